import Crisis
import Testing

@testable import Intake

@Suite("Lists of feeds as OPML")
struct OPMLTests {
    private func importing(
        _ text: String, existing: [Source] = [], categories: [String: OPMLImport.Standing] = [:], trusting: Bool = false
    ) throws -> [OPMLImport.Row] {
        OPMLImport(
            existing: existing, standing: .init(family: .media, tier: .outlet), categories: categories,
            knownWatches: ["sf", "yto"], isTrusting: trusting, allowsPrivate: { $0.contains("rsshub.internal") }
        ).rows(try OPMLReader.read(Array(text.utf8)))
    }

    private func sources(_ rows: [OPMLImport.Row]) -> [Source] {
        rows.compactMap { row in
            guard case .source(let source) = row.result else { return nil }
            return source
        }
    }

    @Test("nested outlines, spellings of the address, entities and broken markup are read")
    func reading() throws {
        let list = try OPMLReader.read(
            Array(
                """
                <?xml version="1.0" encoding="utf-8"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <opml version="1.0"><head><title>我的 &amp; 订阅</title></head><body>
                <outline text="快递"><outline title="监管">
                <outline type="rss" text="A &quot;x&quot;" xmlUrl="https://a.example/rss?x=1&amp;y=2" htmlUrl="https://a.example/"/>
                </outline><outline text='B' XMLURL='https://b.example/atom' category="/Press/Courier,/Region"/></outline>
                <outline type="rss" url="https://c.example/feed" title="C &nbsp;&x;"/>
                <outline type="link" url="https://d.example/page" text="D"/>
                <outline text="E" xmlUrl="https://e.example/?a=1&b=2">
                """.utf8))
        #expect(list.title == "我的 & 订阅")
        #expect(
            list.feeds.map(\.url) == [
                "https://a.example/rss?x=1&y=2", "https://b.example/atom", "https://c.example/feed",
                "https://e.example/?a=1&b=2",
            ])
        #expect(list.feeds[0].title == "A \"x\"")
        #expect(list.feeds[0].categories == ["快递", "监管"])
        #expect(list.feeds[1].categories == ["快递", "Courier", "Region"])
        #expect(list.feeds.allSatisfy { $0.title?.contains("root:") != true })
        #expect(list.flaw != nil)
    }

    @Test("a list in GBK is read, and one that is no OPML is refused")
    func encodings() throws {
        let gbk: [UInt8] =
            Array("<?xml version=\"1.0\" encoding=\"GBK\"?><opml><body><outline text=\"".utf8)
            + [0xD0, 0xC2, 0xCE, 0xC5] + Array("\" xmlUrl=\"https://a.example/\"/></body></opml>".utf8)
        #expect(try OPMLReader.read(gbk).feeds.first?.title == "新闻")
        #expect(throws: OPMLError.noOPML) { try OPMLReader.read(Array("<html><body/></html>".utf8)) }
        #expect(throws: OPMLError.noOPML) { try OPMLReader.read([]) }
    }

    @Test("deep nesting and endless lists end at their caps")
    func hostile() throws {
        let deep = "<opml><body>" + String(repeating: "<outline text='x'>", count: 100_000)
        #expect(try OPMLReader.read(Array(deep.utf8)).feeds.isEmpty)
        let many = "<opml><body>" + String(repeating: "<outline xmlUrl='https://a.example/'/>", count: 20_100)
        let list = try OPMLReader.read(Array(many.utf8))
        #expect(list.feeds.count == OPMLDocument.maximumFeeds)
        #expect(list.flaw == "only the first 20000 feeds were read")
    }

    @Test("duplicates, other schemes and private hosts are told and left out, unless the host is listed")
    func results() throws {
        let twin = Source(
            id: "twin", title: LocalizedText(zh: "a", en: "a"), family: .media, tier: .outlet,
            origin: .feed(.init(url: "https://a.example/rss/", interval: .minutes(5))))
        let rows = try importing(
            """
            <opml><body><outline xmlUrl="HTTP://A.example/rss"/><outline xmlUrl="https://b.example/1" text="B"/>
            <outline xmlUrl="https://b.example/1"/><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:x"/>
            <outline xmlUrl="http://127.1/"/><outline xmlUrl="http://[::1]/"/><outline xmlUrl="http://10.1.2.3/x" tocsin:trusted="true"/>
            <outline xmlUrl="http://wiki.internal/"/><outline xmlUrl="http://rsshub.internal/weibo"/><outline xmlUrl="https:///"/>
            </body></opml>
            """, existing: [twin])
        #expect(
            rows.map(\.result).filter { if case .source = $0 { false } else { true } } == [
                .duplicate(of: "twin"), .duplicate(of: "b"), .notWeb, .notWeb, .privateAddress, .privateAddress,
                .privateAddress, .privateAddress, .notWeb,
            ])
        #expect(sources(rows).map(\.place) == ["https://b.example/1", "http://rsshub.internal/weibo"])
    }

    @Test("an attribute tells family and tier, else the innermost named category, else the default")
    func standing() throws {
        let rows = try importing(
            """
            <opml xmlns:tocsin="urn:tocsin:opml:1"><body><outline text="监管"><outline text="其他">
            <outline xmlUrl="https://a.example/" tocsin:family="consumers" tocsin:tier="loud" tocsin:watches="sf nobody"/>
            <outline xmlUrl="https://b.example/"/></outline></outline><outline xmlUrl="https://c.example/"/></body></opml>
            """, categories: ["监管": .init(family: .public, tier: .authority)])
        let read = sources(rows)
        #expect(read.map(\.family) == [.consumers, .public, .media])
        #expect(read.map(\.tier) == [.authority, .authority, .outlet])
        #expect(read[0].watches == ["sf"])
        #expect(OPMLImport.Standing("public/authority") == .init(family: .public, tier: .authority))
        #expect(OPMLImport.Standing("public") == nil)
    }

    @Test("what was exported comes back the same, whatever stands in titles and addresses", arguments: 0..<40)
    func roundTrip(seed: UInt64) throws {
        var dice = PollSeed(seed)
        let sources = (0..<Int.random(in: 0...12, using: &dice)).map { Source.random($0, using: &dice) }
        let text = OPMLDocument(title: "来源 <&>", sources: sources).xml
        let list = try OPMLReader.read(Array(text.utf8))
        #expect(list.flaw == nil)
        let back = self.sources(try importing(text, trusting: true))
        #expect(back.sorted { $0.id < $1.id } == sources.sorted { $0.id < $1.id })
    }
}

extension Source {
    fileprivate static func random(_ number: Int, using dice: inout PollSeed) -> Source {
        let words = ["顺丰", "\"quoted\"", "<b>", "&amp;", "'", "é", "a", "𠮷", "]]>", "{x: y}", "# no", "-", "👩‍👧"]
        func title(_ dice: inout PollSeed) -> String {
            (0...Int.random(in: 0...3, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "x" }
                .joined(separator: " ")
        }
        let tails = ["", "/rss", "/?a=1&b=\"2\"", "/新闻.xml", "/x'y", "/a%20b?c=<d>"]
        return Source(
            id: "s\(number)", title: LocalizedText(zh: title(&dice), en: title(&dice)),
            family: SourceFamily.allCases.randomElement(using: &dice) ?? .media,
            tier: Tier.allCases.randomElement(using: &dice) ?? .outlet,
            watches: ["sf", "yto"].filter { _ in Bool.random(using: &dice) },
            offsetMinutes: [480, 0, -300, 345].randomElement(using: &dice) ?? 480,
            origin: .feed(
                FeedOrigin(
                    url: "https://h\(number).example\(tails.randomElement(using: &dice) ?? "")",
                    interval: TimeSpan(milliseconds: Int64.random(in: 1000...86_400_000, using: &dice)),
                    trusted: Bool.random(using: &dice))))
    }
}

import Crisis
import Testing

@testable import Intake

@Suite("Of a document only what the last one did not say is worked on")
struct DocumentMemoryTests {
    private func entry(_ id: String, _ text: String, link: String? = nil) -> FeedEntry {
        FeedEntry(id: id, link: link, title: "甲 \(text)", summary: text, published: Timestamp(seconds: 1_800_000_000))
    }

    private func feed(_ entries: [FeedEntry]) -> ParsedFeed { ParsedFeed(format: .rss20, entries: entries) }

    @Test("the first document gives all, the same again nothing, one more entry that one")
    func one() {
        let first = feed((0..<20).map { entry("https://a.example/\($0)", "\($0)") })
        let news = first.allNews(since: nil)
        #expect(news.items == first.identifiedItems(kind: .coverage))
        let again = first.allNews(since: news.memory)
        #expect(again.items.isEmpty)
        #expect(again.repeated.count == 20)
        #expect(again.memory == news.memory)
        let more = feed([entry("new", "x")] + first.entries.dropLast())
        #expect(more.allNews(since: news.memory).items.map(\.item.identity) == ["new"])
    }

    @Test("an edited entry is worked on again, and so is one whose name another entry takes")
    func edited() {
        let memory = feed([entry("1", "a"), entry("2", "b")]).allNews(since: nil).memory
        let edited = feed([entry("1", "a, corrected"), entry("2", "b")]).allNews(since: memory)
        #expect(edited.items.map(\.item.identity) == ["1"])
        let doubled = feed([entry("1", "c"), entry("1", "a"), entry("2", "b")])
        let news = doubled.allNews(since: memory)
        let whole = doubled.identifiedItems(kind: .coverage)
        #expect(news.items == whole.filter { $0.item.title != "甲 b" })
        #expect(Set(news.items.map(\.item.identity)).count == 2)
    }

    @Test("whatever a feed does, what is left out had been given before, as it is", arguments: 1...50)
    func law(seed: UInt64) throws {
        var dice = SystemSeed(seed)
        var entries: [FeedEntry] = []
        var memory: DocumentMemory?
        var given: Set<String> = []
        for _ in 0..<20 {
            for _ in 0..<Int.random(in: 0...3, using: &dice) {
                let number = Int.random(in: 0...12, using: &dice)
                entries.insert(
                    entry("\(number)", "\(Int.random(in: 0...2, using: &dice))", link: "https://a.example/\(number)"),
                    at: 0)
            }
            entries = Array(entries.prefix(10))
            let document = feed(entries)
            let whole = Set(document.identifiedItems(kind: .post))
            let news = try #require(document.news(kind: .post, since: memory))
            #expect(Set(news.items).isSubset(of: whole))
            #expect(whole.subtracting(news.items).allSatisfy { given.contains($0.item.revision) })
            given.formUnion(whole.map(\.item.revision))
            memory = news.memory
        }
    }
}

@Suite("Entries that stand in a document byte for byte as before are passed over")
struct EntryRecognitionTests {
    private func document(_ items: [String], title: String = "频道") -> [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0"><channel><title>\(title)</title><ttl>15</ttl>
            \(items.joined(separator: "\n"))
            </channel></rss>
            """.utf8)
    }

    private func item(_ guid: String, _ text: String) -> String {
        "<item><title>\(text)</title><guid>\(guid)</guid><description><![CDATA[<p>\(text) </item>]]></description></item>"
    }

    private func news(_ bytes: [UInt8], since last: DocumentMemory?) throws -> (feed: ParsedFeed, news: FeedNews) {
        try FeedParser.news(
            bytes, contentType: nil, baseURL: nil, offsetMinutes: 480, kind: .coverage, since: last)
    }

    private func plain(_ guid: String, _ text: String) -> String {
        "<item>\n<title>\(text)</title><guid>\(guid)</guid>\n</item>"
    }

    @Test("of a document with one new item that one is read, and the head as always")
    func one() throws {
        let old = (1...5).map { plain("urn:\($0)", "第\($0)条") }
        let first = try news(document(old), since: nil)
        #expect(first.feed.entries.count == 5)
        let second = try news(document([plain("urn:6", "新")] + old, title: "改名"), since: first.news.memory)
        #expect(second.feed.title == "改名")
        #expect(second.feed.manners.timeToLive == .minutes(15))
        #expect(second.feed.entries.map(\.title) == ["新"])
        #expect(second.feed.recognized.count == 5)
        #expect(second.news.items.map(\.item.identity) == ["urn:6"])
        #expect(second.news.repeated.count == 5)
        let third = try news(document([plain("urn:6", "新")] + old), since: second.news.memory)
        #expect(third.feed.entries.isEmpty)
        #expect(!third.feed.isEmpty)
    }

    @Test("an item whose bytes changed is read, and so is one that holds its own end tag as text")
    func changed() throws {
        let first = try news(document([plain("1", "甲"), item("2", "乙")]), since: nil)
        let second = try news(document([plain("1", "甲，更正"), item("2", "乙")]), since: first.news.memory)
        #expect(second.feed.entries.map(\.title) == ["甲，更正", "乙"])
        #expect(second.news.items.map(\.item.title) == ["甲，更正"])
    }

    @Test("after a flawed document everything is read again")
    func flawed() throws {
        let items = [plain("1", "甲"), plain("2", "乙 & 丙")]
        let first = try news(document(items), since: nil)
        #expect(first.feed.bozo)
        let second = try news(document(items), since: first.news.memory)
        #expect(second.feed.entries.count == 2)
        #expect(second.feed.bozo)
        #expect(second.news.items.isEmpty)
    }

    @Test("a new item with the name of a known one is told apart from it")
    func sameName() throws {
        let first = try news(document([plain("1", "甲"), plain("2", "乙")]), since: nil)
        let second = try news(document([plain("1", "丙"), plain("1", "甲"), plain("2", "乙")]), since: first.news.memory)
        let whole = try news(document([plain("1", "丙"), plain("1", "甲"), plain("2", "乙")]), since: nil)
        #expect(Set(second.news.items) == Set(whole.news.items.filter { $0.item.title != "乙" }))
    }

    @Test("whatever a feed does, what is passed over had been given before, as it is", arguments: 1...60)
    func law(seed: UInt64) throws {
        var dice = SystemSeed(seed)
        var items: [String] = []
        var memory: DocumentMemory?
        var given: Set<String> = []
        for _ in 0..<20 {
            for _ in 0..<Int.random(in: 0...3, using: &dice) {
                let number = Int.random(in: 0...14, using: &dice)
                let words = ["甲", "乙 <b>粗</b>", "丙 &amp; 丁", "戊 & 己"]
                let text = "\(words[Int.random(in: 0...3, using: &dice)]) \(number)"
                let make = Bool.random(using: &dice) ? plain : item
                items.insert(make("\(number)", text), at: 0)
            }
            items = Array(items.prefix(9))
            if Int.random(in: 0...5, using: &dice) == 0 { items.reverse() }
            let whole = Set(try news(document(items), since: nil).feed.identifiedItems(kind: .coverage))
            let news = try news(document(items), since: memory).news
            #expect(Set(news.items).isSubset(of: whole))
            #expect(whole.subtracting(news.items).allSatisfy { given.contains($0.item.revision) })
            given.formUnion(whole.map(\.item.revision))
            memory = news.memory
        }
    }
}

extension ParsedFeed {
    /// All that is news in a document of which every entry was read.
    fileprivate func allNews(since last: DocumentMemory?) -> FeedNews {
        news(kind: .coverage, since: last) ?? FeedNews(items: [], repeated: [], memory: .empty)
    }
}

/// SplitMix64: the same numbers on every run.
private struct SystemSeed: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

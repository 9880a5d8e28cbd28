import Crisis
import Foundation
import Intake
import Testing

@Suite("Hostile documents cost little and give nothing away")
struct HostileFeedTests {
    @Test(
        "what is no feed is refused by name",
        arguments: [
            (
                "<!DOCTYPE html><html><head><title>维护中</title></head><body><p>rss</p></body></html>",
                FeedError.notAFeed(.htmlPage)
            ),
            (
                "<html xmlns='http://www.w3.org/1999/xhtml'><body><rss><channel/></rss></body></html>",
                .notAFeed(.htmlPage)
            ),
            ("<!doctype HTML><title>x</title>", .notAFeed(.htmlPage)),
            ("<table><tr><td>x</table>", .notAFeed(.htmlPage)),
            ("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", .notAFeed(.svgImage)),
            ("<opml version='2.0'><body/></opml>", .notAFeed(.otherXML(root: "opml"))), ("", .empty),
            (" \n\t ", .empty),
            ("404 not found", .notAFeed(.text)), ("<?xml version='1.0'?>", .notAFeed(.text)),
            ("{\"error\":1}", .notAFeed(.otherJSON)), ("[1,2]", .notAFeed(.otherJSON)), ("\u{FEFF}", .empty),
        ] as [(String, FeedError)])
    func refused(document: String, error: FeedError) throws {
        #expect(throws: error) { try parsed(document) }
        #expect(!error.explanation.zh.isEmpty && !error.explanation.en.isEmpty)
    }

    @Test("ten thousand levels of nesting end quickly, and the items around them stay")
    func nesting() throws {
        let deep = String(repeating: "<div>", count: 10_000) + "x" + String(repeating: "</div>", count: 10_000)
        let started = ContinuousClock.now
        let feed = try parsed(
            "<rss><channel><item><title>a</title></item><item><title>b</title><description>\(deep)</description></item>"
                + "<item><title>c</title></item></channel></rss>")
        #expect(feed.bozo)
        #expect(feed.entries.map(\.title) == ["a", "b", "c"])
        #expect(feed.entries[1].summary == "x")
        #expect(ContinuousClock.now - started < .seconds(5))
    }

    @Test(
        "nesting that is never closed keeps the items before it",
        arguments: ["<x>", "<item>", "<title>", "<author>", "{\"a\":["])
    func unclosed(tag: String) throws {
        let text = "<rss><channel><item><title>a</title></item>" + String(repeating: tag, count: 20_000)
        #expect(try parsed(text).entries.first?.title == "a")
    }

    @Test("a billion laughs stay a few")
    func entityBomb() throws {
        var entities = "<!ENTITY l0 \"lol\">"
        for level in 1...9 {
            entities += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
        }
        let feed = try parsed("<!DOCTYPE rss [\(entities)]><rss><channel><title>&l9;</title></channel></rss>")
        #expect((feed.title ?? "").utf8.count < 1000)
        let big = String(repeating: "A", count: 1000)
        let flood = String(repeating: "&a;", count: 100_000)
        let quadratic = try parsed(
            "<!DOCTYPE rss [<!ENTITY a \"\(big)\">]><rss><channel><title>\(flood)</title></channel></rss>")
        #expect((quadratic.title ?? "").utf8.count <= 256 * 1024)
    }

    @Test("no file is read for an external entity")
    func externalEntity() throws {
        let secret = FileManager.default.temporaryDirectory.appendingPathComponent("secret-\(UUID().uuidString)")
        try Data("TOP-SECRET".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let feed = try parsed(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://\(secret.path)\"><!ENTITY % p SYSTEM \"file://\(secret.path)\"> %p;]>"
                + "<rss><channel><title>t</title><item><title>&x;</title></item></channel></rss>")
        #expect(feed.title == "t")
        #expect(!feed.json().contains("TOP-SECRET"))
    }

    @Test(
        "no script survives in the markup",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
            "<a href='&#106;ava&#10;script:alert(1)'>x</a>", "<svg onload=alert(1)><script>alert(1)</script></svg>",
            "<iframe src='https://e.example/alert'></iframe>", "<p style='x:alert(1)'>x</p>",
            "<math><mi>alert</mi></math>",
            "<scr<script>ipt>alert(1)</script>", "<a href=\"data:text/html,alert\">x</a>",
            "<object data=alert></object>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<style>@import 'alert'</style>",
            "<img src=\"x\" alt=\"` onerror=alert(1)\" ONERROR='alert(1)'>", "<base href='javascript:alert(1)//'>",
            "<form action='javascript:alert(1)'><input></form>", "<!--><img src=x onerror=alert(1)>-->",
        ])
    func sanitised(markup: String) throws {
        let html = try entry("<description><![CDATA[<p>k</p>\(markup)]]></description>")?.summaryHTML ?? ""
        #expect(html.hasPrefix("<p>k</p>"))
        let unquoted = html.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map(\.element).joined()
        for word in ["script", "onerror", "onload", "style", "data:", "<iframe", "<object", "<form"] {
            #expect(!unquoted.lowercased().contains(word), "\(html)")
        }
        #expect(!html.lowercased().contains("script:"))
    }

    @Test(
        "long runs of openings take a time that grows with their length only",
        arguments: [
            "<", "<a ", "<a x=\"", "<!--", "</", "<script>", "&", "&#", "<![CDATA[", "<p>", "]]>", "<a x=", "</p>",
            "&amp;lt;",
        ])
    func linear(piece: String) throws {
        let flood = String(repeating: piece, count: 60_000 / piece.utf8.count)
        let started = ContinuousClock.now
        for document in [
            "<rss><channel><item><description>\(flood)</description></item></channel></rss>",
            "<rss><channel><item><description><![CDATA[\(flood)]]></description></item></channel></rss>", flood,
        ] {
            _ = try? parsed(document)
        }
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test("a feed of too many entries is cut and says so")
    func cap() throws {
        let items = String(repeating: "<item><title>t</title></item>", count: FeedParser.maximumEntries + 10)
        let feed = try parsed("<rss><channel>\(items)</channel></rss>")
        #expect(feed.entries.count == FeedParser.maximumEntries)
        #expect(feed.bozo)
    }
}

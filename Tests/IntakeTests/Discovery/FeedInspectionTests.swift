import Crisis
import Testing
import Transport

@testable import Intake

@Suite("What an operator is told about a feed")
struct FeedInspectionTests {
    static let now = Timestamp(seconds: 1_790_000_000)

    private func inspect(
        _ body: String, type: String? = "application/rss+xml", headers: [HTTPHeader] = [HTTPHeader("ETag", "\"e\"")]
    ) -> FeedInspection {
        var all = headers
        if let type { all.append(HTTPHeader("Content-Type", type)) }
        return FeedInspection(
            of: .answer(200, body, headers: all, url: "https://news.example/rss"), offsetMinutes: 480, at: Self.now)
    }

    private func item(_ id: String?, _ date: String?) -> String {
        "<item>" + (id.map { "<guid>\($0)</guid>" } ?? "")
            + "<title>t</title><link>https://news.example/\(id ?? "x")</link>"
            + (date.map { "<pubDate>\($0)</pubDate>" } ?? "") + "</item>"
    }

    private func feed(_ items: String...) -> String {
        "<rss version=\"2.0\"><channel><title>T</title>\(items.joined())</channel></rss>"
    }

    private static let recent = "Mon, 21 Sep 2026 08:00:00 +0800"

    @Test("a good feed has no problem, and its entries are shown with identity and date")
    func good() {
        let seen = inspect(feed(item("a", Self.recent)))
        #expect(seen.problems.isEmpty, "\(seen.problems)")
        #expect(seen.format == .rss20)
        #expect(seen.shown.map(\.identity) == ["a"])
        #expect(seen.newest?.rfc3339 == "2026-09-21T00:00:00Z")
        #expect(seen.charset == "UTF-8")
        #expect(seen.charsetReason.en == "the bytes are valid UTF-8; no label")
    }

    @Test(
        "every flaw is named by its code",
        arguments: [
            ("no_validators", feedOf("<item><guid>1</guid><pubDate>\(recent)</pubDate></item>"), "text/xml", false),
            ("wrong_type", feedOf("<item><guid>1</guid><pubDate>\(recent)</pubDate></item>"), "text/html", true),
            ("not_a_feed", "<html><body>维护</body></html>", "text/xml", true), ("not_a_feed", "", "text/xml", true),
            ("empty", feedOf(""), "text/xml", true),
            ("undated", feedOf("<item><guid>1</guid></item>"), "text/xml", true),
            (
                "future_dates", feedOf("<item><guid>1</guid><pubDate>Mon, 21 Sep 2037 08:00:00 GMT</pubDate></item>"),
                "text/xml", true
            ),
            (
                "stale", feedOf("<item><guid>1</guid><pubDate>Mon, 21 Sep 2020 08:00:00 GMT</pubDate></item>"),
                "text/xml", true
            ),
            ("without_id", feedOf("<item><title>x</title><link>https://a.example</link></item>"), "text/xml", true),
            (
                "repeated_ids",
                feedOf("<item><guid>1</guid><title>a</title></item><item><guid>1</guid><title>b</title></item>"),
                "text/xml", true
            ),
            (
                "flawed", "<rss version=\"2.0\"><channel><item><guid>1</guid><title>a</title></item><item>", "text/xml",
                true
            ),
        ] as [(String, String, String, Bool)])
    func problems(code: String, body: String, type: String, hasValidators: Bool) {
        let seen = inspect(body, type: type, headers: hasValidators ? [HTTPHeader("ETag", "\"e\"")] : [])
        #expect(seen.problems.map(\.code).contains(code), "\(seen.problems)")
        for problem in seen.problems {
            #expect(!problem.sentence.zh.isEmpty)
            #expect(!problem.sentence.en.isEmpty)
        }
    }

    private static func feedOf(_ items: String) -> String {
        "<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>"
    }

    @Test("a permanent move is a problem that names the new address")
    func moved() {
        var response = HTTPResponse.answer(200, feed(item("a", Self.recent)), url: "https://new.example/")
        response.redirects = [Redirect(status: 308, url: "https://new.example/")]
        let seen = FeedInspection(of: response, offsetMinutes: 480, at: Self.now)
        #expect(seen.problems.contains(.movedForGood(to: "https://new.example/")))
    }

    @Test(
        "secrets of headers and URLs are hidden, and nothing else",
        arguments: [
            ("https://u:p@a.example/x?key=abc&page=2", "https://a.example/x?key=(hidden)&page=2"),
            ("https://a.example/x?access_token=abc#f", "https://a.example/x?access_token=(hidden)"),
            ("https://a.example/x?q=0123456789abcdef0123456789ABCDEF", "https://a.example/x?q=(hidden)"),
            ("https://a.example/x?feed=rss2&q=快递", "https://a.example/x?feed=rss2&q=快递"),
            ("https://a.example/x", "https://a.example/x"),
        ])
    func secrets(url: String, shown: String) {
        #expect(SecretRedaction.url(url) == shown)
        #expect(SecretRedaction.header("Authorization", "Bearer abc") == "(hidden, 10 bytes)")
        #expect(SecretRedaction.header("X-Anything", "abc") == "(hidden, 3 bytes)")
        #expect(SecretRedaction.header("if-none-match", "\"e\"") == "\"e\"")
    }
}

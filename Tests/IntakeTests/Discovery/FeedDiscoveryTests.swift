import Crisis
import Testing
import Transport

@testable import Intake

@Suite("Finding the feeds of an address")
struct FeedDiscoveryTests {
    static let now = Timestamp(seconds: 1_790_000_000)

    static func rss(_ title: String, items: Int = 2, date: String = "Mon, 21 Sep 2026 08:00:00 +0800") -> String {
        let entries = (0..<items).map {
            "<item><title>t\($0)</title><guid>g\($0)</guid><pubDate>\(date)</pubDate></item>"
        }
        return "<rss version=\"2.0\"><channel><title>\(title)</title>\(entries.joined())</channel></rss>"
    }

    /// A site of pages; what is not there is 404.
    private func site(_ pages: [String: (type: String, body: String)]) -> CannedClient {
        CannedClient { request, _ throws(TransportError) in
            guard let page = pages[request.url] else { return .answer(404, url: request.url) }
            return .answer(200, page.body, headers: [HTTPHeader("Content-Type", page.type)], url: request.url)
        }
    }

    private func findings(
        _ client: CannedClient, at url: String, rsshub: String? = nil
    ) async -> FeedDiscovery.Findings {
        await FeedDiscovery(client: client, rsshub: rsshub, now: Self.now, wait: { _ in }).findings(at: url)
    }

    @Test("an address that is a feed is taken with one request")
    func feed() async {
        let client = site(["https://news.example/rss": ("text/xml", Self.rss("News"))])
        let found = await findings(client, at: "news.example/rss")
        #expect(found.feeds.map(\.url) == ["https://news.example/rss"])
        #expect(found.feeds.first?.entries == 2)
        #expect(found.feeds.first?.origin == .given)
        #expect(client.requests.count == 1)
        #expect(client.requests[0].limits == .feed)
        #expect(client.requests[0].addressPolicy == .publicOnly)
    }

    @Test("of the feeds of a page the main one comes first, comments and empty ones last, and dead links are told")
    func page() async {
        let head = ["/comments/feed", "/empty", "/main", "/old", "/gone"].map {
            "<link rel=alternate type=application/rss+xml href=\($0)>"
        }
        let client = site([
            "https://news.example/": ("text/html", "<html><head>\(head.joined())</head>"),
            "https://news.example/comments/feed": ("text/xml", Self.rss("Comments")),
            "https://news.example/empty": ("text/xml", Self.rss("Empty", items: 0)),
            "https://news.example/old": ("text/xml", Self.rss("Old", date: "Mon, 01 Jan 2018 08:00:00 GMT")),
            "https://news.example/main": ("text/xml", Self.rss("Main")),
        ])
        let found = await findings(client, at: "https://news.example/")
        #expect(found.feeds.compactMap(\.title) == ["Main", "Old", "Empty", "Comments"])
        #expect(found.misses.map(\.candidate.url) == ["https://news.example/", "https://news.example/gone"])
        #expect(found.misses.last?.reason.text == "missing: HTTP 404")
        #expect(client.requests.count == 6, "nothing is guessed when the page tells")
    }

    @Test("a page that says nothing is guessed at, a few times, and the first hit ends it")
    func guesses() async {
        let hit = site([
            "https://news.example/": ("text/html", "<html><body>x</body></html>"),
            "https://news.example/atom.xml": ("text/xml", Self.rss("Atom")),
        ])
        #expect(await findings(hit, at: "https://news.example/").feeds.map(\.origin) == [.wellKnown])
        #expect(hit.requests.count == 4)
        let none = site(["https://news.example/": ("text/html", "<html><body>x</body></html>")])
        #expect(await findings(none, at: "https://news.example/").feeds.isEmpty)
        #expect(none.requests.count == 8)
    }

    @Test("a page never costs more than its share of requests, and no address is asked twice")
    func bounded() async {
        let links = (0..<200).map {
            "<a href=/f\($0 / 2).rss>rss</a><link rel=alternate type=text/xml href=/l\($0 / 2)>"
        }
        let client = site(["https://news.example/": ("text/html", "<html>" + links.joined())])
        _ = await findings(client, at: "https://news.example/")
        #expect(client.requests.count <= FeedDiscovery.maximumRequests)
        #expect(Set(client.requests.map(\.url)).count == client.requests.count)
    }

    @Test("a permanent move is what gets configured, a temporary one is not")
    func moves() async {
        for (status, url) in [(301, "https://news.example/new"), (302, "https://news.example/rss")] {
            let client = CannedClient { request, _ throws(TransportError) in
                var response = HTTPResponse.answer(200, Self.rss("News"), url: "https://news.example/new")
                response.redirects = [Redirect(status: status, url: "https://news.example/new")]
                return response
            }
            #expect(await findings(client, at: "https://news.example/rss").feeds.map(\.url) == [url])
        }
    }

    @Test("a page of Weibo is asked of the configured RSSHub, and never of Weibo; without one the route is told")
    func rsshub() async {
        let client = site(["http://rsshub.internal:1200/weibo/user/1195230310": ("text/xml", Self.rss("微博"))])
        let found = await findings(client, at: "https://weibo.com/u/1195230310", rsshub: "http://rsshub.internal:1200")
        #expect(found.feeds.map(\.title) == ["微博"])
        #expect(client.requests.map(\.url) == ["http://rsshub.internal:1200/weibo/user/1195230310"])
        let without = await findings(site([:]), at: "https://weibo.com/u/1195230310")
        #expect(without.unusedRoutes == ["/weibo/user/1195230310"])
    }

    @Test("a server that cannot be reached is one miss with its reason")
    func unreachable() async {
        let client = CannedClient { _, _ throws(TransportError) in throw .addressRefused(address: "10.0.0.1") }
        let found = await findings(client, at: "https://news.example/")
        #expect(found.feeds.isEmpty)
        #expect(found.misses.map(\.reason.kind) == [.addressRefused])
    }

    @Test(
        "what people type becomes an address",
        arguments: [
            ("example.org", "https://example.org"), (" example.org:8080/x ", "https://example.org:8080/x"),
            ("//example.org/", "https://example.org/"), ("http://example.org", "http://example.org"),
            ("localhost:8080/feed", "https://localhost:8080/feed"),
        ])
    func typed(text: String, url: String) { #expect(FeedDiscovery.completed(text) == url) }
}

import Testing

@testable import Transport

struct HopTests {
    private let start = "https://news.example/feeds/all.xml?page=1"

    @Test("a redirect keeps credentials on the same origin and drops them elsewhere")
    func credentials() throws {
        let request = HTTPRequest(
            url: start,
            headers: [
                HTTPHeader("Authorization", "Bearer t"), HTTPHeader("X-Api-Key", "k"), HTTPHeader("If-None-Match", "e"),
            ])
        let cases = [
            ("/moved.xml", 3), ("https://news.example:443/x", 3), ("http://news.example/x", 1),
            ("https://news.example:8443/x", 1), ("https://cdn.news.example/x", 1), ("//other.example/x", 1),
        ]
        for (location, count) in cases {
            let next = try #require(try Hop(request).next(after: .redirect(to: location), spent: .zero))
            #expect(next.headers.count == count, "\(location)")
        }
    }

    @Test(
        "user and password of the URL go to no other host",
        arguments: ["//other.example/x", "https://other.example/x", "///other.example", "\\\\other.example/x", "?q=1"])
    func user(location: String) throws {
        let hop = try Hop(HTTPRequest(url: "https://user:secret@news.example/a"))
        guard let next = try? hop.next(after: .redirect(to: location), spent: .zero) else { return }
        #expect(next.address.host == "news.example" || !next.address.text.contains("secret"))
        #expect(!next.address.publicText.contains("secret"))
    }

    @Test("from http to https on the usual ports credentials go along")
    func upgrade() throws {
        let request = HTTPRequest(url: "http://news.example/a", headers: [HTTPHeader("Authorization", "Bearer t")])
        let next = try #require(try Hop(request).next(after: .redirect(to: "https://NEWS.example/a"), spent: .zero))
        #expect(next.headers == request.headers)
    }

    @Test("trust and credentials end with the first other host and do not come back")
    func trustEnds() throws {
        let request = HTTPRequest(
            url: start, headers: [HTTPHeader("Authorization", "Bearer t")], addressPolicy: .trusted)
        let same = try #require(try Hop(request).next(after: .redirect(to: "/b"), spent: .zero))
        #expect(same.policy == .trusted)
        let away = try #require(try same.next(after: .redirect(to: "https://evil.example/"), spent: .zero))
        #expect(away.policy == .publicOnly)
        let back = try #require(try away.next(after: .redirect(to: start), spent: .zero))
        #expect(back.policy == .publicOnly)
        #expect(back.headers.isEmpty)
    }

    @Test(
        "only a 301, 302 or 303 turns a POST into a GET",
        arguments: [(301, true), (302, true), (303, true), (307, false)])
    func method(status: Int, becomesGet: Bool) throws {
        let request = HTTPRequest(
            method: .post, url: start, headers: [HTTPHeader("Content-Type", "text/plain")], body: [1, 2])
        let next = try #require(try Hop(request).next(after: .redirect(to: "/b", status: status), spent: .zero))
        #expect(next.method == (becomesGet ? .get : .post))
        #expect(next.body == (becomesGet ? [] : [1, 2]))
        #expect(next.headers.isEmpty == becomesGet)
    }

    @Test("a body is not handed on to another host")
    func bodyStays() throws {
        let request = HTTPRequest(method: .post, url: start, body: [1, 2])
        #expect(try Hop(request).next(after: .redirect(to: "https://evil.example/", status: 307), spent: .zero) == nil)
    }

    @Test("an answer that is no redirect, names no place or may not be followed is the end")
    func ends() throws {
        let hop = try Hop(HTTPRequest(url: start))
        #expect(try hop.next(after: HTTPResponse(status: 200, effectiveURL: start), spent: .zero) == nil)
        #expect(try hop.next(after: HTTPResponse(status: 302, effectiveURL: start), spent: .zero) == nil)
        #expect(try hop.next(after: .redirect(to: "/b", status: 304), spent: .zero) == nil)
        let webhook = try Hop(HTTPRequest(method: .post, url: start, limits: .webhook))
        #expect(try webhook.next(after: .redirect(to: "/b"), spent: .zero) == nil)
    }

    @Test("hops share one total time")
    func totalTime() throws {
        let hop = try Hop(HTTPRequest(url: start))
        let next = try #require(try hop.next(after: .redirect(to: "/b"), spent: .seconds(10)))
        #expect(next.limits.total == .seconds(20))
        #expect(throws: TransportError.timedOut) { try next.next(after: .redirect(to: "/c"), spent: .seconds(20)) }
    }

    @Test(
        "a redirect to anything but http and https is refused",
        arguments: [
            ("file:///etc/passwd", "file"), ("FILE:///etc/passwd", "file"), ("gopher://x.example/", "gopher"),
            ("ftp://x.example/", "ftp"), ("smb://x.example/share", "smb"),
        ])
    func protocols(location: String, scheme: String) throws {
        let hop = try Hop(HTTPRequest(url: start))
        #expect(throws: TransportError.protocolRefused(scheme)) {
            try hop.next(after: .redirect(to: location), spent: .zero)
        }
    }

    @Test("a place in bytes outside ASCII is percent-encoded byte by byte")
    func rawBytes() throws {
        let location = HTTPHeader.text(Array("/新闻 1.xml".utf8))
        let next = try #require(try Hop(HTTPRequest(url: start)).next(after: .redirect(to: location), spent: .zero))
        #expect(next.address.publicText.lowercased() == "https://news.example/%e6%96%b0%e9%97%bb%201.xml")
    }
}

extension HTTPResponse {
    static func redirect(to location: String, status: Int = 302) -> HTTPResponse {
        HTTPResponse(status: status, headers: [HTTPHeader("Location", location)], effectiveURL: "")
    }
}

import Foundation
import LoopbackServer
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct ConnectionOptionTests {
    private let transport = CurlTransport.forTests()

    @Test("a proxy carries the request, with its own credentials, and sees none of the source's in CONNECT")
    func proxy() async throws {
        let proxy = try LoopbackServer { request in
            request.method == "CONNECT" ? .status(407) : .text("by proxy")
        }
        defer { proxy.stop() }
        let options = ConnectionOptions(
            proxy: .init(url: proxy.url(""), user: "desk", password: "canary:with colon"))
        let headers = [HTTPHeader("Authorization", "Bearer inner")]
        let response = try await transport.perform(
            .local("http://feeds.invalid/all.xml", headers: headers, policy: .publicOnly, connection: options))
        #expect(response.body == Array("by proxy".utf8))
        #expect(proxy.requests.first?.target == "http://feeds.invalid/all.xml")
        let basic = "Basic " + Data("desk:canary:with colon".utf8).base64EncodedString()
        #expect(proxy.requests.first?.header("Proxy-Authorization") == basic)
        let refused = await transport.failure(
            .local("https://feeds.invalid/all.xml", headers: headers, policy: .publicOnly, connection: options))
        #expect(
            refused == .couldNotConnect(host: "feeds.invalid through the proxy 127.0.0.1:\(proxy.port)"))
        #expect(proxy.requests.last?.method == "CONNECT")
        #expect(proxy.requests.last?.header("Authorization") == nil)
    }

    @Test(
        "behind a proxy, addresses of the inner net are refused by what the URL says",
        arguments: [
            "http://169.254.169.254/", "http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://localhost/",
            "http://a.localhost./", "http://10.0.0.1/", "http://[fe80::1%25eth0]/",
        ])
    func proxyGuard(url: String) async throws {
        let proxy = try LoopbackServer { _ in .redirect(to: url) }
        defer { proxy.stop() }
        let options = ConnectionOptions(proxy: .init(url: proxy.url("")))
        for first in [url, "http://feeds.invalid/moved"] {
            let failure = await transport.failure(.local(first, policy: .publicOnly, connection: options))
            guard case .addressRefused = failure else {
                Issue.record("\(first): \(String(describing: failure))")
                continue
            }
        }
        #expect(proxy.requests.map(\.target) == ["http://feeds.invalid/moved"])
    }

    @Test("a proxy that is not there is named", arguments: ["http", "socks5", "socks5h"])
    func noProxy(scheme: String) async {
        let options = ConnectionOptions(proxy: .init(url: "\(scheme)://127.0.0.1:1"))
        let failure = await transport.failure(.local("http://192.0.2.1/", connection: options))
        guard case .addressRefused = failure else {
            Issue.record("a reserved address is refused first: \(String(describing: failure))")
            return
        }
        #expect(
            await transport.failure(.local("http://10.1.2.3/", connection: options))
                == .couldNotConnect(host: "the proxy 127.0.0.1:1"))
    }

    @Test("a request without a proxy does not take the connection that another made through one")
    func proxyIsNotShared() async throws {
        let proxy = try LoopbackServer { _ in .text("by proxy") }
        defer { proxy.stop() }
        let server = try LoopbackServer { _ in .text("direct") }
        defer { server.stop() }
        let options = ConnectionOptions(proxy: .init(url: proxy.url("")))
        for _ in 0..<3 {
            let carried = try await transport.perform(.local(server.url("/"), connection: options))
            #expect(carried.body == Array("by proxy".utf8))
            #expect(try await transport.perform(.local(server.url("/"))).body == Array("direct".utf8))
        }
    }

    @Test("cookies stay in the jar of their source, and without a jar there are none")
    func cookies() async throws {
        let server = try LoopbackServer { request in
            .text(request.header("Cookie") ?? "none", headers: [(name: "Set-Cookie", value: "visit=1; Path=/")])
        }
        defer { server.stop() }
        var seen: [String] = []
        for jar in ["a", "a", nil, "b", "b", "a", nil] as [String?] {
            let options = jar.map { ConnectionOptions(cookieJar: $0) }
            let response = try await transport.perform(.local(server.url("/"), connection: options))
            seen.append(String(decoding: response.body, as: UTF8.self))
        }
        #expect(seen == ["none", "visit=1", "none", "none", "visit=1", "visit=1", "none"])
    }

    @Test("a server that brings ever new cookies does not fill the jar without end")
    func cookieFlood() async throws {
        let server = try LoopbackServer { request in
            let cookies = (0..<45).map { (name: "Set-Cookie", value: "c\(request.target.dropFirst())x\($0)=1; Path=/") }
            return .text("\(request.header("Cookie")?.split(separator: ";").count ?? 0)", headers: cookies)
        }
        defer { server.stop() }
        var most = 0
        for number in 0..<20 {
            let options = ConnectionOptions(cookieJar: "flood")
            let response = try await transport.perform(.local(server.url("/\(number)"), connection: options))
            most = max(most, Int(String(decoding: response.body, as: UTF8.self)) ?? 0)
        }
        #expect(most <= 345)
        let last = try await transport.perform(
            .local(server.url("/last"), connection: ConnectionOptions(cookieJar: "flood")))
        #expect((Int(String(decoding: last.body, as: UTF8.self)) ?? 0) <= 345)
    }

    @Test("a source may name itself, and the next one is ourselves again")
    func userAgent() async throws {
        let server = try LoopbackServer { request in .text(request.header("User-Agent") ?? "") }
        defer { server.stop() }
        let own = ConnectionOptions(userAgent: "Desk/2", usesHTTP1: true)
        for (options, expected) in [(own, "Desk/2"), (nil, "Tocsin-Tests/1.0 (+https://example.org/tocsin)")] {
            let response = try await transport.perform(.local(server.url("/"), connection: options))
            #expect(String(decoding: response.body, as: UTF8.self) == expected)
        }
    }

    @Test("our certificate and the trust in a server without one end with the first other place; the rest stays")
    func elsewhere() throws {
        let options = ConnectionOptions(
            clientCertificate: .init(certificate: [1], key: [2]), authorities: [3], publicKeyPin: "sha256//x",
            verifiesTLS: false, userAgent: "Desk/2")
        let request = HTTPRequest(url: "https://news.example/a", connection: options)
        for (location, isKept) in [("/b", true), ("https://news.example:8443/", false), ("//other.example/", false)] {
            let next = try #require(try Hop(request).next(after: .redirect(to: location), spent: .zero)?.connection)
            #expect((next.clientCertificate != nil) == isKept, "\(location)")
            #expect(next.verifiesTLS == !isKept, "\(location)")
            #expect(next.authorities == [3] && next.publicKeyPin == "sha256//x" && next.userAgent == "Desk/2")
        }
    }
}

import LoopbackServer
import Testing

@testable import Transport

@Suite("A source behind a SOCKS proxy", .timeLimit(.minutes(1)))
struct SocksProxyTests {
    private let transport = CurlTransport.forTests()

    private func options(
        _ scheme: String, _ proxy: SocksServer, user: String? = nil, password: String? = nil
    ) -> ConnectionOptions {
        ConnectionOptions(proxy: .init(url: "\(scheme)://127.0.0.1:\(proxy.port)", user: user, password: password))
    }

    @Test("socks5h leaves the name to the proxy, and one connection serves several requests")
    func namesByProxy() async throws {
        let proxy = try SocksServer { .text("through \($0.target)") }
        defer { proxy.stop() }
        let way = options("socks5h", proxy)
        for target in ["/a", "/b"] {
            let response = try await transport.perform(
                .local("http://feeds.invalid\(target)", policy: .publicOnly, connection: way))
            #expect(response.body == Array("through \(target)".utf8))
        }
        #expect(proxy.wishes == [SocksServer.Wish(target: "feeds.invalid:80", isName: true)])
        #expect(proxy.requests.map { $0.header("Host") } == ["feeds.invalid", "feeds.invalid"])
    }

    @Test("socks5 resolves the name here")
    func namesHere() async throws {
        let proxy = try SocksServer { _ in .text("ok") }
        defer { proxy.stop() }
        let response = try await transport.perform(
            .local("http://localhost:8099/x", connection: options("socks5", proxy)))
        #expect(response.status == 200)
        let wish = try #require(proxy.wishes.first)
        #expect(!wish.isName)
        #expect(["127.0.0.1:8099", "[0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1]:8099"].contains(wish.target))
    }

    @Test("a proxy that wants a login gets the source's, and turns away who has none")
    func login() async throws {
        let proxy = try SocksServer(wantsLogin: true) { _ in .text("ok") }
        defer { proxy.stop() }
        let known = options("socks5h", proxy, user: "desk", password: "canary:密")
        #expect(try await transport.perform(.local("http://feeds.invalid/", connection: known)).status == 200)
        #expect(
            proxy.wishes == [
                SocksServer.Wish(target: "feeds.invalid:80", isName: true, user: "desk", password: "canary:密")
            ])
        #expect(proxy.requests.first?.header("Proxy-Authorization") == nil)
        let failure = await transport.failure(
            .local("http://feeds.invalid/", connection: options("socks5h", proxy)))
        #expect(failure == .couldNotConnect(host: "feeds.invalid through the proxy 127.0.0.1:\(proxy.port)"))
        #expect(proxy.wishes.count == 1)
    }

    @Test(
        "a target that the proxy refuses is named with it, and an inner one is not even asked for", arguments: [2, 5])
    func refused(code: UInt8) async throws {
        let proxy = try SocksServer(verdict: { _ in code }, handler: { _ in .text("never") })
        defer { proxy.stop() }
        let way = options("socks5h", proxy)
        let failure = await transport.failure(.local("http://feeds.invalid/", policy: .publicOnly, connection: way))
        #expect(failure == .couldNotConnect(host: "feeds.invalid through the proxy 127.0.0.1:\(proxy.port)"))
        let inner = await transport.failure(.local("http://169.254.169.254/", policy: .publicOnly, connection: way))
        #expect(inner == .addressRefused(address: "169.254.169.254"))
        #expect(proxy.wishes.count == 1)
        #expect(proxy.requests.isEmpty)
    }
}

import LoopbackServer
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct AddressPolicyTests {
    private let transport = CurlTransport.forTests()

    @Test("a loopback address is refused for a stranger, without a connection, and allowed for a trusted source")
    func loopback() async throws {
        let server = try LoopbackServer { _ in .text("inner") }
        defer { server.stop() }
        let refused = await transport.failure(.local(server.url("/"), policy: .publicOnly))
        #expect(refused == .addressRefused(address: "127.0.0.1"))
        #expect(server.acceptedConnections == 0)
        #expect(try await transport.perform(.local(server.url("/"))).status == 200)
    }

    @Test("a connection that a trusted transfer left behind does not let a stranger in")
    func keptConnection() async throws {
        let server = try LoopbackServer { _ in .text("inner") }
        defer { server.stop() }
        _ = try await transport.perform(.local(server.url("/")))
        let refused = await transport.failure(.local(server.url("/"), policy: .publicOnly))
        #expect(refused == .addressRefused(address: "127.0.0.1"))
        #expect(server.requests.count == 1)
    }

    @Test(
        "other spellings of a loopback address are refused as well",
        arguments: [
            "http://localhost/", "http://0x7f.1/", "http://2130706433/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
            "http://0/",
        ])
    func spellings(url: String) async throws {
        let refused = await transport.failure(.local(url, policy: .publicOnly))
        guard case .addressRefused = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
    }

    @Test("a redirect to the metadata address is refused even for a trusted source")
    func metadata() async throws {
        let server = try LoopbackServer { _ in .redirect(to: "http://169.254.169.254/latest/meta-data/") }
        defer { server.stop() }
        #expect(await transport.failure(.local(server.url("/"))) == .addressRefused(address: "169.254.169.254"))
    }

    @Test("trust is for the configured host only: a redirect to another private host is refused")
    func otherHost() async throws {
        let inner = try LoopbackServer { _ in .text("inner") }
        defer { inner.stop() }
        let server = try LoopbackServer { _ in .redirect(to: "http://localhost:\(inner.port)/") }
        defer { server.stop() }
        let refused = await transport.failure(.local(server.url("/")))
        guard case .addressRefused = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(inner.acceptedConnections == 0)
    }

    @Test("credentials do not follow a redirect to another port")
    func credentials() async throws {
        let other = try LoopbackServer { _ in .text("other") }
        defer { other.stop() }
        let otherURL = other.url("/")
        let server = try LoopbackServer { request in
            request.target == "/here" ? .text("here") : .redirect(to: request.target == "/a" ? "/here" : otherURL)
        }
        defer { server.stop() }
        let headers = [HTTPHeader("Authorization", "Bearer canary"), HTTPHeader("Accept", "text/xml")]
        _ = try await transport.perform(.local(server.url("/a"), headers: headers))
        #expect(server.requests.last?.header("Authorization") == "Bearer canary")
        let withUser = server.url("/b").replacing("http://", with: "http://user:canary@")
        _ = try await transport.perform(.local(withUser, headers: headers))
        #expect(other.requests.last?.header("Authorization") == nil)
        #expect(other.requests.last?.header("Accept") == "text/xml")
    }
}

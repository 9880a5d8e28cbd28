import LoopbackServer
import Testing

@testable import Transport

@Suite("A traced transfer", .timeLimit(.minutes(1)))
struct TraceTests {
    private let transport = CurlTransport.forTests()

    @Test("each hop is told with its address, headers, status and target, and the last is what perform gives")
    func hops() async throws {
        let server = try LoopbackServer { request in
            request.target == "/a"
                ? .redirect(to: "/b?x=1", status: 301) : .text("<rss/>", headers: [("ETag", "\"e\"")])
        }
        defer { server.stop() }
        let request = HTTPRequest.local(server.url("/a"), headers: [HTTPHeader("Accept", "text/xml")])
        let hops = await transport.trace(request)
        #expect(hops.map(\.url) == [server.url("/a"), server.url("/b?x=1")])
        #expect(hops[0].target == server.url("/b?x=1"))
        #expect(hops[0].addresses == [.init(text: "127.0.0.1", kind: "loopback", isAllowed: true)])
        #expect(hops[1].headers == [HTTPHeader("Accept", "text/xml")])
        guard case .answer(let last) = hops[1].outcome, case .answer(let first) = hops[0].outcome else {
            Issue.record("no answer")
            return
        }
        #expect(first.status == 301)
        #expect(last == (try await transport.perform(request)))
        #expect(last.connection == ConnectionFacts(address: "127.0.0.1", httpVersion: "HTTP/1.1"))
        #expect(last.permanentURL == server.url("/b?x=1"))
    }

    @Test("a redirect to a private host, to another scheme, in a circle: the trace ends where perform ends")
    func ends() async throws {
        let inner = try LoopbackServer { _ in .text("inner") }
        defer { inner.stop() }
        let place = "http://localhost:\(inner.port)/"
        let server = try LoopbackServer { request in
            switch request.target {
            case "/inner": .redirect(to: place)
            case "/file": .redirect(to: "file:///etc/passwd")
            default: .redirect(to: "/circle")
            }
        }
        defer { server.stop() }
        let led = await transport.trace(.local(server.url("/inner")))
        #expect(led.count == 2)
        #expect(led[1].addresses.contains { !$0.isAllowed })
        guard case .failure(.addressRefused) = led[1].outcome else {
            Issue.record("\(led[1].outcome)")
            return
        }
        #expect(inner.acceptedConnections == 0)
        guard case .failure(.protocolRefused("file")) = await transport.trace(.local(server.url("/file"))).last?.outcome
        else {
            Issue.record("a file was followed")
            return
        }
        let circle = await transport.trace(.local(server.url("/circle")))
        #expect(circle.count == 7)
        guard case .failure(.tooManyRedirects(limit: 5)) = circle.last?.outcome else {
            Issue.record("\(String(describing: circle.last?.outcome))")
            return
        }
        guard case .failure(.invalidURL) = await transport.trace(.local("nonsense")).last?.outcome else {
            Issue.record("nonsense was asked for")
            return
        }
    }
}

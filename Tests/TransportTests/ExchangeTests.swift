import LoopbackServer
import Testing

@testable import Transport

@Suite("Many requests of one owner are answered together", .timeLimit(.minutes(1)))
struct ExchangeTests {
    /// Takes answers until there are as many as that.
    private func take(_ count: Int, from exchange: TransferExchange) async -> [Int: TransferInbox.Answer] {
        var answers: [Int: TransferInbox.Answer] = [:]
        while answers.count < count, let arrivals = await exchange.arrivals() {
            for arrival in arrivals { #expect(answers.updateValue(arrival.outcome, forKey: arrival.tag) == nil) }
        }
        return answers
    }

    @Test("each request is answered once, under its own name, whatever became of it")
    func all() async throws {
        let server = try LoopbackServer { request in
            switch request.target {
            case "/moved": .redirect(to: "/7", status: 301)
            case "/same": .status(304, headers: [("ETag", "\"1\"")])
            case "/cut": .truncated(declaredBytes: 50, body: [1, 2])
            default: .text(request.target)
            }
        }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 6, total: 6)
        defer { transport.shutdown() }
        let exchange = try #require(transport.exchange { $0 })
        exchange.start((0..<60).map { (tag: $0, request: .local(server.url("/\($0)"))) })
        let others = [
            server.url("/moved"), server.url("/same"), server.url("/cut"), "gopher://a.example/", "no address",
        ]
        exchange.start(others.enumerated().map { (tag: 100 + $0.offset, request: .local($0.element)) })
        let answers = await take(65, from: exchange)
        for tag in 0..<60 { #expect(try answers[tag]?.get().body == Array("/\(tag)".utf8)) }
        let moved = try #require(try answers[100]?.get())
        #expect(moved.body == Array("/7".utf8))
        #expect(moved.redirects.map(\.status) == [301])
        #expect(try answers[101]?.get().header("etag") == "\"1\"")
        #expect(throws: TransportError.self) { try answers[102]?.get() }
        #expect(answers[103] == .failure(.protocolRefused("gopher")))
        #expect(throws: TransportError.self) { try answers[104]?.get() }
        #expect(transport.underWay == 0)
    }

    @Test("what is given up gives its places to others, and nothing more comes of it")
    func cancelled() async throws {
        let server = try LoopbackServer { $0.target == "/hang" ? .hang : .text("next") }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 2)
        defer { transport.shutdown() }
        let exchange = try #require(transport.exchange { $0 })
        exchange.start((0..<9).map { (tag: $0, request: .local(server.url("/hang"))) })
        await server.received(2)
        let waiting = Task { await exchange.arrivals() == nil }
        exchange.cancel()
        #expect(await waiting.value)
        #expect(try await transport.perform(.local(server.url("/next"))).status == 200)
        #expect(transport.underWay == 0)
        exchange.start([(tag: 1, request: .local(server.url("/next")))])
        #expect(await exchange.arrivals() == nil)
    }

    @Test("a cancelled task and the transport's end let nobody wait")
    func ended() async throws {
        let server = try LoopbackServer { _ in .hang }
        defer { server.stop() }
        let transport = CurlTransport.forTests()
        let exchange = try #require(transport.exchange { $0 })
        exchange.start([(tag: 1, request: .local(server.url("/")))])
        let waiting = Task { await exchange.arrivals() == nil }
        await server.received(1)
        transport.shutdown()
        #expect(await waiting.value)
        let late = try #require(transport.exchange { $0 })
        #expect(await late.arrivals() == nil)
        let other = CurlTransport.forTests()
        defer { other.shutdown() }
        let idle = try #require(other.exchange { $0 })
        let task = Task { await idle.arrivals() == nil }
        task.cancel()
        #expect(await task.value)
    }

    @Test("a listed host is let through the guard in an exchange as elsewhere, and no other")
    func guarded() async throws {
        let server = try LoopbackServer { _ in .text("inner") }
        defer { server.stop() }
        let transport = CurlTransport.forTests()
        defer { transport.shutdown() }
        let request = HTTPRequest.local(server.url("/"), policy: .publicOnly)
        let plain = try #require(transport.exchange { $0 })
        plain.start([(tag: 1, request: request)])
        #expect(await take(1, from: plain)[1] == .failure(.addressRefused(address: "127.0.0.1")))
        let hosts = PrivateHosts([try PrivateHosts.Entry("127.0.0.1")])
        let listed = try #require(ListedHostClient(transport, hosts: hosts).exchange { $0 })
        listed.start([(tag: 1, request: request)])
        #expect(try await take(1, from: listed)[1]?.get().status == 200)
        // The connection is there now, and still no way in for anybody else.
        plain.start([(tag: 2, request: request)])
        #expect(await take(1, from: plain)[2] == .failure(.addressRefused(address: "127.0.0.1")))
    }

    @Test("connections that their server closes while they rest are not missed")
    func restingConnections() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        let server = try LoopbackServer { request in
            // Says nothing of it, and closes right after the answer.
            request.target.hasSuffix("0") ? .raw(Array(head.utf8)) : .text("ok")
        }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 4)
        defer { transport.shutdown() }
        let exchange = try #require(transport.exchange { $0 })
        for round in 0..<25 {
            exchange.start((0..<4).map { (tag: $0, request: .local(server.url("/\(round)/\($0)"))) })
            let answers = await take(4, from: exchange)
            for tag in 0..<4 { #expect(try answers[tag]?.get().body == Array("ok".utf8)) }
        }
    }
}

import LoopbackServer
import Testing

@testable import Transport

@Suite(.serialized, .timeLimit(.minutes(1)), .enabled(if: HTTP2Server.isAvailable, "nginx or openssl is not installed"))
struct HTTP2Tests {
    private let transport = CurlTransport.forTests(perHost: 20)

    /// A server, what stands behind it, and how it is reached.
    private func start(
        requestsPerConnection: Int = 1000, handler: @escaping LoopbackServer.Handler = { .text("behind \($0.target)") }
    ) async throws -> (server: HTTP2Server, upstream: LoopbackServer, options: ConnectionOptions) {
        let upstream = try LoopbackServer(handler: handler)
        let server = try HTTP2Server(upstream: upstream.port, requestsPerConnection: requestsPerConnection)
        let options = ConnectionOptions(authorities: server.authority)
        #expect(await server.begins(transport, options))
        return (server, upstream, options)
    }

    private func all(
        _ count: Int, _ server: HTTP2Server, _ options: ConnectionOptions, at path: String = "/"
    ) async -> [Int: Result<HTTPResponse, TransportError>] {
        guard let exchange = transport.exchange(adapting: { $0 }) else { return [:] }
        exchange.start((0..<count).map { ($0, .local(server.url("\(path)\($0)"), connection: options)) })
        var answers: [Int: Result<HTTPResponse, TransportError>] = [:]
        while answers.count < count, let arrivals = await exchange.arrivals() {
            for arrival in arrivals { answers[arrival.tag] = arrival.outcome }
        }
        return answers
    }

    @Test("a server that offers HTTP/2 is asked over one connection, many requests at once")
    func multiplexed() async throws {
        // Slowly enough that those that were sent side by side are seen side by side.
        let (server, upstream, options) = try await start {
            .drip(Array("behind \($0.target)".utf8), every: .milliseconds(5))
        }
        defer {
            server.stop()
            upstream.stop()
        }
        let answers = await all(60, server, options, at: "/upstream/")
        for number in 0..<60 {
            let response = try #require(try answers[number]?.get())
            #expect(response.body == Array("behind /upstream/\(number)".utf8))
            #expect(response.connection.httpVersion == "HTTP/2")
        }
        // They ran side by side, and not one after another.
        #expect(upstream.peakRequests > 1)
        let lines = try server.lines()
        #expect(Set(lines.map(\.version)) == ["HTTP/2.0"])
        #expect(Set(lines.map(\.connection)).count == 1)
    }

    @Test("a source that wants HTTP/1.1 gets it, whatever the server offers")
    func older() async throws {
        let (server, upstream, options) = try await start()
        defer {
            server.stop()
            upstream.stop()
        }
        let plain = ConnectionOptions(authorities: server.authority, usesHTTP1: true)
        let response = try await transport.perform(.local(server.url("/x"), connection: plain))
        #expect(response.connection.httpVersion == "HTTP/1.1")
        #expect(
            try await transport.perform(.local(server.url("/y"), connection: options)).connection.httpVersion
                == "HTTP/2")
        let lines = try server.lines()
        #expect(lines.first { $0.path == "/x" }?.version == "HTTP/1.1")
        #expect(lines.first { $0.path == "/y" }?.version == "HTTP/2.0")
    }

    @Test("a server that says GOAWAY after a few requests loses none of those that wait")
    func goAway() async throws {
        let (server, upstream, options) = try await start(requestsPerConnection: 7)
        defer {
            server.stop()
            upstream.stop()
        }
        let answers = await all(80, server, options)
        for number in 0..<80 { #expect(try answers[number]?.get().body == Array("plain /\(number)".utf8)) }
        #expect(Set(try server.lines().map(\.connection)).count > 5)
    }

    @Test("a stream that breaks off keeps what had arrived, and the others of its connection go on")
    func brokenStream() async throws {
        let (server, upstream, options) = try await start { request in
            switch request.target.last {
            // The server between us gives up on it after a while.
            case "3": .stall(declaredBytes: 90_000, body: Array("half of it".utf8))
            case "5": .truncated(declaredBytes: 90_000, body: Array("half of it".utf8))
            default: .text(request.target)
            }
        }
        defer {
            server.stop()
            upstream.stop()
        }
        let answers = await all(8, server, options, at: "/upstream/")
        for number in 0..<8 where number != 3 && number != 5 {
            #expect(try answers[number]?.get().body == Array("/upstream/\(number)".utf8))
        }
        guard case .failure(.truncated(let partial?)) = answers[3] else {
            Issue.record("\(String(describing: answers[3]))")
            return
        }
        #expect(partial.body == Array("half of it".utf8))
        #expect(partial.status == 200)
        // Reset at once: libcurl may drop even the headers.
        guard case .failure(.truncated) = answers[5] else {
            Issue.record("\(String(describing: answers[5]))")
            return
        }
    }
}

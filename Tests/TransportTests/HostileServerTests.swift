import LoopbackServer
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct HostileServerTests {
    private let transport = CurlTransport.forTests()

    private func failure(_ reply: Reply, limits: TransferLimits = .roomy) async throws -> TransportError? {
        let server = try LoopbackServer { _ in reply }
        defer { server.stop() }
        return await transport.failure(.local(server.url("/feed?token=canary"), limits: limits))
    }

    @Test("an endless body stops at the cap")
    func endlessBody() async throws {
        #expect(try await failure(.endlessBody) == .bodyTooLarge(limit: 1024 * 1024))
    }

    @Test("a declared length of a gigabyte is not believed")
    func declaredGigabyte() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n"
        let body = [UInt8](repeating: 0x61, count: 2 * 1024 * 1024)
        #expect(try await failure(.raw(Array(head.utf8) + body)) == .bodyTooLarge(limit: 1024 * 1024))
    }

    @Test("a gzip bomb stops at the cap on decoded bytes")
    func gzipBomb() async throws {
        let size = 4 * 1024 * 1024
        #expect(size / GzipStream.bomb(decodedBytes: size).count >= 100)
        #expect(try await failure(.gzipBomb(decodedBytes: size)) == .bodyTooLarge(limit: 1024 * 1024))
    }

    @Test("a brotli and a zstd bomb stop at the cap as well, and decode whole below it", arguments: ["br", "zstd"])
    func otherBombs(encoding: String) async throws {
        let bomb = try #require(CompressedBombs.all[encoding])
        #expect(CompressedBombs.decodedBytes / bomb.count > 1000)
        let reply = Reply.answer(status: 200, headers: [(name: "Content-Encoding", value: encoding)], body: bomb)
        #expect(try await failure(reply) == .bodyTooLarge(limit: 1024 * 1024))
        let server = try LoopbackServer { _ in reply }
        defer { server.stop() }
        let limits = TransferLimits.roomy.with { $0.bodyBytes = CompressedBombs.decodedBytes }
        #expect(
            try await transport.perform(.local(server.url("/"), limits: limits)).body.count
                == CompressedBombs.decodedBytes)
    }

    @Test("a bomb below the cap is a body like any other, so it really was one")
    func smallBomb() async throws {
        let server = try LoopbackServer { _ in .gzipBomb(decodedBytes: 600_001) }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/")))
        #expect(response.body == [UInt8](repeating: 0x61, count: 600_001))
        #expect(response.receivedBytes < 6_000)
    }

    @Test("endless headers stop at the cap, in many lines or in one")
    func endlessHeaders() async throws {
        #expect(try await failure(.endlessHeaders) == .headerTooLarge(limit: 64 * 1024))
        #expect(try await failure(.endlessHeaderLine) == .headerTooLarge(limit: 64 * 1024))
    }

    @Test("endless interim answers stop at the cap")
    func endlessInterim() async throws {
        let interim = repeatElement("HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n", count: 4000).joined()
        #expect(try await failure(.raw(Array(interim.utf8))) == .headerTooLarge(limit: 64 * 1024))
    }

    @Test("a redirect loop stops at the cap", arguments: ["/feed?token=canary", "/other"])
    func redirectLoop(location: String) async throws {
        let server = try LoopbackServer { _ in .redirect(to: location) }
        defer { server.stop() }
        let error = await transport.failure(.local(server.url("/feed?token=canary")))
        #expect(error == .tooManyRedirects(limit: 5))
        #expect(server.requests.count == 6)
    }

    @Test("a redirect to a file is refused")
    func redirectToFile() async throws {
        #expect(try await failure(.redirect(to: "file:///etc/passwd")) == .protocolRefused("file"))
    }

    @Test("a redirect with an endless body is followed all the same")
    func redirectWithBody() async throws {
        let server = try LoopbackServer { request in
            request.target == "/end"
                ? .text("end")
                : .raw(
                    Array("HTTP/1.1 302 Found\r\nLocation: /end\r\n\r\n".utf8)
                        + [UInt8](repeating: 0x61, count: 100_000))
        }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/"), limits: .roomy.with { $0.bodyBytes = 100 }))
        #expect(response.body == Array("end".utf8))
    }

    @Test("a server that drips or never answers runs out of time")
    func slow() async throws {
        let limits = TransferLimits.roomy.with { $0.total = .milliseconds(300) }
        let text = [UInt8](repeating: 0x61, count: 1000)
        #expect(try await failure(.drip(text, every: .milliseconds(20)), limits: limits) == .timedOut)
        #expect(try await failure(.hang, limits: limits) == .timedOut)
    }

    @Test("a host that takes no connection runs out of the time for connecting")
    func connectHangs() async throws {
        let port = try FullPort()
        defer { port.close() }
        let limits = TransferLimits.roomy.with { $0.connect = .milliseconds(300) }
        #expect(await transport.failure(.local("http://127.0.0.1:\(port.number)/", limits: limits)) == .timedOut)
    }

    @Test("redirects share one total time")
    func slowRedirects() async throws {
        let server = try LoopbackServer { request in
            request.target == "/last" ? .hang : .redirect(to: "/last")
        }
        defer { server.stop() }
        let limits = TransferLimits.roomy.with { $0.total = .milliseconds(300) }
        #expect(await transport.failure(.local(server.url("/"), limits: limits)) == .timedOut)
    }

    @Test("a server that falls silent is stalled, before its answer and in the middle of it")
    func stalled() async throws {
        let limits = TransferLimits.roomy.with { $0.stall = .milliseconds(200) }
        #expect(try await failure(.stall(declaredBytes: 100, body: [1, 2, 3]), limits: limits) == .stalled)
        #expect(try await failure(.hang, limits: limits) == .stalled)
    }

    @Test("a steady drip is slow but not stalled")
    func steadyDrip() async throws {
        let limits = TransferLimits.roomy.with { $0.stall = .seconds(2) }
        let text = [UInt8](repeating: 0x61, count: 30)
        #expect(try await failure(.drip(text, every: .milliseconds(100)), limits: limits) == nil)
    }

    @Test("a body that breaks off keeps what had arrived")
    func truncated() async throws {
        let error = try await failure(.truncated(declaredBytes: 1000, body: Array("half".utf8)))
        guard case .truncated(let partial) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(partial?.body == Array("half".utf8))
        #expect(partial?.status == 200)
        #expect(!"\(String(describing: error.map { "\($0)" }))".contains("canary"))
    }

    @Test("chunks that break off are truncated")
    func truncatedChunks() async throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n8\r\nhal"
        guard case .truncated(let partial) = try await failure(.raw(Array(head.utf8))) else {
            Issue.record("not truncated")
            return
        }
        #expect(partial?.body == Array("halfhal".utf8))
    }

    @Test(
        "a gzip body that is broken or ends early is truncated, whatever its declared length says",
        arguments: [true, false])
    func brokenGzip(isChunked: Bool) async throws {
        let whole = GzipStream.stored(Array("complaint".utf8))
        var broken = whole
        broken[12] ^= 0xFF
        for body in [Array(whole.dropLast(8)), Array(whole.dropLast(4)), Array(whole.prefix(18)), broken] {
            let frame = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.count)"
            let size = isChunked ? "\(String(body.count, radix: 16))\r\n" : ""
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\(frame)\r\n\r\n\(size)"
            let tail = isChunked ? "\r\n0\r\n\r\n" : ""
            let error = try await failure(.raw(Array(head.utf8) + body + Array(tail.utf8)))
            guard case .truncated = error else {
                Issue.record("\(body.count) bytes: \(String(describing: error))")
                continue
            }
        }
    }

    @Test("a server that closes without an answer is an error and no crash")
    func noAnswer() async throws {
        guard case .other = try await failure(.close) else {
            Issue.record("no error")
            return
        }
        #expect(try await failure(.raw(Array("\u{1}\u{2} this is no HTTP\r\n\r\n".utf8))) != nil)
    }

    @Test("one hostile server does not disturb the others")
    func othersUnaffected() async throws {
        let hostile = try LoopbackServer { request in
            switch request.target {
            case "/0": .hang
            case "/1": .endlessBody
            case "/2": .endlessHeaders
            case "/3": .close
            default: .drip([UInt8](repeating: 0x61, count: 1000), every: .milliseconds(10))
            }
        }
        defer { hostile.stop() }
        let calm = try LoopbackServer { _ in .text("calm") }
        defer { calm.stop() }
        let transport = CurlTransport.forTests(perHost: 40)
        let limits = TransferLimits.roomy.with { $0.total = .seconds(30) }
        let attacks = (0..<15).map { number in
            Task { await transport.failure(.local(hostile.url("/\(number % 5)"), limits: limits)) }
        }
        for _ in 0..<20 { #expect(try await transport.perform(.local(calm.url("/"))).status == 200) }
        for attack in attacks {
            attack.cancel()
            #expect(await attack.value != nil)
        }
    }
}

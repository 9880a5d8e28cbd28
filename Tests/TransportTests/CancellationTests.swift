import LoopbackServer
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
    @Test("a cancelled transfer ends at once and gives its place to the next")
    func running() async throws {
        let server = try LoopbackServer { $0.target == "/hang" ? .hang : .text("next") }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 1)
        let hanging = Task { await transport.failure(.local(server.url("/hang"))) }
        await server.received(1)
        let next = Task { try await transport.perform(.local(server.url("/next"))).status }
        let begin = ContinuousClock.now
        hanging.cancel()
        #expect(await hanging.value == .cancelled)
        #expect(ContinuousClock.now - begin < .seconds(5))
        #expect(try await next.value == 200)
    }

    @Test("a cancelled transfer that waits leaves the queue, and the count stays right")
    func queued() async throws {
        let server = try LoopbackServer { $0.target == "/hang" ? .hang : .text("next") }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 1)
        let hanging = Task { await transport.failure(.local(server.url("/hang"))) }
        await server.received(1)
        let waiting = (0..<50).map { number in
            Task { await transport.failure(.local(server.url("/never/\(number)"))) }
        }
        while transport.underWay < 51 { await Task.yield() }
        for task in waiting {
            task.cancel()
            #expect(await task.value == .cancelled)
        }
        #expect(transport.underWay == 1)
        hanging.cancel()
        #expect(await hanging.value == .cancelled)
        for _ in 0..<3 { #expect(try await transport.perform(.local(server.url("/next"))).status == 200) }
        #expect(server.requests.map(\.target) == ["/hang", "/next", "/next", "/next"])
    }

    @Test("a task that is cancelled before it asks never asks")
    func before() async throws {
        let server = try LoopbackServer { _ in .text("") }
        defer { server.stop() }
        let transport = CurlTransport.forTests()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await transport.failure(.local(server.url("/")))
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(server.requests.isEmpty)
    }

    @Test("cancelling at any moment gives an answer or a cancellation, and loses no place")
    func anyMoment() async throws {
        let server = try LoopbackServer { _ in .text("answer") }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 4)
        for round in 0..<40 {
            let tasks = (0..<8).map { number in
                Task { await transport.failure(.local(server.url("/\(round)/\(number)"))) }
            }
            for _ in 0..<(round % 7) { await Task.yield() }
            for task in tasks { task.cancel() }
            for task in tasks {
                let error = await task.value
                #expect(error == nil || error == .cancelled)
            }
        }
        for _ in 0..<8 { #expect(try await transport.perform(.local(server.url("/"))).status == 200) }
        #expect(transport.underWay == 0)
    }

    @Test("shutdown fails what runs, what waits and what comes later")
    func shutdown() async throws {
        let server = try LoopbackServer { _ in .hang }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 2)
        let tasks = (0..<6).map { _ in Task { await transport.failure(.local(server.url("/"))) } }
        await server.received(2)
        while transport.underWay < 6 { await Task.yield() }
        transport.shutdown()
        transport.shutdown()
        for task in tasks { #expect(await task.value == .cancelled) }
        #expect(await transport.failure(.local(server.url("/"))) == .cancelled)
    }

    @Test("a transport that is dropped ends its thread, used or not")
    func dropped() async throws {
        let server = try LoopbackServer { _ in .text("") }
        defer { server.stop() }
        for round in 0..<20 {
            let transport = CurlTransport.forTests()
            if round.isMultiple(of: 2) { _ = try await transport.perform(.local(server.url("/"))) }
        }
        #expect(server.requests.count == 10)
    }
}

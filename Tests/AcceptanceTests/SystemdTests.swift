import Foundation
import LoopbackServer
import Status
import Testing

/// What the service tells its manager, heard on a socket like systemd's.
@Suite(.timeLimit(.minutes(2))) struct SystemdTests {
    @Test("it is ready once it answers, alive while it works, reloading while it reloads, and stopping at the end")
    func life() async throws {
        let server = try LoopbackServer { _ in .status(404) }
        defer { server.stop() }
        let folder = try ServiceFolder(port: server.port)
        let manager = try FakeManager(path: "\(folder.path)/notify")
        let service = try RunningService(
            folder, environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "1000000"])

        let ready = try #require(try await manager.messages(upTo: "READY").last)
        #expect(ready["READY"] == "1")
        #expect(ready["STATUS"] == "Watching 6 sources.")
        #expect(ready["MAINPID"] == "\(service.program.pid)")
        #expect(try await service.status().pid == Int(service.program.pid), "it answers as soon as it is ready")
        for _ in 1...3 { #expect(try await manager.messages(upTo: "WATCHDOG").last == ["WATCHDOG": "1"]) }

        service.program.send(SIGHUP)
        let reloading = try #require(try await manager.messages(upTo: "RELOADING").last)
        #expect(reloading["MONOTONIC_USEC"].flatMap { Int64($0) } != nil)
        let again = try #require(try await manager.messages(upTo: "READY").last)
        #expect(again["STATUS"]?.hasSuffix("is in force.") == true)

        try folder.rewrite("config/tocsin.yaml", ["  tick: 10s": "  tack: 10s"])
        service.program.send(SIGHUP)
        let failed = try #require(try await manager.messages(upTo: "READY").last)
        #expect(failed["STATUS"]?.hasPrefix("Reload FAILED, the old configuration runs on: ") == true)

        service.program.send(SIGTERM)
        #expect(try await manager.messages(upTo: "STOPPING").last == ["STOPPING": "1"])
        #expect(try await service.program.ending(within: .seconds(10)) == .exit(0))
    }

    @Test("a signal that comes right after READY is obeyed")
    func earlySignals() async throws {
        let server = try LoopbackServer { _ in .status(404) }
        defer { server.stop() }
        let folder = try ServiceFolder(port: server.port)
        let manager = try FakeManager(path: "\(folder.path)/notify")
        let service = try RunningService(folder, environment: ["NOTIFY_SOCKET": manager.path])
        _ = try await manager.messages(upTo: "READY")
        service.program.send(SIGHUP)
        #expect(try await manager.messages(upTo: "READY").first?["RELOADING"] == "1")
        #expect(try await service.stop() == .exit(0))
    }
}

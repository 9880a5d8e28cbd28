import Crisis
import Foundation
import LoopbackServer
import Status
import Testing

/// What the people who run the service do wrong, and what it says.
@Suite(.timeLimit(.minutes(2))) struct OperatorFaultTests {
    private let server: LoopbackServer
    private let folder: ServiceFolder

    init() throws {
        server = try LoopbackServer { $0.target == "/webhook" ? .status(204) : .status(404) }
        folder = try ServiceFolder(port: server.port)
    }

    /// A key that nobody knows, an interval that is no time, a tier that is none.
    private func makeThreeMistakes() throws {
        try folder.rewrite("config/tocsin.yaml", ["  tick: 10s": "  tick: 10s\n  tack: 10s"])
        try folder.rewrite(
            "config/sources/demo.yaml", ["interval: 3s": "interval: soon", "tier: social": "tier: loud"])
    }

    @Test("three mistakes are three problems with file and line: check says 2, run says 78")
    func threeMistakes() async throws {
        try makeThreeMistakes()
        let check = try await Program.run(["check", folder.configuration], in: folder)
        let places = check.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        let config = "\(folder.path)/config"
        #expect(check.ending == .exit(2))
        #expect(
            places == [
                "\(config)/sources/demo.yaml:10:", "\(config)/sources/demo.yaml:19:", "\(config)/tocsin.yaml:10:",
            ])
        let run = try await Program.run(["run", "--config", folder.configuration], in: folder)
        #expect(run.ending == .exit(78))
        #expect(run.errors == check.output)
        #expect(folder.names(in: "").allSatisfy { !$0.hasPrefix("tocsin.sqlite") }, "a refused start makes nothing")
    }

    @Test("a bad reload leaves the old configuration running and says so; a good one is adopted")
    func reload() async throws {
        let service = try RunningService(folder)
        try await service.answers()
        let good = try folder.read("config/sources/demo.yaml")
        let before = try await service.sources().keys.sorted()

        try folder.rewrite("config/sources/demo.yaml", ["tier: social": "tier: loud", "id: city-posts": "id: other"])
        service.program.send(SIGHUP)
        let refused = try await eventually(within: .seconds(20), "the report of a reload") {
            try await service.status().reload
        }
        #expect(!refused.succeeded)
        #expect(refused.problems.count == 1)
        #expect(refused.problems.first?.hasPrefix("\(folder.path)/config/sources/demo.yaml:19: ") == true)
        #expect(try await service.sources().keys.sorted() == before)

        try folder.write(good, to: "config/sources/demo.yaml")
        try FileManager.default.moveItem(
            atPath: "\(folder.credentials)/complaint-token", toPath: "\(folder.path)/token")
        service.program.send(SIGHUP)
        _ = try await eventually(within: .seconds(20), "the refusal of a reload without the token") {
            try await service.status().reload?.problems.first?.contains("\"complaint-token\"") == true ? true : nil
        }
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/token", toPath: "\(folder.credentials)/complaint-token")

        try folder.write(good.replacing("id: city-posts", with: "id: other"), to: "config/sources/demo.yaml")
        service.program.send(SIGHUP)
        _ = try await eventually(within: .seconds(20), "the good reload") {
            try await service.status().reload?.succeeded == true ? true : nil
        }
        let after = try await service.sources().keys.sorted()
        #expect(after == (before.filter { $0 != "city-posts" } + ["other"]).sorted())
        _ = try await eventually(within: .seconds(20), "a poll of the new source") {
            try await service.sources()["other"]?.lastError?.hasPrefix("missing: HTTP 404") == true ? true : nil
        }
        #expect(try await service.stop() == .exit(0))
    }

    @Test("a second service on the same state ends at once and names the first")
    func secondService() async throws {
        let service = try RunningService(folder)
        try await service.answers()
        let second = try await Program.run(["run", "--config", folder.configuration], in: folder, within: .seconds(10))
        #expect(second.ending == .exit(1))
        #expect(second.errors.contains("process \(service.program.pid)"))
        #expect(try await service.status().pid == Int(service.program.pid), "the first goes on answering")
        #expect(try await service.stop(within: .seconds(5)) == .exit(0))
    }

    @Test("a missing or spoilt credential stops the start with its name and no value")
    func credentials() async throws {
        let canary = "canary-4711"
        try folder.write("whsec_\(canary)", to: "config/credentials/webhook-secret")
        let spoilt = try await Program.run(["run", "--config", folder.configuration], in: folder)
        #expect(spoilt.ending == .exit(1))
        #expect(spoilt.errors.contains("webhook-secret"))
        #expect(!(spoilt.errors + spoilt.output).contains(canary))

        try FileManager.default.removeItem(atPath: "\(folder.credentials)/complaint-token")
        try folder.write("whsec_dG9jc2luLWRlbW8td2ViaG9vay1zZWNyZXQtMzIh", to: "config/credentials/webhook-secret")
        let missing = try await Program.run(["run", "--config", folder.configuration], in: folder)
        #expect(missing.ending == .exit(1))
        #expect(missing.errors.contains("\"complaint-token\""))
        #expect(!missing.errors.contains("dG9jc2lu"))
    }
}

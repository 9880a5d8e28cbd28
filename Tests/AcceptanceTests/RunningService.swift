import Crisis
import Daemon
import Foundation
import Status

/// `tocsin run` as a process of its own, asked over its socket like any other.
final class RunningService: Sendable {
    let program: Program
    let folder: ServiceFolder
    private let client: ServiceClient

    /// - Parameter log: names the files that it writes into, one a start.
    init(_ folder: ServiceFolder, log: String = "service", environment: [String: String] = [:]) throws {
        self.folder = folder
        client = ServiceClient(socket: folder.socket)
        program = try Program(
            ["run", "--config", folder.configuration], environment: environment, folder: folder.path, log: log)
    }

    /// Whether it has said that it runs.
    var hasStarted: Bool { program.errors.contains("Tocsin is running.") }

    /// Whether it has raised an alert.
    var hasRung: Bool { program.errors.contains("Alert raised.") }

    /// Waits until it answers; fails at once when it has ended instead.
    func answers() async throws {
        _ = try await eventually(within: .seconds(120), "the first answer of the service") {
            guard program.isRunning else { throw Stopped(errors: program.errors) }
            return try? await status()
        }
    }

    struct Stopped: Error {
        let errors: String
    }

    func status() async throws -> StatusReport {
        try ReportJSON.decode(StatusReport.self, from: try await client.get("v1/status"))
    }

    func sources() async throws -> [Source.ID: SourceReport] {
        let list = try ReportJSON.decode(SourceList.self, from: try await client.get("v1/sources"))
        return Dictionary(uniqueKeysWithValues: list.sources.map { ($0.id, $0) })
    }

    /// What the command of that name prints with `--json`.
    func told<Report: Decodable>(_ command: String, as type: Report.Type) async throws -> Report {
        let answer = try await Program.run([command, "--json", "--socket", folder.socket], in: folder)
        return try ReportJSON.decode(type, from: Data(answer.output.utf8))
    }

    /// SIGTERM, and how it ended.
    func stop(within limit: Duration = .seconds(10)) async throws -> Program.Ending {
        program.send(SIGTERM)
        return try await program.ending(within: limit)
    }

    /// SIGKILL.
    func kill() async throws {
        program.send(SIGKILL)
        _ = try await program.ending(within: .seconds(10))
    }

    /// The most memory that was ever resident, in bytes: `VmHWM` of proc(5).
    var peakMemory: Int? {
        let status = (try? String(contentsOfFile: "/proc/\(program.pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
    }
}

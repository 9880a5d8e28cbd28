import Foundation

/// The executable under test, as a child of the test: started, signalled and ended by its pid, and by no other way.
final class Program: Sendable {
    /// How it ended.
    enum Ending: Equatable, Sendable {
        case exit(Int32)
        case signal(Int32)
    }

    private let process: Process
    /// Files, so that a talkative child never waits for a reader.
    private let outputFile: URL
    private let errorFile: URL

    /// Starts `tocsin` with these arguments; what it writes goes into two files named `log` in `folder`.
    init(_ arguments: [String], environment: [String: String] = [:], folder: String, log: String) throws {
        outputFile = URL(fileURLWithPath: "\(folder)/\(log).out")
        errorFile = URL(fileURLWithPath: "\(folder)/\(log).err")
        try Data().write(to: outputFile)
        try Data().write(to: errorFile)
        process = Process()
        process.executableURL = try Program.executable()
        process.arguments = arguments
        process.environment = Program.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
    }

    deinit { if process.isRunning { send(SIGKILL) } }

    var pid: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    /// All that it has written to standard output so far.
    var output: String { Program.text(outputFile) }
    /// All that it has written to standard error so far.
    var errors: String { Program.text(errorFile) }

    func send(_ signal: Int32) {
        // A pid that has ended may already be another's.
        if process.isRunning { _ = kill(process.processIdentifier, signal) }
    }

    /// Waits for its end; a child that does not end in time is killed, and that is an error.
    func ending(within limit: Duration) async throws -> Ending {
        do {
            return try await eventually(within: limit, "the end of tocsin \(process.arguments?.first ?? "")") {
                guard !process.isRunning else { return nil }
                let isExit = process.terminationReason == .exit
                return isExit ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
            }
        } catch {
            send(SIGKILL)
            throw error
        }
    }

    /// Runs a command to its end.
    static func run(
        _ arguments: [String], in folder: ServiceFolder, environment: [String: String] = [:],
        within limit: Duration = .seconds(120)
    ) async throws -> (ending: Ending, output: String, errors: String) {
        let program = try Program(
            arguments, environment: environment, folder: folder.path, log: "command-\(UUID().uuidString)")
        let ending = try await program.ending(within: limit)
        return (ending, program.output, program.errors)
    }

    /// The program is built beside the bundle of the tests.
    private static func executable() throws -> URL {
        guard let bundle = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) else {
            throw Overdue(what: "the test bundle among the arguments", limit: .zero)
        }
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("tocsin")
    }

    /// Ours, without what a service manager would have set for us.
    private static var environment: [String: String] {
        let foreign = [
            "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM", "STATE_DIRECTORY", "RUNTIME_DIRECTORY",
            "CREDENTIALS_DIRECTORY", "TOCSIN_SOCKET", "TOCSIN_CONFIG",
        ]
        return ProcessInfo.processInfo.environment.filter { !foreign.contains($0.key) }
    }

    private static func text(_ file: URL) -> String {
        String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}

import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings
import Status

struct BacktestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Your own past under changed rules or watches: which alerts would have come and gone.",
        discussion: """
            Examples:
              tocsin backtest --since 2026-10-01T00:00:00+08:00 --rules stricter.yaml
              tocsin backtest --since 2026-10-01T00:00:00+08:00 --watches new-watches/ --json

            Reads the ledger beside the running service and writes nothing. What people recorded then (evidence, ack, \
            ticks, closings) happens again at the same moments. Without --rules and --watches it shows what a mere repeat \
            with today's configuration changes.
            """)

    @Option(name: .long, help: "From when on alerts are compared, RFC 3339.") var since: String
    @Option(name: .long, help: "Up to when. Default: now.") var until: String?
    @Option(name: .long, help: "A rule set file.") var rules: String?
    @Option(name: .long, help: "A file or a folder of watches.") var watches: String?
    @Option(name: .long, help: "How long before --since it begins, so that baselines are known: 28d.") var warmUp =
        "28d"
    @Option(name: .long, help: "How often open incidents are assessed when nothing happens: 5m.") var tick = "5m"
    @Flag(name: .long, help: "One JSON object.") var json = false
    @Option(name: .long, help: "The state folder with the ledger. Default: that of the configuration.") var state:
        String?
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var option: ConfigurationOption

    func run() async throws {
        var configuration = try option.load()
        let from = try moment(since, "--since")
        let to = try until.map { try moment($0, "--until") } ?? SystemClock.now()
        guard from < to else { throw ValidationError("--until must lie after --since.") }
        let (warmUp, tick) = (try span(warmUp, "--warm-up"), try span(tick, "--tick"))
        guard tick >= .seconds(10) else { throw ValidationError("--tick takes 10s or more.") }
        if let rules { configuration.rules = try RuleSetArgument.read(rules) }
        if let watches { configuration.watches = try Self.watches(watches) }
        let ledger = try LedgerOption.open(state ?? configuration.service.stateFolder)
        let clock = ContinuousClock()
        let start = clock.now
        let backtest = Backtest(
            ledger: ledger, criteria: configuration.criteria, sources: configuration.sources, tick: tick)
        let outcome = try await backtest.run(since: from, until: to, warmUp: warmUp)
        let report = BacktestReport(
            outcome, rules: configuration.rules.name, elapsed: clock.now - start,
            offsetMinutes: configuration.service.offsetMinutes)
        if json {
            print(String(decoding: try ReportJSON.encode(report), as: UTF8.self))
        } else {
            print(
                report.text(
                    ReportPhrase(
                        language: Language.chosen(lang), offsetMinutes: configuration.service.offsetMinutes)))
        }
    }

    private func moment(_ text: String, _ option: String) throws -> Timestamp {
        if let moment = Timestamp(rfc3339: text) { return moment }
        throw ValidationError("\(option) takes a time with an offset, such as 2026-10-01T00:00:00+08:00, not \(text).")
    }

    private func span(_ text: String, _ option: String) throws -> TimeSpan {
        if let span = TimeSpan(settingText: text) { return span }
        throw ValidationError("\(option) takes 30s, 15m, 4h or 7d, not \(text).")
    }

    /// The watches of a file, or of every YAML file of a folder.
    private static func watches(_ path: String) throws -> [Watch] {
        var names = [path]
        if let found = try? FileManager.default.contentsOfDirectory(atPath: path) {
            names = found.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { Path.join(path, $0) }
        }
        let log = ProblemLog()
        let files = try names.map { (name: $0, text: String(decoding: try contents(of: $0), as: UTF8.self)) }
        let watches = WatchFile.read(files: files, log: log)
        guard log.isEmpty, !watches.isEmpty else {
            for problem in log.sorted { complain("\(problem)") }
            if watches.isEmpty { complain("\(path) holds no watch.") }
            throw ExitCode(2)
        }
        return watches
    }
}

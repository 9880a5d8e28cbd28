import ArgumentParser
import Crisis
import Daemon
import Status

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "What is burning, what is due next, and whether the service is well.")

    @OptionGroup var options: AskOptions
    @Flag(name: .long, help: "One line and a Nagios exit code: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.")
    var check = false

    func run() async throws {
        guard check else {
            return try await options.ask("v1/status", as: StatusReport.self) { $0.text(options.phrase) }
        }
        guard let answer = try? await options.client.get("v1/status"),
            let report = try? ReportJSON.decode(StatusReport.self, from: answer)
        else {
            print("TOCSIN UNKNOWN - the service cannot be reached")
            throw ExitCode(3)
        }
        let (word, code) = report.nagios
        print(
            "TOCSIN \(word) - level \(report.level.rawValue), \(report.openIncidents) open | open=\(report.openIncidents)"
        )
        throw ExitCode(code)
    }
}

extension StatusReport {
    /// Orange or red, or a service that fails, is critical; yellow or a degraded service is a warning.
    fileprivate var nagios: (word: String, code: Int32) {
        if level >= .orange || health == .failing { return ("CRITICAL", 2) }
        if level == .yellow || health == .degraded { return ("WARNING", 1) }
        return ("OK", 0)
    }
}

struct IncidentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents", abstract: "Open incidents, the worst first.",
        discussion: "E is the escalation risk, 0 to 100. Take the ID from here for show, explain, checklist and ack.")

    @OptionGroup var options: AskOptions
    @Flag(name: .long, help: "Show closed incidents too.") var all = false

    func run() async throws {
        try await options.ask("v1/incidents?all=\(all)", as: IncidentList.self) {
            $0.text(options.phrase, now: options.now, includingClosed: all)
        }
    }
}

/// The incident that a command is about.
struct IncidentArgument: ParsableArguments {
    @Argument(help: "The incident's ID, such as swallow-20261122-1; tocsin incidents shows them.") var id: String

    var path: String { "v1/incidents/\(ServiceClient.escaped(id))" }
}

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One incident: mentions, evidence, alerts, actions.")

    @OptionGroup var incident: IncidentArgument
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.ask(incident.path, as: IncidentReport.self) { $0.text(options.phrase, now: options.now) }
    }
}

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Every point of an incident's score, with its rule and the quoted facts.")

    @OptionGroup var incident: IncidentArgument
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.ask(incident.path + "/explanation", as: AssessmentReport.self) { $0.text(options.phrase) }
    }
}

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Every source: health, last answer, next attempt and why; or one and its history.")

    @Argument(help: "One source: its id; then with how its health changed.") var id: String?
    @OptionGroup var options: AskOptions

    func run() async throws {
        if let id {
            return try await options.ask("v1/sources/\(ServiceClient.escaped(id))", as: SourceHistory.self) {
                $0.text(options.phrase, now: options.now)
            }
        }
        try await options.ask("v1/sources", as: SourceList.self) { $0.text(options.phrase, now: options.now) }
    }
}

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "The last alerts, the newest first.")

    @OptionGroup var options: AskOptions
    @Option(name: .long, help: "How many, 1 to 1000.") var limit = 50

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000, not \(limit).") }
    }

    func run() async throws {
        try await options.ask("v1/alerts?limit=\(limit)", as: AlertList.self) {
            $0.text(options.phrase, now: options.now)
        }
    }
}

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Notifications that wait, that are dead, and the last delivered.")

    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.ask("v1/outbox", as: OutboxList.self) { $0.text(options.phrase, now: options.now) }
    }
}

import ArgumentParser
import Crisis
import Daemon
import Foundation
import Ledger
import Settings
import Status

/// Reports on complaints and incidents.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Reports: the day, the week, one incident; Markdown, a page, or JSON.",
        discussion: """
            Reads the ledger itself, beside the service or without it. Markdown comes on standard output; --html writes one \
            self-contained page that prints on A4.

            Examples:
              tocsin report weekly
              tocsin report daily --before 2026-11-24T00:00:00+08:00 --brand swallow --html day.html
              tocsin report incident swallow-20261122-1 --lang en
            """,
        subcommands: [DailyReport.self, WeeklyReport.self, IncidentReportCommand.self])
}

/// What a report is made of and where it goes.
struct ReportOutput: ParsableArguments {
    @Option(name: .long, help: "Write a self-contained page to this file instead of Markdown to standard output.")
    var html: String?
    @Flag(name: .long, help: "JSON with every number.") var json = false
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if json && html != nil { throw ValidationError("--json and --html exclude each other.") }
    }

    func loaded() throws -> (room: ReportRoom, configuration: Configuration) {
        let configuration = try configuration.load()
        let ledger = try SQLiteLedger.openReadOnly(directory: configuration.service.stateFolder)
        return (ReportRoom(ledger: ledger, configuration: configuration), configuration)
    }

    func write(_ document: ReportDocument, or report: some Encodable) throws {
        if json { return print(String(decoding: try ReportJSON.encode(report), as: UTF8.self)) }
        guard let html else { return print(document.markdown, terminator: "") }
        do {
            try Data(document.html.utf8).write(to: URL(fileURLWithPath: html), options: .atomic)
        } catch {
            throw ValidationError("\(html) cannot be written: \(error.localizedDescription)")
        }
    }
}

/// Which complaints a report counts.
struct ReportScope: ParsableArguments {
    @Option(name: .long, help: "The last whole day or week before this moment (RFC 3339). Default: now.")
    var before: String?
    @Option(name: .long, help: "Only the complaints of this watch.") var brand: String?
    @OptionGroup var output: ReportOutput

    func run(_ kind: ReportPeriod.Kind) async throws {
        let (room, configuration) = try output.loaded()
        if let brand, !configuration.watches.contains(where: { $0.id == brand }) {
            let known = configuration.watches.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no watch \(TerminalText.safe(brand)). Known: \(known).")
        }
        let offset = configuration.service.offsetMinutes
        let now = SystemClock.now()
        let period = ReportPeriod(kind, before: try moment() ?? now, offsetMinutes: offset)
        let report = try await room.complaints(in: period, brand: brand, now: now)
        try output.write(report.document(Language.chosen(output.lang), offsetMinutes: offset), or: report)
    }

    private func moment() throws -> Timestamp? {
        guard let before else { return nil }
        guard let moment = Timestamp(rfc3339: before) else {
            throw ValidationError("\(TerminalText.safe(before)) is no moment. Write 2026-11-24T00:00:00+08:00.")
        }
        return moment
    }
}

struct DailyReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daily", abstract: "The complaints of the last whole day.")

    @OptionGroup var scope: ReportScope

    func run() async throws { try await scope.run(.daily) }
}

struct WeeklyReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weekly", abstract: "The complaints of the last whole week, Monday to Sunday.")

    @OptionGroup var scope: ReportScope

    func run() async throws { try await scope.run(.weekly) }
}

struct IncidentReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident", abstract: "How one incident went, what was late, and its precedents.")

    @Argument(help: "The incident's ID.") var id: String
    @OptionGroup var output: ReportOutput

    func run() async throws {
        let (room, configuration) = try output.loaded()
        guard let review = try await room.incident(Incident.ID(id), now: SystemClock.now()) else {
            throw ValidationError("There is no incident \(TerminalText.safe(id)). tocsin incidents --all names them.")
        }
        try output.write(
            review.document(Language.chosen(output.lang), offsetMinutes: configuration.service.offsetMinutes),
            or: review)
    }
}

import ArgumentParser
import Crisis
import Daemon
import Foundation
import Status

struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint-statement",
        abstract: "Read a draft before it goes out: what must not be said, what is missing, how to say it better.",
        discussion: """
            Both languages are read in every text. Without --incident nothing is asked of the service. With it, the draft \
            is compared with the confirmed facts, the earlier statements and the promises of the incident.

            Exit codes: 0 clean, 1 findings, 2 wrong usage, 5 the service cannot be reached.

              tocsin lint-statement draft.txt
              tocsin lint-statement - --as reply < answer.txt
              tocsin lint-statement draft.txt --incident swallow-20261122-1 --json
            """)

    @Argument(help: "A text file in UTF-8, or - for standard input.") var file: String
    @Option(name: .long, help: "The incident that it is for.") var incident: String?
    @Option(name: .long, help: "statement, reply (to one person) or advert.") var `as` = "statement"
    @Option(name: .long, help: "When it is to go out, RFC 3339; its times are resolved against it. Default: now.")
    var at: String?
    @OptionGroup var configuration: ConfigurationOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        guard let kind = StatementLinter.Kind(rawValue: `as`) else {
            throw ValidationError("--as takes statement, reply or advert, not \(`as`).")
        }
        let text = try draft()
        let moment = try moment()
        var report: StatementReport
        if let incident {
            let draft = StatementDraft(text: text, kind: kind, incident: Incident.ID(incident), at: moment)
            report = try await options.answer("v1/statements/lint", draft, as: StatementReport.self)
            report.file = file
        } else {
            let loaded = try configuration.load()
            report = loaded.linter.report(text, as: kind, at: moment ?? options.now, file: file)
        }
        if options.json {
            FileHandle.standardOutput.write(try ReportJSON.encode(report) + Data("\n".utf8))
        } else {
            print(report.text(options.phrase))
        }
        if !report.clean { throw ExitCode(1) }
    }

    private func draft() throws -> String {
        let data = try contents(of: file)
        guard data.count <= StatementLinter.limit else {
            complain("\(file):0: the draft is larger than \(StatementLinter.limit / 1_000_000) MB. Lint it in parts.")
            throw ExitCode(2)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            complain("\(file):0: the file is not UTF-8. Save it as UTF-8.")
            throw ExitCode(2)
        }
        // A mark of the byte order is no part of the text.
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    private func moment() throws -> Timestamp? {
        guard let at else { return nil }
        guard let moment = Timestamp(rfc3339: at) else {
            throw ValidationError("--at takes a time with an offset, such as 2026-11-22T18:00:00+08:00, not \(at).")
        }
        return moment
    }
}

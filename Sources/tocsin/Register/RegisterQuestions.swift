import ArgumentParser
import Crisis
import Daemon
import Foundation
import Ledger
import Settings
import Status
import Synchronization

struct ListRegistrations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Registrations, the newest first.")

    @OptionGroup var filter: RegisterFilterOptions
    @Flag(name: .long, help: "Only those on which something is overdue.") var overdue = false
    @Option(name: .long, help: "How many, 1 to 1000.") var limit = 50
    @Option(name: .long, help: "Only numbers below this one: the next page.") var before: String?
    @OptionGroup var options: AskOptions

    func run() async throws {
        var values = try filter.values() + [("limit", String(limit))]
        if overdue { values.append(("overdue", options.now.rfc3339)) }
        if let before { values.append(("before", before)) }
        let query = values.map { "\($0.name)=\(ServiceClient.escaped($0.value))" }.joined(separator: "&")
        try await options.ask("v1/register?\(query)", as: RegistrationList.self) {
            $0.text(options.phrase, now: options.now)
        }
    }
}

struct ShowRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One registration: the form, the duties, the trail.")

    @OptionGroup var registration: RegistrationArgument
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.ask(registration.path, as: RegistrationReport.self) {
            $0.text(options.phrase, now: options.now)
        }
    }
}

struct RegisterTotalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals", abstract: "What came in and what the register holds: the sums must be equal.")

    @OptionGroup var options: AskOptions

    func run() async throws {
        var reconciles = true
        try await options.ask("v1/register/totals", as: RegisterTotals.self) { totals in
            reconciles = totals.reconciles
            return totals.text(options.phrase)
        }
        if !reconciles { throw ExitCode(1) }
    }
}

extension RegisterTotals {
    fileprivate func text(_ phrase: ReportPhrase) -> String {
        phrase.word(
            "来件 \(records) = 登记 \(registrations) + 修订 \(revisions)\(reconciles ? "" : "（不相等！）")；未办结 \(open)；无法读取 \(unreadable)",
            "records \(records) = registrations \(registrations) + revisions \(revisions)\(reconciles ? "" : " (NOT EQUAL)"); "
                + "open \(open); unreadable \(unreadable)")
    }
}

/// Reads the ledger itself, so that half a million rows go through no service and take no memory.
struct ExportRegister: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "The register as CSV or JSONL on standard output, oldest first.",
        discussion: """
            Cells that a spreadsheet would take for a formula begin with an apostrophe. The same file goes back in with \
            tocsin register import.
            """)

    @OptionGroup var filter: RegisterFilterOptions
    @Flag(name: .long, help: "JSONL instead of CSV.") var jsonl = false
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        let language = Language.chosen(lang)
        let ledger = try SQLiteLedger.openReadOnly(directory: try configuration.load().service.stateFolder)
        let output = Mutex(LineWriter())
        if !jsonl { output.withLock { $0.write(RegisterTable.header) } }
        let asLines = jsonl
        try await ledger.eachRegistration(try filter.filter(language)) { registration in
            let line = asLines ? try RegisterTable.json(of: registration) : RegisterTable.row(of: registration)
            output.withLock { $0.write(line) }
        }
        output.withLock { $0.flush() }
    }
}

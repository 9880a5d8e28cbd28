import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Ledger
import Settings
import Status

/// An edited export goes back in through the service, one registration after another, with everybody's rights.
struct ImportRegister: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Set what was edited in an export.",
        discussion: """
            Reads CSV with the columns of tocsin register export; columns may be left out, number may not. Only cells that \
            differ from the register are set; an empty cell clears its field. A row with a problem is named with its line \
            and does nothing, its neighbours are done.

              tocsin register export --open > open.csv
              tocsin register import open.csv --dry-run
              tocsin register import open.csv --by 王静
            """)

    @Argument(help: "A CSV file in UTF-8, or - for standard input.") var file: String
    @Flag(name: .long, help: "Show what would change, and change nothing.") var dryRun = false
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var configuration: ConfigurationOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let data = try contents(of: file)
        guard data.count <= EditedTable.limit, let text = String(validating: data, as: UTF8.self) else {
            complain("\(file):1: the file is larger than 64 MB or no UTF-8. Save it as CSV in UTF-8, in parts.")
            throw ExitCode(2)
        }
        var plan = try await plan(EditedTable(text))
        if !dryRun { try await carryOut(&plan) }
        if options.json {
            FileHandle.standardOutput.write(try ReportJSON.encode(plan) + Data("\n".utf8))
        } else {
            print(plan.text(options.phrase))
        }
        if !plan.problems.isEmpty { throw ExitCode(1) }
    }

    private func plan(_ table: EditedTable) async throws -> RegisterImport {
        let loaded = try configuration.load()
        let ledger = try SQLiteLedger.openReadOnly(directory: loaded.service.stateFolder)
        var plan = RegisterImport(header: table.header, offsetMinutes: loaded.service.offsetMinutes)
        guard plan.isReadable else { return plan }
        if let line = table.openQuote {
            plan.report(
                line: line,
                LocalizedText(
                    zh: "引号没有闭合，后面的内容没有读取。", en: "A quotation mark is never closed; nothing behind it was read."))
        }
        for row in table.rows {
            guard let number = plan.number(of: row.cells, width: table.header.count, line: row.line) else { continue }
            guard let registration = try await ledger.registration(number) else {
                plan.report(line: row.line, RegisterRefusal.unknown(Registration.name(number)).message)
                continue
            }
            plan.compare(row.cells, with: registration, line: row.line)
        }
        return plan
    }

    private func carryOut(_ plan: inout RegisterImport) async throws {
        for change in plan.changes {
            let values = Dictionary(change.fields.map { ($0.field.rawValue, $0.after) }) { _, last in last }
            do {
                _ = try await options.client.post("v1/register/\(change.number)", try actor.submission(.set, values))
            } catch let refusal as DeskRefusal {
                plan.report(line: change.line, refusal.message)
            } catch let failure as ServiceClient.Failure {
                complain(failure.message[options.language])
                throw ExitCode(failure.isUnreachable ? 5 : 1)
            }
        }
    }
}

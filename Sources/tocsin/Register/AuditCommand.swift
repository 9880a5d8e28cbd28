import ArgumentParser
import Crisis
import Daemon
import Foundation
import Ledger
import Settings
import Status

/// The trail of the register, for supervision: reads the ledger itself and changes nothing.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Prove that the register's trail is unbroken.",
        subcommands: [VerifyAudit.self])
}

struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read the whole trail; ends with 1 when anything was altered, removed or moved.",
        discussion: """
            Keep the chain value that it prints somewhere else: given back with --expect, it also proves that nothing was \
            cut off at the end.
            """)

    @Option(name: .long, help: "An earlier answer's entries and chain, as ENTRIES:CHAIN.") var expect: String?
    @Flag(name: .long, help: "Print the answer as JSON.") var json = false
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        let language = Language.chosen(lang)
        let ledger = try SQLiteLedger.openReadOnly(directory: try configuration.load().service.stateFolder)
        let verdict = try await ledger.verifyAudit(expecting: try anchor())
        if json {
            FileHandle.standardOutput.write(try ReportJSON.encode(verdict) + Data("\n".utf8))
        } else {
            print(verdict.text(language))
        }
        if !verdict.isUnbroken { throw ExitCode(1) }
    }

    private func anchor() throws -> AuditHead? {
        guard let expect else { return nil }
        let parts = expect.split(separator: ":")
        guard parts.count == 2, let entries = Int(parts[0]), parts[1].count == 64 else {
            throw ValidationError("--expect takes ENTRIES:CHAIN, as tocsin audit verify printed it.")
        }
        return AuditHead(entries: entries, chain: String(parts[1]).lowercased())
    }
}

extension AuditVerdict {
    fileprivate func text(_ language: Language) -> String {
        let head = "\(entries):\(chain)"
        guard !isUnbroken else {
            return language == .chinese
                ? "审计链完整：条目 \(entries)，登记 \(registrations)，已删除个人信息的条目 \(erased)\n\(head)"
                : "The trail is unbroken: \(entries) entries, \(registrations) registrations, \(erased) entries with erased persons\n\(head)"
        }
        return faults.map { TerminalText.safe($0.message[language]) }.joined(separator: "\n")
    }
}

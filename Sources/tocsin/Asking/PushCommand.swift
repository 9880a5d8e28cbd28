import ArgumentParser
import Crisis
import Daemon
import Foundation
import Status

struct PushCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push", abstract: "Give the service a file of complaints, for a source that is pushed.",
        discussion: """
            The file holds one JSON object, an array of them, or an object on each line. What is on disk is answered \
            for, record by record; the exit code is 1 when one was rejected. It may be pushed again: each record counts \
            once.
            """)

    @Argument(help: "A file, or - for standard input.") var file: String
    @Option(name: .long, help: "The source; needed when there are several that are pushed.") var source: String?
    @Option(name: .long, help: "An idempotency key: the same file under the same key gets the same answer.")
    var key: String?
    @Flag(name: .long, help: "Each line is a record of its own. Default for files named .jsonl or .ndjson.")
    var lines = false
    @OptionGroup var options: AskOptions

    func run() async throws {
        let isLines = lines || file.hasSuffix(".jsonl") || file.hasSuffix(".ndjson")
        try await options.push(try contents(of: file), isLines: isLines, source: source, key: key)
    }
}

extension PushReceipt {
    /// The counts, and each rejected record with its reason.
    func text(_ language: Language) -> String {
        let counts = LocalizedText(
            zh: "\(source)：新收 \(accepted.count) 条，已有 \(duplicates.count) 条，未能读取 \(rejected.count) 条。",
            en: "\(source): \(accepted.count) accepted, \(duplicates.count) known already, \(rejected.count) rejected.")
        let reasons = rejected.prefix(50).map { record in
            let place = LocalizedText(
                zh: record.line.map { "第 \($0) 行" } ?? "第 \(record.index + 1) 条",
                en: record.line.map { "line \($0)" } ?? "record \(record.index + 1)")
            return "  \(place[language]): \(TerminalText.safe(record.reason ?? ""))"
        }
        let rest = rejected.count > 50 ? ["  … \(rejected.count)"] : []
        return ([counts[language]] + reasons + rest).joined(separator: "\n")
    }
}

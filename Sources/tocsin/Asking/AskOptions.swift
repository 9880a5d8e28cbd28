import ArgumentParser
import Crisis
import Daemon
import Foundation
import Status

/// What every command that asks the running service shares.
struct AskOptions: ParsableArguments {
    @Flag(name: .long, help: "Print the answer as JSON (docs/answers.md) instead of text.")
    var json = false

    @Option(name: .long, help: "The service's socket. Default: $TOCSIN_SOCKET, else /run/tocsin/tocsin.sock.")
    var socket: String?

    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.")
    var lang: String?

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil { throw ValidationError("--lang takes zh or en, not \(lang).") }
    }

    var phrase: ReportPhrase {
        let now = Int(Date().timeIntervalSince1970)
        let zone = TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(now)))
        return ReportPhrase(language: language, offsetMinutes: zone / 60)
    }

    var language: Language { Language.chosen(lang) }

    var now: Timestamp { SystemClock.now() }

    var client: ServiceClient {
        let environment = ProcessInfo.processInfo.environment
        return ServiceClient(socket: socket ?? environment["TOCSIN_SOCKET"] ?? "/run/tocsin/tocsin.sock")
    }

    /// Asks, and prints the JSON as it came or the text made from it.
    func ask<Report: Codable>(
        _ path: String, as type: Report.Type, text: (Report) -> String
    ) async throws {
        try await show(try await reach { try await client.get(path) }, as: type, text: text)
    }

    /// Tells the service something, and prints its answer.
    func tell<Report: Codable>(
        _ path: String, _ body: some Encodable, as type: Report.Type, text: (Report) -> String
    ) async throws {
        try await show(try await reach { try await client.post(path, body) }, as: type, text: text)
    }

    /// Tells the service something and gives its answer.
    func answer<Report: Codable>(_ path: String, _ body: some Encodable, as type: Report.Type) async throws -> Report {
        try ReportJSON.decode(type, from: try await reach { try await client.post(path, body) })
    }

    /// Asks, and gives the answer back.
    func answer<Report: Codable>(_ path: String, as type: Report.Type) async throws -> Report {
        try ReportJSON.decode(type, from: try await reach { try await client.get(path) })
    }

    /// Pushes complaints, prints what became of them, and ends with 1 when one was rejected.
    func push(_ body: Data, isLines: Bool, source: String?, key: String?) async throws {
        let answer = try await reach { try await client.push(body, isLines: isLines, source: source, key: key) }
        let receipt = try ReportJSON.decode(PushReceipt.self, from: answer)
        try await show(answer, as: PushReceipt.self) { $0.text(language) }
        if !receipt.rejected.isEmpty { throw ExitCode(1) }
    }

    private func show<Report: Codable>(_ answer: Data, as type: Report.Type, text: (Report) -> String) async throws {
        if json {
            FileHandle.standardOutput.write(answer + Data("\n".utf8))
        } else {
            print(text(try ReportJSON.decode(type, from: answer)))
        }
    }

    private func reach(_ request: () async throws -> Data) async throws -> Data {
        do {
            return try await request()
        } catch let refusal as DeskRefusal {
            complain(refusal.message[language])
            throw ExitCode(1)
        } catch let error as ServiceClient.Failure {
            complain(error.message[language])
            throw ExitCode(error.isUnreachable ? 5 : 1)
        }
    }
}

/// Writes to standard error, where talk belongs; line by line made safe for a terminal.
func complain(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.safe(String($0)) }
    FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
}

extension Language {
    /// The language asked for, else that of the environment.
    static func chosen(_ asked: String?) -> Language {
        if let asked, let chosen = Language(rawValue: asked) { return chosen }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return (locale ?? "").lowercased().hasPrefix("zh") ? .chinese : .english
    }
}

import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings
import Status

struct LabelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Write what a text really is into the label file, for the next tocsin train.",
        discussion: """
            Examples:
              tocsin label labels.jsonl --id 12305/8841@swallow --negative yes --category lost
              tocsin label labels.jsonl --text '客服没人理' --negative yes --flags media,legal
              tocsin label labels.jsonl --ask texts.jsonl

            --id alone asks the service for the mention and keeps its text, masked as in alert files; ids are in the \
            answer of tocsin show INCIDENT --json. A later line with the same id wins. Each line is on disk when the \
            command ends, with the time and who said so.
            """)

    @Argument(help: "The label file; it is made when it is not there.") var file: String
    @Option(name: .long, help: "The mention, or with --text any id of your own.") var id: String?
    @Option(name: .long, help: "The text that is labelled.") var text: String?
    @Option(name: .long, help: "yes or no.") var negative: Answer?
    @Option(name: .long, help: "yes or no.") var complaint: Answer?
    @Option(name: .long, help: "What it is about.") var category: String?
    @Option(name: .long, help: "Names with commas between; '' says that there is none.") var flags: String?
    @Option(name: .long, help: "A file of texts as for classify: asks about each on the terminal.") var ask: String?
    @OptionGroup var person: PersonOption
    @OptionGroup var options: AskOptions
    @OptionGroup var configuration: ConfigurationOption

    enum Answer: String, ExpressibleByArgument, CaseIterable {
        case yes, no
    }

    func validate() throws {
        if ask != nil {
            guard id == nil, text == nil else { throw ValidationError("--ask goes without --id and --text.") }
        } else if id == nil && text == nil {
            throw ValidationError("Say what is labelled: --id MENTION, --text TEXT, or --ask FILE.")
        }
        if ask == nil, negative == nil, complaint == nil, category == nil, flags == nil {
            throw ValidationError("Say what it is: --negative, --complaint, --category or --flags.")
        }
    }

    func run() async throws {
        let by = try person.name()
        if let ask { return try LabelDialogue(file: file, by: by, language: options.language).run(ask, configuration) }
        var line = LabelLine(
            id: id, text: text, negative: negative.map { $0 == .yes }, complaint: complaint.map { $0 == .yes },
            category: category, flags: flags.map(Self.names), at: options.now.rfc3339, by: by)
        if text == nil, let id {
            let path = "v1/mention?id=\(ServiceClient.escaped(id))"
            let mention = try await options.answer(path, as: MentionReport.self)
            line.text = mention.fullText
            line.model = mention.model?.model
        }
        try Self.append(line, to: file)
        if options.json {
            print(String(decoding: try ReportJSON.encode(["file": file]), as: UTF8.self))
        } else {
            print(options.language == .chinese ? "已写入 \(file)。" : "Written to \(file).")
        }
    }

    static func append(_ line: LabelLine, to file: String) throws {
        do {
            try line.append(to: file)
        } catch {
            complain("\(file): the line cannot be written: \(error.localizedDescription)")
            throw ExitCode(1)
        }
    }

    private static func names(_ flags: String) -> [String] {
        flags.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

/// Asks a person about one text after the other.
struct LabelDialogue {
    let file: String
    let by: String
    let language: Language

    private struct Row: Decodable {
        var id: String?
        var text: String
    }

    func run(_ texts: String, _ configuration: ConfigurationOption) throws {
        let analyzer = try configuration.analyzer(model: nil)
        let lines = String(decoding: try contents(of: texts), as: UTF8.self).split(separator: "\n")
        for (number, line) in lines.enumerated() {
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line.utf8)) else {
                complain("\(texts):\(number + 1): no {\"id\",\"text\"}; the line is left out.")
                continue
            }
            let signals = analyzer.read(title: "", text: row.text)
            print(TerminalText.safe(row.text))
            print(prompt(signals, "\(number + 1)/\(lines.count)"), terminator: "")
            guard let answer = readLine() else { return }
            let negative: Bool
            switch answer.trimmingCharacters(in: .whitespaces).lowercased() {
            case "y": negative = true
            case "n": negative = false
            case "q": return
            default: continue
            }
            try LabelCommand.append(
                LabelLine(
                    id: row.id, text: row.text, negative: negative, at: SystemClock.now().rfc3339, by: by,
                    model: signals.model?.model), to: file)
        }
    }

    private func prompt(_ signals: Signals, _ place: String) -> String {
        language == .chinese
            ? "[\(place)] 读作负面 \(signals.negative.decimal)。是负面吗？y 是，n 否，回车跳过，q 结束："
            : "[\(place)] read as negative \(signals.negative.decimal). Is it? y, n, Enter to skip, q to end: "
    }
}

import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings
import Status

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Texts as JSON lines in the order of their times, the story and the incident of each as JSON lines.",
        discussion: """
            Reads {"id", "time", "title", "text", "lang"?, "source"?} on standard input and writes {"id", "story", \
            "incident", "reason", …} for each, decided from the lines before it alone. A story is one event in the words of many; \
            a reprint names what it repeats. time is RFC 3339 or seconds since 1970; one that lies before an earlier line's counts as \
            that one's. A line that cannot be read is named on standard error, its neighbours are answered, and the exit code is 1.

            Examples:
              tocsin cluster < news.jsonl
              tocsin cluster --explain < news.jsonl
              tocsin cluster --summary --lang zh < news.jsonl
            """)

    @Flag(name: .long, help: "Add the words that decided and a sentence in both languages.") var explain = false
    @Flag(name: .long, help: "Instead of the lines: the stories at the end, as text or with --json.") var summary =
        false
    @Flag(name: .long, help: "The summary as JSON lines; without --summary the answer is JSON lines anyway.") var json =
        false
    @Option(name: .long, help: "The least texts of a story in the summary.") var atLeast = 2
    @Option(name: .long, help: "zh or en, for the summary. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang:
        String?
    @OptionGroup var option: ConfigurationOption

    /// Characters of a text that are read for what they tell of; the gravest stands at the beginning of a report.
    private static let lead = 300
    /// Outlets of one story that are told apart.
    private static let outletLimit = 10_000

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil { throw ValidationError("--lang takes zh or en, not \(lang).") }
    }

    func run() throws {
        let analyzer = Analyzer(lexicon: try option.load().lexicon)
        let decoder = JSONDecoder()
        var stream = StoryStream()
        var outlets: [Int: Set<String>] = [:]
        var output = LineWriter()
        var (number, late) = (0, 0)
        var isWhole = true
        while let line = readLine() {
            number += 1
            guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let row = try decoder.decode(Row.self, from: Data(line.utf8))
                if let now = stream.now, row.time < now {
                    late += 1
                    if late == 1 {
                        complain("stdin:\(number): time lies before an earlier line's and counts as that one's.")
                    }
                }
                let alarms = analyzer.read(title: row.title, text: String(row.text.prefix(Self.lead))).alarms
                let placement = stream.place(
                    id: row.id, title: row.title, text: row.text, at: row.time, alarms: alarms)
                if summary {
                    if let source = row.source, outlets[placement.story, default: []].count < Self.outletLimit {
                        outlets[placement.story, default: []].insert(source)
                    }
                } else {
                    output.write(
                        placement.json(id: row.id, alarms: alarms, explaining: explain ? (row.title, row.text) : nil))
                }
            } catch {
                let what = (error as? DecodingError)?.sentence.en ?? "the line cannot be read"
                complain("stdin:\(number): \(what). Write one {\"id\",\"time\",\"title\",\"text\"} on each line.")
                isWhole = false
            }
        }
        if late > 1 { complain("stdin: \(late) lines came with a time before an earlier line's.") }
        if summary { summarise(stream, outlets, into: &output) }
        output.flush()
        if !isWhole { throw ExitCode(1) }
    }

    private func summarise(_ stream: StoryStream, _ outlets: [Int: Set<String>], into output: inout LineWriter) {
        let language = Language.chosen(lang)
        for story in stream.summaries where story.texts >= atLeast {
            let count = outlets[story.number]?.count
            if json {
                output.write(story.json(outlets: count))
            } else {
                let text = story.line(in: language, outlets: count) { String($0.rfc3339.prefix(16)) + "Z" }
                output.write(TerminalText.safe(text))
            }
        }
    }

    /// One text as it is given.
    private struct Row: Decodable {
        var id: String
        var time: Timestamp
        var title: String
        var text: String
        var source: String?

        enum CodingKeys: String, CodingKey { case id, time, title, text, source }

        /// An id may be written as a text or as a number; one of title and text may be missing.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            do {
                id = try container.decode(String.self, forKey: .id)
            } catch DecodingError.typeMismatch {
                id = String(try container.decode(Int.self, forKey: .id))
            }
            if let seconds = try? container.decode(Double.self, forKey: .time), abs(seconds) < 1e11 {
                time = Timestamp(milliseconds: Int64(seconds * 1000))
            } else {
                let text = try container.decode(String.self, forKey: .time)
                guard let moment = Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text + "Z") else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .time, in: container,
                        debugDescription: "a time such as 2026-11-22T18:00:00+08:00 is needed here")
                }
                time = moment
            }
            title = try container.decodeIfPresent(String.self, forKey: .title) ?? ""
            text = try container.decodeIfPresent(String.self, forKey: .text) ?? ""
            source = try container.decodeIfPresent(String.self, forKey: .source)
        }
    }
}

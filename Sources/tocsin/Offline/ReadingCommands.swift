import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Settings
import Status

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "One feed document as JSON: format, title, link, bozo, entries.",
        discussion: """
            RSS, RDF, Atom, JSON Feed, CDF or a news sitemap. bozo is true when the document was ill-formed; what could \
            be read is there all the same. What is no feed, such as a maintenance page, ends with 1 and says what it is.
            """)

    @Argument(help: "A file, or - for standard input.") var file: String
    @Option(name: .long, help: "The Content-Type header that came with it.") var contentType: String?
    @Option(name: .long, help: "The address that it came from, for relative links.") var base: String?
    @Option(name: .long, help: "Minutes east of UTC for dates without a zone; by default those of its language.")
    var offset: Int?

    func run() throws {
        let bytes = Array(try contents(of: file))
        do {
            var output = LineWriter()
            output.write(
                try FeedParser.parse(bytes, contentType: contentType, baseURL: base, offsetMinutes: offset)
                    .json(address: base))
            output.flush()
        } catch {
            complain("\(file): \(error)")
            throw ExitCode(1)
        }
    }
}

struct ClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Texts as JSON lines on standard input, what they say as JSON lines on standard output.",
        discussion: """
            Reads {"id", "text", "lang"?} and writes, in the same order, {"id", "negative", "complaint", "category", \
            "harm", "drives", "facts", "state", "signals"}. Both languages are read in every text, so "lang" may be \
            left out and changes nothing. A line that cannot be read is named on standard error, its neighbours are \
            answered, and the exit code is 1.

              echo '{"id":"1","text":"快递丢了，客服没人理"}' | tocsin classify
            """)

    @Option(
        name: .long, help: "A model that tocsin train wrote; none reads by the lexicon. Default: model of tocsin.yaml.")
    var model: String?
    @Flag(name: .long, help: "Also the words without which each decision would be another, found by reading again.")
    var explain = false
    @OptionGroup var option: ConfigurationOption

    private struct Row: Decodable {
        var id: String
        var text: String

        enum CodingKeys: String, CodingKey { case id, text }

        /// An id may be written as a text or as a number.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            do {
                id = try container.decode(String.self, forKey: .id)
            } catch DecodingError.typeMismatch {
                id = String(try container.decode(Int.self, forKey: .id))
            }
            text = try container.decode(String.self, forKey: .text)
        }
    }

    func run() throws {
        let analyzer = try option.analyzer(model: model)
        let decoder = JSONDecoder()
        var output = LineWriter()
        var number = 0
        var isWhole = true
        while let line = readLine() {
            number += 1
            guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let row = try decoder.decode(Row.self, from: Data(line.utf8))
                output.write(
                    ClassificationJSON.line(
                        id: row.id, signals: analyzer.read(title: "", text: row.text),
                        explanation: explain ? Explainer(analyzer).explain(row.text) : nil))
            } catch {
                let what = (error as? DecodingError)?.sentence.en ?? "the line cannot be read"
                complain("stdin:\(number): \(what). Write one {\"id\",\"text\"} on each line.")
                isWhole = false
            }
        }
        output.flush()
        if !isWhole { throw ExitCode(1) }
    }
}

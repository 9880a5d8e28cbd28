import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Settings

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "One feed document as JSON: format, title, link, bozo, entries.")

    @Argument(help: "A file, or - for standard input.") var file: String
    @Option(name: .long, help: "The Content-Type header that came with it.") var contentType: String?
    @Option(name: .long, help: "The address that it came from, for relative links.") var base: String?
    @Option(name: .long, help: "Minutes east of UTC for dates without a zone.") var offset = 480

    func run() throws {
        let bytes = Array(try contents(of: file))
        do {
            print(try FeedParser.parse(bytes, contentType: contentType, baseURL: base, offsetMinutes: offset).json())
        } catch {
            complain("\(file): \(error)")
            throw ExitCode(1)
        }
    }
}

struct ClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Texts as JSON lines {\"id\",\"text\",\"lang\"?} on standard input, signals as JSON lines out.")

    @OptionGroup var option: ConfigurationOption

    private struct Row: Decodable {
        var id: String
        var text: String

        enum CodingKeys: String, CodingKey { case id, text }

        /// An id may be written as a text or as a number.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if let number = try? container.decode(Int.self, forKey: .id) {
                id = String(number)
            } else {
                id = try container.decode(String.self, forKey: .id)
            }
            text = try container.decode(String.self, forKey: .text)
        }
    }

    func run() throws {
        let analyzer = Analyzer(lexicon: try option.load().lexicon)
        var number = 0
        var isWhole = true
        while let line = readLine() {
            number += 1
            guard !line.isEmpty else { continue }
            do {
                let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
                print(ClassificationJSON.line(id: row.id, signals: analyzer.read(title: "", text: row.text)))
            } catch {
                complain("stdin:\(number): the line is not {\"id\",\"text\"}. Write one JSON object on each line.")
                isWhole = false
            }
        }
        if !isWhole { throw ExitCode(1) }
    }
}

import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "A past case, or a stream of mentions, on the live engine with a simulated clock.",
        discussion: """
            Examples:
              tocsin replay cases/mengniu-omp-2009.yaml --json
              tocsin replay cases/mengniu-omp-2009.yaml --variant favourable
              tocsin replay --mentions stream.jsonl --watch '顺丰 OR 顺丰速运' --brand 顺丰

            Each line of the stream is {"time", "source", "family", "tier", "title", "text"?, "url"?, "rank"?}; \
            docs/answers.md describes these fields and those of --json. A line that cannot be read is named on standard \
            error and left out.
            """)

    @Argument(help: "A case file.") var caseFile: String?
    @Option(name: .long, help: "Tell the case as this variant of it does.") var variant: String?
    @Option(name: .long, help: "Instead of a case: a JSONL file of mentions, or - for standard input.") var mentions:
        String?
    @Option(name: .long, help: "With --mentions: the watch's query.") var watch: String?
    @Option(name: .long, help: "With --mentions: the brand.") var brand: String?
    @Flag(name: .long, help: "One JSON object a line: every assessed point and every alert.") var json = false
    @OptionGroup var option: ConfigurationOption

    func validate() throws {
        if (caseFile == nil) == (mentions == nil) {
            throw ValidationError("Name either a case file or --mentions FILE.")
        }
        if mentions != nil && watch == nil { throw ValidationError("--mentions needs --watch QUERY.") }
    }

    func run() throws {
        let configuration = try option.load()
        let story = try caseFile.map { try replayed($0, configuration) } ?? streamed(configuration)
        if json {
            var output = LineWriter()
            for row in story.rows { output.write(try row.json()) }
            output.flush()
        } else {
            print(story.text(offsetMinutes: configuration.service.offsetMinutes))
        }
    }

    private func replayed(_ file: String, _ configuration: Configuration) throws -> ReplayStory {
        let told = try CaseArgument.read(file, variant: variant, rules: configuration.rules)
        return CaseReplay(told, rules: configuration.rules).story()
    }

    private func streamed(_ configuration: Configuration) throws -> ReplayStory {
        let file = mentions ?? "-"
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        let (stream, problems) = MentionStream.read(name: file, text: text)
        for problem in problems { complain("\(problem)") }
        var watched = configuration
        watched.watches = [try replayWatch()]
        return MentionReplay(criteria: watched.criteria).story(of: stream)
    }

    private func replayWatch() throws -> Watch {
        let words = watch ?? ""
        do {
            let name = brand ?? words
            return Watch(
                id: "replay", title: LocalizedText(zh: name, en: name), brands: [name], query: try Query(words))
        } catch {
            complain("--watch: \(error)")
            throw ExitCode(2)
        }
    }
}

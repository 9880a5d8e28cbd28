import ArgumentParser
import Crisis
import Foundation
import Settings
import Status

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Try a watch's query before it guards anything.",
        subcommands: [QueryTestCommand.self])
}

struct QueryTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Which texts a query finds, in which words, and why not the others.",
        discussion: """
            Reads texts on standard input, one a line, or JSON lines {"text", "title"?, "id"?, "source"?, "family"?, \
            "tier"?, "kind"?}. Groups of synonyms come from the configuration. docs/query-language.md is the language.

              echo '快递三天没到，客服说丢了' | tocsin query test '快递 NEAR/12 (丢了 OR 丢失)'
              tocsin query test --watch zto < headlines.txt
            """)

    @Argument(help: "The query; leave it out with --watch.") var query: String?
    @Option(name: .long, help: "The query of this watch of the configuration.") var watch: String?
    @Flag(name: .long, help: "One JSON object a line.") var json = false
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var option: ConfigurationOption

    func validate() throws {
        if (query == nil) == (watch == nil) { throw ValidationError("Give either a query or --watch ID.") }
    }

    func run() throws {
        let query = try theQuery()
        var output = LineWriter()
        var number = 0
        var found = 0
        var isWhole = true
        while let line = readLine() {
            number += 1
            guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let trial = try QueryTrial(line: line, number: number)
                let verdict = trial.verdict(of: query)
                found += verdict.matches ? 1 : 0
                output.write(json ? try verdict.json() : verdict.text(in: language))
            } catch {
                complain("stdin:\(number): \(error)")
                isWhole = false
            }
        }
        if !json {
            output.write(
                language == .chinese ? "\(number) 行中命中 \(found) 行" : "\(found) of \(number) lines are found")
        }
        output.flush()
        if !isWhole { throw ExitCode(1) }
    }

    private var language: Language { Language.chosen(lang) }

    private func theQuery() throws -> Query {
        let configuration = try option.load()
        if let watch {
            guard let known = configuration.watches.first(where: { $0.id == watch }) else {
                let names = configuration.watches.map(\.id).joined(separator: ", ")
                complain("There is no watch \"\(watch)\". There are: \(names).")
                throw ExitCode(2)
            }
            return known.query
        }
        do {
            return try Query(query ?? "", synonyms: configuration.synonyms)
        } catch {
            complain(language == .chinese ? error.message.zh : error.message.en)
            throw ExitCode(2)
        }
    }
}

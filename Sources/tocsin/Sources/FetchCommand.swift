import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings
import Status

struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Ask a feed once as the service would, and tell every step and why.",
        discussion: """
            Nothing is kept: the ledger is only read. Of a source, named by --source or by its address, the validators \
            that the service remembers go out, to the address that it adopted after a lasting redirect; with -v all headers are shown and the feed is asked a second time, to see whether it answers 304.

              tocsin fetch https://news.example.org/rss.xml -v
              tocsin fetch --source newsroom

            Exit code 0: a feed, or nothing new; 1: anything else.
            """)

    @Argument(help: "The address. Default: that of --source.") var url: String?
    @Option(name: .long, help: "A feed of the configuration, by its id.") var source: String?
    @Flag(name: .shortAndLong, help: "All headers, and a second, conditional request.") var verbose = false
    @OptionGroup var option: ConfigurationOption
    @OptionGroup var options: AskOptions

    func validate() throws {
        if url == nil, source == nil { throw ValidationError("Name an address, or a source with --source ID.") }
    }

    func run() async throws {
        let configuration = try option.load()
        let phrase = options.phrase
        // An address that is a source's is asked as the service asks that source, wherever that is now.
        let twin = source == nil ? url.flatMap { configuration.twin(of: $0) } : nil
        let named = try (source ?? twin).map { try find($0, configuration) }
        let now = SystemClock.now()
        guard
            let inspection = await FetchInspection(
                url: twin == nil ? url : nil, source: named, configuration: configuration, at: now)
        else {
            complain(
                phrase.word(
                    "来源 \(source ?? "") 不是订阅源。", "The source \(source ?? "") is no feed; only feeds can be fetched."))
            throw ExitCode(2)
        }
        let report = await inspection.report(repeats: verbose, at: now)
        if options.json {
            FileHandle.standardOutput.write(try ReportJSON.encode(report) + Data("\n".utf8))
        } else {
            print(report.text(phrase, verbose: verbose))
        }
        if let twin {
            complain(
                phrase.word(
                    "该地址是来源 \(twin)：按服务所记的地址与验证器询问。",
                    "The address is the source \(twin): it was asked as the service would, with what is remembered of it."
                ))
        }
        if !report.isGood { throw ExitCode(1) }
    }

    private func find(_ id: String, _ configuration: Configuration) throws -> Source {
        if let found = configuration.sources.first(where: { $0.id == id }) { return found }
        complain(
            options.phrase.word(
                "没有名为 \(id) 的来源。见 tocsin source list。", "There is no source \(id). See tocsin source list."))
        throw ExitCode(2)
    }
}

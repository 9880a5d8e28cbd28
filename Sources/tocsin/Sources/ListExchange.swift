import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Settings
import Status
import Transport

struct ImportSources: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add the feeds of an OPML list from a feed reader.",
        discussion: """
            Each feed is asked once, a few at a time; dead, duplicate and private ones are told. A feed without family \
            and tier of its own gets those of its innermost category named by --category, else --family and --tier.

              tocsin source import list.opml --category 监管=public/authority --dry-run
            """)

    /// A list of feeds is text; more than this is something else.
    private static let maximumBytes = 32 * 1024 * 1024

    @Argument(help: "An OPML file, or - for standard input.") var file: String
    @OptionGroup var standing: StandingOptions
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("Family and tier for a category; may be given several times.", valueName: "name=family/tier")
    )
    var category: [String] = []
    @Flag(name: .long, help: "Believe tocsin:trusted: the list is an export of your own.") var trust = false
    @Flag(name: .long, help: "Ask no feed whether it is alive.") var noFetch = false
    @Flag(name: .long, help: "Leave out feeds that do not answer as feeds.") var skipDead = false
    @Flag(name: .long, help: "Show what would be added, and write nothing.") var dryRun = false
    @OptionGroup var shared: SourceOptions

    func run() async throws {
        let configuration = try shared.option.load()
        let phrase = shared.options.phrase
        let watches = try standing.watches(configuration)
        let list = try read(phrase)
        let hosts = configuration.service.privateHosts
        let rows = OPMLImport(
            existing: configuration.sources, standing: .init(family: standing.family, tier: standing.tier),
            categories: try categories(), knownWatches: Set(configuration.watches.map(\.id)), isTrusting: trust,
            allowsPrivate: { hosts.lists(url: $0) }
        ).rows(list)
        let asking = noFetch ? nil : configuration.intakeClient()
        var (sources, lines) = await SourceImport(client: asking, skipsDead: skipDead)
            .run(rows, at: SystemClock.now())
        for place in sources.indices where sources[place].watches.isEmpty { sources[place].watches = watches }
        var report = ImportReport(file: file, flaw: list.flaw, rows: lines, isDryRun: dryRun)
        lines = []
        if !dryRun, !sources.isEmpty {
            do throws(AddedSourcesFile.Failure) {
                _ = try AddedSourcesFile(configuration).append(sources)
            } catch {
                throw shared.fail(error)
            }
            report.reload = await shared.reload(configuration)
        }
        try show(report, count: sources.count, configuration)
    }

    private func show(_ report: ImportReport, count: Int, _ configuration: Configuration) throws {
        let phrase = shared.options.phrase
        if shared.options.json { return try shared.printJSON(report) }
        print(report.text(phrase))
        if let flaw = report.flaw {
            complain(phrase.word("文档有瑕疵：\(flaw)。", "The document is flawed: \(flaw). What could be read was read."))
        }
        let place = Path.shown(AddedSourcesFile(configuration).path)
        if dryRun {
            print(phrase.word("预演：\(place) 未改动。", "Dry run: \(place) is unchanged."))
        } else {
            print(
                phrase.word("已将 \(count) 个来源写入 \(place)。", "\(phrase.count(count, "source")) went into \(place). ")
                    + (report.reload?.text(phrase) ?? ""))
        }
        if case .refused = report.reload { throw ExitCode(1) }
    }

    private func read(_ phrase: ReportPhrase) throws -> OPMLDocument {
        let data = try contents(of: file)
        guard data.count <= Self.maximumBytes else {
            complain("\(file):0: the file has more than \(Self.maximumBytes) bytes. Split the list.")
            throw ExitCode(2)
        }
        do throws(OPMLError) {
            return try OPMLReader.read(Array(data))
        } catch {
            complain("\(file):0: \(error.explanation[phrase.language])")
            throw ExitCode(2)
        }
    }

    private func categories() throws -> [String: OPMLImport.Standing] {
        var read: [String: OPMLImport.Standing] = [:]
        for text in category {
            guard let sign = text.lastIndex(of: "="), sign != text.startIndex,
                let standing = OPMLImport.Standing(String(text[text.index(after: sign)...]))
            else {
                throw ValidationError("--category takes NAME=family/tier, such as 监管=public/authority, not \(text).")
            }
            read[String(text[..<sign])] = standing
        }
        return read
    }
}

struct ExportSources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "The feeds of the configuration as OPML 2.0, for a feed reader or a move.",
        discussion: "Other kinds of source have no place in OPML and are counted on standard error.")

    @OptionGroup var option: ConfigurationOption
    @OptionGroup var options: AskOptions
    @Option(name: .shortAndLong, help: "The file to write. Default: standard output.") var output: String?

    func run() throws {
        let configuration = try option.load()
        let phrase = options.phrase
        let document = OPMLDocument(title: "Tocsin", sources: configuration.sources)
        let data = Data(document.xml.utf8)
        if let output {
            do {
                try data.write(to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                complain("\(output):0: the file cannot be written: \(error.localizedDescription)")
                throw ExitCode(1)
            }
        } else {
            FileHandle.standardOutput.write(data)
        }
        let others = configuration.sources.count - document.feeds.count
        complain(
            phrase.word(
                "导出 \(document.feeds.count) 个订阅源；另有 \(others) 个其他来源不属于 OPML。",
                "\(phrase.count(document.feeds.count, "feed")) exported; \(phrase.count(others, "source")) of other kinds left out."
            ))
        let withPassword = document.feeds.count { $0.url.contains("@") }
        if withPassword > 0 {
            complain(
                phrase.word(
                    "注意：\(withPassword) 个地址含有 @，可能带有密码。",
                    "Mind: \(withPassword) of the addresses hold an @ and perhaps a password."))
        }
    }
}

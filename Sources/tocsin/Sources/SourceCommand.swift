import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Settings
import Status

struct SourceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Find, add, list, remove, import and export sources of the configuration.",
        discussion: """
            Examples:
              tocsin source add https://news.example.org/        finds the page's feeds and adds one
              tocsin source add https://weibo.com/u/1195230310   by the RSSHub of service.rsshub
              tocsin source import subscriptions.opml            a list from a feed reader
              tocsin source export -o sources.opml
            """,
        subcommands: [AddSource.self, ListSources.self, RemoveSource.self, ImportSources.self, ExportSources.self])
}

/// What every command that changes sources shares.
struct SourceOptions: ParsableArguments {
    @OptionGroup var option: ConfigurationOption
    @OptionGroup var options: AskOptions
    @Flag(name: .long, help: "Leave the running service as it is; it reads the change at its next reload.")
    var noReload = false

    /// Asks the service that runs this configuration to read it again.
    func reload(_ configuration: Configuration) async -> ReloadResult {
        guard !noReload else { return .unreachable }
        let named = options.socket ?? ProcessInfo.processInfo.environment["TOCSIN_SOCKET"]
        let installed = configuration.file.hasPrefix("/etc/tocsin/") ? "/run/tocsin/tocsin.sock" : nil
        return await ReloadResult.ask(socket: named ?? installed ?? configuration.service.socket)
    }

    /// The sentence for why the file was not changed, and the end with 1, or 2 for a problem of the configuration.
    func fail(_ failure: AddedSourcesFile.Failure, adding text: String? = nil) -> ExitCode {
        let phrase = options.phrase
        switch failure {
        case .refused(let place, let refusal):
            complain("\(place): \(refusal). " + phrase.word("请手工修改该文件。", "Change the file by hand."))
            if let text { complain(text) }
            return ExitCode(1)
        case .problems(let problems):
            complain(problems.description)
            complain(phrase.word("未作任何更改。", "Nothing was changed."))
            return ExitCode(2)
        case .busy(let folder):
            complain(
                phrase.word(
                    "另一条命令正在修改 \(folder)，请稍后再试。", "Another command is changing \(folder). Try again in a moment."))
            return ExitCode(1)
        case .system(let sentence):
            complain(sentence)
            return ExitCode(1)
        }
    }

    func printJSON(_ report: some Encodable) throws {
        FileHandle.standardOutput.write(try ReportJSON.encode(report) + Data("\n".utf8))
    }
}

/// Whose voice a new source carries, and how far it reaches.
struct StandingOptions: ParsableArguments {
    @Option(name: .long, help: "Whose voice: consumers, media or public.") var family = SourceFamily.media
    @Option(name: .long, help: "How far: own, private, platform, social, outlet, national or authority.")
    var tier = Tier.outlet
    @Option(name: .long, parsing: .singleValue, help: "Only for this watch; may be given several times.")
    var watch: [String] = []

    /// The watches, or the end with 2 when one is unknown.
    func watches(_ configuration: Configuration) throws -> [String] {
        let known = configuration.watches.map(\.id)
        for name in watch where !known.contains(name) {
            complain("--watch: the watch \"\(name)\" is unknown. Write one of: \(known.joined(separator: ", ")).")
            throw ExitCode(2)
        }
        return watch
    }
}

extension SourceFamily: ExpressibleByArgument {}
extension Tier: ExpressibleByArgument {}

struct ListSources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every configured source, with the file and line that it stands in.")

    @OptionGroup var option: ConfigurationOption
    @OptionGroup var options: AskOptions

    private struct Row: Codable {
        var id: String
        var title: LocalizedText
        var family: SourceFamily
        var tier: Tier
        var kind: String
        var url: String
        var file: String
    }

    func run() throws {
        let configuration = try option.load()
        let places = SourcePlaces.read(folder: configuration.sourcesFolder)
        let rows = configuration.sources.map { source in
            Row(
                id: source.id, title: source.title, family: source.family, tier: source.tier, kind: source.kindName,
                url: PollURL(source.place).place, file: places[source.id] ?? "")
        }
        if options.json {
            FileHandle.standardOutput.write(try ReportJSON.encode(["sources": rows]) + Data("\n".utf8))
            return
        }
        let phrase = options.phrase
        var table = TerminalTable(
            header: [
                "ID", phrase.word("标题", "TITLE"), phrase.word("类别", "FAMILY"), phrase.word("层级", "TIER"),
                phrase.word("类型", "KIND"), phrase.word("位置", "FILE"), "URL",
            ], limits: [48, 40, 0, 0, 0, 60, 100])
        for row in rows {
            table.add([
                row.id, phrase.pick(row.title), row.family.rawValue, row.tier.rawValue, row.kind, row.file, row.url,
            ])
        }
        print(rows.isEmpty ? phrase.word("没有配置来源", "no source is configured") : table.text)
    }
}

extension Source {
    /// The key of the configuration.
    fileprivate var kindName: String {
        guard let name = Mirror(reflecting: origin).children.first?.label else { return "" }
        // `complaintAPI` is `complaint_api` in the configuration.
        return name == "complaintAPI" ? "complaint_api" : name == "dropFolder" ? "drop_folder" : name
    }
}

struct RemoveSource: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a source out of added.yaml; of others, tell where they stand.")

    @Argument(help: "The source's id, from tocsin source list.") var id: String
    @OptionGroup var shared: SourceOptions

    func run() async throws {
        let configuration = try shared.option.load()
        let phrase = shared.options.phrase
        let file = AddedSourcesFile(configuration)
        do throws(AddedSourcesFile.Failure) {
            guard try file.remove(id) != nil else {
                if let place = SourcePlaces.read(folder: configuration.sourcesFolder)[id] {
                    complain(
                        phrase.word(
                            "来源 \(id) 写在 \(place)，不是由本命令添加的。请手工删除，然后运行 tocsin reload。",
                            "The source \(id) stands in \(place) and was not added by this command. Take it out there, "
                                + "then run tocsin reload."))
                } else {
                    complain(
                        phrase.word(
                            "没有名为 \(id) 的来源。见 tocsin source list。", "There is no source \(id). See tocsin source list.")
                    )
                }
                throw AddedSourcesFile.Failure.system("")
            }
        } catch {
            if case .system("") = error { throw ExitCode(1) }
            throw shared.fail(error)
        }
        let result = await shared.reload(configuration)
        print(
            phrase.word("已从 \(Path.shown(file.path)) 移除 \(id)。", "\(id) is out of \(Path.shown(file.path)). ")
                + result.text(phrase))
        if case .refused = result { throw ExitCode(1) }
    }
}

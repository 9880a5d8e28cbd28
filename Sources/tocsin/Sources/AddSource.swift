import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Settings
import Status

struct AddSource: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Find the feeds of an address, and add one to sources/added.yaml.",
        discussion: """
            The address may be a feed or a page. Of a page the announced feeds are read, then links that look like \
            feeds, then a few usual paths. When several are found and no --yes or --pick chooses, they are listed; on a \
            terminal you are asked.
            """)

    @Argument(help: "A feed or a page, such as https://news.example.org/.") var url: String
    @Option(name: .long, help: "The source's id. Default: made of the host.") var id: String?
    @Option(name: .long, help: "Its Chinese title. Default: the feed's own.") var titleZh: String?
    @Option(name: .long, help: "Its English title. Default: the feed's own.") var titleEn: String?
    @OptionGroup var standing: StandingOptions
    @Option(name: .long, help: "How often it is asked, such as 5m.") var interval = "5m"
    @Option(name: .long, help: "Which of the feeds found, by its number.") var pick: Int?
    @Flag(name: .long, help: "It is yours: private and loopback addresses are allowed for it.") var trusted = false
    @Flag(name: .long, help: "Take the first feed found without asking.") var yes = false
    @Flag(name: .long, help: "Show what would be written, and write nothing.") var dryRun = false
    @OptionGroup var shared: SourceOptions

    private var phrase: ReportPhrase { shared.options.phrase }

    func run() async throws {
        let configuration = try shared.option.load()
        let watches = try standing.watches(configuration)
        let span = try readInterval()
        try checkID(configuration)
        let discovery = FeedDiscovery(
            client: configuration.intakeClient(), rsshub: configuration.service.rsshub, isTrusted: trusted,
            now: SystemClock.now(), wait: { try? await Task.sleep(for: $0) })
        let findings = await discovery.findings(at: url)
        var report = DiscoveryReport(
            url: FeedDiscovery.completed(url), findings: findings, configured: { configuration.twin(of: $0) })
        guard !findings.feeds.isEmpty else { throw try fail(report, report.failure(phrase)) }
        guard let place = try choose(report) else { return try list(report) }
        let feed = findings.feeds[place]
        if let twin = configuration.twin(of: feed.url) {
            throw try fail(
                report,
                phrase.word(
                    "\(feed.url) 已是来源 \(twin)，未作更改。", "\(feed.url) is the source \(twin) already. Nothing was changed.")
            )
        }
        let source = source(feed, pageTitle: findings.pageTitle, configuration, watches: watches, interval: span)
        try await write(source, configuration, &report)
    }

    private func readInterval() throws -> TimeSpan {
        guard let span = TimeSpan(settingText: interval), (.seconds(1) ... .days(1)).contains(span) else {
            throw ValidationError("--interval takes a length of time from 1s to 1d, such as 5m, not \(interval).")
        }
        return span
    }

    private func checkID(_ configuration: Configuration) throws {
        guard let id else { return }
        guard SourceNames.isName(id) else {
            throw ValidationError("--id takes letters, digits, \".\", \"_\" and \"-\", at most 64, not \(id).")
        }
        if let place = SourcePlaces.read(folder: configuration.sourcesFolder)[id] {
            complain(phrase.word("id \(id) 已被占用：\(place)。", "The id \(id) is taken: \(place). Give another with --id."))
            throw ExitCode(1)
        }
    }

    /// Which of the feeds, counted from 0; nil when it is for a person to say.
    private func choose(_ report: DiscoveryReport) throws -> Int? {
        if let pick {
            guard report.feeds.indices.contains(pick - 1) else {
                throw try fail(
                    report, "--pick: \(report.table(phrase, now: shared.options.now))\n1 … \(report.feeds.count)")
            }
            return pick - 1
        }
        if yes || report.feeds.count == 1 { return 0 }
        guard !shared.options.json, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
        print(report.table(phrase, now: shared.options.now))
        print(
            phrase.word(
                "添加哪一个？(1–\(report.feeds.count)，回车为 1，q 放弃) ",
                "Which one? (1-\(report.feeds.count), return for 1, q to leave) "),
            terminator: "")
        fflush(nil)
        let answer = (readLine() ?? "q").filter { !$0.isWhitespace }
        if answer.isEmpty { return 0 }
        guard let number = Int(answer), report.feeds.indices.contains(number - 1) else { throw ExitCode(1) }
        return number - 1
    }

    private func list(_ report: DiscoveryReport) throws {
        if shared.options.json {
            try shared.printJSON(report)
        } else {
            print(report.table(phrase, now: shared.options.now))
        }
        complain(
            phrase.word(
                "找到 \(report.feeds.count) 个订阅源，未作更改。用 --pick 序号 选择，或用 --yes 取第一个。",
                "\(report.feeds.count) feeds were found and nothing was changed. Choose with --pick NUMBER, or take the "
                    + "first with --yes."))
        throw ExitCode(1)
    }

    private func source(
        _ feed: DiscoveredFeed, pageTitle: String?, _ configuration: Configuration, watches: [String],
        interval: TimeSpan
    ) -> Source {
        var names = SourceNames(taken: configuration.sources.map(\.id))
        let isRoute = configuration.service.rsshub.map { feed.url.hasPrefix($0) } ?? false
        let name = names.claim(wanted: id, url: feed.url, prefersPath: isRoute)
        let own = [feed.title, pageTitle].compactMap { $0.map(SourceTitle.clean) }.first { !$0.isEmpty } ?? name
        return Source(
            id: name,
            title: LocalizedText(
                zh: SourceTitle.clean(titleZh ?? own), en: SourceTitle.clean(titleEn ?? own)),
            family: standing.family, tier: standing.tier, watches: watches,
            origin: .feed(Source.FeedOrigin(url: feed.url, interval: interval, trusted: trusted)))
    }

    private func write(_ source: Source, _ configuration: Configuration, _ report: inout DiscoveryReport) async throws {
        let file = AddedSourcesFile(configuration)
        var text: String?
        do throws(AddedSourcesFile.Failure) {
            text = try file.preview([source])
            if !dryRun { _ = try file.append([source]) }
        } catch {
            throw shared.fail(error, adding: text)
        }
        report.added = DiscoveryReport.Added(
            id: source.id, url: PollURL(source.place).place, file: Path.shown(file.path), isDryRun: dryRun)
        if !dryRun { report.reload = await shared.reload(configuration) }
        if shared.options.json { return try shared.printJSON(report) }
        if dryRun {
            print(phrase.word("将写入 \(Path.shown(file.path))：", "Would be written to \(Path.shown(file.path)):"))
            print(text ?? "")
            return
        }
        print(
            phrase.word(
                "已将 \(source.id)（\(TerminalText.safe(source.place))）添加到 \(Path.shown(file.path))。",
                "\(source.id) (\(TerminalText.safe(source.place))) is added to \(Path.shown(file.path))."))
        print(report.reload?.text(phrase) ?? "")
        if case .refused = report.reload { throw ExitCode(1) }
    }

    private func fail(_ report: DiscoveryReport, _ sentence: String) throws -> ExitCode {
        if shared.options.json { try shared.printJSON(report) }
        complain(sentence)
        return ExitCode(1)
    }
}

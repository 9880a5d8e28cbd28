import Crisis
import Daemon
import Glibc
import Intake
import Ledger
import Logging
import Settings
import Synchronization
import Transport

/// The daemon's pipeline on generated feeds, polled as fast as it can.
final class Course: Sendable {
    private let pipeline: Pipeline
    private let ledger: SQLiteLedger
    private let transport: CurlTransport
    private let handles: Int
    private let clock: LeapingClock

    init(_ options: Options) async throws {
        var configuration = try Configuration.load(options.configuration).get()
        configuration.service.transfersPerHost = options.handles
        configuration.sources = options.urls.enumerated().map { index, url in
            Source(
                id: "feed-\(index)", title: LocalizedText(zh: "消息源 \(index)", en: "feed \(index)"), family: .media,
                tier: .outlet, origin: .feed(Source.FeedOrigin(url: url, interval: nil, trusted: true)))
        }
        let clock = LeapingClock()
        ledger = try SQLiteLedger.open(directory: options.state)
        transport = CurlTransport(
            userAgent: "pollbench/1", perHostConnections: options.handles, totalConnections: options.handles)
        pipeline = Pipeline(
            configuration: configuration, engine: Engine(criteria: configuration.criteria),
            states: try await ledger.sourceStates(),
            intake: SourceIntake(client: transport, credential: { _ in "" }), ledger: ledger,
            now: { clock.now() }, onNews: {}, logger: Logger(label: "pollbench") { _ in SwiftLogNoOpLogHandler() })
        handles = options.handles
        self.clock = clock
    }

    /// Polls every source once.
    func run(_ round: Int) async throws -> Figures {
        clock.leap()
        let before = await total()
        let began = ContinuousClock.now
        let spent = Usage.now.processorSeconds
        let (nothingLeft, tell) = AsyncStream.makeStream(of: Void.self)
        let turns = FeedTurns(pipeline, limit: handles) { outlook in
            // Every feed's next poll lies an hour ahead.
            if outlook.underWay == 0 { tell.yield() }
        }
        guard let turns else { throw NoExchange() }
        await withDiscardingTaskGroup { group in
            group.addTask { await turns.run() }
            await turns.begin()
            for await _ in nothingLeft { break }
            turns.end()
        }
        await pipeline.settleDebt(isLast: true)
        var figures = Figures(round: round, feeds: before.sources)
        figures.processorSeconds = Usage.now.processorSeconds - spent
        figures.wall = ContinuousClock.now - began
        let after = await total()
        figures.requests = after.requests - before.requests
        figures.unchanged = after.unchanged - before.unchanged
        figures.entries = after.items - before.items
        figures.bytes = after.bytes - before.bytes
        figures.failed = after.failed
        figures.peakMebibytes = Usage.now.peakMebibytes
        return figures
    }

    func end() throws {
        transport.shutdown()
        try ledger.close()
    }

    private func total() async -> Total {
        await pipeline.states.values.reduce(into: Total()) { total, state in
            total.sources += 1
            total.requests += state.requests
            total.unchanged += state.notModified
            total.items += state.items
            total.bytes += state.bytes
            total.failed += state.failures > 0 ? 1 : 0
        }
    }

    private struct Total {
        var sources = 0
        var requests = 0
        var unchanged = 0
        var items = 0
        var bytes = 0
        var failed = 0
    }
}

/// Runs with the machine's clock, and leaps an hour so that every source is due.
private final class LeapingClock: Sendable {
    private let start = ContinuousClock.now
    private let hours = Mutex<Int64>(0)

    func now() -> Timestamp {
        let span = ContinuousClock.now - start
        let milliseconds = span.components.seconds * 1000 + span.components.attoseconds / 1_000_000_000_000_000
        return Timestamp(seconds: 1_800_000_000) + TimeSpan(milliseconds: milliseconds)
            + .hours(hours.withLock { $0 })
    }

    func leap() { hours.withLock { $0 += 1 } }
}

private struct NoExchange: Error {}

/// What a round came to.
struct Figures {
    var round = 0
    var feeds = 0
    var requests = 0
    var unchanged = 0
    var failed = 0
    var entries = 0
    var bytes = 0
    var wall = Duration.zero
    var processorSeconds = 0.0
    var peakMebibytes = 0.0

    init(round: Int, feeds: Int) {
        self.round = round
        self.feeds = feeds
    }

    /// As the C program writes it.
    var line: String {
        let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
        return "program=pollbench work=ledger round=\(round) feeds=\(feeds) status200=\(requests - unchanged - failed) "
            + "status304=\(unchanged) other=0 failed=\(failed) bytes=\(bytes) entries=\(entries) "
            + "wall=\(rounded(seconds, 1000)) cpu=\(rounded(processorSeconds, 1000)) "
            + "cpu_us_per_feed=\(rounded(processorSeconds * 1e6 / Double(max(feeds, 1)), 10)) "
            + "rss_mb=\(rounded(peakMebibytes, 10))"
    }

    private func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
}

/// What the process has used.
private struct Usage {
    var processorSeconds: Double
    var peakMebibytes: Double

    static var now: Usage {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Usage(
            processorSeconds: Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6,
            peakMebibytes: Double(usage.ru_maxrss) / 1024)
    }
}

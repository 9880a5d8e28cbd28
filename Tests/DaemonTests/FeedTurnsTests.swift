import Crisis
import Foundation
import Ledger
import LoopbackServer
import Logging
import Settings
import Synchronization
import Testing
import Transport

@testable import Daemon
@testable import Intake

@Suite("Feeds that are polled in turns fare as those that are polled one by one", .timeLimit(.minutes(2)))
struct FeedTurnsTests {
    /// A publisher whose feeds are new once, unchanged then, and otherwise broken in one way each.
    private static func answer(_ request: Request) -> Reply {
        let words = request.target.split(separator: "/")
        switch words.first {
        case "gone": return .status(410)
        case "busy": return .status(503, headers: [("Retry-After", "7200")])
        case "page": return .text("<html><body>维护中</body></html>", type: "text/html")
        case "cut":
            return .truncated(declaredBytes: 5000, body: Array(feed("c").prefix(180)))
        default:
            let tag = "\"\(request.target)\""
            if request.header("If-None-Match") == tag { return .status(304, headers: [("ETag", tag)]) }
            return .answer(
                status: 200, headers: [("ETag", tag), ("Content-Type", "application/rss+xml")],
                body: feed(String(words.last ?? "")))
        }
    }

    private static func feed(_ name: String) -> [UInt8] {
        let items = (1...3).map { "<item><title>消息 \(name) \($0)</title><guid>urn:\(name):\($0)</guid></item>" }
        return Array("<rss version=\"2.0\"><channel><title>甲</title>\(items.joined())</channel></rss>".utf8)
    }

    private func source(_ id: String, _ url: String) -> Source {
        Source(
            id: id, title: LocalizedText(zh: id, en: id), family: .media, tier: .outlet,
            origin: .feed(Source.FeedOrigin(url: url, interval: nil, trusted: true)))
    }

    private func round(_ pipeline: Pipeline) async throws {
        let (finished, tell) = AsyncStream.makeStream(of: Void.self)
        let turns = try #require(FeedTurns(pipeline, limit: 7) { if $0.underWay == 0 { tell.yield() } })
        await withDiscardingTaskGroup { group in
            group.addTask { await turns.run() }
            #expect(await turns.begin() > 0)
            for await _ in finished { break }
            turns.end()
        }
        await pipeline.settleDebt(isLast: true)
    }

    @Test("every outcome is settled, the second round is conditional, and a restart knows what the ledger was told")
    func outcomes() async throws {
        let server = try LoopbackServer(handler: Self.answer)
        defer { server.stop() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-turns-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var sources = (0..<30).map { source("good-\($0)", server.url("/feed/\($0)")) }
        for name in ["gone", "busy", "page", "cut"] { sources.append(source(name, server.url("/\(name)/x"))) }
        sources.append(source("unreadable", "gopher://a.example/"))
        var configuration = try DemoConfiguration.read()
        configuration.sources = sources
        let clock = SimulatedClock(Timestamp(seconds: 1_800_000_000))
        let ledger = try SQLiteLedger.open(directory: folder)
        let transport = CurlTransport(userAgent: "test", perHostConnections: 5, totalConnections: 5)
        defer { transport.shutdown() }
        let pipeline = Pipeline(
            configuration: configuration, engine: Engine(criteria: configuration.criteria), states: [],
            intake: SourceIntake(client: transport, credential: { $0 }), ledger: ledger, now: { clock.now },
            onNews: {}, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })

        clock.set(clock.now + .minutes(10))
        try await round(pipeline)
        let first = await pipeline.states
        for number in 0..<30 {
            let state = try #require(first["good-\(number)"])
            #expect(state.items == 3)
            #expect(state.etag == "\"/feed/\(number)\"")
            #expect(state.lastError == nil)
        }
        #expect(first["gone"]?.isGone == true)
        #expect(first["busy"]?.lastStatus == 503)
        #expect(first["busy"].map { $0.nextDue - clock.now >= .hours(2) } == true)
        #expect(first["page"]?.failures == 1)
        #expect(first["page"]?.unreadable == 1)
        // The third item is cut.
        #expect(first["cut"]?.items == 2)
        #expect(first["cut"]?.etag == nil)
        #expect(first["unreadable"]?.failures == 1)
        #expect(await pipeline.sourcesUnderWay == 0)

        clock.set(clock.now + .minutes(31))
        try await round(pipeline)
        let second = await pipeline.states
        for number in 0..<30 {
            let state = try #require(second["good-\(number)"])
            #expect(state.notModified == 1)
            #expect(state.requests == 2)
            #expect(state.items == 3)
        }
        // Gone and held off, neither was asked again.
        #expect(second["gone"]?.requests == 1)
        #expect(second["busy"]?.requests == 1)
        let kept = try await ledger.sourceStates()
        #expect(Dictionary(uniqueKeysWithValues: kept.map { ($0.id, $0) }) == second)
        try ledger.close()
    }
}

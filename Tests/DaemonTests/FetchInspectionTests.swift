import Foundation
import Intake
import Ledger
import LoopbackServer
import Settings
import Testing

@testable import Crisis
@testable import Daemon

@Suite("A fetch by hand asks where the service would ask", .timeLimit(.minutes(1)))
struct FetchInspectionTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private static func answer(_ request: Request) -> Reply {
        if request.target == "/old" { return .redirect(to: "/new", status: 301) }
        let isKnown = request.header("If-None-Match") == "\"7\""
        let item = "<rss version=\"2.0\"><channel><title>甲</title><item><title>乙</title></item></channel></rss>"
        return isKnown ? .status(304) : .text(item, type: "application/rss+xml")
    }

    /// What a fetch reports of a source whose ledger says that it moved from `/old` to `/new`, last looked at so long ago.
    private func report(asking url: String?, lookedAt age: TimeSpan) async throws -> FetchReport {
        let server = try LoopbackServer(handler: Self.answer)
        defer { server.stop() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-fetch-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let source = Source(
            id: "press", title: LocalizedText(zh: "报", en: "press"), family: .media, tier: .outlet,
            origin: .feed(Source.FeedOrigin(url: server.url("/old"), interval: nil, trusted: true)))
        var state = PollPlan.start(source, at: now - .days(30))
        state.etag = "\"7\""
        state.move = AddressMove(
            adoption: AddressMove.Adoption(
                address: server.url("/new"), since: now - .days(20), checked: now - age))
        let ledger = try SQLiteLedger.open(directory: folder)
        var batch = LedgerBatch(at: now)
        batch.put(state, instead: nil)
        try await ledger.commit(batch)
        try ledger.close()
        var configuration = try DemoConfiguration.read()
        configuration.sources = [source]
        configuration.service.stateFolder = folder
        let inspection = try #require(
            await FetchInspection(
                url: url.map { server.url($0) }, source: source, configuration: configuration, at: now))
        return await inspection.report(repeats: false, at: now)
    }

    private func paths(_ report: FetchReport) -> [String] {
        report.hops.map { String($0.url.suffix(4)) }
    }

    @Test("the adopted address is asked, with the validators, and said in both languages")
    func adopted() async throws {
        let report = try await report(asking: nil, lookedAt: .days(1))
        #expect(paths(report) == ["/new"])
        #expect(report.hops.map(\.status) == [304])
        #expect(report.url.hasSuffix("/new"))
        #expect(report.memory.en.contains("it is asked at http://127.0.0.1"))
        #expect(report.memory.zh.contains("改问 http://127.0.0.1"))
    }

    @Test("when it is time to look whether the configured one answers again, that one is asked")
    func rechecked() async throws {
        let report = try await report(asking: nil, lookedAt: .days(8))
        #expect(paths(report) == ["/old", "/new"])
        #expect(report.memory.en.contains("whether the configured one answers again"))
    }

    @Test("an address that is given by hand is asked as it stands")
    func byHand() async throws {
        let report = try await report(asking: "/old", lookedAt: .days(1))
        #expect(paths(report) == ["/old", "/new"])
        #expect(!report.memory.en.contains("redirect"))
    }
}

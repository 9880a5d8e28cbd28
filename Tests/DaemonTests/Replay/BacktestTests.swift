import Crisis
import Foundation
import Ledger
import Settings
import Testing

@testable import Daemon

@Suite("A backtest lives the team's own past through again")
struct BacktestTests {
    private let start = Timestamp(seconds: 1_795_309_200)
    private let folder = NSTemporaryDirectory() + "tocsin-backtest-\(UUID().uuidString)"

    private let source = Source(
        id: "wire", title: LocalizedText(zh: "通讯社", en: "wire"), family: .media, tier: .outlet,
        origin: .feed(Source.FeedOrigin(url: "https://example.org/feed", interval: .hours(1))))

    /// Three days of a small past: a grave matter on the second day, an answer of a person on the third.
    private func past(_ criteria: Criteria) async throws -> (ledger: SQLiteLedger, alerts: Int) {
        let ledger = try SQLiteLedger.open(directory: folder)
        var engine = Engine(criteria: criteria)
        let rules = try RecordedRuleSet(criteria.rules)
        var alerts = 0
        func keep(_ outcome: Outcome, at now: Timestamp, actions: [RecordedAction] = []) async throws {
            var batch = LedgerBatch(at: now)
            try batch.add(outcome, judgedBy: rules)
            batch.actions = actions
            alerts += outcome.alerts.flatMap { [$0.reason] + $0.alsoFor }.count
            try await ledger.commit(batch)
        }
        var now = start
        for step in 0..<(3 * 24 * 12) {
            now = start + .minutes(Int64(step) * 5)
            var arrivals: [Arrival] = []
            if step % 60 == 0 { arrivals.append(arrival("雨燕速运新开网点", "方便市民寄件。", step, now)) }
            if step == 300 {
                arrivals.append(arrival("雨燕速运包裹渗漏化学液体 多名市民手部灼伤", "三人就医，雨燕速运称不清楚情况。", step + 1, now))
            }
            if !arrivals.isEmpty { try await keep(engine.observe(arrivals, at: now), at: now) }
            try await keep(engine.tick(at: now), at: now)
            if step == 600,
                let open = engine.memory.tracker.openIncidents.first(where: { engine.level(of: $0.id) >= .yellow })
            {
                let statement = Evidence(
                    id: FactID(""), time: now, tags: [.ownStatement, .regret],
                    text: LocalizedText(zh: "致歉", en: "regret"),
                    provenance: "test", recordedBy: "王强")
                try await keep(try engine.add(statement, to: open.id, at: now), at: now)
                let outcome = try engine.acknowledge(open.id, by: "李薇", at: now)
                try await keep(
                    outcome, at: now,
                    actions: [RecordedAction(incident: open.id, at: now, by: "李薇", action: "ack", note: nil)])
            }
        }
        return (ledger, alerts)
    }

    private func arrival(_ title: String, _ text: String, _ number: Int, _ time: Timestamp) -> Arrival {
        Arrival(
            source: source,
            item: Item(
                identity: "\(number)", revision: "1", kind: .coverage, published: time, title: title, text: text,
                url: "https://example.org/\(number)"))
    }

    private func again(_ ledger: SQLiteLedger, _ criteria: Criteria, sources: [Source]? = nil) async throws
        -> BacktestOutcome
    {
        try await Backtest(ledger: ledger, criteria: criteria, sources: sources ?? [source]).run(
            since: start, until: start + .days(3), warmUp: .days(1))
    }

    @Test("by the same rules the same alerts come at the same times")
    func same() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let criteria = try DemoConfiguration.read().criteria
        let (ledger, alerts) = try await past(criteria)
        #expect(alerts > 0)
        let outcome = try await again(ledger, criteria)
        #expect(
            outcome.count(.same) == alerts,
            "\(outcome.changes.filter { $0.change != .same }.map { "\($0.change) \($0.reason) \($0.at)" })")
        #expect(outcome.changes.count == alerts)
        #expect(outcome.items == 16 && outcome.skipped == 0)
    }

    @Test("without floors and with high thresholds alerts go, with low ones others come")
    func changed() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let criteria = try DemoConfiguration.read().criteria
        let (ledger, alerts) = try await past(criteria)
        var deaf = try DemoConfiguration.read()
        deaf.rules.floors = []
        deaf.rules.levels.blue = PerMille(980)
        deaf.rules.levels.yellow = PerMille(985)
        deaf.rules.levels.orange = PerMille(990)
        deaf.rules.levels.red = PerMille(995)
        let quiet = try await again(ledger, deaf.criteria)
        #expect(quiet.count(.gone) == alerts && quiet.changes.count == alerts)
        var nervous = try DemoConfiguration.read()
        nervous.rules.levels.blue = PerMille(10)
        nervous.rules.levels.yellow = PerMille(20)
        nervous.rules.levels.orange = PerMille(30)
        nervous.rules.levels.red = PerMille(40)
        #expect(try await again(ledger, nervous.criteria).count(.added) > 0)
    }

    @Test("a source that is configured no more is known by its mentions, and what had none is counted as left out")
    func removedSource() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let criteria = try DemoConfiguration.read().criteria
        let (ledger, alerts) = try await past(criteria)
        let outcome = try await again(ledger, criteria, sources: [])
        #expect(outcome.items + outcome.skipped == 16)
        #expect(outcome.count(.same) == alerts)
    }

    @Test("a time before which nothing was seen is an empty past")
    func empty() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try SQLiteLedger.open(directory: folder)
        let outcome = try await again(ledger, try DemoConfiguration.read().criteria)
        #expect(outcome.items == 0 && outcome.changes.isEmpty && outcome.began == nil)
    }
}

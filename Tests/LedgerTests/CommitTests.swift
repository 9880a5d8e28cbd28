import Crisis
import GRDB
import Ledger
import Testing

@Suite("A batch is written once and as a whole")
struct CommitTests {
    @Test("what was written is read back the same, now and after a restart", arguments: 1...12)
    func roundTrip(seed: Int) async throws {
        var dice = Dice(seed: seed)
        let state = try StateDirectory()
        let batch = try dice.batch()
        let id = try #require(batch.incidents.first?.incident.id)

        let first = try SQLiteLedger.open(directory: state.path)
        try await first.commit(batch)
        let before = try await Answers(first, incidents: [id])
        try first.close()
        let second = try SQLiteLedger.open(directory: state.path)
        let after = try await Answers(second, incidents: [id])

        #expect(after == before)
        #expect(after.sources == batch.sources)
        #expect(after.states == batch.states)
        #expect(after.incidents == batch.incidents)
        #expect(try await second.incident(id) == batch.incidents.first)
        #expect(after.evidence == [batch.evidence.map(\.evidence)])
        #expect(after.checklists == batch.checklists)
        #expect(after.assessments == [batch.assessments.map(\.assessment)])
        #expect(after.alerts == batch.alerts)
        #expect(after.actions == [batch.actions.filter { $0.incident == id }])
        #expect(Set(after.notifications) == Set(batch.notifications))
        #expect(Set(after.unreadable) == Set(batch.unreadable.map { UnreadableRow(at: batch.at, record: $0) }))
        #expect(Set(after.mentions.joined()) == Set(rows(of: batch)))
    }

    private func rows(of batch: LedgerBatch) -> [MentionRow] {
        batch.items.flatMap { recorded in
            recorded.mentions.map { mention in
                MentionRow(
                    mention: Mention(
                        id: mention.id, watch: mention.watch, source: recorded.source, family: mention.family,
                        tier: mention.tier, item: recorded.item, seen: recorded.seen),
                    signals: mention.signals, reason: mention.reason)
            }
        }
    }

    @Test("writing a batch twice is the same as writing it once", arguments: 20...25)
    func idempotent(seed: Int) async throws {
        var dice = Dice(seed: seed)
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let batch = try dice.batch()
        let ids = batch.incidents.map(\.incident.id)

        try await ledger.commit(batch)
        let once = try await Answers(ledger, incidents: ids)
        try await ledger.commit(batch)
        #expect(try await Answers(ledger, incidents: ids) == once)
    }

    @Test(
        "a batch that fails at any table leaves nothing behind",
        arguments: [
            "item", "mention", "unreadable", "evidence", "action", "source_state", "incident", "derived_state",
            "checklist", "assessment", "alert", "notification",
        ])
    func atomic(table: String) async throws {
        var dice = Dice(seed: 7)
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var batch = try dice.batch()
        while batch.items.allSatisfy(\.mentions.isEmpty) { batch = try dice.batch() }
        let ids = batch.incidents.map(\.incident.id)
        let empty = try await Answers(ledger, incidents: ids)

        try state.stranger { database in
            try database.execute(
                sql: "CREATE TRIGGER fails BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'planted'); END")
        }
        await #expect(throws: LedgerError.self) { try await ledger.commit(batch) }
        #expect(try await Answers(ledger, incidents: ids) == empty)

        try state.stranger { try $0.execute(sql: "DROP TRIGGER fails") }
        try await ledger.commit(batch)
        #expect(try await ledger.counts(since: batch.at).items == batch.items.count)
    }

    @Test("a full disk is told as such, leaves nothing of the batch, and passes when there is room again")
    func diskFull() async throws {
        var dice = Dice(seed: 3)
        let state = try StateDirectory()
        let small = try dice.batch()
        let unlimited = try SQLiteLedger.open(directory: state.path)
        try await unlimited.commit(small)
        try unlimited.close()
        // A few pages more than what is there, so that the test does not depend on how large the tables are at birth.
        let pages = try state.stranger { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        let ledger = try SQLiteLedger.open(directory: state.path, maximumPages: pages + 20)
        let before = try await Answers(ledger, incidents: small.incidents.map(\.incident.id))

        var large = LedgerBatch(at: small.at)
        large.items = try (0..<40).map { _ in
            var recorded = try dice.recorded(incident: Incident.ID("large"))
            recorded.item.text = String(repeating: "丢件", count: 10_000)
            return recorded
        }
        let failure = await #expect(throws: LedgerError.self) { try await ledger.commit(large) }
        #expect(failure == .diskFull(path: state.database))
        #expect(failure?.mayPass == true)
        #expect(try await Answers(ledger, incidents: small.incidents.map(\.incident.id)) == before)

        try ledger.close()
        let roomy = try SQLiteLedger.open(directory: state.path)
        try await roomy.commit(large)
        #expect(try await roomy.counts(since: small.at).items == small.items.count + large.items.count)
    }

    @Test("a commit that a cancelled task asked for is finished")
    func cancelled() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 4)
        let batch = try dice.batch()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await ledger.commit(batch)
        }
        task.cancel()
        try await task.value
        #expect(try await ledger.counts(since: batch.at).items == batch.items.count)
    }

    @Test("derived rows are replaced by their key")
    func derivedIsReplaced() async throws {
        var dice = Dice(seed: 5)
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var batch = try dice.batch()
        try await ledger.commit(batch)

        batch.incidents[0].incident.title = "另一个标题"
        batch.incidents[0].incident.status = .closed
        batch.sources[0].failures += 1
        batch.states[0].json = Array("{}".utf8)
        batch.checklists[0].items = []
        try await ledger.commit(batch)

        #expect(try await ledger.incidents(open: false, limit: 10) == batch.incidents)
        #expect(try await ledger.incidents(open: true, limit: 10).isEmpty)
        #expect(try await ledger.sourceStates() == batch.sources)
        #expect(try await ledger.derivedStates() == batch.states)
        #expect(try await ledger.checklist(of: batch.incidents[0].incident.id) == batch.checklists[0])
    }

    @Test("what was judged and told stays as it was, whatever a later batch says under the same id")
    func historyStays() async throws {
        var dice = Dice(seed: 6)
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let batch = try dice.batch()
        try await ledger.commit(batch)

        var forged = LedgerBatch(at: batch.at)
        forged.alerts = batch.alerts
        forged.alerts[0].highlights = []
        forged.alerts[0].previousLevel = forged.alerts[0].previousLevel == .red ? .clear : .red
        forged.notifications = batch.notifications
        for index in forged.notifications.indices { forged.notifications[index].payload = [1, 2, 3] }
        try await ledger.commit(forged)

        #expect(try await ledger.alerts(of: nil, limit: 10) == batch.alerts)
        #expect(Set(try await ledger.notifications(limit: 10)) == Set(batch.notifications))
    }

    @Test("two assessments of one millisecond are both kept")
    func sameMillisecond() async throws {
        var dice = Dice(seed: 8)
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let incident = Incident.ID("swallow-20261122-1")
        var first = try dice.assessment()
        first.level = .blue
        var second = first
        second.level = .red
        var batch = LedgerBatch(at: first.at)
        batch.assessments = [first, second, first].map { RecordedAssessment(incident: incident, assessment: $0) }
        try await ledger.commit(batch)
        #expect(try await ledger.assessments(of: incident, limit: 10) == [second, first])
    }
}

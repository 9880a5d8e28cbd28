import Crisis
import GRDB
import Testing

@testable import Ledger

@Suite("What is remembered of a source survives, in whichever form it was written")
struct SourceStateTests {
    private let start = Timestamp(seconds: 1_800_000_000)

    private func polled(_ state: SourceState, _ outcome: PollOutcome, after span: TimeSpan) -> SourceState {
        PollPlan.next(
            state, pace: PollPace(range: Tier.outlet.standardRange), outcome: outcome, asked: "https://a.example/",
            at: start + span)
    }

    @Test("a poll without news writes counters, and they are read back over the whole")
    func touched() async throws {
        let directory = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: directory.path)
        var outcome = PollOutcome(.delivered(Validators(etag: "\"1\"")), status: 304, gain: PollGain(newItems: 3))
        outcome.notes.wishes = PublisherWishes(timeToLive: .minutes(10), skipHours: [1, 2])
        var first = polled(SourceState(id: "a", nextDue: start), outcome, after: .zero)
        _ = first.noteHealth(at: start, interval: .minutes(5))
        var outcome304 = PollOutcome(.unchanged(Validators()), status: 304, gain: PollGain(bytes: 7))
        outcome304.notes.freshUntil = start + .hours(1)
        let second = polled(first, outcome304, after: .minutes(9))
        #expect(second.differsInColumnsOnly(from: first))

        var batch = LedgerBatch(at: start)
        batch.put(first, instead: nil)
        #expect(batch.sources.count == 1)
        try await ledger.commit(batch)
        batch = LedgerBatch(at: start)
        batch.put(second, instead: first)
        #expect(batch.touched == [second])
        try await ledger.commit(batch)
        #expect(try await ledger.sourceStates() == [second])

        batch = LedgerBatch(at: start)
        batch.put(second, instead: second)
        #expect(batch.isEmpty)
    }

    @Test("a poll that brought items writes columns alone, and all that it changed is read back")
    func broughtItems() async throws {
        let directory = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: directory.path)
        var state = SourceState(id: "a", nextDue: start)
        for hours in [Int64(0), 1, 3] {
            let outcome = PollOutcome(
                .delivered(Validators(etag: "\"\(hours)\"", lastModified: "Fri, 15 Jan 2027 0\(hours):00:00 GMT")),
                status: 200, gain: PollGain(newItems: 2))
            var next = polled(state, outcome, after: .hours(hours))
            next.bodyDigest = Int64.min + hours
            next.gaps.append(-hours)
            var batch = LedgerBatch(at: start)
            batch.put(next, instead: hours == 0 ? nil : state)
            #expect(batch.touched.count == (hours == 0 ? 0 : 1))
            try await ledger.commit(batch)
            #expect(try await ledger.sourceStates() == [next])
            state = next
        }
        #expect(state.items == 6)
        #expect(state.gaps.count > 2)

        var bare = state
        (bare.etag, bare.lastModified, bare.lastStatus, bare.lastItem, bare.bodyDigest) = (nil, nil, nil, nil, nil)
        bare.gaps = []
        var batch = LedgerBatch(at: start)
        batch.put(bare, instead: state)
        #expect(batch.sources.isEmpty)
        try await ledger.commit(batch)
        #expect(try await ledger.sourceStates() == [bare])
    }

    @Test("a state that an older version wrote is read from its payload")
    func older() async throws {
        let directory = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: directory.path)
        let state = SourceState(id: "a", nextDue: start, lastAttempt: start, requests: 5)
        let payload = try PayloadCoder().text(of: state)
        try await ledger.pool.write {
            try $0.execute(sql: "INSERT INTO source_state (id, payload) VALUES ('a', ?)", arguments: [payload])
        }
        #expect(try await ledger.sourceStates() == [state])
    }

    @Test("changes of health are appended, once each, and told newest first")
    func events() async throws {
        let directory = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: directory.path)
        let words = LocalizedText(zh: "x", en: "y")
        let events = (0..<4).map { index in
            SourceEvent(
                source: index == 3 ? "b" : "a", at: start + .seconds(Int64(index)), from: .fresh,
                to: index.isMultiple(of: 2) ? .failing : .gone, reason: words)
        }
        var batch = LedgerBatch(at: start)
        batch.sourceEvents = events
        try await ledger.commit(batch)
        try await ledger.commit(batch)
        #expect(try await ledger.sourceEvents(of: "a", limit: 10) == [events[2], events[1], events[0]])
        #expect(try await ledger.sourceEvents(of: nil, limit: 2) == [events[3], events[2]])
        await #expect(throws: (any Error).self) {
            try await ledger.pool.write { try $0.execute(sql: "DELETE FROM source_event") }
        }
    }
}

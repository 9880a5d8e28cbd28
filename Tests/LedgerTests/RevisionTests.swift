import Crisis
import Ledger
import Testing

@Suite("What is known of a source")
struct RevisionTests {
    private func item(_ identity: String, _ revision: String, kind: MentionKind = .complaint) -> Item {
        Item(identity: identity, revision: revision, kind: kind, title: "丢件", text: "三天了")
    }

    private func recorded(
        _ source: String, _ item: Item, seen: Int64 = 0, incident: Incident.ID? = nil
    ) -> RecordedItem {
        let mention = RecordedMention(
            id: Mention.ID("\(source)/\(item.identity)/swallow"), watch: "swallow", family: .consumers, tier: .private,
            signals: Signals(language: .chinese), incident: incident,
            reason: LocalizedText(zh: "同一运单", en: "same waybill"))
        return RecordedItem(source: source, item: item, seen: Timestamp(milliseconds: seen), mentions: [mention])
    }

    @Test("of a thousand identities each known one comes back with its last revision")
    func thousand() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 11)
        let identities = (0..<1000).map { "\($0)" + dice.text() }
        var expected: [String: String] = [:]
        var batch = LedgerBatch(at: Timestamp(milliseconds: 0))
        for (index, identity) in identities.enumerated() where index % 10 != 0 {
            let edits = 1 + index % 3
            for edit in 0..<edits { batch.items.append(recorded("feed", item(identity, "r\(edit)"))) }
            batch.items.append(recorded("other", item(identity, "never asked for")))
            expected[identity] = "r\(edits - 1)"
        }
        try await ledger.commit(batch)
        #expect(try await ledger.revisions(source: "feed", identities: identities) == expected)
        #expect(try await ledger.revisions(source: "nobody", identities: identities).isEmpty)
        #expect(try await ledger.revisions(source: "feed", identities: []).isEmpty)
    }

    @Test("identities that differ only behind a NUL, or only in their Unicode form, are different items")
    func hostileIdentities() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let identities = ["a\0b", "a\0c", "a", "a␀0b", "\u{E9}", "e\u{301}"]
        var batch = LedgerBatch(at: Timestamp(milliseconds: 0))
        batch.items = identities.map { recorded("feed", item($0, "1")) }
        try await ledger.commit(batch)
        #expect(try await ledger.counts(since: batch.at).items == identities.count)
        let known = try await ledger.revisions(source: "feed", identities: identities)
        #expect(Set(known.keys) == Set(identities))
    }

    @Test("an edited item is a new fact, the same mention, and shows its last revision")
    func edited() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let incident = Incident.ID("swallow-20261122-1")
        var batch = LedgerBatch(at: Timestamp(milliseconds: 0))
        batch.items = [
            recorded("feed", item("1", "a"), seen: 10, incident: incident),
            recorded("feed", item("1", "b"), seen: 20, incident: incident),
            recorded("feed", item("2", "a", kind: .coverage), seen: 15, incident: incident),
        ]
        try await ledger.commit(batch)

        let shown = try await ledger.mentions(of: incident, limit: 10)
        #expect(shown.map(\.mention.item.revision) == ["b", "a"])
        let counts = try await ledger.counts(since: Timestamp(milliseconds: 15))
        #expect(counts.items == 3)
        #expect(counts.recentItems == 2)
        #expect(counts.mentions == 2)
        #expect(counts.complaints == 1)
    }

    @Test("an item already there may still gain the mention of a new watch")
    func laterWatch() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let incident = Incident.ID("finch-20261122-1")
        var known = recorded("feed", item("1", "a"))
        var batch = LedgerBatch(at: Timestamp(milliseconds: 0))
        batch.items = [known]
        try await ledger.commit(batch)
        known.mentions[0].id = Mention.ID("feed/1/finch")
        known.mentions[0].incident = incident
        batch.items = [known]
        try await ledger.commit(batch)
        #expect(try await ledger.mentions(of: incident, limit: 10).map(\.mention.id.text) == ["feed/1/finch"])
        #expect(try await ledger.counts(since: batch.at).items == 1)
    }

    @Test("an unreadable record that comes again with every poll is kept once")
    func unreadableOnce() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let record = UnreadableRecord(source: "12305", place: "page", reason: "no id", raw: "{\"text\":\"\\u0000\"}")
        var other = record
        other.raw = "{}"
        for minute in 0..<5 {
            var batch = LedgerBatch(at: Timestamp(seconds: Int64(minute) * 60))
            batch.unreadable = [record, other]
            try await ledger.commit(batch)
        }
        let kept = try await ledger.unreadable(limit: 10)
        #expect(kept.map(\.record) == [other, record])
        #expect(kept.allSatisfy { $0.at == Timestamp(seconds: 0) })
        #expect(try await ledger.counts(since: Timestamp(seconds: 0)).unreadable == 2)
    }
}

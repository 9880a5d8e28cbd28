import Crisis
import Ledger
import Testing

@Suite("What a merged incident brought")
struct MergedIncidentTests {
    private func record(_ id: String, into other: String?) -> IncidentRecord {
        var incident = Incident(
            id: Incident.ID(id), watch: "swallow", title: id, category: .safety, opened: Timestamp(milliseconds: 0),
            lastActivity: Timestamp(milliseconds: 0))
        incident.mergedInto = other.map { Incident.ID($0) }
        incident.status = other == nil ? .open : .closed
        return IncidentRecord(incident: incident, assessment: nil)
    }

    private func item(_ identity: String, of incident: String) -> RecordedItem {
        let mention = RecordedMention(
            id: Mention.ID("desk/\(identity)@swallow"), watch: "swallow", family: .consumers, tier: .private,
            signals: Signals(language: .chinese), incident: Incident.ID(incident),
            reason: LocalizedText(zh: "新投诉", en: "a new complaint"))
        return RecordedItem(
            source: "desk", item: Item(identity: identity, revision: "1", kind: .complaint, text: identity),
            seen: Timestamp(milliseconds: 0), mentions: [mention])
    }

    @Test("an incident shows the mentions of those merged into it, at whatever remove, and of no other")
    func merged() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var batch = LedgerBatch(at: Timestamp(milliseconds: 0))
        batch.incidents = [
            record("a", into: "b"), record("b", into: "c"), record("c", into: nil), record("d", into: nil),
        ]
        batch.items = ["a", "b", "c", "d"].map { item("of-\($0)", of: $0) }
        try await ledger.commit(batch)
        let shown = try await ledger.mentions(of: Incident.ID("c"), limit: 10).map(\.mention.item.identity)
        #expect(shown.sorted() == ["of-a", "of-b", "of-c"])
        #expect(try await ledger.mentions(of: Incident.ID("a"), limit: 10).count == 1)
    }
}

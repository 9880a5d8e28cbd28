import Crisis
import Ledger
import Testing

@Suite("Where people put mentions")
struct PlacementTests {
    private func item(_ identity: String, of incident: String?) -> RecordedItem {
        let mention = RecordedMention(
            id: Mention.ID("desk/\(identity)@swallow"), watch: "swallow", family: .consumers, tier: .private,
            signals: Signals(language: .chinese), incident: incident.map { Incident.ID($0) },
            reason: LocalizedText(zh: "新投诉", en: "a new complaint"))
        return RecordedItem(
            source: "desk", item: Item(identity: identity, revision: "1", kind: .complaint, text: identity),
            seen: Timestamp(milliseconds: 0), mentions: [mention])
    }

    @Test("the last placement of a mention counts, and the incident that it left shows it no more")
    func lastCounts() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var batch = LedgerBatch(at: Timestamp(milliseconds: 0))
        batch.items = [item("1", of: "a"), item("2", of: "a"), item("3", of: nil)]
        try await ledger.commit(batch)
        let first = Mention.ID("desk/1@swallow")
        for (moment, incident) in [(Int64(1), "b"), (2, "c")] {
            var step = LedgerBatch(at: Timestamp(milliseconds: moment))
            step.placements = [
                RecordedPlacement(
                    mention: first, incident: Incident.ID(incident), at: step.at, by: "李薇", note: "另一件事")
            ]
            try await ledger.commit(step)
            try await ledger.commit(step)
        }
        func shown(_ id: String) async throws -> [String] {
            try await ledger.mentions(of: Incident.ID(id), limit: 10).map(\.mention.item.identity)
        }
        #expect(try await shown("a") == ["2"])
        #expect(try await shown("b") == [])
        #expect(try await shown("c") == ["1"])
        #expect(try await ledger.mentions(of: Incident.ID("c"), limit: 10).first?.reason.zh == "人工归入")
        #expect(try await ledger.mention(first)?.incident == Incident.ID("c"))
        #expect(try await ledger.mention(Mention.ID("desk/3@swallow"))?.incident == nil)
        let unknown = try await ledger.mention(Mention.ID("desk/9@swallow"))
        #expect(unknown == nil)
    }
}

import Crisis
import GRDB

/// An item of the past, as it came.
package struct HistoricItem: Hashable, Sendable {
    package var number: Int
    package var source: Source.ID
    package var seen: Timestamp
    package var item: Item
}

/// What was made of an item then.
package struct HistoricMention: Hashable, Sendable {
    package var item: Int
    package var id: Mention.ID
    package var family: SourceFamily
    package var tier: Tier
    package var incident: Incident.ID?
}

/// A piece of the past: items in the order in which they came, with what was made of them.
package struct HistoryPage: Sendable {
    package var items: [HistoricItem]
    package var mentions: [HistoricMention]
    /// Where the next piece begins; nil when this was the last.
    package var next: HistoryMark?
}

/// A place in the past, between two items.
package struct HistoryMark: Hashable, Sendable {
    var item: Int
    var mention: Int
}

/// The team's own past, read in pieces while the service goes on writing.
extension SQLiteLedger {
    /// The place before the first item seen at or after a moment; nil when there is none.
    package func historyMark(at moment: Timestamp) async throws -> HistoryMark? {
        try await read { database in
            guard let item = try HistoryTable.itemBefore(moment, in: database) else { return nil }
            return HistoryMark(item: item, mention: try HistoryTable.mentionBefore(item: item, in: database))
        }
    }

    /// The next items seen before `until`, at most `limit`.
    package func history(from mark: HistoryMark, until: Timestamp, limit: Int) async throws -> HistoryPage {
        try await read { database in
            let items = try HistoryTable.items(after: mark.item, until: until, limit: limit, in: database)
            guard let last = items.last else { return HistoryPage(items: [], mentions: [], next: nil) }
            let mentions = try HistoryTable.mentions(after: mark.mention, upToItem: last.number, in: database)
            let next = HistoryMark(
                item: last.number, mention: try HistoryTable.mentionBefore(item: last.number, in: database))
            return HistoryPage(items: items, mentions: mentions, next: items.count < limit ? nil : next)
        }
    }

    /// Everything that people recorded, in the order in which it was kept.
    package func recordedByPeople() async throws -> (evidence: [RecordedEvidence], actions: [RecordedAction]) {
        try await read { database in
            let evidence = try database.rows(HistoryTable.selectEvidence) { row in
                RecordedEvidence(
                    incident: Incident.ID(try row.text(0)), evidence: try row.payload(1, table: "evidence"))
            }
            let actions = try database.rows(HistoryTable.selectActions) { row in
                RecordedAction(
                    incident: try row.textIfPresent(0).map { Incident.ID($0) }, at: try row.moment(1),
                    by: try row.text(2), action: try row.text(3), note: try row.textIfPresent(4))
            }
            return (evidence.filter { $0.evidence.recordedBy != nil }, actions)
        }
    }

    /// The alerts that went out from `since` on and before `until`.
    package func alerts(since: Timestamp, until: Timestamp) async throws -> [Alert] {
        try await read { database in
            try database.rows(HistoryTable.selectAlerts, [since.milliseconds, until.milliseconds]) {
                try $0.payload(0, table: "alert")
            }
        }
    }
}

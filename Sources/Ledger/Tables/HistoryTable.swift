import Crisis
import GRDB

/// What came in and what was done, in the order in which it was, to be lived through again.
enum HistoryTable {
    /// An edited item was no news then, so only the first revision of each counts.
    static let selectItems = """
        SELECT item.number, item.source, item.seen, \(ItemTable.columns) FROM item
        WHERE item.number > ? AND item.seen < ?
            AND NOT EXISTS (SELECT 1 FROM item AS earlier WHERE earlier.source = item.source
                AND earlier.identity = item.identity AND earlier.number < item.number)
        ORDER BY item.number LIMIT ?
        """

    static let selectMentions = """
        SELECT item, id, family, tier, incident FROM mention WHERE number > ? AND item <= ? ORDER BY number
        """

    static let selectFirstItem = "SELECT number FROM item WHERE seen >= ? ORDER BY seen, number LIMIT 1"

    /// Mentions are kept with their items, so their numbers rise together and the place can be found by halving.
    static let selectMentionAt = "SELECT number, item FROM mention WHERE number >= ? ORDER BY number LIMIT 1"

    static let selectNewestMention = "SELECT max(number) FROM mention"

    static let selectEvidence = "SELECT incident, payload FROM evidence ORDER BY number"

    static let selectActions = "SELECT incident, at, person, action, note FROM action ORDER BY number"

    static let selectAlerts = "SELECT payload FROM alert WHERE at >= ? AND at < ? ORDER BY at, number"

    static func items(after number: Int, until: Timestamp, limit: Int, in database: Database) throws -> [HistoricItem] {
        try database.rows(selectItems, [number, until.milliseconds, max(1, limit)]) { row in
            HistoricItem(
                number: try row.number(0), source: try row.text(1), seen: try row.moment(2),
                item: try ItemTable.read(row, from: 3))
        }
    }

    static func mentions(after number: Int, upToItem item: Int, in database: Database) throws -> [HistoricMention] {
        try database.rows(selectMentions, [number, item]) { row in
            HistoricMention(
                item: try row.number(0), id: Mention.ID(try row.text(1)), family: try row.word(2, table: "mention"),
                tier: try row.word(3, table: "mention"), incident: try row.textIfPresent(4).map { Incident.ID($0) })
        }
    }

    /// The item before the first one seen at or after a moment; nil when there is none.
    static func itemBefore(_ moment: Timestamp, in database: Database) throws -> Int? {
        try database.first(selectFirstItem, [moment.milliseconds]) { try $0.number(0) - 1 }
    }

    /// The last mention of an item up to that number.
    static func mentionBefore(item: Int, in database: Database) throws -> Int {
        var low = 0
        var high = (try database.first(selectNewestMention) { try $0.decode(Int?.self, atIndex: 0) ?? 0 } ?? 0) + 1
        while low + 1 < high {
            let middle = (low + high) / 2
            let found = try database.first(selectMentionAt, [middle]) { (try $0.number(0), try $0.number(1)) }
            if let found, found.1 <= item { low = found.0 } else { high = middle }
        }
        return low
    }
}

import Crisis
import Foundation
import GRDB

/// Items as the sources gave them; an edited one is a new row under the same identity.
enum ItemTable {
    static let insert = """
        INSERT INTO item (source, identity, revision, kind, published, seen, title, text, url, author, customer,
            waybill, channel, rank, origin, original_hash, validity, region, details)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, identity, revision) DO NOTHING
        """

    /// Identities that are looked up at once; a shorter list is filled with its last one.
    static let identitiesAtOnce = 8

    static let selectRevisions = """
        SELECT identity, revision FROM item WHERE source = ? AND identity IN (?, ?, ?, ?, ?, ?, ?, ?) ORDER BY number
        """

    static let countSince = "SELECT count(*) FROM item WHERE seen >= ?"

    static func add(_ recorded: RecordedItem, in database: Database) throws {
        let item = recorded.item
        try database.run(
            insert,
            [
                ColumnText(recorded.source), ColumnText(item.identity), ColumnText(item.revision), item.kind.rawValue,
                item.published?.milliseconds, recorded.seen.milliseconds, ColumnText(item.title),
                ColumnText(item.text), item.url.map { ColumnText($0) }, item.author.map { ColumnText($0) },
                item.customer.map { ColumnText($0) }, item.waybill.map { ColumnText($0) },
                item.channel.map { ColumnText($0) }, item.rank, item.origin.map { ColumnText($0) },
                item.originalHash.map { ColumnText($0) }, item.validity?.rawValue, item.region.map { ColumnText($0) },
                DetailsColumn.text(of: item.details),
            ])
    }

    /// The last revision recorded of each identity. Identities that Unicode holds for equal, but whose bytes differ,
    /// share one place in the answer, since they are one key of a dictionary.
    static func latestRevisions(
        source: Source.ID, identities: [String], in database: Database
    ) throws -> [String: String] {
        let source = ColumnText(source)
        var latest: [String: String] = [:]
        for start in stride(from: 0, to: identities.count, by: identitiesAtOnce) {
            let end = min(start + identitiesAtOnce, identities.count)
            var values: [(any DatabaseValueConvertible)?] = [source]
            for place in start..<start + identitiesAtOnce { values.append(ColumnText(identities[min(place, end - 1)])) }
            let rows = try database.rows(selectRevisions, StatementArguments(values)) { row in
                (identity: try row.text(0), revision: try row.text(1))
            }
            // The last one recorded comes last.
            for row in rows { latest[row.identity] = row.revision }
        }
        return latest
    }

    static func count(since moment: Timestamp, in database: Database) throws -> Int {
        try database.first(countSince, [moment.milliseconds]) { try $0.number(0) } ?? 0
    }

    /// The columns of an item in the order that `read` wants, for queries that join it.
    static let columns = """
        item.identity, item.revision, item.kind, item.published, item.title, item.text, item.url, item.author,
            item.customer, item.waybill, item.channel, item.rank, item.origin, item.original_hash,
            item.validity, item.region, item.details
        """

    /// Reads `columns`, of which the first stands at `start`.
    static func read(_ row: Row, from start: Int) throws -> Item {
        Item(
            identity: try row.text(start), revision: try row.text(start + 1),
            kind: try row.word(start + 2, table: "item"), published: try row.momentIfPresent(start + 3),
            title: try row.text(start + 4), text: try row.text(start + 5), url: try row.textIfPresent(start + 6),
            author: try row.textIfPresent(start + 7), customer: try row.textIfPresent(start + 8),
            waybill: try row.textIfPresent(start + 9), channel: try row.textIfPresent(start + 10),
            rank: try row.decode(Int?.self, atIndex: start + 11), origin: try row.textIfPresent(start + 12),
            originalHash: try row.textIfPresent(start + 13),
            validity: try row.textIfPresent(start + 14).flatMap { ComplaintValidity(rawValue: $0) },
            region: try row.textIfPresent(start + 15),
            details: try DetailsColumn.details(in: try row.textIfPresent(start + 16)))
    }
}

import Crisis
import GRDB

/// Records that could not be read. One that comes again with every poll is kept once, at its first sight: else a
/// broken feed fills the disk by being polled.
enum UnreadableTable {
    static let insert = """
        INSERT INTO unreadable (at, source, place, reason, raw) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (source, place, reason, raw) DO NOTHING
        """

    static let selectNewest = """
        SELECT at, source, place, reason, raw FROM unreadable ORDER BY at DESC, number DESC LIMIT ?
        """

    static func add(_ record: UnreadableRecord, at moment: Timestamp, in database: Database) throws {
        try database.run(
            insert,
            [
                moment.milliseconds, ColumnText(record.source), ColumnText(record.place), ColumnText(record.reason),
                ColumnText(record.raw),
            ])
    }

    static func newest(limit: Int, in database: Database) throws -> [UnreadableRow] {
        try database.rows(selectNewest, [max(0, limit)]) { row in
            UnreadableRow(
                at: try row.moment(0),
                record: UnreadableRecord(
                    source: try row.text(1), place: try row.text(2), reason: try row.text(3), raw: try row.text(4)))
        }
    }
}

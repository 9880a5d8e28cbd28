import Crisis
import GRDB

/// How the health of the sources changed. The same change in the same millisecond is one change.
enum SourceEventTable {
    static let insert = """
        INSERT INTO source_event (source, at, before, after, reason_zh, reason_en) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, at, after) DO NOTHING
        """

    static let selectNewest = """
        SELECT source, at, before, after, reason_zh, reason_en FROM source_event
        ORDER BY at DESC, number DESC LIMIT ?
        """

    static let selectOfSource = """
        SELECT source, at, before, after, reason_zh, reason_en FROM source_event
        WHERE source = ? ORDER BY at DESC, number DESC LIMIT ?
        """

    static func add(_ event: SourceEvent, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(event.source), event.at.milliseconds, event.from.rawValue, event.to.rawValue,
                ColumnText(event.reason.zh), ColumnText(event.reason.en),
            ])
    }

    static func newest(of source: Source.ID?, limit: Int, in database: Database) throws -> [SourceEvent] {
        let limit = max(0, limit)
        guard let source else { return try database.rows(selectNewest, [limit], reading: read) }
        return try database.rows(selectOfSource, [ColumnText(source), limit], reading: read)
    }

    private static func read(_ row: Row) throws -> SourceEvent {
        SourceEvent(
            source: try row.text(0), at: try row.moment(1), from: try row.word(2, table: "source_event"),
            to: try row.word(3, table: "source_event"),
            reason: LocalizedText(zh: try row.text(4), en: try row.text(5)))
    }
}

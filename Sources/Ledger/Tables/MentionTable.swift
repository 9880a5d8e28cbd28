import Crisis
import GRDB

/// Which watch an item matched, what was read in it, and which incident it joined.
enum MentionTable {
    static let insert = """
        INSERT INTO mention (id, item, watch, family, tier, time, incident, reason_zh, reason_en, language, state, category,
            negative, complaint, findings, model)
        SELECT ?, number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM item
        WHERE source = ? AND identity = ? AND revision = ?
        ON CONFLICT (id, item) DO NOTHING
        """

    /// A mention of an edited item has one row for each revision; the last one recorded speaks for it.
    static let selectOfIncident =
        select + """

            WHERE mention.incident = ?
                AND NOT EXISTS (SELECT 1 FROM mention AS later WHERE later.id = mention.id AND later.number > mention.number)
            ORDER BY mention.time DESC, mention.number DESC LIMIT ?
            """

    private static let select = """
        SELECT mention.id, mention.watch, item.source, mention.family, mention.tier, item.seen, mention.reason_zh,
            mention.reason_en, mention.language, mention.state, mention.category, mention.negative, mention.complaint, mention.findings,
            mention.model, \(ItemTable.columns)
        FROM mention JOIN item ON item.number = mention.item
        """

    /// A mention as it was last recorded; nil when it is unknown.
    static func mention(_ id: Mention.ID, in database: Database) throws -> MentionRow? {
        try database.rows(
            select + " WHERE mention.id = ? ORDER BY mention.number DESC LIMIT 1", [ColumnText(id.text)], reading: read
        ).first
    }

    static func add(_ mention: RecordedMention, of recorded: RecordedItem, in database: Database) throws {
        let item = recorded.item
        let signals = mention.signals
        let time = min(item.published ?? recorded.seen, recorded.seen)
        try database.run(
            insert,
            [
                ColumnText(mention.id.text), ColumnText(mention.watch), mention.family.rawValue,
                mention.tier.rawValue, time.milliseconds, mention.incident.map { ColumnText($0.text) },
                ColumnText(mention.reason.zh), ColumnText(mention.reason.en), signals.language.rawValue,
                signals.state.rawValue,
                signals.category?.rawValue, signals.negative.value, signals.complaint.value,
                FindingsColumn.text(of: signals.findings), ModelColumn.text(of: signals.model),
                ColumnText(recorded.source), ColumnText(item.identity),
                ColumnText(item.revision),
            ])
    }

    /// The newest first. Mentions of incidents that were merged into this one are its mentions too.
    static func newest(of incident: Incident.ID, limit: Int, in database: Database) throws -> [MentionRow] {
        let parts = try IncidentTable.parts(of: incident, in: database)
        // Each part comes in order by its index, so only as many rows are read as can be shown.
        let rows = try parts.flatMap { part in
            try database.rows(selectOfIncident, [ColumnText(part.text), max(0, limit)], reading: read)
        }
        guard parts.count > 1 else { return rows }
        return Array(
            rows.sorted { ($1.mention.time, $0.mention.id.text) < ($0.mention.time, $1.mention.id.text) }.prefix(limit))
    }

    private static func read(_ row: Row) throws -> MentionRow {
        let mention = Mention(
            id: Mention.ID(try row.text(0)), watch: try row.text(1), source: try row.text(2),
            family: try row.word(3, table: "mention"), tier: try row.word(4, table: "mention"),
            item: try ItemTable.read(row, from: 15), seen: try row.moment(5))
        let signals = Signals(
            language: try row.word(8, table: "mention"),
            findings: try FindingsColumn.findings(in: try row.decode(String.self, atIndex: 13)),
            negative: PerMille(try row.number(11)), complaint: PerMille(try row.number(12)),
            category: try row.wordIfPresent(10, table: "mention"), state: try row.word(9, table: "mention"),
            model: try ModelColumn.reading(in: try row.textIfPresent(14)))
        let reason = LocalizedText(zh: try row.text(6), en: try row.text(7))
        return MentionRow(mention: mention, signals: signals, reason: reason)
    }
}

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
    private static let select = """
        SELECT mention.id, mention.watch, item.source, mention.family, mention.tier, item.seen, mention.reason_zh,
            mention.reason_en, mention.language, mention.state, mention.category, mention.negative, mention.complaint, mention.findings,
            mention.model, \(ItemTable.columns), mention.incident
        FROM mention JOIN item ON item.number = mention.item
        """

    private static let isLast =
        "NOT EXISTS (SELECT 1 FROM mention AS later WHERE later.id = mention.id AND later.number > mention.number)"

    /// What the machine put there and no person elsewhere.
    static let selectOfIncident = """
        \(select) WHERE mention.incident = ? AND \(isLast)
            AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.mention = mention.id)
        ORDER BY mention.time DESC, mention.number DESC LIMIT ?
        """

    /// What a person put there, and nowhere else since.
    static let selectPlaced = """
        \(select) WHERE mention.id IN (
                SELECT placement.mention FROM placement WHERE placement.incident = ? AND NOT EXISTS (
                    SELECT 1 FROM placement AS later WHERE later.mention = placement.mention
                        AND later.number > placement.number))
            AND \(isLast)
        ORDER BY mention.time DESC, mention.number DESC LIMIT ?
        """

    private static let selectOne = "\(select) WHERE mention.id = ? ORDER BY mention.number DESC LIMIT 1"

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
            let asked: StatementArguments = [ColumnText(part.text), max(0, limit)]
            return try database.rows(selectOfIncident, asked, reading: read)
                + database.rows(selectPlaced, asked, reading: read).map(placed)
        }
        return Array(
            rows.sorted { ($1.mention.time, $0.mention.id.text) < ($0.mention.time, $1.mention.id.text) }.prefix(limit))
    }

    private static func placed(_ row: MentionRow) -> MentionRow {
        var row = row
        row.reason = LocalizedText(zh: "人工归入", en: "put there by a person")
        return row
    }

    /// The mention with the incident that it joined first.
    static func find(_ id: Mention.ID, in database: Database) throws -> (row: MentionRow, incident: Incident.ID?)? {
        try database.first(selectOne, [ColumnText(id.text)]) { row in
            (try read(row), try row.textIfPresent(row.count - 1).map { Incident.ID($0) })
        }
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

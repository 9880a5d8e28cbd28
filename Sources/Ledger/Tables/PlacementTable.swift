import Crisis
import GRDB

/// Where people put mentions.
enum PlacementTable {
    private static let insert = """
        INSERT INTO placement (mention, incident, at, person, note) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (mention, incident, at, person) DO NOTHING
        """

    static func add(_ placement: RecordedPlacement, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(placement.mention.text), ColumnText(placement.incident.text), placement.at.milliseconds,
                ColumnText(placement.by), placement.note.map { ColumnText($0) },
            ])
    }

    private static let selectLast = """
        SELECT incident FROM placement WHERE mention = ? ORDER BY number DESC LIMIT 1
        """

    static func incident(of mention: Mention.ID, in database: Database) throws -> Incident.ID? {
        try database.first(selectLast, [ColumnText(mention.text)]) { Incident.ID(try $0.text(0)) }
    }
}

import Crisis
import GRDB

/// What people did. The same deed of the same person in the same millisecond is one deed.
enum ActionTable {
    static let insert = """
        INSERT INTO action (incident, at, person, action, note) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (ifnull(incident, ''), at, person, action, ifnull(note, '')) DO NOTHING
        """

    static let selectOfIncident = """
        SELECT incident, at, person, action, note FROM action WHERE incident = ? ORDER BY at, number
        """

    /// Whether it was not there yet.
    static func add(_ action: RecordedAction, in database: Database) throws -> Bool {
        try database.run(
            insert,
            [
                action.incident.map { ColumnText($0.text) }, action.at.milliseconds, ColumnText(action.by),
                ColumnText(action.action), action.note.map { ColumnText($0) },
            ])
        return database.changesCount > 0
    }

    static func all(of incident: Incident.ID, in database: Database) throws -> [RecordedAction] {
        try database.rows(selectOfIncident, [ColumnText(incident.text)]) { row in
            RecordedAction(
                incident: try row.textIfPresent(0).map(Incident.ID.init), at: try row.moment(1), by: try row.text(2),
                action: try row.text(3), note: try row.textIfPresent(4))
        }
    }
}

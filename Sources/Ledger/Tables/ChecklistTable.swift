import Crisis
import GRDB

/// The checklist of each incident as it stands.
enum ChecklistTable {
    static let upsert = """
        INSERT INTO checklist (incident, payload) VALUES (?, ?)
        ON CONFLICT (incident) DO UPDATE SET payload = excluded.payload
        """

    static let selectOne = "SELECT payload FROM checklist WHERE incident = ?"

    static func put(_ checklist: Checklist, _ payload: PayloadCoder, in database: Database) throws {
        try database.run(upsert, [ColumnText(checklist.incident.text), try payload.text(of: checklist)])
    }

    static func checklist(of incident: Incident.ID, in database: Database) throws -> Checklist? {
        try database.first(selectOne, [ColumnText(incident.text)]) { try $0.payload(0, table: "checklist") }
    }
}

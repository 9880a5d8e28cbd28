import Crisis
import GRDB

/// Evidence for each incident that it belongs to.
enum EvidenceTable {
    static let insert = """
        INSERT INTO evidence (incident, id, time, payload) VALUES (?, ?, ?, ?)
        ON CONFLICT (incident, id) DO NOTHING
        """

    static let selectOfIncident = "SELECT payload FROM evidence WHERE incident = ? ORDER BY time, number"

    static func add(_ recorded: RecordedEvidence, _ payload: PayloadCoder, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(recorded.incident.text), ColumnText(recorded.evidence.id.text),
                recorded.evidence.time.milliseconds, try payload.text(of: recorded.evidence),
            ])
    }

    static func all(of incident: Incident.ID, in database: Database) throws -> [Evidence] {
        try database.rows(selectOfIncident, [ColumnText(incident.text)]) { try $0.payload(0, table: "evidence") }
    }
}

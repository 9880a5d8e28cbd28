import Crisis
import GRDB

/// Alerts as they were decided.
enum AlertTable {
    static let insert = """
        INSERT INTO alert (id, incident, at, kind, level, payload) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """

    static let selectNewest = "SELECT payload FROM alert ORDER BY at DESC, number DESC LIMIT ?"

    static let selectOfIncident = """
        SELECT payload FROM alert WHERE incident = ? ORDER BY at DESC, number DESC LIMIT ?
        """

    static func add(_ alert: Alert, _ payload: PayloadCoder, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(alert.id.text), ColumnText(alert.incident.id.text), alert.at.milliseconds,
                alert.reason.kind, alert.assessment.level.rawValue, try payload.text(of: alert),
            ])
    }

    static func newest(of incident: Incident.ID?, limit: Int, in database: Database) throws -> [Alert] {
        let limit = max(0, limit)
        guard let incident else {
            return try database.rows(selectNewest, [limit]) { try $0.payload(0, table: "alert") }
        }
        return try database.rows(selectOfIncident, [ColumnText(incident.text), limit]) {
            try $0.payload(0, table: "alert")
        }
    }
}

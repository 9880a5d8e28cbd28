import Crisis
import GRDB

/// Assessments that were kept because something changed. Two different ones may fall into one millisecond; the same
/// one is kept once.
enum AssessmentTable {
    static let insert = """
        INSERT INTO assessment (incident, at, level, payload) SELECT ?1, ?2, ?3, ?4
        WHERE NOT EXISTS (SELECT 1 FROM assessment WHERE incident = ?1 AND at = ?2 AND payload = ?4)
        """

    static let selectOfIncident = """
        SELECT payload FROM assessment WHERE incident = ? ORDER BY at DESC, number DESC LIMIT ?
        """

    static func add(_ recorded: RecordedAssessment, _ payload: PayloadCoder, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(recorded.incident.text), recorded.assessment.at.milliseconds,
                recorded.assessment.level.rawValue, try payload.text(of: recorded.assessment),
            ])
    }

    static func newest(of incident: Incident.ID, limit: Int, in database: Database) throws -> [Assessment] {
        try database.rows(selectOfIncident, [ColumnText(incident.text), max(0, limit)]) {
            try $0.payload(0, table: "assessment")
        }
    }
}

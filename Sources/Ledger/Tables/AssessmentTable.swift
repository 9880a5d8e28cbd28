import Crisis
import GRDB

/// Assessments that were kept because something changed. Two different ones may fall into one millisecond; the same
/// one is kept once.
enum AssessmentTable {
    static let insert = """
        INSERT INTO assessment (incident, at, level, payload) SELECT ?1, ?2, ?3, ?4
        WHERE NOT EXISTS (SELECT 1 FROM assessment WHERE incident = ?1 AND at = ?2 AND payload = ?4)
        """

    static let insertBasis = "INSERT INTO assessment_basis (assessment, rule_set, payload) VALUES (?, ?, ?)"

    static let selectOfIncident = """
        SELECT payload FROM assessment WHERE incident = ? ORDER BY at DESC, number DESC LIMIT ?
        """

    private static let kept = """
        SELECT assessment.number, assessment.incident, assessment.payload, assessment_basis.payload,
            assessment_basis.rule_set
        FROM assessment LEFT JOIN assessment_basis ON assessment_basis.assessment = assessment.number
        """

    static let selectKept = kept + " WHERE assessment.number > ? ORDER BY assessment.number LIMIT ?"

    static let selectKeptOfIncident =
        kept + " WHERE assessment.incident = ? AND assessment.number > ? ORDER BY assessment.number LIMIT ?"

    static let selectKeptAt =
        kept
        + " WHERE assessment.incident = ? AND assessment.at <= ? ORDER BY assessment.at DESC, assessment.number DESC LIMIT 1"

    static func add(_ recorded: RecordedAssessment, _ payload: PayloadCoder, in database: Database) throws {
        let before = database.totalChangesCount
        try database.run(
            insert,
            [
                ColumnText(recorded.incident.text), recorded.assessment.at.milliseconds,
                recorded.assessment.level.rawValue, try payload.text(of: recorded.assessment),
            ])
        guard database.totalChangesCount > before, let basis = recorded.basis, let rules = recorded.rules else {
            return
        }
        try database.run(
            insertBasis, [database.lastInsertedRowID, ColumnText(rules.text), try payload.text(of: basis)])
    }

    static func newest(of incident: Incident.ID, limit: Int, in database: Database) throws -> [Assessment] {
        try database.rows(selectOfIncident, [ColumnText(incident.text), max(0, limit)]) {
            try $0.payload(0, table: "assessment")
        }
    }

    /// In the order in which they were kept, after the one numbered `after`.
    static func kept(
        of incident: Incident.ID?, after: Int, limit: Int, in database: Database
    ) throws -> [KeptAssessment] {
        guard let incident else { return try database.rows(selectKept, [after, max(0, limit)], reading: read) }
        return try database.rows(
            selectKeptOfIncident, [ColumnText(incident.text), after, max(0, limit)], reading: read)
    }

    /// The last one at or before a moment.
    static func kept(of incident: Incident.ID, at moment: Timestamp, in database: Database) throws -> KeptAssessment? {
        try database.first(selectKeptAt, [ColumnText(incident.text), moment.milliseconds], reading: read)
    }

    private static func read(_ row: Row) throws -> KeptAssessment {
        KeptAssessment(
            number: try row.number(0), incident: Incident.ID(try row.text(1)),
            assessment: try row.payload(2, table: "assessment"), text: try row.decode(String.self, atIndex: 2),
            basis: try row.decode(String?.self, atIndex: 3) == nil ? nil : row.payload(3, table: "assessment_basis"),
            rules: try row.textIfPresent(4).map { RuleSetDigest($0) })
    }
}

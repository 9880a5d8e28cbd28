import Crisis
import Foundation
import GRDB

/// Registrations as they stand; derived from the trail, a column for each field of the form.
enum RegistrationTable {
    static let fields = RegistrationField.allCases.map(\.rawValue)

    private static let fixed = [
        "number", "source", "identity", "received", "registered", "status", "answered", "reported", "closed", "erased",
        "reopenings", "revisions", "revision", "closers", "steps", "promises",
    ]

    static let columns = (fixed + fields).map { "registration.\($0)" }.joined(separator: ", ")

    static let put = """
        INSERT OR REPLACE INTO registration (\((fixed + fields).joined(separator: ", ")))
        VALUES (\((fixed + fields).map { _ in "?" }.joined(separator: ", ")))
        """
    static let selectOne = "SELECT \(columns) FROM registration WHERE number = ?"
    static let selectByItem = "SELECT \(columns) FROM registration WHERE source = ? AND identity = ?"
    static let selectLast = "SELECT max(number) FROM registration"
    static let selectOfComplainant = "SELECT number FROM registration WHERE complainant = ? ORDER BY number"

    static func put(_ registration: Registration, in database: Database) throws {
        var values: [(any DatabaseValueConvertible)?] = [
            registration.number, ColumnText(registration.source), ColumnText(registration.identity),
            registration.received.milliseconds, registration.registered.milliseconds, registration.status.rawValue,
            registration.answered?.milliseconds, registration.reported?.milliseconds,
            registration.closed?.milliseconds, registration.erased?.milliseconds, registration.reopenings,
            registration.revisions, ColumnText(registration.revision),
            registration.closers.isEmpty ? nil : ColumnText(JSONText.array(registration.closers)),
            steps(of: registration), promises(of: registration),
        ]
        values += RegistrationField.allCases.map { registration.values[$0].map { ColumnText($0) } }
        try database.run(put, StatementArguments(values))
    }

    private static func steps(of registration: Registration) -> String? {
        guard !registration.steps.isEmpty else { return nil }
        return JSONText.object(registration.steps.map { ($0.key.rawValue, String($0.value.milliseconds)) })
    }

    private static func promises(of registration: Registration) -> ColumnText? {
        guard !registration.promises.isEmpty else { return nil }
        return ColumnText(
            JSONText.array(
                registration.promises.flatMap {
                    [$0.text, String($0.due.milliseconds), $0.by, $0.kept.map { String($0.milliseconds) } ?? ""]
                }))
    }

    static func one(_ number: Registration.Number, in database: Database) throws -> Registration? {
        try database.first(selectOne, [number], reading: read)
    }

    static func one(source: Source.ID, identity: String, in database: Database) throws -> Registration? {
        try database.first(selectByItem, [ColumnText(source), ColumnText(identity)], reading: read)
    }

    static func last(in database: Database) throws -> Registration.Number {
        try database.first(selectLast) { try $0.decode(Int?.self, atIndex: 0) }.flatMap { $0 } ?? 0
    }

    /// Reads `columns`.
    static func read(_ row: Row) throws -> Registration {
        var registration = Registration(
            number: try row.number(0), source: try row.text(1), identity: try row.text(2), received: try row.moment(3),
            registered: try row.moment(4))
        registration.answered = try row.momentIfPresent(6)
        registration.reported = try row.momentIfPresent(7)
        registration.closed = try row.momentIfPresent(8)
        registration.erased = try row.momentIfPresent(9)
        registration.reopenings = try row.number(10)
        registration.revisions = try row.number(11)
        registration.revision = try row.text(12)
        registration.closers = try row.textIfPresent(13).map { try texts($0) } ?? []
        registration.steps = try row.textIfPresent(14).map { try steps($0) } ?? [:]
        registration.promises = try row.textIfPresent(15).map { try promises($0) } ?? []
        for (index, field) in RegistrationField.allCases.enumerated() {
            registration.values[field] = try row.textIfPresent(fixed.count + index)
        }
        return registration
    }

    private static func texts(_ json: String) throws -> [String] {
        guard let texts = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
            throw LedgerError.unreadableRow(table: "registration", detail: "a column is not a list of texts")
        }
        return texts
    }

    private static func steps(_ json: String) throws -> [HandlingStep: Timestamp] {
        var steps: [HandlingStep: Timestamp] = [:]
        for (key, value) in try AuditBody.members(of: json) {
            guard let step = HandlingStep(rawValue: key), let at = Int64(value) else {
                throw LedgerError.unreadableRow(table: "registration", detail: "no step \(key)")
            }
            steps[step] = Timestamp(milliseconds: at)
        }
        return steps
    }

    private static func promises(_ json: String) throws -> [Registration.Promise] {
        let parts = try texts(json)
        return try stride(from: 0, to: parts.count - parts.count % 4, by: 4).map { start in
            guard let due = Int64(parts[start + 1]) else {
                throw LedgerError.unreadableRow(table: "registration", detail: "a promise without a time")
            }
            return Registration.Promise(
                text: parts[start], due: Timestamp(milliseconds: due), by: parts[start + 2],
                kept: Int64(parts[start + 3]).map(Timestamp.init(milliseconds:)))
        }
    }
}

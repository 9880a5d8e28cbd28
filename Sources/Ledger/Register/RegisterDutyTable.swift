import Crisis
import GRDB

/// What is owed on open registrations, and whether it was told before its time.
enum RegisterDutyTable {
    static let insert = """
        INSERT INTO register_duty (registration, kind, due, warned) VALUES (?, ?, ?, 0)
        ON CONFLICT (registration, kind, due) DO NOTHING
        """
    static let selectOf = "SELECT kind, due FROM register_duty WHERE registration = ?"
    static let remove = "DELETE FROM register_duty WHERE registration = ? AND kind = ? AND due = ?"
    static let selectUnwarned = """
        SELECT registration, kind, due FROM register_duty WHERE warned = 0 AND due <= ? ORDER BY due LIMIT ?
        """
    static let warn = "UPDATE register_duty SET warned = 1 WHERE registration = ? AND kind = ? AND due = ?"

    /// Puts the duties that are not met in place of those that were there; what was told stays told.
    static func put(_ duties: [RegisterDuty], of registration: Registration.Number, isNew: Bool, in database: Database)
        throws
    {
        let owed = duties.filter { $0.met == nil }
        if !isNew {
            let wanted = Set(owed.map { "\($0.kind.rawValue) \($0.due.milliseconds)" })
            let kept = try database.rows(selectOf, [registration]) { (kind: try $0.text(0), due: try $0.moment(1)) }
            for duty in kept where !wanted.contains("\(duty.kind) \(duty.due.milliseconds)") {
                try database.run(remove, [registration, duty.kind, duty.due.milliseconds])
            }
        }
        for duty in owed { try database.run(insert, [registration, duty.kind.rawValue, duty.due.milliseconds]) }
    }

    static func unwarned(before moment: Timestamp, limit: Int, in database: Database) throws -> [OwedDuty] {
        try database.rows(selectUnwarned, [moment.milliseconds, limit]) { row in
            OwedDuty(
                registration: try row.number(0), kind: try row.word(1, table: "register_duty"), due: try row.moment(2))
        }
    }

    static func warn(_ duty: OwedDuty, in database: Database) throws {
        try database.run(warn, [duty.registration, duty.kind.rawValue, duty.due.milliseconds])
    }
}

/// A duty of a registration.
package struct OwedDuty: Hashable, Codable, Sendable {
    package var registration: Registration.Number
    package var kind: RegisterDuty.Kind
    package var due: Timestamp

    package init(registration: Registration.Number, kind: RegisterDuty.Kind, due: Timestamp) {
        self.registration = registration
        self.kind = kind
        self.due = due
    }
}

import Crisis
import GRDB

/// Which registrations a list or an export holds; what is nil does not matter.
package struct RegisterFilter: Hashable, Codable, Sendable {
    /// Values that a field must have.
    package var equal: [RegistrationField: String] = [:]
    package var status: RegistrationStatus?
    /// Not closed.
    package var openOnly = false
    /// Received from, and before.
    package var since: Timestamp?
    package var until: Timestamp?
    /// Something is owed on it since before this moment.
    package var overdueAt: Timestamp?
    /// Only numbers below this one: the next page of a list.
    package var before: Registration.Number?

    package init() {}

    /// The condition in SQL, and its arguments; field names come from the enumeration, values are bound.
    var condition: (sql: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        for (field, value) in equal.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            parts.append("registration.\(field.rawValue) = ?")
            arguments.append(ColumnText(value))
        }
        if let status {
            parts.append("registration.status = ?")
            arguments.append(status.rawValue)
        }
        if openOnly { parts.append("registration.status <> 'closed'") }
        if let since {
            parts.append("registration.received >= ?")
            arguments.append(since.milliseconds)
        }
        if let until {
            parts.append("registration.received < ?")
            arguments.append(until.milliseconds)
        }
        if let overdueAt {
            parts.append(
                "registration.number IN (SELECT registration FROM register_duty WHERE warned IN (0, 1) AND due < ?)")
            arguments.append(overdueAt.milliseconds)
        }
        if let before {
            parts.append("registration.number < ?")
            arguments.append(before)
        }
        return (parts.isEmpty ? "1" : parts.joined(separator: " AND "), StatementArguments(arguments))
    }
}

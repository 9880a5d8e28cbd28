import Crisis
import Foundation

/// The register as a table: one row for each registration, the columns of the form.
package enum RegisterTable {
    /// What a registration is, before the fields of the form.
    static let fixed = [
        "number", "version", "status", "received", "registered", "answered", "reported", "closed", "source",
        "revisions",
    ]

    /// `number,status,…` and the fields by their names.
    package static let header = (fixed + RegistrationField.words).joined(separator: ",")

    package static func row(of registration: Registration) -> String {
        var row = ""
        for (index, cell) in cells(of: registration).enumerated() {
            if index > 0 { row.append(",") }
            appendCell(cell, to: &row)
        }
        return row
    }

    /// One line of JSON; fields that hold nothing are left out.
    package static func json(of registration: Registration) throws -> String {
        var members: [String: String] = [:]
        for (name, cell) in zip(fixed + RegistrationField.words, cells(of: registration)) where !cell.isEmpty {
            members[name] = cell
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(members), as: UTF8.self)
    }

    private static func cells(of registration: Registration) -> [String] {
        func time(_ moment: Timestamp?) -> String { moment?.rfc3339 ?? "" }
        return [
            registration.name, registration.version, registration.status.rawValue, time(registration.received),
            time(registration.registered),
            time(registration.answered), time(registration.reported), time(registration.closed), registration.source,
            String(registration.revisions),
        ]
            + RegistrationField.allCases.map { cell($0, of: registration) }
    }

    /// The cell of a field, not yet escaped.
    static func cell(_ field: RegistrationField, of registration: Registration) -> String {
        let value = registration[field]
        guard field.kind == .money, let fen = Int64(value) else { return value }
        return "\(fen / 100).\(Int(fen % 100).padded(2))"
    }

    /// A cell after RFC 4180. What a spreadsheet would run as a formula gets an apostrophe in front (CWE-1236).
    static func appendCell(_ text: String, to row: inout String) {
        var cell = text
        if SpreadsheetCell.isFormula(text) { cell = "'" + text }
        guard cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            row.append(cell)
            return
        }
        row.append("\"")
        row.append(cell.replacing("\"", with: "\"\""))
        row.append("\"")
    }
}

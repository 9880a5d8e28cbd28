import Crisis
import Foundation
import GRDB

/// The trail of the register, chained row by row.
enum AuditTable {
    static let insert = """
        INSERT INTO audit (number, at, person, role, registration, subject, action, body, chain)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let insertContent = "INSERT INTO audit_content (entry, salt, body) VALUES (?, ?, ?)"
    static let selectHead = "SELECT number, chain FROM audit_head WHERE only = 1"
    static let putHead = """
        INSERT INTO audit_head (only, number, chain) VALUES (1, ?, ?)
        ON CONFLICT (only) DO UPDATE SET number = excluded.number, chain = excluded.chain
        """
    static let columns = """
        audit.number, audit.at, audit.person, audit.role, audit.registration, audit.subject, audit.action, audit.body,
            audit.chain, audit_content.salt, audit_content.body
        """
    static let selectOfRegistration = """
        SELECT \(columns) FROM audit LEFT JOIN audit_content ON audit_content.entry = audit.number
        WHERE audit.registration = ? ORDER BY audit.number
        """
    static let selectAll = """
        SELECT \(columns) FROM audit LEFT JOIN audit_content ON audit_content.entry = audit.number ORDER BY audit.number
        """
    static let eraseContent = """
        DELETE FROM audit_content WHERE entry IN (SELECT number FROM audit WHERE registration = ?)
        """

    /// Where the trail ends.
    struct Head: Hashable, Sendable {
        var number: Int
        var chain: [UInt8]
    }

    static func head(in database: Database) throws -> Head {
        try database.first(selectHead) { Head(number: try $0.number(0), chain: try $0.bytes(1)) }
            ?? Head(number: 0, chain: AuditChain.start)
    }

    /// Appends entries of registrations; the head is written once at the end by `Writer.finish`.
    struct Writer {
        let chain: AuditChain
        let database: Database
        private var head: Head
        private var generator = SystemRandomNumberGenerator()

        init(_ chain: AuditChain, in database: Database) throws {
            self.chain = chain
            self.database = database
            head = try AuditTable.head(in: database)
        }

        mutating func append(_ entry: RegisterEntry, to registration: Registration.Number) throws {
            let body = AuditBody(entry.change)
            let personal = body.personalText
            let salt = personal == nil ? [] : freshSalt()
            let digest = personal.map { AuditChain.digest(of: $0, salt: salt) }
            try append(
                AuditChain.Row(
                    number: head.number + 1, at: entry.at, person: entry.by, role: entry.role.rawValue,
                    registration: registration, subject: Registration.name(registration), action: entry.change.word,
                    body: body.openText(digest: digest)))
            guard let personal else { return }
            try database.run(insertContent, [head.number, Data(salt), ColumnText(personal)])
        }

        /// What a person did with an incident.
        mutating func append(_ action: RecordedAction) throws {
            try append(
                AuditChain.Row(
                    number: head.number + 1, at: action.at, person: action.by, role: "person", registration: nil,
                    subject: action.incident?.text ?? "", action: action.action,
                    body: JSONText.object(action.note.map { [("note", $0)] } ?? [])))
        }

        private mutating func append(_ row: AuditChain.Row) throws {
            let code = chain.code(of: row, after: head.chain)
            try database.run(
                insert,
                [
                    row.number, row.at.milliseconds, ColumnText(row.person), row.role, row.registration,
                    ColumnText(row.subject), ColumnText(row.action), ColumnText(row.body), Data(code),
                ])
            head = Head(number: row.number, chain: code)
        }

        func finish() throws { try database.run(putHead, [head.number, Data(head.chain)]) }

        private mutating func freshSalt() -> [UInt8] {
            (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }

    /// A row as it stands in the table, with what it says of a person when that is still there.
    struct Stored {
        var row: AuditChain.Row
        var chain: [UInt8]
        var salt: [UInt8]?
        var content: String?

        init(_ row: Row) throws {
            self.row = AuditChain.Row(
                number: try row.number(0), at: try row.moment(1), person: try row.text(2), role: try row.text(3),
                registration: try row.decode(Int?.self, atIndex: 4), subject: try row.text(5), action: try row.text(6),
                body: try row.text(7))
            chain = try row.bytes(8)
            salt = try row.decode(Data?.self, atIndex: 9).map { Array($0) }
            content = try row.textIfPresent(10)
        }

        /// The entry that it keeps; nil for a row about an incident.
        func entry() throws -> RegisterEntry? {
            guard row.registration != nil else { return nil }
            let personal = try content.map { try AuditBody.members(of: $0) } ?? [:]
            let body = AuditBody(open: try AuditBody.members(of: row.body), personal: personal)
            guard let role = RegisterRole(rawValue: row.role) else {
                throw LedgerError.unreadableRow(table: "audit", detail: "no role \(row.role)")
            }
            return RegisterEntry(at: row.at, by: row.person, role: role, change: try body.change(row.action))
        }
    }

    static func entries(of registration: Registration.Number, in database: Database) throws -> [RegisterEntry] {
        try database.rows(selectOfRegistration, [registration]) { try Stored($0).entry() }.compactMap { $0 }
    }
}

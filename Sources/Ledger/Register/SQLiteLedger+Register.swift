import Crisis
import Digests
import GRDB

/// What the register's desk and reports ask of the ledger.
package protocol RegisterStore: Sendable {
    func registration(_ number: Registration.Number) async throws -> Registration?
    /// The newest first.
    func registrations(_ filter: RegisterFilter, limit: Int) async throws -> [Registration]
    func registerEntries(of number: Registration.Number) async throws -> [RegisterEntry]
    /// Duties that nobody was told of and that are due before `moment`, the first due first.
    func duties(before moment: Timestamp, limit: Int) async throws -> [OwedDuty]
    /// The complainant's name in the register.
    func pseudonym(of person: String) -> String
    func registerTotals() async throws -> RegisterTotals
    func auditHead() async throws -> AuditHead
}

/// Where the trail ends: written down elsewhere, it proves that nothing before it was taken away.
package struct AuditHead: Hashable, Codable, Sendable {
    package var entries: Int
    /// In hexadecimal.
    package var chain: String

    package init(entries: Int, chain: String) {
        self.entries = entries
        self.chain = chain
    }
}

/// What came in and what the register holds of it; the first is always the sum of the others.
package struct RegisterTotals: Hashable, Codable, Sendable {
    /// Complaint records that came in, later revisions among them.
    package var records: Int
    package var registrations: Int
    package var revisions: Int
    package var open: Int
    /// Rows that could not be read; they are kept apart with their reason.
    package var unreadable: Int

    package var reconciles: Bool { records == registrations + revisions }
}

extension SQLiteLedger {
    package func registration(_ number: Registration.Number) async throws -> Registration? {
        try await read { try RegistrationTable.one(number, in: $0) }
    }

    package func registrations(_ filter: RegisterFilter, limit: Int) async throws -> [Registration] {
        let (sql, arguments) = filter.condition
        let values = arguments + [limit]
        return try await read { database in
            // Not kept prepared: the texts differ with the filter.
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT \(RegistrationTable.columns) FROM registration WHERE \(sql) ORDER BY number DESC LIMIT ?",
                arguments: values)
            var found: [Registration] = []
            while let row = try rows.next() { found.append(try RegistrationTable.read(row)) }
            return found
        }
    }

    /// Hands every registration of a filter to `body` in the order of the numbers, one at a time, so that any number of
    /// them takes no memory.
    package func eachRegistration(
        _ filter: RegisterFilter, _ body: @Sendable (Registration) throws -> Void
    ) async throws {
        let (sql, arguments) = filter.condition
        try await read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT \(RegistrationTable.columns) FROM registration WHERE \(sql) ORDER BY number",
                arguments: arguments)
            while let row = try rows.next() { try body(try RegistrationTable.read(row)) }
        }
    }

    package func registerEntries(of number: Registration.Number) async throws -> [RegisterEntry] {
        try await read { try AuditTable.entries(of: number, in: $0) }
    }

    package func duties(before moment: Timestamp, limit: Int) async throws -> [OwedDuty] {
        try await read { try RegisterDutyTable.unwarned(before: moment, limit: limit, in: $0) }
    }

    package func pseudonym(of person: String) -> String { chain.pseudonym(of: person) }

    package func registerTotals() async throws -> RegisterTotals {
        try await read { database in
            func count(_ sql: String) throws -> Int {
                try database.first(sql) { try $0.decode(Int?.self, atIndex: 0) ?? 0 } ?? 0
            }
            return RegisterTotals(
                records: try count("SELECT count(*) FROM item WHERE kind = 'complaint'"),
                registrations: try count("SELECT count(*) FROM registration"),
                revisions: try count("SELECT sum(revisions) FROM registration"),
                open: try count("SELECT count(*) FROM registration WHERE status <> 'closed'"),
                unreadable: try count("SELECT count(*) FROM unreadable"))
        }
    }

    package func auditHead() async throws -> AuditHead {
        try await read { database in
            let head = try AuditTable.head(in: database)
            return AuditHead(entries: head.number, chain: Hexadecimal.encode(head.chain))
        }
    }
}

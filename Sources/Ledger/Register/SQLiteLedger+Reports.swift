import Crisis
import GRDB

extension SQLiteLedger {
    /// What the complaints received in a period come to, counted in one pass in memory that does not grow with them.
    ///
    /// - Parameters:
    ///   - brand: Only this one's; nil counts all.
    ///   - now: When the report is made.
    package func registerCounts(
        in period: ReportPeriod, brand: Watch.ID?, rules: RegisterRules, now: Timestamp
    ) async throws -> RegisterCounts {
        var filter = RegisterFilter()
        filter.since = period.from
        filter.until = period.until
        if let brand { filter.equal[.brand] = brand }
        let (sql, arguments) = filter.condition
        return try await read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT \(RegistrationTable.columns) FROM registration WHERE \(sql)",
                arguments: arguments)
            var counts = RegisterCounts()
            while let row = try rows.next() {
                counts.add(try RegistrationTable.read(row), rules: rules, period: period, now: now)
            }
            return counts
        }
    }
}

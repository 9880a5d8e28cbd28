import GRDB

/// One step of the schema. Steps are numbered and only ever added: a released one never changes.
///
/// The number of the last step taken stands in the file's header (`user_version`), in the same transaction as what
/// the step made, so a kill between two steps leaves a ledger that the next start brings to the end.
struct Migration: Sendable {
    let number: Int
    let sql: String

    static let all = [
        facts, sources, incidents, judgements, outbox, sourceEvents, origins, pushes, ruleSets, drills, placements,
        register, models, validity, sourceColumns,
    ]

    static var newest: Int { all.count }

    /// Takes the steps that are missing, up to the one numbered `last`.
    static func run(on database: Database, upTo last: Int = newest) throws {
        let done = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        for migration in all where migration.number > done && migration.number <= last {
            try database.inTransaction {
                try database.execute(sql: migration.sql)
                try database.execute(sql: "PRAGMA application_id = \(LedgerFile.applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(migration.number)")
                return .commit
            }
        }
    }
}

import Crisis
import Foundation
import GRDB

/// The database file of a ledger, looked at before anything may change it.
struct LedgerFile: Sendable {
    /// `TOCS`: stands in the file's header, so that `file(1)` and we know whose it is.
    static let applicationID: Int32 = 0x544F_4353

    let path: String

    init(directory: String) { path = directory + "/tocsin.sqlite" }

    init(path: String) { self.path = path }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads the whole file and refuses one that is damaged, foreign or newer than this program.
    ///
    /// It reads through a connection that cannot write: a damaged ledger must stay as it is for whoever rescues it.
    func examine() throws {
        do {
            let queue = try DatabaseQueue(path: path, configuration: .reading)
            defer { try? queue.close() }
            try queue.read { database in
                let findings = try Self.damage(in: database)
                guard findings.isEmpty else { throw LedgerError.corrupt(path: path, findings: findings) }
                let version = try identify(database)
                guard version <= Migration.newest else {
                    throw LedgerError.newerSchema(path: path, found: version, known: Migration.newest)
                }
            }
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    /// Refuses a ledger that a reader of this version cannot read; costs nothing.
    func examineForReading(_ database: Database) throws {
        let version = try identify(database)
        if version > Migration.newest {
            throw LedgerError.newerSchema(path: path, found: version, known: Migration.newest)
        }
        if version < Migration.newest {
            throw LedgerError.olderSchema(path: path, found: version, known: Migration.newest)
        }
    }

    /// The version of the schema; 0 for a file in which nothing was made yet.
    private func identify(_ database: Database) throws -> Int {
        let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if application == Self.applicationID { return version }
        let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard application == 0, version == 0, objects == 0 else { throw LedgerError.foreign(path: path) }
        return 0
    }

    /// What `quick_check` has to say, at most twenty lines; empty when all is well.
    static func damage(in database: Database) throws -> [String] {
        let lines = try String.fetchAll(database, sql: "PRAGMA quick_check(20)")
        return lines == ["ok"] ? [] : lines
    }
}

extension Configuration {
    /// A connection that cannot write.
    static var reading: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        configuration.label = "tocsin.ledger.reader"
        return configuration
    }

    /// The service's connections: one writer, and readers that never wait for it.
    static func service(busyTimeout: TimeSpan) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(busyTimeout.milliseconds) / 1000)
        configuration.maximumReaderCount = 8
        configuration.label = "tocsin.ledger"
        configuration.prepareDatabase { database in
            // With this the triggers that protect the facts also see a row that INSERT OR REPLACE would remove.
            try database.execute(sql: "PRAGMA recursive_triggers = ON")
        }
        return configuration
    }
}

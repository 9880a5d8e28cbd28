import Crisis
import Foundation
import GRDB

/// The ledger in one SQLite file: a single writer, and readers that see the last commit without waiting for it.
///
/// The file is `tocsin.sqlite` in the state directory, readable by its owner only.
package final class SQLiteLedger: LedgerStore {
    let file: LedgerFile
    let pool: DatabasePool
    /// Authenticates the trail of the register and makes the pseudonyms.
    let chain: AuditChain
    /// Nil for a reader, which writes nothing and therefore keeps nobody out.
    private let lock: StateLock?

    private init(file: LedgerFile, pool: DatabasePool, chain: AuditChain, lock: consuming StateLock?) {
        self.file = file
        self.pool = pool
        self.chain = chain
        self.lock = lock
    }

    deinit { try? pool.close() }

    /// Opens the ledger of a state directory for the service, and makes what is not there yet.
    ///
    /// Refuses at once when another process has the directory, and refuses without touching anything when the file is
    /// damaged, foreign or newer. The check reads the whole file, so it takes time in proportion to its size.
    ///
    /// - Parameters:
    ///   - directory: The state directory, made with mode 0700 when it is not there.
    ///   - maximumPages: Pages of 4 KiB to which the file may grow, a quota; nil for no limit but the disk.
    ///   - busyTimeout: How long a write waits for another program that holds the write lock.
    package static func open(
        directory: String, maximumPages: Int? = nil, busyTimeout: TimeSpan = .seconds(5)
    ) throws -> SQLiteLedger {
        try makeDirectory(directory)
        let lock = try StateLock(directory: directory)
        let file = LedgerFile(directory: directory)
        if try !makePrivateFile(at: file.path) { try file.examine() }
        do {
            let pool = try DatabasePool(path: file.path, configuration: .service(busyTimeout: busyTimeout))
            try pool.writeWithoutTransaction { database in
                try settle(database, maximumPages: maximumPages)
                try Migration.run(on: database)
            }
            return SQLiteLedger(
                file: file, pool: pool, chain: AuditChain(key: try AuditKey.take(in: directory)), lock: lock)
        } catch {
            throw LedgerError(error, path: file.path)
        }
    }

    /// Opens the ledger for queries only, while the service runs or is down.
    package static func openReadOnly(directory: String) throws -> SQLiteLedger {
        let file = LedgerFile(directory: directory)
        guard file.exists else { throw LedgerError.missing(path: file.path) }
        do {
            let pool = try DatabasePool(path: file.path, configuration: .reading)
            try pool.read { try file.examineForReading($0) }
            let key = try AuditKey.read(in: directory) ?? []
            return SQLiteLedger(file: file, pool: pool, chain: AuditChain(key: key), lock: nil)
        } catch {
            throw LedgerError(error, path: file.path)
        }
    }

    /// Ends all connections, brings everything into the one file and lets the next service in.
    package func close() throws {
        do {
            try pool.close()
        } catch {
            throw LedgerError(error, path: file.path)
        }
        lock?.release()
    }

    private static func makeDirectory(_ path: String) throws(LedgerError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .inaccessible(path: path, detail: error.localizedDescription)
        }
    }

    private static func settle(_ database: Database, maximumPages: Int?) throws {
        // FULL syncs the log at every commit. NORMAL would lose the last commits in a power cut, and then an alert
        // that already went out would be decided anew, and files already moved to `done/` would have no facts.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // New identities fall anywhere into their indexes; 32 MiB keep the upper pages of ten million at hand.
        try database.execute(sql: "PRAGMA cache_size = -32768")
        // The log shrinks back after a burst.
        try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        if let maximumPages { try database.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
    }
}

extension SQLiteLedger {
    /// Runs one transaction on the writer.
    ///
    /// A write that has begun is finished even when the asking task is cancelled: an outcome that went out must be
    /// kept, or the same notification goes out again.
    func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        guard lock != nil else { throw LedgerError.readOnly(path: file.path) }
        do {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                pool.asyncWrite(body) { _, result in done.resume(with: result) }
            }
        } catch {
            throw LedgerError(error, path: file.path)
        }
    }

    /// Runs one read on a consistent view of the last commit.
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let cancelled as CancellationError {
            throw cancelled
        } catch {
            throw LedgerError(error, path: file.path)
        }
    }
}

import Foundation
import GRDB

extension SQLiteLedger {
    /// Reads the whole file and throws `LedgerError.corrupt` with what it found.
    package func quickCheck() async throws {
        let path = file.path
        try await read { database in
            let findings = try LedgerFile.damage(in: database)
            guard findings.isEmpty else { throw LedgerError.corrupt(path: path, findings: findings) }
        }
    }

    /// Copies the last commit into one new file that only its owner may read, while the service goes on writing.
    ///
    /// The copy gets its name only when it is whole and checked. To restore it, put it in the state directory as
    /// `tocsin.sqlite`.
    package func backup(to destination: String) async throws {
        let partial = destination + ".partial"
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw LedgerError.backupExists(path: destination)
        }
        try? FileManager.default.removeItem(atPath: partial)
        _ = try makePrivateFile(at: partial)
        do {
            try await read { try Self.copy($0, to: partial) }
            try FileManager.default.moveItem(atPath: partial, toPath: destination)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw LedgerError(error, path: destination)
        }
    }

    private static func copy(_ database: Database, to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try copy.writeWithoutTransaction { target in
            try database.backup(to: target)
            // Without a log beside it the copy is one file, complete in itself.
            try target.execute(sql: "PRAGMA journal_mode = DELETE")
            let findings = try LedgerFile.damage(in: target)
            guard findings.isEmpty else { throw LedgerError.corrupt(path: path, findings: findings) }
        }
        try copy.close()
    }
}

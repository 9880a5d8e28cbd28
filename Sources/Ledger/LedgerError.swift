import Crisis
import Foundation
import GRDB

/// Why the ledger could not be opened, read or written, and what to do about it.
package enum LedgerError: Error, Hashable, Sendable {
    /// Another process has this state directory; its pid where it could be read.
    case locked(path: String, pid: Int32?)
    /// The directory cannot be made, or the file in it cannot be made or opened.
    case inaccessible(path: String, detail: String)
    case corrupt(path: String, findings: [String])
    /// A database of another program, or no database of this program at all.
    case foreign(path: String)
    case newerSchema(path: String, found: Int, known: Int)
    /// Met by readers only: the service brings an older ledger up to date when it starts.
    case olderSchema(path: String, found: Int, known: Int)
    /// There is no ledger to read yet.
    case missing(path: String)
    case readOnly(path: String)
    case diskFull(path: String)
    /// The disk refused a read, a write or a sync: what was written since the last good commit is not there.
    case inputOutput(path: String, detail: String)
    /// Somebody else held the write lock for longer than the busy time-out.
    case busy(path: String)
    /// A row that holds something this program does not understand.
    case unreadableRow(table: String, detail: String)
    case unknownNotification(id: String)
    /// A backup never replaces a file.
    case backupExists(path: String)
    case other(path: String, detail: String)

    /// Whether the same call may succeed later without anybody doing anything to this program: a pipeline keeps its
    /// batch and tries again. After any other failure of a write it must stop.
    package var mayPass: Bool {
        switch self {
        case .diskFull, .busy: true
        default: false
        }
    }
}

extension LedgerError {
    /// Gives a failure of the engine its meaning; what is a `LedgerError` already stays as it is.
    ///
    /// Values bound to statements never show up: they are customers' words.
    init(_ error: any Error, path: String) {
        if let known = error as? LedgerError {
            self = known
        } else if let failure = error as? DatabaseError {
            self.init(failure, path: path)
        } else {
            self = .other(path: path, detail: String(describing: type(of: error)))
        }
    }

    private init(_ failure: DatabaseError, path: String) {
        let detail = "\(failure.message ?? "no message") (SQLite \(failure.extendedResultCode.rawValue))"
        switch failure.resultCode {
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_IOERR where failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
            // The shared-memory file could not grow, which happens on a full disk.
            self = .diskFull(path: path)
        case .SQLITE_IOERR: self = .inputOutput(path: path, detail: detail)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, findings: [detail])
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .inaccessible(path: path, detail: detail)
        default: self = .other(path: path, detail: detail)
        }
    }
}

import Crisis
import Foundation
import GRDB
import Ledger

/// A state directory for one test, removed with all that is in it when the test ends.
final class StateDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "tocsin-ledger-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { path + "/tocsin.sqlite" }

    /// Another program's connection to the ledger's file.
    func stranger<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: database)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction(body)
    }

    /// The files as a power cut would leave them, in a directory of their own.
    func image() throws -> StateDirectory {
        let copy = try StateDirectory()
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: database + suffix) {
            try FileManager.default.copyItem(atPath: database + suffix, toPath: copy.database + suffix)
        }
        return copy
    }
}

/// Everything that a ledger answers for the incidents named, to compare two ledgers or two moments.
struct Answers: Equatable {
    var counts: LedgerCounts
    var sources: [SourceState]
    var states: [DerivedState]
    var incidents: [IncidentRecord]
    var mentions: [[MentionRow]]
    var evidence: [[Evidence]]
    var checklists: [Checklist?]
    var assessments: [[Assessment]]
    var alerts: [Alert]
    var actions: [[RecordedAction]]
    var notifications: [Crisis.Notification]
    var unreadable: [UnreadableRow]

    init(_ ledger: SQLiteLedger, incidents ids: [Incident.ID]) async throws {
        counts = try await ledger.counts(since: Timestamp(milliseconds: 0))
        sources = try await ledger.sourceStates()
        states = try await ledger.derivedStates()
        incidents = try await ledger.incidents(open: false, limit: 1000)
        alerts = try await ledger.alerts(of: nil, limit: 1000)
        notifications = try await ledger.notifications(limit: 1000)
        unreadable = try await ledger.unreadable(limit: 1000)
        (mentions, evidence, checklists, assessments, actions) = ([], [], [], [], [])
        for id in ids {
            mentions.append(try await ledger.mentions(of: id, limit: 1000))
            evidence.append(try await ledger.evidence(of: id))
            checklists.append(try await ledger.checklist(of: id))
            assessments.append(try await ledger.assessments(of: id, limit: 1000))
            actions.append(try await ledger.actions(of: id))
        }
    }
}

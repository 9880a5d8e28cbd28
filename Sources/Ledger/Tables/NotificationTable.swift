import Crisis
import Foundation
import GRDB

/// The outbox. The number of a row tells in which order the notifications were owed.
enum NotificationTable {
    private static let columns = """
        id, alert, channel, state, attempts, next_attempt, last_error, delivered, payload
        """

    static let insert = """
        INSERT INTO notification (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """

    /// The sign before `number` keeps the planner from walking all that was ever delivered just because it lies in order.
    static let selectDue = """
        SELECT \(columns) FROM notification WHERE state = 'waiting' AND next_attempt <= ? ORDER BY +number LIMIT ?
        """

    static let selectNextDue = "SELECT min(next_attempt) FROM notification WHERE state = 'waiting'"

    static let selectUndelivered = "SELECT \(columns) FROM notification WHERE state <> 'delivered' ORDER BY number"

    static let selectDelivered = """
        SELECT \(columns) FROM notification WHERE state = 'delivered' ORDER BY delivered DESC, number DESC LIMIT ?
        """

    static let countWaiting = "SELECT count(*) FROM notification WHERE state = 'waiting'"

    static let countDead = "SELECT count(*) FROM notification WHERE state <> 'delivered' AND state = 'dead'"

    static let updateOutcome = """
        UPDATE notification
        SET state = ?, attempts = ?, next_attempt = ?, last_error = ?, delivered = ?, last_attempt = ?
        WHERE id = ? AND state <> 'delivered'
        """

    static let selectExists = "SELECT 1 FROM notification WHERE id = ?"

    static func add(_ notification: Crisis.Notification, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(notification.id), ColumnText(notification.alert.text), ColumnText(notification.channel),
                notification.state.rawValue, notification.attempts, notification.nextAttempt.milliseconds,
                notification.lastError.map { ColumnText($0) }, notification.delivered?.milliseconds,
                Data(notification.payload),
            ])
    }

    static func due(at moment: Timestamp, limit: Int, in database: Database) throws -> [Crisis.Notification] {
        try database.rows(selectDue, [moment.milliseconds, max(0, limit)], reading: read)
    }

    static func nextDue(in database: Database) throws -> Timestamp? {
        try database.first(selectNextDue) { try $0.momentIfPresent(0) } ?? nil
    }

    static func undelivered(in database: Database) throws -> [Crisis.Notification] {
        try database.rows(selectUndelivered, reading: read)
    }

    static func delivered(limit: Int, in database: Database) throws -> [Crisis.Notification] {
        try database.rows(selectDelivered, [max(0, limit)], reading: read)
    }

    static func countWaiting(in database: Database) throws -> Int {
        try database.first(countWaiting) { try $0.number(0) } ?? 0
    }

    static func countDead(in database: Database) throws -> Int {
        try database.first(countDead) { try $0.number(0) } ?? 0
    }

    static func keepOutcome(
        of notification: Crisis.Notification, at moment: Timestamp, in database: Database
    ) throws {
        try database.run(
            updateOutcome,
            [
                notification.state.rawValue, notification.attempts, notification.nextAttempt.milliseconds,
                notification.lastError.map { ColumnText($0) }, notification.delivered?.milliseconds,
                moment.milliseconds, ColumnText(notification.id),
            ])
        guard database.changesCount == 0 else { return }
        let isKnown = try database.first(selectExists, [ColumnText(notification.id)]) { _ in true } ?? false
        guard isKnown else { throw LedgerError.unknownNotification(id: notification.id) }
    }

    private static func read(_ row: Row) throws -> Crisis.Notification {
        Crisis.Notification(
            id: try row.text(0), alert: Alert.ID(try row.text(1)), channel: try row.text(2),
            state: try row.word(3, table: "notification"), attempts: try row.number(4),
            nextAttempt: try row.moment(5), lastError: try row.textIfPresent(6),
            delivered: try row.momentIfPresent(7), payload: try row.bytes(8))
    }
}

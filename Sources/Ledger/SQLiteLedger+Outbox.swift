import Crisis
import GRDB

extension SQLiteLedger {
    package func dueNotifications(at moment: Timestamp, limit: Int) async throws -> [Crisis.Notification] {
        try await read { try NotificationTable.due(at: moment, limit: limit, in: $0) }
    }

    package func nextNotificationDue() async throws -> Timestamp? {
        try await read { try NotificationTable.nextDue(in: $0) }
    }

    /// What was delivered stays delivered, whatever an attempt that comes in late says of it.
    package func recordAttempt(_ notification: Crisis.Notification, at moment: Timestamp) async throws {
        try await write { try NotificationTable.keepOutcome(of: notification, at: moment, in: $0) }
    }

    /// All that wait or are dead, oldest first, then the last delivered ones, newest first; `limit` bounds the
    /// delivered ones only.
    package func notifications(limit: Int) async throws -> [Crisis.Notification] {
        try await read { database in
            try NotificationTable.undelivered(in: database)
                + NotificationTable.delivered(limit: limit, in: database)
        }
    }
}

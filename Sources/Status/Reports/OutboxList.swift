import Crisis

/// The answer to `tocsin outbox`: what waits, what is dead, what went out last.
package struct OutboxList: Codable, Hashable, Sendable {
    package var notifications: [Entry]

    package init(notifications: [Entry]) { self.notifications = notifications }

    package struct Entry: Codable, Hashable, Sendable {
        package var id: String
        package var channel: String
        package var state: Crisis.Notification.State
        package var attempts: Int
        package var nextAttempt: Timestamp?
        package var delivered: Timestamp?
        package var lastError: String?

        package init(_ notification: Crisis.Notification) {
            id = notification.id
            channel = notification.channel
            state = notification.state
            attempts = notification.attempts
            nextAttempt = notification.state == .waiting ? notification.nextAttempt : nil
            delivered = notification.delivered
            lastError = notification.lastError
        }
    }
}

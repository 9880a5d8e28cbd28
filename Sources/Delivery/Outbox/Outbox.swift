import Crisis

/// What is owed to the channels, and what becomes of it: plain functions between the ledger and the channels.
///
/// An alert that was committed is delivered at least once to every channel, or stays visible as dead with its last
/// error. The loop that reads the due notifications, calls the channel and keeps the outcome belongs to the daemon.
package enum Outbox {
    /// One notification for every channel, due at once; to be written with the alert in one transaction.
    ///
    /// - Parameter redactors: What each channel must not carry; a channel that is not named gets everything masked. It
    ///   is taken out here, once, so that every attempt sends the same content whatever is configured later.
    package static func notifications(
        for alert: Alert, channels: [String], redactors: [String: Redactor] = [:], at moment: Timestamp
    ) throws -> [Crisis.Notification] {
        var payloads: [Redactor: [UInt8]] = [:]
        return try channels.map { channel in
            let redactor = redactors[channel] ?? Redactor()
            let payload = try payloads[redactor] ?? NotificationPayload.encode(alert.redacted(by: redactor))
            payloads[redactor] = payload
            return Crisis.Notification(
                id: "\(alert.id)/\(channel)", alert: alert.id, channel: channel, nextAttempt: moment, payload: payload)
        }
    }

    /// The notification after an attempt.
    ///
    /// What is delivered or dead stays so, whatever a late attempt says.
    package static func record(
        _ result: DeliveryResult, of notification: Crisis.Notification, at moment: Timestamp,
        plan: RetryPlan = .standard
    ) -> Crisis.Notification {
        guard notification.state == .waiting else { return notification }
        var next = notification
        next.attempts += 1
        switch result {
        case .delivered:
            next.state = .delivered
            next.delivered = moment
            next.lastError = nil
        case .retry(let error, let after):
            next.lastError = VisibleText.line(error, limit: longestError)
            guard let pause = plan.pause(afterAttempt: next.attempts, of: notification.id) else {
                next.state = .dead
                break
            }
            // The receiver may ask for more patience than the plan has, never for less.
            next.nextAttempt = moment + max(pause, min(after ?? .zero, longestPatience))
        case .dead(let error):
            next.state = .dead
            next.lastError = VisibleText.line(error, limit: longestError)
        }
        return next
    }

    private static let longestError = 500

    /// A receiver that asks for more than a day is asked again after a day.
    private static let longestPatience = TimeSpan.hours(24)
}

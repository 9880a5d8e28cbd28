import Crisis
import Digests

/// When a failed delivery is tried again.
package struct RetryPlan: Hashable, Sendable {
    /// The pause before each attempt, counted from the attempt before; the first is made at once.
    package var pauses: [TimeSpan]
    /// By how much a pause grows at the most, so that many failed deliveries do not come back in one moment.
    package var jitter: PerMille

    package init(pauses: [TimeSpan], jitter: PerMille) {
        self.pauses = pauses
        self.jitter = jitter
    }

    /// The schedule that Standard Webhooks 1.0 recommends: ten attempts within a little more than three days.
    package static let standard = RetryPlan(
        pauses: [
            .zero, .seconds(5), .minutes(5), .minutes(30), .hours(2), .hours(5), .hours(10), .hours(14), .hours(20),
            .hours(24),
        ], jitter: PerMille(100))

    /// The pause after attempt number `attempt`, from 1, has failed; nil after the last one.
    ///
    /// The jitter is drawn from the notification's id and the attempt, so a replay waits as long as the first time.
    package func pause(afterAttempt attempt: Int, of notification: Crisis.Notification.ID) -> TimeSpan? {
        guard attempt >= 1, attempt < pauses.count else { return nil }
        let pause = pauses[attempt].milliseconds
        let digest = SHA256.digest(Array("\(notification)#\(attempt)".utf8))
        let draw = Int64(digest[0]) << 8 | Int64(digest[1])
        return TimeSpan(milliseconds: pause + pause * Int64(jitter.value) * draw / (1000 * 65_535))
    }
}

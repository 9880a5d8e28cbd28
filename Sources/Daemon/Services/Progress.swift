import Crisis
import Synchronization

/// When each loop of the service last came round: what the watchdog is fed by.
///
/// A timer of its own would look alive while the scheduler hangs; so the loops themselves leave their time here.
final class Progress: Sendable {
    private let rounds = Mutex<[String: ContinuousClock.Instant]>([:])

    func mark(_ loop: String) {
        rounds.withLock { $0[loop] = .now }
    }

    /// Whether every loop that has ever marked did so within `span`.
    func isAlive(within span: Duration) -> Bool {
        let now = ContinuousClock.now
        return rounds.withLock { $0.values.allSatisfy { now - $0 <= span } }
    }
}

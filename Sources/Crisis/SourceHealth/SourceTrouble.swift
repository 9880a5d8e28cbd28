/// A source that somebody must look at, and what is the matter with it.
package struct SourceTrouble: Hashable, Codable, Sendable {
    package var source: Source.ID
    package var health: SourceHealth

    package init(_ source: Source.ID, _ health: SourceHealth) {
        self.source = source
        self.health = health
    }

    /// Failures in a row from which a source that fails or is blocked is told of: some hours, not an outage at lunch.
    package static let failuresUntilTold = 6
}

extension SourceState {
    /// What is to be told of it: silence beyond its own rhythm, an end, or failures that last; nil when nothing is.
    package func trouble(at moment: Timestamp, interval: TimeSpan) -> SourceTrouble? {
        let health = health(at: moment, interval: interval)
        switch health {
        case .silent, .gone: return SourceTrouble(id, health)
        case .failing, .blocked:
            return failures >= SourceTrouble.failuresUntilTold ? SourceTrouble(id, health) : nil
        case .new, .fresh, .late: return nil
        }
    }
}

/// A change of a source's health: a fact that is kept.
package struct SourceEvent: Hashable, Codable, Sendable {
    package var source: Source.ID
    package var at: Timestamp
    package var from: SourceHealth
    package var to: SourceHealth
    package var reason: LocalizedText

    package init(source: Source.ID, at: Timestamp, from: SourceHealth, to: SourceHealth, reason: LocalizedText) {
        self.source = source
        self.at = at
        self.from = from
        self.to = to
        self.reason = reason
    }
}

extension SourceState {
    /// Whether its health is another than the one that was noted last.
    ///
    /// - Parameter interval: the interval of good times.
    package func healthChanges(at moment: Timestamp, interval: TimeSpan) -> Bool {
        health(at: moment, interval: interval) != (notedHealth ?? .new)
    }

    /// Notes a change of health since it was last noted; nil when there is none.
    ///
    /// - Parameter interval: the interval of good times.
    package mutating func noteHealth(at moment: Timestamp, interval: TimeSpan) -> SourceEvent? {
        let before = notedHealth ?? .new
        let now = health(at: moment, interval: interval)
        guard now != before else { return nil }
        notedHealth = now
        return SourceEvent(
            source: id, at: moment, from: before, to: now, reason: diagnosis(at: moment, interval: interval).reason)
    }
}

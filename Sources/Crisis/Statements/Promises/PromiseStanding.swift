/// How a promise stands at one moment.
package struct PromiseStanding: Hashable, Codable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
        /// Not due yet.
        case running
        /// Kept in time.
        case kept
        /// Kept after it was due.
        case late
        /// Due, and not kept.
        case broken
    }

    package var promise: Promise
    package var state: State
    /// When it was kept.
    package var kept: Timestamp?
    /// The evidence that shows it.
    package var keptBy: FactID?

    package var isOpen: Bool { state == .running || state == .broken }
}

extension [Evidence] {
    /// The promises that stand at a moment, in the order of their due times. `self` are facts that stand.
    package func promises(at moment: Timestamp) -> [PromiseStanding] {
        var keeps: [FactID: Evidence] = [:]
        for fact in self {
            guard case .keeps(let id)? = fact.bearing else { continue }
            if let before = keeps[id], (before.time, before.id) <= (fact.time, fact.id) { continue }
            keeps[id] = fact
        }
        return compactMap(\.promise).map { promise in
            guard let keep = keeps[promise.id] else {
                return PromiseStanding(promise: promise, state: moment > promise.due ? .broken : .running)
            }
            return PromiseStanding(
                promise: promise, state: keep.time > promise.due ? .late : .kept, kept: keep.time, keptBy: keep.id)
        }.sorted { ($0.promise.due, $0.promise.id) < ($1.promise.due, $1.promise.id) }
    }
}

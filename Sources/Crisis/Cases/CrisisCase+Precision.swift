extension CrisisCase {
    /// Which end of what its times may mean a case is told at.
    package enum Edge: Sendable, CaseIterable {
        case earliest, latest
    }

    /// The same case with every time moved as far as its precision allows: a fact of an hour within that hour, one of a
    /// day, or of an assumed hour, within that day of the case's own place.
    ///
    /// The order of the facts stays as told: what answered did not come before what it answered. So the two tellings
    /// bracket the case; scores at a named moment lie between theirs wherever the order of facts decides nothing more.
    package func told(at edge: Edge) -> CrisisCase {
        var told = self
        switch edge {
        case .earliest:
            var last = Timestamp(milliseconds: .min)
            for index in told.facts.indices {
                let moved = max(last, range(of: told.facts[index]).lowerBound)
                told.facts[index].move(to: min(moved, facts[index].time))
                last = told.facts[index].time
            }
        case .latest:
            var next = until
            for index in told.facts.indices.reversed() {
                let moved = min(next, range(of: told.facts[index]).upperBound)
                told.facts[index].move(to: max(moved, facts[index].time))
                next = told.facts[index].time
            }
        }
        return told
    }

    /// Whether any time of it is less certain than to the minute.
    package var isUncertain: Bool { facts.contains { $0.evidence.precision != .minute } }

    /// The moments that a fact's time may mean.
    private func range(of fact: CaseFact) -> ClosedRange<Timestamp> {
        let length: TimeSpan
        switch fact.evidence.precision {
        case .minute: return fact.time...fact.time
        case .hour: length = .hours(1)
        case .day, .assumed: length = .days(1)
        }
        let offset = Int64(offsetMinutes) * 60_000
        let local = fact.time.milliseconds + offset
        let start = Timestamp(milliseconds: local.floorDivided(by: length.milliseconds) * length.milliseconds - offset)
        return start...(start + length - .minutes(1))
    }
}

extension CaseFact {
    fileprivate mutating func move(to time: Timestamp) {
        evidence.time = time
        evidence.recorded = time
    }
}

/// Plays a case through the same step that the live service takes, with a clock of its own.
///
/// It is assessed at every fact, at every moment at which a clock changes something, at every tick and at every moment
/// that the case names, in the order of time and never looking ahead.
package struct CaseReplay: Sendable {
    package let crisisCase: CrisisCase
    package let assessor: Assessor

    package init(_ crisisCase: CrisisCase, rules: RuleSet, tick: TimeSpan = .hours(1)) {
        self.crisisCase = crisisCase
        assessor = Assessor(rules: rules, tick: tick)
    }

    /// The incident of the case, such as `mengniu-20090202-1`.
    package var incident: Incident.ID {
        let day = CivilTime(crisisCase.facts.first?.time ?? crisisCase.until)
        return Incident.ID("\(crisisCase.watch)-\(day.year.padded(4))\(day.month.padded(2))\(day.day.padded(2))-1")
    }

    /// Every assessed point from the first fact to the end of the case.
    package func run() -> [ReplayPoint] {
        guard let first = crisisCase.facts.first?.time, let beat = Beat(first: first, tick: assessor.levelPolicy.tick)
        else { return [] }
        var desk = IncidentDesk(incident: incident)
        var points: [ReplayPoint] = []
        var moment: Timestamp? = first
        while let now = moment, now <= crisisCase.until {
            let arrived = crisisCase.facts.filter { $0.time <= now && desk.record($0.evidence) }
            let outcome = desk.assess(crisisCase.situation(at: now), at: now, by: assessor)
            points.append(point(at: now, arrived, outcome))
            moment = ([beat.next(after: now), outcome.nextMoment].compactMap(\.self) + named(after: now)).min()
        }
        return points
    }

    private func point(at now: Timestamp, _ arrived: [CaseFact], _ outcome: IncidentDesk.Outcome) -> ReplayPoint {
        ReplayPoint(
            at: now, names: crisisCase.points.filter { $0.at == now }.map(\.name), facts: arrived.map(\.id),
            outcome: outcome,
            alerts: outcome.raised.map {
                RaisedAlert(id: Alert.ID(incident: incident, reason: $0, at: now), reason: $0)
            })
    }

    /// The next fact, the next point and the end.
    private func named(after now: Timestamp) -> [Timestamp] {
        let moments = crisisCase.facts.map(\.time) + crisisCase.points.map(\.at) + [crisisCase.until]
        return [moments.filter { $0 > now }.min()].compactMap(\.self)
    }

    /// Ticks counted from the first fact.
    private struct Beat {
        let first: Timestamp
        let tick: TimeSpan

        /// Nil when the tick has no length.
        init?(first: Timestamp, tick: TimeSpan) {
            guard tick > .zero else { return nil }
            self.first = first
            self.tick = tick
        }

        func next(after now: Timestamp) -> Timestamp {
            let passed = (now - first).milliseconds.floorDivided(by: tick.milliseconds)
            return first + tick * (passed + 1)
        }
    }
}

/// One assessed moment of a replay.
package struct ReplayPoint: Hashable, Codable, Sendable {
    package var at: Timestamp
    /// The names that the case gives to this moment.
    package var names: [String]
    /// Facts that came into force since the moment before.
    package var facts: [Evidence.ID]
    package var outcome: IncidentDesk.Outcome
    package var alerts: [RaisedAlert]

    package var assessment: Assessment { outcome.assessment }
}

/// An alert that a replay would have sent.
package struct RaisedAlert: Hashable, Codable, Sendable {
    package var id: Alert.ID
    package var reason: AlertReason
}

extension Assessor {
    /// The next moment at which a clock alone changes something: a check falls due or is announced, a lower level may
    /// be counted again, a sensitive time begins or ends.
    ///
    /// Lateness grows between these moments too, so an open incident is assessed at every tick besides.
    ///
    /// - Parameters:
    ///   - assessment: the last one.
    ///   - memory: what it left behind; its level stretches the deadlines of the next one.
    /// - Returns: nil when nothing more is due by any clock.
    package func nextMoment(after assessment: Assessment, memory: LevelMemory) -> Timestamp? {
        let stretch = Int64(rules.levels.stretch[memory.level ?? .clear] ?? 1)
        var moments = assessment.principles.flatMap(\.checks).flatMap {
            clockMoments(of: $0, at: assessment.at, stretch: stretch)
        }
        if let counted = memory.lastCounted { moments.append(counted + levelPolicy.tick) }
        moments += rules.likelihood.sensitiveTimes.compactMap { $0.nextChange(after: assessment.at) }
        return moments.filter { $0 > assessment.at }.min()
    }

    private func clockMoments(of standing: CheckStanding, at: Timestamp, stretch: Int64) -> [Timestamp] {
        guard let started = standing.started else { return [] }
        switch standing.state {
        case .waiting: return [started]
        case .running:
            guard let deadline = rules.checks.first(where: { $0.id == standing.id })?.deadline else { return [] }
            var next = standing
            next.due = started + deadline * stretch
            let pairs = [
                (standing.due, next.due),
                (rules.notify.announcement(of: standing), rules.notify.announcement(of: next)),
            ]
            return pairs.compactMap { before, after in
                guard let before, let after else { return nil }
                if after > at { return after }
                // A level that rose shortens deadlines: what is past by it already is seen at the next tick.
                return before > at ? at + levelPolicy.tick : nil
            }
        case .overdue, .met, .reopened, .notApplicable: return []
        }
    }
}

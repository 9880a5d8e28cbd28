extension Assessor {
    /// The next moment at which a clock alone changes something: a check falls due or is announced, a lower level may
    /// be counted again, a sensitive time begins or ends.
    ///
    /// Lateness grows between these moments too, so an open incident is assessed at every tick besides.
    ///
    /// - Parameters:
    ///   - assessment: the last one.
    ///   - memory: what it left behind.
    /// - Returns: nil when nothing more is due by any clock.
    package func nextMoment(after assessment: Assessment, memory: LevelMemory) -> Timestamp? {
        var moments: [Timestamp] = []
        for standing in assessment.principles.flatMap(\.checks) where standing.state == .running {
            moments += [standing.due, rules.notify.announcement(of: standing)].compactMap(\.self)
        }
        if let counted = memory.lastCounted { moments.append(counted + levelPolicy.tick) }
        moments += waitingClocks(of: assessment)
        moments += rules.likelihood.sensitiveTimes.compactMap { $0.nextChange(after: assessment.at) }
        return moments.filter { $0 > assessment.at }.min()
    }

    /// Starts that lie ahead: a clock may be set to a moment that has not come.
    private func waitingClocks(of assessment: Assessment) -> [Timestamp] {
        assessment.principles.flatMap(\.checks).filter { $0.state == .waiting }.compactMap(\.started)
    }
}

/// Decides whether a change of an incident is worth waking somebody for.
///
/// Told are: a change of level, a floor newly hit, a verdict, a contradiction, a check that falls due soon and one that
/// is newly overdue, each once; never mere movement of the score. Like every decision here it is a plain function of
/// its arguments; what was told stands in `AlertMemory`.
package struct AlertPolicy: Sendable {
    package let checks: [CheckRule]
    package let notify: NotifyRules

    package init(rules: RuleSet) {
        checks = rules.checks
        notify = rules.notify
    }

    /// One thing told or held back, and why.
    package enum Decision: Hashable, Codable, Sendable {
        case raise(AlertReason)
        case hold(Restraint)

        package var raised: AlertReason? {
            switch self {
            case .raise(let reason): reason
            case .hold: nil
            }
        }
    }

    /// Why something is not told.
    package enum Restraint: Hashable, Codable, Sendable {
        case nothingChanged
        /// Only the score moved.
        case scoreMoved(from: PerMille, to: PerMille)
        /// Clocks are not announced below the first level of `NotifyRules`; they are told when it is reached.
        case belowFirstLevel([CheckID])
        /// A verdict reopened them, and the alert about the verdict says so.
        case toldWithVerdict([CheckID])
        /// Alarms about single sources come together, at most one in `SilenceMemory.alarmGap`.
        case gatheringAlarms([SourceTrouble])
    }

    /// - Parameters:
    ///   - assessment: the judgement of this moment.
    ///   - previous: the level in force before it.
    ///   - evidence: every fact of the incident; later ones than the assessment are not looked at.
    ///   - memory: what has been told; brought up to date.
    /// - Returns: what to tell, gravest first, and what is held back; never empty.
    package func decide(
        _ assessment: Assessment, previous: Level, evidence: [Evidence], memory: inout AlertMemory
    ) -> [Decision] {
        let news = evidence.filter { $0.time <= assessment.at && !memory.evidence.contains($0.id) }
            .sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        var decisions = level(from: previous, to: assessment.level)
        decisions += floors(assessment, memory)
        decisions += news.compactMap(\.verdict).map { .raise(.verdictArrived($0.polarity, by: $0.by)) }
        decisions += contradictions(assessment, news)
        decisions += promises(evidence, at: assessment.at, &memory)
        decisions += clocks(assessment, &memory)
        if decisions.isEmpty { decisions = [.hold(stillness(assessment, memory))] }

        memory.hold(floors: assessment.floors)
        memory.look(at: news)
        memory.note(assessment.escalation)
        return decisions
    }

    /// Tells each source family once when it goes silent, and again only after it has spoken.
    package func decide(silent families: Set<SourceFamily>, memory: inout SilenceMemory) -> [Decision] {
        let fresh = SourceFamily.allCases.filter { families.contains($0) && !memory.silent.contains($0) }
        memory.hold(families)
        return fresh.isEmpty ? [.hold(.nothingChanged)] : fresh.map { .raise(.familySilent($0)) }
    }

    /// Tells single sources that are in trouble, each once until it has recovered, and all that came up since the last
    /// alarm in one: with ten thousand feeds, one in a hundred gaps longer than usual is a flood, not a warning.
    ///
    /// - Parameter troubled: the sources in trouble now, but for those of families that are told as a whole.
    package func decide(troubled: [SourceTrouble], at now: Timestamp, memory: inout SilenceMemory) -> Decision {
        memory.forget(keeping: Set(troubled.map(\.source)))
        let fresh = troubled.filter { !memory.isTold($0.source) }.sorted { $0.source < $1.source }
        guard !fresh.isEmpty else { return .hold(.nothingChanged) }
        guard memory.mayAlarm(at: now) else { return .hold(.gatheringAlarms(fresh)) }
        memory.tell(fresh.map(\.source), at: now)
        return .raise(.sourcesTroubled(fresh))
    }

    private func level(from previous: Level, to level: Level) -> [Decision] {
        if level > previous { return [.raise(.levelRose(from: previous, to: level))] }
        if level < previous { return [.raise(.levelFell(from: previous, to: level))] }
        return []
    }

    private func floors(_ assessment: Assessment, _ memory: AlertMemory) -> [Decision] {
        assessment.floors.map(\.rule).filter { !memory.floors.contains($0) }.map { .raise(.floorHit(rule: $0)) }
    }

    /// New evidence against a duty that is still open after it. What a verdict opens is told with the verdict.
    private func contradictions(_ assessment: Assessment, _ news: [Evidence]) -> [Decision] {
        var raised: [Decision] = []
        var withVerdict: [CheckID] = []
        for check in checks where !check.closedByVerdict {
            guard assessment.standing(of: check.id)?.state == .reopened else { continue }
            let against = news.filter(check.isReopened)
            guard !against.isEmpty else { continue }
            if against.allSatisfy({ $0.verdict != nil }) {
                withVerdict.append(check.id)
            } else {
                raised.append(.raise(.contradiction(check.id)))
            }
        }
        return raised + (withVerdict.isEmpty ? [] : [.hold(.toldWithVerdict(withVerdict))])
    }

    /// A promise rings once before it falls due and once when it is broken, at every level: the public has its word.
    private func promises(_ evidence: [Evidence], at moment: Timestamp, _ memory: inout AlertMemory) -> [Decision] {
        let standings = evidence.standing(at: moment).promises(at: moment)
        let broken = standings.filter { $0.state == .broken && !memory.isTold($0.promise.id, broken: true) }
        let soon = standings.filter {
            $0.state == .running && moment >= notify.announcement(of: $0.promise)
                && !memory.isTold($0.promise.id, broken: false)
        }
        memory.tell(broken.map(\.promise.id), broken: true)
        memory.tell((soon + broken).map(\.promise.id), broken: false)
        var decisions: [Decision] = []
        if !broken.isEmpty { decisions.append(.raise(.promisesBroken(broken.map { DuePromise($0.promise) }))) }
        if !soon.isEmpty { decisions.append(.raise(.promisesDueSoon(soon.map { DuePromise($0.promise) }))) }
        return decisions
    }

    private func clocks(_ assessment: Assessment, _ memory: inout AlertMemory) -> [Decision] {
        let standings = assessment.principles.flatMap(\.checks)
        memory.forget(Set(standings.filter { $0.state == .met || $0.state == .notApplicable }.map(\.id)))
        let overdue = standings.filter { $0.state == .overdue && !memory.overdue.contains($0.id) }
        let soon = standings.filter { isDueSoon($0, at: assessment.at) && !memory.dueSoon.contains($0.id) }
        guard !overdue.isEmpty || !soon.isEmpty else { return [] }
        guard assessment.level >= notify.fromLevel else {
            return [.hold(.belowFirstLevel((overdue + soon).map(\.id)))]
        }
        memory.tellOverdue(overdue.map(\.id))
        memory.tellDueSoon(soon.map(\.id))
        return [overdueReason(dues(overdue)), soonReason(dues(soon))].compactMap { $0.map { .raise($0) } }
    }

    private func isDueSoon(_ standing: CheckStanding, at moment: Timestamp) -> Bool {
        guard standing.state == .running, let announced = notify.announcement(of: standing) else { return false }
        return moment >= announced
    }

    /// In the order of their due times.
    private func dues(_ standings: [CheckStanding]) -> [DueCheck] {
        standings.compactMap { standing in standing.due.map { DueCheck(standing.id, due: $0) } }
            .sorted { ($0.due, $0.check) < ($1.due, $1.check) }
    }

    private func overdueReason(_ dues: [DueCheck]) -> AlertReason? {
        guard let first = dues.first else { return nil }
        return dues.count == 1 ? .checkOverdue(first.check, due: first.due) : .checksOverdue(dues)
    }

    private func soonReason(_ dues: [DueCheck]) -> AlertReason? {
        guard let first = dues.first else { return nil }
        return dues.count == 1 ? .checkDueSoon(first.check, due: first.due) : .checksDueSoon(dues)
    }

    private func stillness(_ assessment: Assessment, _ memory: AlertMemory) -> Restraint {
        guard let last = memory.escalation, last != assessment.escalation else { return .nothingChanged }
        return .scoreMoved(from: last, to: assessment.escalation)
    }
}

extension NotifyRules {
    /// When the due time of a promise is announced.
    package func announcement(of promise: Promise) -> Timestamp {
        promise.due - before(deadline: (promise.due - promise.made).milliseconds)
    }

    /// How long before the end of a deadline it is announced.
    private func before(deadline: Int64) -> TimeSpan {
        let share = deadline / 1000 * Int64(dueSoonShare.value)
        return TimeSpan(milliseconds: min(max(dueSoon.milliseconds, share), deadline / 2))
    }

    /// When the due time of a running check is announced; nil when it has none.
    package func announcement(of standing: CheckStanding) -> Timestamp? {
        guard let started = standing.started, let due = standing.due else { return nil }
        return due - before(deadline: (due - started).milliseconds)
    }
}

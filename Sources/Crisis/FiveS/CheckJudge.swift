/// Says how each check stands at one moment: its state, lateness and credit.
struct CheckJudge: Sendable {
    let situation: Situation
    /// What is known at `at`.
    let evidence: EvidenceIndex
    let verdict: Verdict?
    let promises: [PromiseStanding]
    let at: Timestamp
    /// By what the level in force multiplies deadlines.
    let stretch: Int

    func standing(of rule: CheckRule) -> CheckStanding {
        guard applies(rule) else {
            return CheckStanding(
                id: rule.id, state: .notApplicable, weight: rule.weight, lateness: .zero, credit: .zero)
        }
        if rule.closedByVerdict, let verdict { return standing(of: rule, under: verdict) }
        let history = CheckHistory(of: rule, evidence: evidence.concerning(rule))
        if rule.clock == .continuous { return continuous(rule, history) }
        if rule.clock == .promise { return promised(rule) }
        return timed(rule, history)
    }

    private func applies(_ rule: CheckRule) -> Bool {
        switch rule.applies {
        case .always: true
        case .authorityMatters: situation.needsAuthority
        case .pressInquiry: evidence.first(.pressInquiry) != nil
        case .promiseDue: promises.contains { $0.state != .running }
        }
    }

    /// A verdict ends the clock: favourable closes, mixed leaves half open, adverse leaves all of it open.
    private func standing(of rule: CheckRule, under verdict: Verdict) -> CheckStanding {
        let period = period(of: rule, CheckHistory(of: rule, evidence: []))
        let isMet = verdict.credit == .one
        return CheckStanding(
            id: rule.id, state: isMet ? .met : .reopened, weight: rule.weight,
            lateness: PerMille(1000 - verdict.credit.value), credit: verdict.credit, started: period?.start,
            due: period?.due, lateBy: isMet ? lateness(of: verdict.time, period) : nil,
            evidence: [verdict.evidence])
    }

    /// A duty at every moment: credit from the first own statement on, unless something contradicts it.
    private func continuous(_ rule: CheckRule, _ history: CheckHistory) -> CheckStanding {
        let statement = evidence.first(.ownStatement)
        var cited = history.cited
        if let statement, !cited.contains(statement.id) { cited.append(statement.id) }
        if history.isBroken {
            return CheckStanding(
                id: rule.id, state: .reopened, weight: rule.weight,
                lateness: PerMille(1000 - history.credit.value),
                credit: statement == nil ? .zero : history.credit, evidence: cited)
        }
        return CheckStanding(
            id: rule.id, state: statement == nil ? .waiting : .met, weight: rule.weight, lateness: .zero,
            credit: statement == nil ? .zero : .one, evidence: cited)
    }

    /// Promises that were kept or fell due: each counts alike. One that only runs changes nothing, so that promising more
    /// makes nothing better or worse until its time comes. Kept late is worth half.
    private func promised(_ rule: CheckRule) -> CheckStanding {
        let told = promises.filter { $0.state != .running }
        let broken = told.count { $0.state == .broken }
        let credit = told.reduce(0) { $0 + ($1.state == .kept ? 1000 : $1.state == .late ? 500 : 0) }
        let late = told.compactMap { standing in standing.kept.map { $0 - standing.promise.due } }.max()
        let cited = (told.map(\.promise.id) + told.compactMap(\.keptBy)).sorted()
        return CheckStanding(
            id: rule.id, state: broken > 0 ? .reopened : .met, weight: rule.weight,
            lateness: PerMille(broken * 1000, of: told.count * 1000), credit: PerMille(credit, of: told.count * 1000),
            lateBy: late.flatMap { $0 > .zero ? $0 : nil }, evidence: cited)
    }

    private func timed(_ rule: CheckRule, _ history: CheckHistory) -> CheckStanding {
        let period = period(of: rule, history)
        var standing = CheckStanding(
            id: rule.id, state: .waiting, weight: rule.weight, lateness: .zero, credit: history.credit,
            started: period?.start, due: period?.due, evidence: history.cited)
        if let met = history.met {
            standing.state = .met
            standing.lateBy = lateness(of: met, period)
            return standing
        }
        standing.lateness = openLateness(history, period)
        if history.isBroken {
            standing.state = .reopened
        } else if let period, at >= period.start {
            standing.state = at >= period.due ? .overdue : .running
        }
        return standing
    }

    private typealias Period = (start: Timestamp, due: Timestamp)

    private func period(of rule: CheckRule, _ history: CheckHistory) -> Period? {
        let start: Timestamp? =
            switch rule.clock {
            case .known: situation.clock.known
            case .exposed: situation.clock.exposed
            case .inquiry: history.inquiry
            case .continuous, .promise: nil
            }
        guard let start, let deadline = rule.deadline else { return nil }
        return (start, start + deadline * Int64(stretch))
    }

    /// u: the share that is still open, as late as its clock says, or wholly late when it was broken.
    private func openLateness(_ history: CheckHistory, _ period: Period?) -> PerMille {
        let open = 1000 - history.credit.value
        if history.isBroken { return PerMille(open) }
        guard let period, at > period.start else { return .zero }
        if at >= period.due { return PerMille(open) }
        let elapsed = Int((at - period.start).milliseconds)
        let whole = Int((period.due - period.start).milliseconds)
        return PerMille(elapsed * open, of: whole * 1000)
    }

    private func lateness(of met: Timestamp, _ period: Period?) -> TimeSpan? {
        guard let period, met > period.due else { return nil }
        return met - period.due
    }
}

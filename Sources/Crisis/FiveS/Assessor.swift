/// Judges one incident at one moment by the five principles.
///
/// A plain function of its arguments: it reads no clock and no file, so a replay of 2009 gives today's answer to the
/// bit. Evidence of the time after `at` is not looked at.
package struct Assessor: Sendable {
    package let rules: RuleSet
    package let levelPolicy: LevelPolicy

    /// - Parameters:
    ///   - rules: the rule set that judges.
    ///   - tick: how far apart two evaluations must be to count as two for the end of a level.
    package init(rules: RuleSet, tick: TimeSpan = .minutes(1)) {
        self.rules = rules
        levelPolicy = LevelPolicy(thresholds: rules.levels, tick: tick)
    }

    /// An assessment, and what to remember of its level for the next one.
    package struct Judgement: Hashable, Sendable {
        package var assessment: Assessment
        package var memory: LevelMemory
    }

    /// The assessment alone.
    package func assess(
        _ situation: Situation, evidence: [Evidence], at: Timestamp, memory: LevelMemory
    ) -> Assessment {
        judge(situation, evidence: evidence, at: at, memory: memory).assessment
    }

    /// - Parameters:
    ///   - situation: what was counted around the incident.
    ///   - evidence: every fact recorded of it, in any order.
    ///   - at: the moment of judgement.
    ///   - memory: what the evaluation before left; its level stretches the deadlines.
    package func judge(
        _ situation: Situation, evidence: [Evidence], at: Timestamp, memory: LevelMemory
    ) -> Judgement {
        let known = KnownFacts(situation, evidence: evidence, at: at)
        let likelihood = Likelihood(rules: rules.likelihood, known: known).parts
        let impact = Impact(rules: rules.impact, known: known).parts
        let floors = Floors(rules: rules.floors, known: known, harmPoints: rules.impact.harm).hits
        let risk = Escalation.risk(likelihood: likelihood.total, impact: impact.total)

        let level = memory.level ?? firstLevel(known, risk: risk, floors: floors)
        let principles = standings(known, stretch: rules.levels.stretch[level] ?? 1)
        let gap = mean(of: principles, \.gap)
        let readiness = mean(of: principles, \.readiness)
        let escalation = Escalation.escalation(risk: risk, gap: gap, readiness: readiness, damping: rules.damping)
        let next = levelPolicy.evaluate(escalation, floors: floors, at: at, memory: memory)

        return Judgement(
            assessment: Assessment(
                at: at, ruleSet: rules.name, likelihood: likelihood.total, impact: impact.total,
                parts: likelihood + impact, risk: risk, principles: principles, gap: gap, readiness: readiness,
                escalation: escalation, floors: floors,
                indicated: levelPolicy.indicated(escalation, floors: floors), level: next.level ?? .clear),
            memory: next)
    }

    /// The level that stretches the deadlines of a first evaluation: that of E with no lateness, floors included, so
    /// that nothing is circular.
    private func firstLevel(_ known: KnownFacts, risk: PerMille, floors: [FloorHit]) -> Level {
        let readiness = mean(of: standings(known, stretch: 1), \.readiness)
        let escalation = Escalation.escalation(risk: risk, gap: .zero, readiness: readiness, damping: rules.damping)
        return levelPolicy.indicated(escalation, floors: floors)
    }

    private func standings(_ known: KnownFacts, stretch: Int) -> [PrincipleStanding] {
        let judge = CheckJudge(
            situation: known.situation, evidence: known.duties, verdict: known.verdict, promises: known.promises,
            at: known.at, stretch: stretch)
        return Principle.allCases.compactMap { principle in
            let checks = rules.checks.filter { $0.principle == principle }.map(judge.standing)
            let applying = checks.filter { $0.state != .notApplicable }
            guard !applying.isEmpty else { return nil }
            return PrincipleStanding(
                principle: principle, gap: Escalation.mean(applying.map { ($0.weight, $0.lateness) }),
                readiness: Escalation.mean(applying.map { ($0.weight, $0.credit) }), checks: checks)
        }
    }

    private func mean(of principles: [PrincipleStanding], _ value: KeyPath<PrincipleStanding, PerMille>) -> PerMille {
        Escalation.mean(principles.map { (rules.principleWeights[$0.principle] ?? 1, $0[keyPath: value]) })
    }
}

extension [PartScore] {
    /// The sum of the points, at most 100.
    var total: Int { Swift.min(100, reduce(0) { $0 + $1.points }) }
}

/// All that an assessment was a function of, besides the rule set and the words of its evidence.
///
/// It is kept with the assessment. Evidence is only ever added, so its ids are enough to make the same judgement again,
/// to the same bits, when mentions have been counted on and the rules have changed since.
package struct AssessmentBasis: Hashable, Codable, Sendable {
    /// What was counted around the incident.
    package var situation: Situation
    /// What the evaluation before had left.
    package var memory: LevelMemory
    /// How far apart two evaluations had to be to count as two.
    package var tick: TimeSpan
    /// The evidence that was known, in the order in which it was recorded.
    package var evidence: [Evidence.ID]

    package init(situation: Situation, memory: LevelMemory, tick: TimeSpan, evidence: [Evidence.ID]) {
        self.situation = situation
        self.memory = memory
        self.tick = tick
        self.evidence = evidence
    }

    /// The judgement of the same facts at `at`.
    ///
    /// - Parameters:
    ///   - rules: the rule set that judges; with the one that judged then, the answer is that of then.
    ///   - facts: evidence that may be asked for by its id, in any order.
    /// - Returns: nil when evidence that was known then is not among the facts.
    package func judge(by rules: RuleSet, facts: [Evidence], at: Timestamp) -> Assessor.Judgement? {
        guard let known = known(of: facts) else { return nil }
        return Assessor(rules: rules, tick: tick).judge(situation, evidence: known, at: at, memory: memory)
    }

    /// The evidence that was known, in full; nil when some of it is not among the facts.
    package func known(of facts: [Evidence]) -> [Evidence]? {
        let byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
        let known = evidence.compactMap { byID[$0] }
        return known.count == evidence.count ? known : nil
    }
}

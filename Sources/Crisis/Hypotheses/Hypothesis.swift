/// What a supposition would change: the same facts judged twice at one moment, as they are and as supposed.
package struct Hypothesis: Hashable, Sendable {
    package var at: Timestamp
    /// The facts that were supposed.
    package var supposed: [Evidence]
    /// The judgement at that moment when nothing else happens until then.
    package var asIs: Assessment
    /// The judgement with the supposed facts, and by the supposed rules if there are any.
    package var changed: Assessment
    /// Where the level comes to rest when E stays as it is: a level ends only after some evaluations in a row.
    package var settled: Pair<Level>
    /// Later moments of a case, with the judgement of both.
    package var later: [Moment]

    /// Something as it is and as it would be.
    package struct Pair<Value: Hashable & Sendable>: Hashable, Sendable {
        package var asIs: Value
        package var changed: Value

        package init(asIs: Value, changed: Value) {
            self.asIs = asIs
            self.changed = changed
        }
    }

    package struct Moment: Hashable, Sendable {
        package var name: String
        package var at: Timestamp
        package var escalation: Pair<PerMille>
        package var level: Pair<Level>
    }

    /// Two judgements that were made elsewhere; the level of each is taken for where it comes to rest.
    package init(at: Timestamp, supposed: [Evidence], asIs: Assessment, changed: Assessment) {
        self.at = at
        self.supposed = supposed
        self.asIs = asIs
        self.changed = changed
        settled = Pair(asIs: asIs.level, changed: changed.level)
        later = []
    }

    /// Judges an incident as it stands, some time from now.
    ///
    /// Counts of mentions stay as they are now: nobody knows those of the future. Clocks run on.
    ///
    /// - Parameters:
    ///   - situation: what is counted around the incident now.
    ///   - evidence: all that is recorded.
    ///   - memory: what the last evaluation left.
    ///   - assessor: by which it is judged as it is.
    ///   - rules: other rules that are supposed; nil for the same.
    package init(
        _ supposition: Supposition, situation: Situation, evidence: [Evidence], memory: LevelMemory,
        assessor: Assessor, rules: RuleSet? = nil
    ) throws(Supposition.Refusal) {
        let other = Assessor(rules: rules ?? assessor.rules, tick: assessor.levelPolicy.tick)
        at = supposition.at
        let plain = assessor.judge(situation, evidence: evidence, at: at, memory: memory)
        let known = other.assess(situation, evidence: evidence, at: at, memory: memory)
        supposed = try supposition.evidence(by: other.rules, known: known)
        let next = other.judge(situation, evidence: evidence + supposed, at: at, memory: memory)
        asIs = plain.assessment
        changed = next.assessment
        settled = Pair(asIs: assessor.settledLevel(after: plain), changed: other.settledLevel(after: next))
        later = []
    }
}

extension Hypothesis {
    /// Judges a case with facts that it does not tell, and follows both to its end.
    ///
    /// - Parameters:
    ///   - rules: by which it is judged as it is.
    ///   - other: other rules that are supposed; nil for the same.
    package init(
        _ supposition: Supposition, of told: CrisisCase, rules: RuleSet, other: RuleSet? = nil
    ) throws(Supposition.Refusal) {
        let first = told.facts.first?.time ?? told.until
        guard supposition.at >= first, supposition.at <= told.until else {
            throw .outside(supposition.at, from: first, to: told.until)
        }
        var asked = told
        asked.points.append(CasePoint(name: Self.pointName, at: supposition.at))
        let plain = CaseReplay(asked, rules: rules)
        let replayed = plain.run()
        let judging = other ?? rules
        let underRules = other.map { CaseReplay(asked, rules: $0).run() } ?? replayed
        guard let now = replayed.asked, let known = underRules.asked?.assessment else {
            throw .outside(supposition.at, from: first, to: told.until)
        }
        let facts = try supposition.evidence(by: judging, known: known)
        var otherwise = asked
        otherwise.facts = (asked.facts + facts.map { CaseFact(evidence: $0, source: .assumption) }).inOrderOfTime
        let replay = CaseReplay(otherwise, rules: judging)
        let again = replay.run()
        guard let next = again.asked else { throw .outside(supposition.at, from: first, to: told.until) }
        at = supposition.at
        supposed = facts
        asIs = now.assessment
        changed = next.assessment
        settled = Pair(
            asIs: plain.assessor.settledLevel(of: now.outcome), changed: replay.assessor.settledLevel(of: next.outcome))
        let after = Dictionary(again.map { ($0.at, $0.assessment) }) { _, last in last }
        later = replayed.compactMap { point in
            let names = point.names.filter { $0 != Self.pointName } + (point.at == told.until ? [Self.endName] : [])
            guard point.at > supposition.at, !names.isEmpty, let other = after[point.at] else { return nil }
            return Moment(
                name: names.joined(separator: ", "), at: point.at,
                escalation: Pair(asIs: point.assessment.escalation, changed: other.escalation),
                level: Pair(asIs: point.assessment.level, changed: other.level))
        }
    }

    /// How the moment of the supposition is called in a replay.
    private static let pointName = "what-if"
    private static let endName = "end"
}

extension [ReplayPoint] {
    fileprivate var asked: ReplayPoint? { first { $0.names.contains("what-if") } }
}

extension Assessor {
    /// The level that will be in force when E and the floors stay as they are.
    fileprivate func settledLevel(after judgement: Judgement) -> Level {
        var memory = judgement.memory
        let assessment = judgement.assessment
        var at = assessment.at
        for _ in 0..<max(1, rules.levels.fallEvaluations) {
            at += levelPolicy.tick
            memory = levelPolicy.evaluate(assessment.escalation, floors: assessment.floors, at: at, memory: memory)
        }
        return memory.level ?? .clear
    }

    /// The same for a step of a replay.
    fileprivate func settledLevel(of outcome: IncidentDesk.Outcome) -> Level {
        settledLevel(
            after: Judgement(
                assessment: outcome.assessment, memory: LevelMemory(level: outcome.assessment.level)))
    }
}

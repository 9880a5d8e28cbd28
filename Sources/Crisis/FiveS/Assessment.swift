/// The judgement of one incident at one moment, with everything that it rests on.
package struct Assessment: Hashable, Codable, Sendable {
    package var at: Timestamp
    /// Name and version of the rule set that judged, and the hash of its file.
    package var ruleSet: RuleSetName
    /// L, 0 to 100.
    package var likelihood: Int
    /// I, 0 to 100.
    package var impact: Int
    /// The parts of L and I in the order of `ScorePart`.
    package var parts: [PartScore]
    /// R = L·I/100.
    package var risk: PerMille
    /// The five principles in their order; one that has no check that applies is absent.
    package var principles: [PrincipleStanding]
    /// Mean gap g.
    package var gap: PerMille
    /// Mean readiness c.
    package var readiness: PerMille
    /// E.
    package var escalation: PerMille
    /// The hard floors that hold the level at orange or above.
    package var floors: [FloorHit]
    /// What E and the floors say now, before hysteresis.
    package var indicated: Level
    /// What is in force after hysteresis.
    package var level: Level

    package init(
        at: Timestamp, ruleSet: RuleSetName, likelihood: Int, impact: Int, parts: [PartScore], risk: PerMille,
        principles: [PrincipleStanding], gap: PerMille, readiness: PerMille, escalation: PerMille,
        floors: [FloorHit], indicated: Level, level: Level
    ) {
        self.at = at
        self.ruleSet = ruleSet
        self.likelihood = likelihood
        self.impact = impact
        self.parts = parts
        self.risk = risk
        self.principles = principles
        self.gap = gap
        self.readiness = readiness
        self.escalation = escalation
        self.floors = floors
        self.indicated = indicated
        self.level = level
    }

    package func part(_ part: ScorePart) -> PartScore? { parts.first { $0.part == part } }

    package func standing(of check: CheckID) -> CheckStanding? {
        for principle in principles {
            if let standing = principle.checks.first(where: { $0.id == check }) { return standing }
        }
        return nil
    }
}

/// Which rules judged: `5s-1` and the first digits of the hash of the file that defined it.
package struct RuleSetName: Hashable, Codable, Sendable {
    package var name: String
    package var hash: String

    package init(name: String, hash: String) {
        self.name = name
        self.hash = hash
    }
}

/// The points of one part, and why.
package struct PartScore: Hashable, Codable, Sendable {
    package var part: ScorePart
    package var points: Int
    package var cap: Int
    /// The rule in words: "surge of 3.1 sigma against its own hour of the week, at least 3".
    package var reason: LocalizedText
    package var grounds: [Ground]

    package init(part: ScorePart, points: Int, cap: Int, reason: LocalizedText, grounds: [Ground] = []) {
        self.part = part
        self.points = points
        self.cap = cap
        self.reason = reason
        self.grounds = grounds
    }
}

/// How one principle stands.
package struct PrincipleStanding: Hashable, Codable, Sendable {
    package var principle: Principle
    /// g of this principle.
    package var gap: PerMille
    /// c of this principle.
    package var readiness: PerMille
    package var checks: [CheckStanding]

    package init(principle: Principle, gap: PerMille, readiness: PerMille, checks: [CheckStanding]) {
        self.principle = principle
        self.gap = gap
        self.readiness = readiness
        self.checks = checks
    }
}

/// How one check stands.
package struct CheckStanding: Hashable, Codable, Sendable {
    package enum State: String, Codable, Sendable {
        /// Its clock has not started.
        case waiting
        /// Its clock runs.
        case running
        case overdue
        case met
        /// Was met and is open again, or was broken before it could be met, or is contradicted by a verdict.
        case reopened
        /// Not to be judged here; leaves both sums.
        case notApplicable = "not_applicable"
    }

    package var id: CheckID
    package var state: State
    package var weight: Int
    /// u.
    package var lateness: PerMille
    /// c.
    package var credit: PerMille
    /// When its clock started; nil when it has not or there is none.
    package var started: Timestamp?
    /// When it falls due; nil when its clock has not started or it has none.
    package var due: Timestamp?
    /// How late it was met, for the report.
    package var lateBy: TimeSpan?
    /// The evidence that closed or reopened it.
    package var evidence: [Evidence.ID]

    package init(
        id: CheckID, state: State, weight: Int, lateness: PerMille, credit: PerMille, started: Timestamp? = nil,
        due: Timestamp? = nil, lateBy: TimeSpan? = nil, evidence: [Evidence.ID] = []
    ) {
        self.id = id
        self.state = state
        self.weight = weight
        self.lateness = lateness
        self.credit = credit
        self.started = started
        self.due = due
        self.lateBy = lateBy
        self.evidence = evidence
    }
}

/// A hard floor that was hit: at least this level even when E is low.
package struct FloorHit: Hashable, Codable, Sendable {
    /// Such as `regulator_order`.
    package var rule: String
    package var level: Level
    package var reason: LocalizedText
    package var grounds: [Ground]

    package init(rule: String, level: Level, reason: LocalizedText, grounds: [Ground] = []) {
        self.rule = rule
        self.level = level
        self.reason = reason
        self.grounds = grounds
    }
}

import Crisis

/// The answer to `tocsin explain ID`: every point of E with its rule and the quoted facts.
package struct AssessmentReport: Codable, Hashable, Sendable {
    package var incident: Incident.ID
    package var title: String
    package var at: Timestamp
    package var ruleSet: RuleSetName
    package var level: Level
    package var indicated: Level
    /// E, L, I, R on their scales of 0 to 100.
    package var escalation: Double
    package var likelihood: Int
    package var impact: Int
    package var risk: Double
    package var gap: Double
    package var readiness: Double
    package var parts: [PartScore]
    package var floors: [FloorHit]
    package var principles: [PrincipleReport]
    /// How the numbers come out of one another; absent when the rules that judged are not at hand.
    package var arithmetic: Arithmetic?
    /// Why the level is what it is.
    package var levels: LevelReport?

    package init(
        incident: Incident, assessment: Assessment, titles: [CheckID: LocalizedText], detail: AssessmentDetail? = nil
    ) {
        self.incident = incident.id
        title = incident.title
        at = assessment.at
        ruleSet = assessment.ruleSet
        level = assessment.level
        indicated = assessment.indicated
        escalation = assessment.escalation.points
        likelihood = assessment.likelihood
        impact = assessment.impact
        risk = assessment.risk.points
        gap = assessment.gap.points
        readiness = assessment.readiness.points
        parts = assessment.parts
        floors = assessment.floors
        principles = assessment.principles.map { PrincipleReport($0, titles: titles, detail: detail) }
        arithmetic = detail.map { Arithmetic(assessment, rules: $0.rules) }
        levels = detail.map { LevelReport(assessment, rules: $0.rules.levels, memory: $0.memory) }
    }

    package struct PrincipleReport: Codable, Hashable, Sendable {
        package var principle: Principle
        package var title: LocalizedText
        package var gap: Double
        package var readiness: Double
        package var checks: [CheckReport]

        /// Σ w·u / Σ w and Σ w·c / Σ w with the figures in place of the letters.
        package var gapFormula: String?
        package var readinessFormula: String?

        init(_ standing: PrincipleStanding, titles: [CheckID: LocalizedText], detail: AssessmentDetail?) {
            principle = standing.principle
            title = standing.principle.title
            gap = standing.gap.points
            readiness = standing.readiness.points
            checks = standing.checks.map { check in
                CheckReport(
                    check, title: titles[check.id] ?? LocalizedText(zh: check.id.text, en: check.id.text),
                    detail: detail)
            }
            guard detail != nil else { return }
            gapFormula = Self.formula(standing, \.lateness) + " = \(standing.gap.text)"
            readinessFormula = Self.formula(standing, \.credit) + " = \(standing.readiness.text)"
        }

        /// `(30·100.0 SH1 + 20·0.0 SH3) / 50`
        private static func formula(
            _ standing: PrincipleStanding, _ value: KeyPath<CheckStanding, PerMille>
        ) -> String {
            let applying = standing.checks.filter { $0.state != .notApplicable }
            let terms = applying.map { "\($0.weight)·\($0[keyPath: value].text) \($0.id)" }
            return "(" + terms.joined(separator: " + ") + ") / \(applying.reduce(0) { $0 + $1.weight })"
        }
    }

    package struct CheckReport: Codable, Hashable, Sendable {
        package var id: CheckID
        package var title: LocalizedText
        package var state: CheckStanding.State
        package var weight: Int
        package var lateness: Double
        package var credit: Double
        package var due: Timestamp?
        /// Seconds.
        package var lateBy: Int64?
        package var evidence: [FactID]
        /// When its clock started.
        package var started: Timestamp?
        /// K, X, the last press inquiry, or at every moment.
        package var clock: CheckRule.Clock?
        /// Seconds of its deadline, and by what the level in force multiplied it.
        package var deadline: Int64?
        package var stretch: Int?
        package var closesOn: [EvidenceTag]?
        package var reopensOn: [EvidenceTag]?
        /// The evidence in full.
        package var facts: [FactQuote]?

        init(_ standing: CheckStanding, title: LocalizedText, detail: AssessmentDetail?) {
            id = standing.id
            self.title = title
            state = standing.state
            weight = standing.weight
            lateness = standing.lateness.points
            credit = standing.credit.points
            due = standing.due
            lateBy = standing.lateBy?.seconds
            evidence = standing.evidence
            guard let detail else { return }
            started = standing.started
            if let rule = detail.rules.checks.first(where: { $0.id == standing.id }) {
                clock = rule.clock
                deadline = rule.deadline?.seconds
                closesOn = rule.closesOn
                reopensOn = rule.reopensOn
                if let due = standing.due, let started, let deadline = rule.deadline, deadline > .zero {
                    stretch = Int((due - started).milliseconds / deadline.milliseconds)
                }
            }
            facts = standing.evidence.compactMap { id in detail.evidence.first { $0.id == id } }.map { fact in
                FactQuote(
                    id: fact.id, time: fact.time, precision: fact.precision,
                    tags: fact.tags.sorted { $0.rawValue < $1.rawValue }, text: fact.text,
                    provenance: fact.provenance, recordedBy: fact.recordedBy)
            }
        }
    }
}

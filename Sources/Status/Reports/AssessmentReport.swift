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

    package init(incident: Incident, assessment: Assessment, titles: [CheckID: LocalizedText]) {
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
        principles = assessment.principles.map { PrincipleReport($0, titles: titles) }
    }

    package struct PrincipleReport: Codable, Hashable, Sendable {
        package var principle: Principle
        package var title: LocalizedText
        package var gap: Double
        package var readiness: Double
        package var checks: [CheckReport]

        init(_ standing: PrincipleStanding, titles: [CheckID: LocalizedText]) {
            principle = standing.principle
            title = standing.principle.title
            gap = standing.gap.points
            readiness = standing.readiness.points
            checks = standing.checks.map { check in
                CheckReport(check, title: titles[check.id] ?? LocalizedText(zh: check.id.text, en: check.id.text))
            }
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

        init(_ standing: CheckStanding, title: LocalizedText) {
            id = standing.id
            self.title = title
            state = standing.state
            weight = standing.weight
            lateness = standing.lateness.points
            credit = standing.credit.points
            due = standing.due
            lateBy = standing.lateBy?.seconds
            evidence = standing.evidence
        }
    }
}

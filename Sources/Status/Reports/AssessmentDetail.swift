import Crisis

/// What an explanation needs besides the assessment: the rules that judged, the evidence in full, the level's memory.
package struct AssessmentDetail: Sendable {
    package var rules: RuleSet
    package var evidence: [Evidence]
    /// What the evaluation left for the next one.
    package var memory: LevelMemory

    package init(rules: RuleSet, evidence: [Evidence], memory: LevelMemory) {
        self.rules = rules
        self.evidence = evidence
        self.memory = memory
    }
}

extension AssessmentReport {
    /// How the numbers come out of one another, with the figures in place of the letters.
    package struct Arithmetic: Codable, Hashable, Sendable {
        /// d, in percent.
        package var damping: Double
        /// ρ, 0 to 1, in millionths exact: what is left of the event after what was done.
        package var remainder: Double
        /// One line for L, I, R, g, c, ρ and E, in that order; the same in both languages.
        package var lines: [String]
    }

    /// Why the level is what it is.
    package struct LevelReport: Codable, Hashable, Sendable {
        /// From which E each level begins.
        package var thresholds: [String: Double]
        /// E at or below which the level in force may end; absent when it is clear.
        package var endsAt: Double?
        /// How many evaluations in a row must say so, and how many have.
        package var evaluationsNeeded: Int
        package var evaluationsSeen: Int
        /// What decides now: `score`, `floor` or `hysteresis`.
        package var decidedBy: String
        package var sentence: LocalizedText
    }

    /// One fact that closed, opened or broke a check, as it is recorded.
    package struct FactQuote: Codable, Hashable, Sendable {
        package var id: FactID
        package var time: Timestamp
        package var precision: Precision
        package var tags: [EvidenceTag]
        package var text: LocalizedText
        package var provenance: String
        package var recordedBy: String?
    }
}

extension AssessmentReport.Arithmetic {
    init(_ assessment: Assessment, rules: RuleSet) {
        let damping = rules.damping
        let remainder = Escalation.remainder(
            risk: assessment.risk, readiness: assessment.readiness, damping: damping)
        self.damping = damping.points
        self.remainder = Double(remainder) / 1_000_000
        let likely = assessment.parts.filter(\.part.isLikelihood).map { "\($0.points)" }.joined(separator: " + ")
        let impact = assessment.parts.filter { !$0.part.isLikelihood }.map { "\($0.points)" }.joined(separator: " + ")
        let (r, c, g) = (assessment.risk, assessment.readiness, assessment.gap)
        let (l, i) = (assessment.likelihood, assessment.impact)
        let rho = Self.millionths(remainder)
        lines = ["L = \(likely) = \(l)", "I = \(impact) = \(i)", "R = L·I/100 = \(l)·\(i)/100 = \(r.text)"]
        lines.append("g = " + Self.mean(assessment.principles, rules, \.gap) + " = \(g.text)")
        lines.append("c = " + Self.mean(assessment.principles, rules, \.readiness) + " = \(c.text)")
        lines.append(
            "ρ = r·(1 − d·c) = \(Self.share(r))·(1 − \(Self.share(damping))·\(Self.share(c))) = \(rho)")
        lines.append(
            "E = 100·[ρ + ρ·g·(1 − ρ)] = 100·[\(rho) + \(rho)·\(Self.share(g))·\(Self.millionths(1_000_000 - remainder))] = \(assessment.escalation.text)"
        )
    }

    private static func mean(
        _ principles: [PrincipleStanding], _ rules: RuleSet, _ value: KeyPath<PrincipleStanding, PerMille>
    ) -> String {
        let weights = principles.map { rules.principleWeights[$0.principle] ?? 1 }
        let isPlain = Set(weights).count <= 1
        let terms = zip(principles, weights).map { standing, weight in
            "\(isPlain ? "" : "\(weight)·")\(standing[keyPath: value].text) \(standing.principle.rawValue)"
        }
        return "(" + terms.joined(separator: " + ") + ") / \(isPlain ? principles.count : weights.reduce(0, +))"
    }

    /// `0.294` of 294.
    private static func share(_ value: PerMille) -> String {
        "\(value.value / 1000)." + String(String(1000 + value.value % 1000).dropFirst())
    }

    private static func millionths(_ value: Int) -> String {
        "\(value / 1_000_000)." + String(String(1_000_000 + value % 1_000_000).dropFirst())
    }
}

extension AssessmentReport.LevelReport {
    init(_ assessment: Assessment, rules: LevelThresholds, memory: LevelMemory) {
        let named = Level.allCases.filter { $0 != .clear }
        thresholds = Dictionary(uniqueKeysWithValues: named.map { ($0.rawValue, rules.threshold(of: $0).points) })
        let end = PerMille(rules.threshold(of: assessment.level).value - rules.fallMargin.value)
        endsAt = assessment.level == .clear ? nil : end.points
        evaluationsNeeded = rules.fallEvaluations
        evaluationsSeen = memory.lowEvaluations
        let byScore = rules.level(of: assessment.escalation)
        let floor = assessment.floors.map(\.level).max() ?? .clear
        let level = assessment.level
        if byScore >= level {
            decidedBy = "score"
            let from = rules.threshold(of: level).text
            sentence = LocalizedText(
                zh: "E \(assessment.escalation.text) 已达\(level.title.zh)（自 \(from) 起）",
                en: "E \(assessment.escalation.text) reaches \(level.title.en) (from \(from) on)")
        } else if floor >= level {
            decidedBy = "floor"
            sentence = LocalizedText(
                zh: "E \(assessment.escalation.text) 只到\(byScore.title.zh)，底线规则使其不低于\(floor.title.zh)",
                en:
                    "E \(assessment.escalation.text) alone is \(byScore.title.en); a floor holds it at \(floor.title.en)"
            )
        } else {
            decidedBy = "hysteresis"
            let seen = memory.lowEvaluations
            let needed = rules.fallEvaluations
            sentence = LocalizedText(
                zh:
                    "此刻只到\(assessment.indicated.title.zh)；\(level.title.zh)要连续 \(needed) 次判定 E ≤ \(end.text) 才结束，已有 \(seen) 次",
                en:
                    "now only \(assessment.indicated.title.en); \(level.title.en) ends after \(needed) evaluations in a row with E at most \(end.text), \(seen) so far"
            )
        }
    }
}

import Crisis
import Ledger

/// Makes kept assessments again, from what they were a function of, and compares them with what was kept.
package struct Recomputation: Sendable {
    private let ledger: any LedgerStore

    package init(ledger: any LedgerStore) { self.ledger = ledger }

    /// How many assessments are held in memory at once.
    private static let pageSize = 500

    /// Makes every kept assessment again, of one incident or of all, in the order in which they were kept.
    package func verify(
        _ incident: Incident.ID? = nil, each: (RecomputedAssessment) throws -> Void
    ) async throws {
        var shelf = Shelf()
        var last = 0
        while true {
            let page = try await ledger.keptAssessments(of: incident, after: last, limit: Self.pageSize)
            for kept in page { try each(try await again(kept, &shelf)) }
            guard let newest = page.last?.number else { return }
            last = newest
        }
    }

    /// The assessment of an incident that was in force at a moment, made again; nil when there was none yet.
    package func assessment(of incident: Incident.ID, at moment: Timestamp) async throws -> RecomputedAssessment? {
        var shelf = Shelf()
        guard let kept = try await ledger.keptAssessment(of: incident, at: moment) else { return nil }
        return try await again(kept, &shelf)
    }

    private func again(_ kept: KeptAssessment, _ shelf: inout Shelf) async throws -> RecomputedAssessment {
        guard let basis = kept.basis, let digest = kept.rules else { return RecomputedAssessment(kept, .noBasis) }
        guard let rules = try await shelf.rules(digest, ledger) else { return RecomputedAssessment(kept, .noRules) }
        let facts = try await shelf.evidence(of: kept.incident, covering: basis.evidence, ledger)
        guard let judgement = basis.judge(by: rules, facts: facts, at: kept.assessment.at) else {
            return RecomputedAssessment(kept, .missingEvidence)
        }
        let isSame = try KeptAssessment.text(of: judgement.assessment) == kept.text
        var result = RecomputedAssessment(kept, isSame ? .same : .differs)
        result.differences = isSame ? [] : kept.assessment.differences(from: judgement.assessment)
        result.recomputed = judgement
        result.rules = rules
        result.facts = basis.known(of: facts) ?? []
        return result
    }

    /// Rule sets and the evidence of the last incident, read once.
    private struct Shelf {
        private var rules: [RuleSetDigest: RuleSet] = [:]
        private var incident: Incident.ID?
        private var evidence: [Evidence] = []

        mutating func rules(_ digest: RuleSetDigest, _ ledger: any LedgerStore) async throws -> RuleSet? {
            if let known = rules[digest] { return known }
            let found = try await ledger.ruleSet(digest)
            rules[digest] = found
            return found
        }

        mutating func evidence(
            of id: Incident.ID, covering needed: [Evidence.ID], _ ledger: any LedgerStore
        ) async throws -> [Evidence] {
            if incident != id || !Set(needed).isSubset(of: evidence.map(\.id)) {
                evidence = try await ledger.evidence(ofAllParts: id)
                incident = id
            }
            return evidence
        }
    }
}

/// What became of one assessment that was made again.
package struct RecomputedAssessment: Codable, Sendable {
    package enum Result: String, Codable, CaseIterable, Sendable {
        /// The same bits.
        case same
        case differs
        /// Kept by a version that did not keep what it was a function of.
        case noBasis = "no_basis"
        /// The rule set that judged is not in the ledger.
        case noRules = "no_rules"
        /// Evidence that it rested on is not in the ledger.
        case missingEvidence = "missing_evidence"
    }

    package var number: Int
    package var incident: Incident.ID
    package var at: Timestamp
    package var ruleSet: RuleSetName
    /// The digest of the rule set as the ledger keeps it.
    package var rulesDigest: String?
    package var result: Result
    /// What differs, as `E 57.0 → 55.1`; kept first, made again second.
    package var differences: [String] = []

    /// For explanations; not part of the JSON.
    package var recomputed: Assessor.Judgement?
    package var rules: RuleSet?
    package var facts: [Evidence] = []

    private enum CodingKeys: String, CodingKey {
        case number, incident, at, ruleSet, rulesDigest, result, differences
    }

    init(_ kept: KeptAssessment, _ result: Result) {
        number = kept.number
        incident = kept.incident
        at = kept.assessment.at
        ruleSet = kept.assessment.ruleSet
        rulesDigest = kept.rules?.text
        self.result = result
    }
}

extension Assessment {
    /// Where another judgement of the same moment differs, in the words of the field; never empty for another value.
    package func differences(from other: Assessment) -> [String] {
        var found: [String] = []
        func compare(_ name: String, _ old: String?, _ new: String?) {
            if old != new { found.append("\(name) \(old ?? "-") → \(new ?? "-")") }
        }
        compare("E", escalation.text, other.escalation.text)
        compare("level", level.rawValue, other.level.rawValue)
        compare("indicated", indicated.rawValue, other.indicated.rawValue)
        for part in ScorePart.allCases {
            compare(part.rawValue, self.part(part).map { "\($0.points)" }, other.part(part).map { "\($0.points)" })
        }
        var checks: [CheckID] = []
        for check in (principles + other.principles).flatMap(\.checks) where !checks.contains(check.id) {
            checks.append(check.id)
        }
        for check in checks {
            compare(check.text, standing(of: check)?.shortText, other.standing(of: check)?.shortText)
        }
        compare(
            "floors", floors.map(\.rule).joined(separator: "+"), other.floors.map(\.rule).joined(separator: "+"))
        if found.isEmpty, self != other { found.append("reasons or quoted facts") }
        return found.isEmpty ? ["the way it is written"] : found
    }
}

extension CheckStanding {
    fileprivate var shortText: String { "\(state.rawValue) u=\(lateness.text) c=\(credit.text)" }
}

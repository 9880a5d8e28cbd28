import Crisis

/// What somebody supposes, as the service is asked: `POST v1/incidents/ID/what-if`.
package struct WhatIfRequest: Codable, Hashable, Sendable {
    package var close: [CheckID]
    package var reopen: [CheckID]
    package var tags: [EvidenceTag]
    package var verdict: Polarity?
    package var verdictBy: VerdictClass?
    /// When it is supposed to happen; or else so many seconds from now.
    package var at: Timestamp?
    package var after: Int64?
    /// A rule set as YAML that is supposed to judge.
    package var rules: String?

    package init(
        close: [CheckID] = [], reopen: [CheckID] = [], tags: [EvidenceTag] = [], verdict: Polarity? = nil,
        verdictBy: VerdictClass? = nil, at: Timestamp? = nil, after: Int64? = nil, rules: String? = nil
    ) {
        self.close = close
        self.reopen = reopen
        self.tags = tags
        self.verdict = verdict
        self.verdictBy = verdictBy
        self.at = at
        self.after = after
        self.rules = rules
    }

    /// - Parameter start: the moment from which `after` counts, and the moment itself when neither is given.
    package func supposition(from start: Timestamp) -> Supposition {
        // A month is far beyond every deadline; more would only overflow.
        let span = TimeSpan.seconds(min(max(after ?? 0, 0), 400 * 86_400))
        return Supposition(
            close: close, reopen: reopen, tags: tags,
            verdict: verdict.map { VerdictFinding(by: verdictBy ?? .authority, polarity: $0) }, at: at ?? start + span)
    }
}

/// The answer to `tocsin what-if`: the same facts judged as they are and as supposed. A hypothesis; nothing is stored.
package struct WhatIfReport: Codable, Hashable, Sendable {
    /// Always true.
    package var hypothesis: Bool
    package var incident: Incident.ID
    package var title: String
    package var at: Timestamp
    package var supposed: [Supposed]
    package var rulesBefore: RuleSetName
    package var rulesAfter: RuleSetName
    package var before: Scores
    package var after: Scores
    /// E after minus E before, in points.
    package var change: Double
    package var principles: [PrincipleChange]
    /// Every check; `changed` tells those that differ.
    package var checks: [CheckChange]
    /// Parts of likelihood and impact that differ.
    package var parts: [PartChange]
    /// Later moments of a case.
    package var later: [Later]
    package var note: LocalizedText

    package struct Supposed: Codable, Hashable, Sendable {
        package var id: FactID
        package var text: LocalizedText
        package var tags: [EvidenceTag]
    }

    package struct Scores: Codable, Hashable, Sendable {
        package var escalation: Double
        package var likelihood: Int
        package var impact: Int
        package var risk: Double
        package var gap: Double
        package var readiness: Double
        package var level: Level
        package var indicated: Level
        /// Where the level comes to rest when E stays.
        package var settled: Level

        init(_ assessment: Assessment, settled: Level) {
            escalation = assessment.escalation.points
            likelihood = assessment.likelihood
            impact = assessment.impact
            risk = assessment.risk.points
            gap = assessment.gap.points
            readiness = assessment.readiness.points
            level = assessment.level
            indicated = assessment.indicated
            self.settled = settled
        }
    }

    package struct PrincipleChange: Codable, Hashable, Sendable {
        package var principle: Principle
        package var title: LocalizedText
        package var gapBefore: Double?
        package var gapAfter: Double?
        package var readinessBefore: Double?
        package var readinessAfter: Double?
    }

    package struct CheckChange: Codable, Hashable, Sendable {
        package var id: CheckID
        package var title: LocalizedText
        package var changed: Bool
        package var before: Standing?
        package var after: Standing?

        package struct Standing: Codable, Hashable, Sendable {
            package var state: CheckStanding.State
            package var lateness: Double
            package var credit: Double

            init(_ standing: CheckStanding) {
                state = standing.state
                lateness = standing.lateness.points
                credit = standing.credit.points
            }
        }
    }

    package struct PartChange: Codable, Hashable, Sendable {
        package var part: ScorePart
        package var before: Int
        package var after: Int
    }

    package struct Later: Codable, Hashable, Sendable {
        package var point: String
        package var at: Timestamp
        package var escalationBefore: Double
        package var escalationAfter: Double
        package var levelBefore: Level
        package var levelAfter: Level
    }
}

extension WhatIfReport {
    /// - Parameter titles: what the checks are called.
    package init(
        _ hypothesis: Hypothesis, incident: Incident.ID, title: String, titles: [CheckID: LocalizedText],
        note: LocalizedText
    ) {
        let (asIs, changed) = (hypothesis.asIs, hypothesis.changed)
        self.hypothesis = true
        self.incident = incident
        self.title = title
        self.note = note
        at = hypothesis.at
        supposed = hypothesis.supposed.map {
            Supposed(id: $0.id, text: $0.text, tags: $0.tags.sorted { $0.rawValue < $1.rawValue })
        }
        rulesBefore = asIs.ruleSet
        rulesAfter = changed.ruleSet
        before = Scores(asIs, settled: hypothesis.settled.asIs)
        after = Scores(changed, settled: hypothesis.settled.changed)
        change = Double(changed.escalation.value - asIs.escalation.value) / 10
        principles = Principle.allCases.compactMap { PrincipleChange($0, asIs, changed) }
        var ids: [CheckID] = []
        for check in (asIs.principles + changed.principles).flatMap(\.checks) where !ids.contains(check.id) {
            ids.append(check.id)
        }
        checks = ids.map { id in
            let (old, new) = (asIs.standing(of: id), changed.standing(of: id))
            let (before, after) = (old.map(CheckChange.Standing.init), new.map(CheckChange.Standing.init))
            return CheckChange(
                id: id, title: titles[id] ?? LocalizedText(zh: id.text, en: id.text), changed: before != after,
                before: before, after: after)
        }
        parts = ScorePart.allCases.compactMap { part in
            let (old, new) = (asIs.part(part)?.points ?? 0, changed.part(part)?.points ?? 0)
            return old == new ? nil : PartChange(part: part, before: old, after: new)
        }
        later = hypothesis.later.map {
            Later(
                point: $0.name, at: $0.at, escalationBefore: $0.escalation.asIs.points,
                escalationAfter: $0.escalation.changed.points, levelBefore: $0.level.asIs,
                levelAfter: $0.level.changed)
        }
    }

    /// What is said of a hypothesis about a running incident.
    package static let liveNote = LocalizedText(
        zh: "假设推演，未存入账本；提及数量按此刻计，时钟照走。",
        en: "A hypothesis; nothing of it is stored. Mentions are counted as of now; the clocks run on.")

    /// What is said of a hypothesis about a case.
    package static let caseNote = LocalizedText(
        zh: "假设推演；案例里的其他事实不变，因此它不知道别人会有什么不同的反应。",
        en: "A hypothesis: all other facts of the case stay, so it cannot know how others would have answered.")
}

extension WhatIfReport.PrincipleChange {
    init?(_ principle: Principle, _ asIs: Assessment, _ changed: Assessment) {
        let before = asIs.principles.first { $0.principle == principle }
        let after = changed.principles.first { $0.principle == principle }
        guard before != nil || after != nil else { return nil }
        self.principle = principle
        title = principle.title
        gapBefore = before?.gap.points
        gapAfter = after?.gap.points
        readinessBefore = before?.readiness.points
        readinessAfter = after?.readiness.points
    }
}

/// What somebody supposes to happen at a moment, to see what it would change. It is never a fact and never stored.
package struct Supposition: Hashable, Codable, Sendable {
    /// Checks that are supposed to be closed.
    package var close: [CheckID]
    /// Checks that are supposed to be broken.
    package var reopen: [CheckID]
    /// What else is supposed to be shown.
    package var tags: [EvidenceTag]
    package var verdict: VerdictFinding?
    /// When all of it happens.
    package var at: Timestamp

    package init(
        close: [CheckID] = [], reopen: [CheckID] = [], tags: [EvidenceTag] = [], verdict: VerdictFinding? = nil,
        at: Timestamp
    ) {
        self.close = close
        self.reopen = reopen
        self.tags = tags
        self.verdict = verdict
        self.at = at
    }

    /// Why something cannot be supposed.
    package enum Refusal: Error, Hashable, Sendable {
        case unknownCheck(CheckID, known: [CheckID])
        case doesNotApply(CheckID)
        case cannotReopen(CheckID)
        case cannotClose(CheckID)
        case outside(Timestamp, from: Timestamp, to: Timestamp?)
    }

    /// The facts that would make it so, by the rule set: for each check the evidence that closes or breaks it.
    ///
    /// A real answer may serve several duties at once, and so may a supposed one: of the tags that close a check, the
    /// one that bears on the fewest others is taken.
    ///
    /// - Parameter known: how the checks stand at that moment, to tell what applies and what is broken.
    package func evidence(by rules: RuleSet, known: Assessment) throws(Refusal) -> [Evidence] {
        var facts: [Evidence] = []
        for check in close {
            let (rule, standing) = try find(check, rules, known)
            facts.append(try closing(rule, standing, rules))
        }
        for check in reopen {
            let (rule, _) = try find(check, rules, known)
            guard let tag = rules.narrowest(of: rule.reopensOn) else { throw .cannotReopen(check) }
            facts.append(
                fact("reopen-\(check)", [tag], LocalizedText(zh: "假设：\(check) 被打破", en: "supposed: \(check) is broken"))
            )
        }
        if !tags.isEmpty {
            facts.append(fact("evidence", Set(tags), LocalizedText(zh: "假设的证据", en: "supposed evidence")))
        }
        if let verdict {
            var fact = fact("verdict", [.verdict], verdict.supposedText)
            fact.verdict = verdict
            facts.append(fact)
        }
        return facts
    }

    private func find(
        _ check: CheckID, _ rules: RuleSet, _ known: Assessment
    ) throws(Refusal) -> (CheckRule, CheckStanding?) {
        guard let rule = rules.checks.first(where: { $0.id == check }) else {
            throw .unknownCheck(check, known: rules.checks.map(\.id))
        }
        let standing = known.standing(of: check)
        // A principle without any check that applies is not in the assessment at all.
        guard let standing, standing.state != .notApplicable else { throw .doesNotApply(check) }
        return (rule, standing)
    }

    private func closing(
        _ rule: CheckRule, _ standing: CheckStanding?, _ rules: RuleSet
    ) throws(Refusal) -> Evidence {
        let text = LocalizedText(zh: "假设：\(rule.id) 完成", en: "supposed: \(rule.id) is done")
        if rule.closedByVerdict {
            var fact = fact("close-\(rule.id)", [.verdict], text)
            fact.verdict = VerdictFinding(by: .authority, polarity: .favourable)
            return fact
        }
        var tags: Set<EvidenceTag> = []
        if rule.inParts {
            tags = Set(rule.closesOn)
        } else if let tag = rules.narrowest(of: rule.closesOn) {
            tags = [tag]
        } else if rule.clock != .continuous {
            throw .cannotClose(rule.id)
        }
        // A continuous duty counts from the first own statement on.
        if rule.clock == .continuous, standing?.state == .waiting { tags.insert(.ownStatement) }
        return fact("close-\(rule.id)", tags, text)
    }

    private func fact(_ name: String, _ tags: Set<EvidenceTag>, _ text: LocalizedText) -> Evidence {
        Evidence(id: FactID("what-if/\(name)"), time: at, tags: tags, text: text, provenance: "what-if")
    }
}

extension RuleSet {
    /// Of these tags the one that bears on the fewest checks; the first of several.
    fileprivate func narrowest(of tags: [EvidenceTag]) -> EvidenceTag? {
        tags.enumerated().min { (bearing($0.element), $0.offset) < (bearing($1.element), $1.offset) }?.element
    }

    private func bearing(_ tag: EvidenceTag) -> Int {
        checks.count { $0.closesOn.contains(tag) || $0.reopensOn.contains(tag) }
    }
}

extension VerdictFinding {
    fileprivate var supposedText: LocalizedText {
        LocalizedText(
            zh: "假设的结论：\(polarity.title.zh)（\(by.title.zh)）",
            en: "supposed verdict: \(polarity.title.en), by \(by.title.en)")
    }
}

extension Supposition.Refusal {
    package var message: LocalizedText {
        switch self {
        case .unknownCheck(let check, let known):
            let all = known.map(\.text).joined(separator: ", ")
            return LocalizedText(
                zh: "没有检查项 \(check)。可用：\(all)。", en: "There is no check \(check). It may be one of: \(all).")
        case .doesNotApply(let check):
            return LocalizedText(
                zh: "\(check) 对这个事件不适用，不能假设它改变。", en: "\(check) does not apply to this incident; nothing can change it."
            )
        case .cannotReopen(let check):
            return LocalizedText(
                zh: "规则集中没有能打破 \(check) 的证据（reopens_on 为空）。",
                en: "No evidence breaks \(check) by this rule set: its reopens_on is empty.")
        case .cannotClose(let check):
            return LocalizedText(
                zh: "规则集中没有能完成 \(check) 的证据（closes_on 为空）。",
                en: "No evidence closes \(check) by this rule set: its closes_on is empty.")
        case .outside(let moment, let from, let to):
            let end = to.map { "\($0)" }
            return LocalizedText(
                zh: "\(moment) 不在可假设的时段内：\(from) 起\(end.map { "，至 \($0)" } ?? "")。",
                en: "\(moment) cannot be supposed: choose a time from \(from) on\(end.map { " up to \($0)" } ?? "").")
        }
    }
}

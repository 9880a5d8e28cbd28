/// Which hard floors hold at one moment.
struct Floors: Sendable {
    let rules: [FloorRule]
    let known: KnownFacts
    /// Points of each harm class, to read an observed harm by.
    let harmPoints: [HarmClass: Int]

    /// In the order of the rules.
    var hits: [FloorHit] { rules.compactMap(hit) }

    private func hit(_ rule: FloorRule) -> FloorHit? {
        let facts = rule.facts.filter { known.critical.contains($0) && !isLifted($0, by: rule) }
        if !facts.isEmpty {
            let found = facts.map(Wording.title)
            return FloorHit(
                rule: rule.id, level: rule.level,
                reason: reason(
                    rule, zh: found.map(\.zh).joined(separator: "、"), en: found.map(\.en).joined(separator: ", ")),
                grounds: known.grounds(of: facts))
        }
        guard isReached(rule), !isLifted(rule) else { return nil }
        let grounds = (known.situation.grounds[.rung] ?? []) + (known.situation.grounds[.harm] ?? [])
        let tier = rule.tier.map(Wording.title)
        let harm = rule.harm.map(Wording.title)
        return FloorHit(
            rule: rule.id, level: rule.level,
            reason: reason(
                rule, zh: [tier?.zh, harm?.zh].compactMap(\.self).joined(separator: "、"),
                en: [tier?.en, harm?.en].compactMap(\.self).joined(separator: ", ")),
            grounds: grounds)
    }

    private func reason(_ rule: FloorRule, zh: String, en: String) -> LocalizedText {
        LocalizedText(
            zh: "\(rule.title.zh)：\(zh)，至少\(rule.level.title.zh)",
            en: "\(rule.title.en): \(en); at least \(rule.level.title.en)")
    }

    private func isReached(_ rule: FloorRule) -> Bool {
        guard rule.tier != nil || rule.harm != nil else { return false }
        if let tier = rule.tier, !(known.situation.tier?.reaches(tier) ?? false) { return false }
        if let harm = rule.harm, !tellsOf(harm) { return false }
        return true
    }

    /// An observation of the harm counts for more than the words of mentions: 25 points are no longer health.
    private func tellsOf(_ harm: HarmClass) -> Bool {
        if let reading = known.reading(of: .harm) { return reading.observation.points >= (harmPoints[harm] ?? .max) }
        return known.situation.harm.map { $0 >= harm } ?? false
    }

    private func isLifted(_ rule: FloorRule) -> Bool {
        guard let needed = rule.liftedBy, let verdict = known.verdict else { return false }
        return verdict.finding.polarity == .favourable && verdict.finding.by >= needed
    }

    /// A fact recorded after the verdict is news that the verdict did not know.
    private func isLifted(_ fact: CriticalFact, by rule: FloorRule) -> Bool {
        guard isLifted(rule), let verdict = known.verdict else { return false }
        return known.evidence(of: fact).allSatisfy { $0.time <= verdict.time }
    }
}

extension Tier {
    /// Whether it carries at least as far as `other`.
    func reaches(_ other: Tier) -> Bool {
        guard let own = Tier.allCases.firstIndex(of: self), let asked = Tier.allCases.firstIndex(of: other) else {
            return false
        }
        return own >= asked
    }
}

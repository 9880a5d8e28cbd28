import Crisis

/// Reads one fact of a case.
struct CaseFactReader {
    let section: ConfigSection
    let checks: Set<CheckID>?

    func read() -> CaseFact? {
        let evidence = readEvidence()
        let source = section.choice("source", as: CaseFact.Source.self)
        let clock = section.optionalChoice("clock", as: CaseFact.Clock.self)
        let mention = readMention()
        let harm = section.optionalChoice("harm", as: HarmClass.self)
        let responsibility = section.optionalChoice("responsibility", as: Responsibility.self)
        let drives = section.choices("drives", as: Drive.self)
        let customers = section.has("customers") ? section.integer("customers", in: 0...2_000_000_000) : nil
        section.finish()
        guard let evidence, let source else { return nil }
        return CaseFact(
            evidence: evidence, source: source, clock: clock, mention: mention, harm: harm,
            responsibility: responsibility, drives: Set(drives), customers: customers)
    }

    private func readEvidence() -> Evidence? {
        let id = section.string("id")
        let time = section.timestamp("at")
        let precision = section.choice("precision", as: Precision.self, default: .minute)
        let provenance = section.string("provenance")
        let text = section.localized("text")
        var tags = Set(section.choices("tags", as: EvidenceTag.self))
        let portions = readPortions(tags)
        let verdict = readVerdict()
        if tags.contains(.verdict), !section.has("verdict") {
            section.report("the tag verdict has no verdict with it", "Add a verdict with by and polarity.", at: "tags")
        }
        let observations = section.sections("observations").compactMap(readObservation)
        if verdict != nil { tags.insert(.verdict) }
        if !observations.isEmpty { tags.insert(.observation) }
        guard let id, let time, let precision, let provenance, let text else { return nil }
        return Evidence(
            id: Evidence.ID(id), time: time, precision: precision, tags: tags, portions: portions, verdict: verdict,
            observations: observations, text: text, provenance: provenance)
    }

    /// Percentages of tags that the fact carries.
    private func readPortions(_ tags: Set<EvidenceTag>) -> [EvidenceTag: PerMille] {
        guard let holder = section.optionalSection("portions") else { return [:] }
        var portions: [EvidenceTag: PerMille] = [:]
        for tag in EvidenceTag.allCases where tags.contains(tag) && holder.has(tag.rawValue) {
            portions[tag] = holder.percent(tag.rawValue, in: 1...100)
        }
        for key in holder.keys where !tags.contains(where: { $0.rawValue == key }) {
            holder.report(
                "\"\(holder.path).\(key)\" is not a tag of this fact", "Name one of its tags, or remove it.", at: key)
        }
        return portions
    }

    private func readVerdict() -> VerdictFinding? {
        guard let verdict = section.optionalSection("verdict") else { return nil }
        let by = verdict.choice("by", as: VerdictClass.self)
        let polarity = verdict.choice("polarity", as: Polarity.self)
        let findings = verdict.sections("findings").compactMap(readFinding)
        verdict.finish()
        guard let by, let polarity else { return nil }
        return VerdictFinding(by: by, polarity: polarity, findings: findings)
    }

    private func readFinding(_ finding: ConfigSection) -> VerdictFinding.SubFinding? {
        let text = finding.localized("text")
        let polarity = finding.choice("polarity", as: Polarity.self)
        let reopens = finding.strings("reopens").map { CheckID($0) }
        for check in reopens where checks.map({ !$0.contains(check) }) ?? false {
            finding.report("the rule set has no check \(check)", "Name one of its checks.", at: "reopens")
        }
        finding.finish()
        guard let text, let polarity else { return nil }
        return VerdictFinding.SubFinding(text: text, polarity: polarity, reopens: reopens)
    }

    private func readObservation(_ observation: ConfigSection) -> Observation? {
        let part = observation.choice("part", as: ScorePart.self)
        let points = observation.integer("points", in: 0...100)
        let reason = observation.localized("reason")
        observation.finish()
        guard let part, let points, let reason else { return nil }
        return Observation(part: part, points: points, reason: reason)
    }

    private func readMention() -> CaseMention? {
        guard let mention = section.optionalSection("mention") else { return nil }
        let tier = mention.choice("tier", as: Tier.self)
        let family = mention.choice("family", as: SourceFamily.self)
        let kind = mention.choice("kind", as: MentionKind.self)
        let title = mention.string("title")
        mention.finish()
        guard let tier, let family, let kind, let title else { return nil }
        return CaseMention(tier: tier, family: family, kind: kind, title: title)
    }
}

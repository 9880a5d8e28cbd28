/// Two sentences that cannot both stand.
package struct Contradiction: Hashable, Codable, Sendable {
    /// Which duty it breaks: `contradiction` for SI3, `second_voice` for SY1, `breach_found` for SY4.
    package var tag: EvidenceTag
    /// The newer words, and the older ones or the fact.
    package var quote: String
    package var against: Ground
    package var kind: Kind

    package enum Kind: String, Codable, CaseIterable, Sendable {
        case number, denial, cause, time, standard

        package var title: LocalizedText {
            switch self {
            case .number: LocalizedText(zh: "数字不一", en: "different figures")
            case .denial: LocalizedText(zh: "一处否认，一处承认", en: "denied here, admitted there")
            case .cause: LocalizedText(zh: "原因不一", en: "different causes")
            case .time: LocalizedText(zh: "时间不一", en: "different times")
            case .standard: LocalizedText(zh: "自称合规，结论并非如此", en: "said to be up to standard, found otherwise")
            }
        }
    }
}

/// Compares what the company says with what it said and with what is confirmed.
package enum ContradictionFinder {
    /// - Parameters:
    ///   - claims: of the new text.
    ///   - source: where it stands; another one than before is a second voice.
    ///   - earlier: the company's own texts so far.
    ///   - evidence: the facts that stand.
    /// - Returns: at most one of a kind and matter, the newest text compared first.
    package static func contradictions(
        of claims: [Claim], from source: Source.ID?, with earlier: [OwnText], evidence: [Evidence]
    ) -> [Contradiction] {
        var found: [Contradiction] = []
        for claim in claims {
            let older = earlier.reversed().lazy.compactMap { text in
                contradiction(of: claim, with: text, isSecondVoice: source != nil && text.source != source)
            }.first
            let fact = evidence.lazy.compactMap { contradiction(of: claim, with: $0) }.first
            for contradiction in [older, fact].compactMap(\.self)
            where !found.contains(where: { $0.kind == contradiction.kind && $0.against == contradiction.against }) {
                found.append(contradiction)
            }
        }
        return found
    }

    private static func contradiction(of claim: Claim, with text: OwnText, isSecondVoice: Bool) -> Contradiction? {
        for other in text.claims {
            guard let kind = clash(claim, other) else { continue }
            return Contradiction(
                tag: isSecondVoice ? .secondVoice : .contradiction, quote: claim.quote,
                against: Ground(quote: other.quote, fact: text.id), kind: kind)
        }
        return nil
    }

    /// Why two claims cannot both stand; nil when they can. What says that it brings another up to date is no clash.
    static func clash(_ new: Claim, _ old: Claim) -> Contradiction.Kind? {
        if new.isUpdate { return nil }
        switch (new.kind, old.kind) {
        case (
            .number(let matter, let unit, let value, let isRough),
            .number(let other, let otherUnit, let before, let wasRough)
        ):
            guard matter == other, unit == otherUnit, value != before else { return nil }
            let tolerance = isRough || wasRough ? max(value, before) / 5 : 0
            return abs(value - before) > tolerance ? .number : nil
        case (.denies(let matter), .admits(let other)), (.admits(let matter), .denies(let other)):
            return matter == other ? .denial : nil
        case (.cause(let cause), .cause(let other)): return cause == other ? nil : .cause
        case (.learned(let day, let minute), .learned(let other, let before)):
            if day != other { return .time }
            guard let minute, let before else { return nil }
            return minute == before ? nil : .time
        default: return nil
        }
    }

    /// A denial of what is confirmed, or a good word for oneself that a verdict takes away.
    private static func contradiction(of claim: Claim, with fact: Evidence) -> Contradiction? {
        guard fact.recordedBy != nil || fact.verdict != nil else { return nil }
        let against = Ground(quote: fact.text.zh, fact: fact.id)
        let isFoundAgainst = fact.verdict.map { $0.polarity != .favourable } ?? fact.tags.contains(.breachFound)
        switch claim.kind {
        case .denies(let matter):
            let tag: EvidenceTag? =
                switch matter {
                case .death: .death
                case .injury: .injury
                case .dataLeak: .dataLeak
                default: nil
                }
            let isConfirmed = tag.map(fact.tags.contains) ?? false
            let isFound = isFoundAgainst && (matter == .product || matter == .anything)
            guard isConfirmed || isFound else { return nil }
            return Contradiction(tag: .contradiction, quote: claim.quote, against: against, kind: .denial)
        case .vouches:
            guard isFoundAgainst else { return nil }
            return Contradiction(tag: .breachFound, quote: claim.quote, against: against, kind: .standard)
        case .number, .admits, .cause, .learned: return nil
        }
    }
}

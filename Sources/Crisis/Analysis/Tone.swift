/// How negative a text is and how much it reads like a complaint, in per mille, by integer arithmetic.
///
/// Each finding with a polarity weighs `weight × emphasis` (10 is plain, after an intensifier 13, after a contrast 14,
/// before one 8, after a softener 7), in hundredths of the lexicon's weight: a denied praise counts as blame at 8/10, a
/// denied blame as praise at 3/10. With N and P the sums of blame and praise over h findings,
///
///     d = (N − P) / √h          negative = 250 + 750·d/(d + 600)   for d ≥ 0
///                               negative = 250·600/(600 − d)       for d < 0
///
/// So a text without any such word has 250, a single plain word of weight 3 has 500, and nothing reaches 1000.
struct Tone {
    private(set) var negative: PerMille
    private(set) var complaint: PerMille

    private static let neutral = 250
    private static let half = 600

    init(_ findings: [Finding], traits: [TermTraits], state: EventState) {
        var blame = 0
        var praise = 0
        var count = 0
        for finding in findings {
            let trait = traits[finding.group]
            let weight = trait.weight * finding.emphasis * 10 * Tone.share(of: finding.state) / 10
            switch (trait.polarity, finding.denied) {
            case (.none, _): continue
            case (.blame, false): blame += weight
            case (.blame, true): praise += weight * 3 / 10
            case (.praise, false): praise += weight
            case (.praise, true): blame += weight * 8 / 10
            }
            count += 1
        }
        negative = Tone.negative(blame - praise, findings: count)
        complaint = Tone.complaint(findings, traits: traits, negative: negative, state: state)
    }

    private static func negative(_ balance: Int, findings: Int) -> PerMille {
        guard findings > 0 else { return PerMille(neutral) }
        let distance = balance * 10 / (100 * findings).squareRoot
        if distance >= 0 { return PerMille(neutral + 750 * distance / (distance + half)) }
        return PerMille(neutral * half / (half - distance))
    }

    /// Tenths of a finding's weight that a state word leaves.
    private static func share(of state: EventState?) -> Int {
        switch state {
        case nil, .happened: 10
        case .drill, .prevention: 2
        case .hypothetical, .elsewhere: 5
        case .resolved: 7
        }
    }

    /// Half of the negativity, plus 250 for a trouble, 200 for a drive, 400 for asking for something and 100 for speaking
    /// of oneself with one of these or in a negative text; less when it has not happened or is over.
    private static func complaint(
        _ findings: [Finding], traits: [TermTraits], negative: PerMille, state: EventState
    ) -> PerMille {
        var hasTrouble = false
        var hasDrive = false
        var hasRequest = false
        var isPersonal = false
        for finding in findings where !finding.denied {
            let trait = traits[finding.group]
            hasTrouble = hasTrouble || trait.isTrouble
            hasDrive = hasDrive || trait.isDrive
            hasRequest = hasRequest || trait.kind == .grammar(.request)
            isPersonal = isPersonal || trait.kind == .grammar(.person)
        }
        var points = negative.value / 2
        if hasTrouble { points += 250 }
        if hasDrive { points += 200 }
        if hasRequest { points += 400 }
        if isPersonal && (hasTrouble || hasDrive || hasRequest || negative.value >= 500) { points += 100 }
        return PerMille(points * share(of: state) / 10)
    }
}

extension Int {
    /// The largest integer whose square is not above this one; 0 below zero.
    var squareRoot: Int {
        guard self > 1 else { return Swift.max(0, self) }
        var guess = self
        var next = (guess + 1) / 2
        while next < guess {
            guess = next
            next = (guess + self / guess) / 2
        }
        return guess
    }
}

/// How negative a text is and how much it reads like a complaint, in per mille, by integer arithmetic.
///
/// Each finding with a polarity weighs `weight × emphasis` (10 is plain, after an intensifier 13, after a contrast 14,
/// before one 8, after a softener 7), in hundredths of the lexicon's weight: a denied praise counts as blame at 8/10, a
/// denied blame as praise at 3/10. With N and P the sums of blame and praise over h findings, and H the hints (what
/// has weight 1: 60 each for blame and against it for praise, together 240 at the most, half of that where there is
/// praise, less where nothing has happened),
///
///     d = (N − P) / √h + H      negative = 300 + 700·d/(d + 375)   for d ≥ 0
///                               negative = 300·375/(375 − d)       for d < 0
///
/// So a text without any such word has 300, d = 150 has 500, and nothing reaches 1000. A word inside a longer one of
/// the tone counts once.
struct Tone {
    private(set) var negative: PerMille
    private(set) var complaint: PerMille

    private static let neutral = 300
    private static let half = 375
    private static let hint = 60
    private static let mostHints = 240

    init(_ findings: [Finding], traits: [TermTraits], state: EventState) {
        var blame = 0
        var praise = 0
        var hints = 0
        var count = 0
        var counted = 0..<0
        for finding in findings {
            let trait = traits[finding.group]
            if trait.polarity == .none { continue }
            let isPart =
                finding.range.lowerBound >= counted.lowerBound && finding.range.upperBound <= counted.upperBound
            if isPart { continue }
            counted = finding.range
            if trait.weight == 1 {
                if !finding.denied || trait.polarity == .blame {
                    hints += trait.polarity == .blame ? Tone.hint : -Tone.hint
                }
                continue
            }
            // Mere blame in a text about a drill or an "if" is as little meant as the trouble that it names.
            let share = Tone.share(of: finding.state ?? (trait.isTone ? state : nil))
            let weight = trait.weight * finding.emphasis * 10 * share / 10
            switch (trait.polarity, finding.denied) {
            case (.none, _): continue
            case (.blame, false): blame += weight
            case (.blame, true): praise += weight * 3 / 10
            case (.praise, false): praise += weight
            case (.praise, true): blame += weight * 8 / 10
            }
            count += 1
        }
        hints = max(-Tone.mostHints, min(Tone.mostHints, hints)) * Tone.share(of: state) / 10
        if praise > 0 { hints /= 2 }
        negative = Tone.negative(blame - praise, findings: count, hints: hints)
        complaint = Tone.complaint(findings, traits: traits, negative: negative, state: state)
    }

    private static func negative(_ balance: Int, findings: Int, hints: Int) -> PerMille {
        let distance = (findings == 0 ? 0 : balance * 10 / (100 * findings).squareRoot) + hints
        if distance >= 0 { return PerMille(neutral + (1000 - neutral) * distance / (distance + half)) }
        return PerMille(neutral * half / (half - distance))
    }

    /// Tenths of a finding's weight that a state word leaves.
    private static func share(of state: EventState?) -> Int {
        switch state {
        case nil, .happened: 10
        case .drill, .prevention, .hypothetical: 2
        case .elsewhere: 5
        case .resolved: 7
        }
    }

    /// Half of the negativity, plus 250 for a trouble, 200 for a drive, 400 for asking for something and 100 for
    /// speaking of oneself with one of these or in a negative text; less when it has not happened or is over.
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

/// What the world looks like around one incident at one moment: the counted facts from which likelihood and impact
/// are scored.
///
/// The incident tracker makes it from mentions; the assessor turns it into points by the rule set. In between stands
/// nothing but this value, so each side is tested alone.
package struct Situation: Hashable, Codable, Sendable {
    package var clock: CrisisClock
    /// Mentions in the last complete period against the watch's own baseline, in hundredths of a standard deviation:
    /// 312 is 3.12 sigma. Nil while there is no baseline to compare with.
    package var surge: Int?
    /// Mentions in that period; below the rule set's minimum a surge does not count.
    package var events: Int
    /// The furthest tier that has spoken; nil while there is none.
    package var tier: Tier?
    /// Distinct sources that said it in their own words; a thousand reposts of one article are one.
    package var independentSources: Int
    package var drives: Set<Drive>
    package var background: Watch.Background
    /// Mentions of the last eight complete hours, oldest first.
    package var hourly: [Int]
    package var harm: HarmClass?
    package var facts: Set<CriticalFact>
    /// Distinct customers heard of.
    package var customers: Int
    package var responsibility: Responsibility
    package var category: Category
    /// Whether a verdict of an authority can matter here at all; a rude courier needs none.
    package var needsAuthority: Bool
    /// For every part, the words and mentions that it rests on.
    package var grounds: [ScorePart: [Ground]]
    /// The words that tell of each critical fact, and no others.
    package var factGrounds: [CriticalFact: [Ground]]

    package init(
        clock: CrisisClock, surge: Int? = nil, events: Int = 0, tier: Tier? = nil, independentSources: Int = 0,
        drives: Set<Drive> = [], background: Watch.Background = .init(), hourly: [Int] = [], harm: HarmClass? = nil,
        facts: Set<CriticalFact> = [], customers: Int = 0, responsibility: Responsibility = .accidental,
        category: Category = .other, needsAuthority: Bool = true, grounds: [ScorePart: [Ground]] = [:],
        factGrounds: [CriticalFact: [Ground]] = [:]
    ) {
        self.clock = clock
        self.surge = surge
        self.events = events
        self.tier = tier
        self.independentSources = independentSources
        self.drives = drives
        self.background = background
        self.hourly = hourly
        self.harm = harm
        self.facts = facts
        self.customers = customers
        self.responsibility = responsibility
        self.category = category
        self.needsAuthority = needsAuthority
        self.grounds = grounds
        self.factGrounds = factGrounds
    }
}

/// Whose doing the public takes it for (SCCT clusters).
package enum Responsibility: String, Codable, CaseIterable, Sendable {
    case victim, accidental, preventable
}

/// A quoted fact under a number.
package struct Ground: Hashable, Codable, Sendable {
    package var quote: String
    package var fact: FactID?

    package init(quote: String, fact: FactID? = nil) {
        self.quote = quote
        self.fact = fact
    }
}

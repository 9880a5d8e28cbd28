/// A crisis of the past, or a scripted one, as a file tells it: its facts with their times and where they come from,
/// and the moments at which somebody wants to know the judgement.
package struct CrisisCase: Hashable, Codable, Sendable, Identifiable {
    /// Such as `mengniu-omp-2009`; letters, digits, `.`, `_` and `-`.
    package var id: String
    package var title: LocalizedText
    package var watch: Watch.ID
    package var brand: String
    package var category: Category
    /// Whether a verdict of an authority can matter here at all.
    package var needsAuthority: Bool
    package var background: Watch.Background
    /// In the order of time, then of the file.
    package var facts: [CaseFact]
    package var points: [CasePoint]
    package var variants: [CaseVariant]
    /// Where the replay ends.
    package var until: Timestamp

    package init(
        id: String, title: LocalizedText, watch: Watch.ID, brand: String, category: Category = .other,
        needsAuthority: Bool = true, background: Watch.Background = .init(), facts: [CaseFact],
        points: [CasePoint] = [], variants: [CaseVariant] = [], until: Timestamp
    ) {
        self.id = id
        self.title = title
        self.watch = watch
        self.brand = brand
        self.category = category
        self.needsAuthority = needsAuthority
        self.background = background
        self.facts = facts.inOrderOfTime
        self.points = points
        self.variants = variants
        self.until = until
    }

    /// The case as a variant tells it; nil when it has no variant of that name.
    ///
    /// Facts of the variant replace those of the same id; points of the variant, when it has any, replace all.
    package func applying(variant name: String) -> CrisisCase? {
        guard let variant = variants.first(where: { $0.id == name }) else { return nil }
        let replaced = Set(variant.removed + variant.facts.map(\.id))
        var told = self
        told.title = variant.title
        told.facts = (facts.filter { !replaced.contains($0.id) } + variant.facts).inOrderOfTime
        if !variant.points.isEmpty { told.points = variant.points }
        return told
    }
}

/// One fact of a case.
package struct CaseFact: Hashable, Codable, Sendable, Identifiable {
    /// Where a fact of a case comes from; sources disagree, so the file keeps them apart.
    package enum Source: String, Codable, CaseIterable, Sendable {
        /// The teaching material that tells the case.
        case seed
        /// A report of that time.
        case press
        /// A text of an authority.
        case official
        /// Nothing reports it: a reading that the editor of the case assumes, with a reason.
        case assumption
    }

    /// Which clock starts with this fact.
    package enum Clock: String, Codable, CaseIterable, Sendable {
        case known, exposed
    }

    package var evidence: Evidence
    package var source: Source
    package var clock: Clock?
    package var mention: CaseMention?
    package var harm: HarmClass?
    package var responsibility: Responsibility?
    package var drives: Set<Drive>
    /// Distinct customers heard of up to now, when the fact tells.
    package var customers: Int?

    package var id: Evidence.ID { evidence.id }
    package var time: Timestamp { evidence.time }

    package init(
        evidence: Evidence, source: Source, clock: Clock? = nil, mention: CaseMention? = nil,
        harm: HarmClass? = nil, responsibility: Responsibility? = nil, drives: Set<Drive> = [], customers: Int? = nil
    ) {
        self.evidence = evidence
        self.source = source
        self.clock = clock
        self.mention = mention
        self.harm = harm
        self.responsibility = responsibility
        self.drives = drives
        self.customers = customers
    }
}

/// How a fact of a case was published.
package struct CaseMention: Hashable, Codable, Sendable {
    package var tier: Tier
    package var family: SourceFamily
    package var kind: MentionKind
    package var title: String

    package init(tier: Tier, family: SourceFamily, kind: MentionKind, title: String) {
        self.tier = tier
        self.family = family
        self.kind = kind
        self.title = title
    }
}

/// A moment at which the case is assessed by name.
package struct CasePoint: Hashable, Codable, Sendable {
    package var name: String
    package var at: Timestamp

    package init(name: String, at: Timestamp) {
        self.name = name
        self.at = at
    }
}

/// The same case told otherwise: as another source has it, or as it might have gone.
package struct CaseVariant: Hashable, Codable, Sendable, Identifiable {
    package var id: String
    package var title: LocalizedText
    /// Facts that are not so here.
    package var removed: [Evidence.ID]
    package var facts: [CaseFact]
    package var points: [CasePoint]

    package init(
        id: String, title: LocalizedText, removed: [Evidence.ID] = [], facts: [CaseFact] = [],
        points: [CasePoint] = []
    ) {
        self.id = id
        self.title = title
        self.removed = removed
        self.facts = facts
        self.points = points
    }
}

extension [CaseFact] {
    /// By time; facts of one time stay in the order in which they were written.
    var inOrderOfTime: [CaseFact] {
        enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}

/// A mention with everything that deciding about it needs, worked out once.
struct HeardMention {
    let mention: Mention
    let signals: Signals
    let fingerprint: Fingerprint
    let terms: TopicTerms
    let customer: UInt64?
    let waybill: UInt64?
    let id: UInt64
    /// Kinds of danger that it tells of, such as `hazard.fire`, whatever category its words have: the rules of the lexicon's
    /// topic `hazard`, in any language, in the order of their names.
    let hazards: [String]
    /// The moment of the decision.
    let at: Timestamp

    init(_ mention: Mention, _ signals: Signals, at moment: Timestamp) {
        self.mention = mention
        self.signals = signals
        at = moment
        customer = HeardMention.key(mention.item.customer)
        waybill = HeardMention.key(mention.item.waybill)
        id = StableHash.of(mention.id.text)
        hazards = signals.isLive ? Set(signals.standing.compactMap(HeardMention.hazard)).sorted() : []
        let tokens = MentionTokens(title: mention.item.title, text: mention.item.text)
        fingerprint = Fingerprint(tokens)
        terms = TopicTerms(tokens)
    }

    var time: Timestamp { mention.time }
    var kind: MentionKind { mention.item.kind }
    var fact: FactID { FactID(mention.id.text) }

    /// Who complains: the customer, or the record itself where the source names none.
    var complainant: UInt64 { customer ?? id }

    /// Who speaks, for counting independent sources: an outlet by its source, a person by name. A nameless post speaks for its
    /// source only, so that a feed without names is not a crowd.
    var voice: UInt64 {
        switch kind {
        case .complaint: complainant
        case .post: HeardMention.key(mention.item.author) ?? StableHash.of(mention.source)
        case .coverage, .official, .own: StableHash.of(mention.source)
        }
    }

    /// Whether it tells of what follows a crisis: an apology, an order, a court, shops or customers that turn away.
    var tellsOfAftermath: Bool {
        !signals.facts.isDisjoint(with: [.regulatorOrder, .courtFiling, .orderStop, .delisting, .sharePrice])
            || signals.statementMarkers.contains(.regret)
    }

    /// Voices for the count of independent sources. A public hot-search board lists what very many people ask for, so a place
    /// on it stands for as many voices as the rules say.
    func voices(_ rules: TrackingRules) -> [UInt64] {
        guard isOnBoard else { return [voice] }
        return (0..<rules.boardVoices).map { StableHash.of("\(mention.source) \($0)") }
    }

    /// A title with a rank on a public hot-search board.
    var isOnBoard: Bool { mention.item.rank != nil && mention.tier.isPublic }

    /// How far it carries: what stands on a hot-search board is read in the whole country.
    var reach: Tier { isOnBoard && mention.tier.reach < Tier.national.reach ? .national : mention.tier }

    private static func hazard(_ signal: Signal) -> String? {
        let parts = signal.rule.split(separator: ".")
        guard parts.count == 3, parts[1] == "hazard" else { return nil }
        return parts[1] + "." + parts[2]
    }

    /// What an own text says of harm is an answer, and not one more voice that tells of it.
    var isWitness: Bool { kind != .own }

    /// The gravest critical fact, by the order of their declaration.
    var criticalFact: CriticalFact? {
        let facts = signals.facts
        return CriticalFact.allCases.first { facts.contains($0) }
    }

    /// Drills, prevention and news about others are about nothing that happened here. A complaint that threatens
    /// (`if nobody answers, …`) is still a complaint.
    var isAboutUs: Bool {
        switch signals.state {
        case .happened, .resolved: true
        case .hypothetical: kind == .complaint
        case .drill, .prevention, .elsewhere: false
        }
    }

    /// Whether it complains of something that goes on.
    var isCurrent: Bool { signals.isLive || (signals.state == .hypothetical && kind == .complaint) }

    private static func key(_ name: String?) -> UInt64? {
        guard let name else { return nil }
        var hash = StableHash()
        var isEmpty = true
        for scalar in name.unicodeScalars {
            switch FoldedScalar(scalar) {
            case .character(let value), .word(let value): hash.combine(value)
            case .separator where !scalar.properties.isWhitespace: hash.combine(scalar.value)
            case .separator, .invisible: continue
            }
            isEmpty = false
        }
        return isEmpty ? nil : hash.value
    }
}

/// What harm a text tells of, from worst to least (domain rule: harm class of impact).
package enum HarmClass: String, Codable, CaseIterable, Sendable, Comparable {
    case service, property, legal, health

    package static func < (left: HarmClass, right: HarmClass) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .service: 0
        case .property: 1
        case .legal: 2
        case .health: 3
        }
    }
}

/// What a complaint is about, in the regulator's and the trade's own words.
package enum Category: String, Codable, CaseIterable, Sendable {
    case late, lost, short
    /// Another thing than the one ordered, or somebody else's.
    case wrongItem = "wrong_item"
    case damaged
    case falseDelivery = "false_delivery"
    case signFirst = "sign_first"
    case attitude
    case doorService = "door_service"
    case price
    /// Weighed or measured otherwise than it was (实重与计费重量不一致).
    case billingWeight = "billing_weight"
    /// Charged otherwise than quoted (结算价与报价有出入).
    case priceMismatch = "price_mismatch"
    case compensation
    case promiseBroken = "promise_broken"
    case channelDead = "channel_dead"
    /// Called off by the company: an order, a flight.
    case cancelled
    /// Ordering, booking, changing and paying do not work.
    case booking
    case tracking
    case packaging
    case privacy
    case safety
    case publicity
    case labour
    case quality
    case other
}

/// What drives a person from complaining to us towards complaining to the world.
package enum Drive: String, Codable, CaseIterable, Sendable {
    case revenge, display, expose, sue
    case repeated
    case ignored
    case promiseBroken = "promise_broken"
    case compensationGap = "compensation_gap"
    case group
}

/// Events that need a hard floor or a rung when they have really happened.
package enum CriticalFact: String, Codable, CaseIterable, Sendable {
    case death, injury
    case regulatorOrder = "regulator_order"
    case courtFiling = "court_filing"
    case dataLeak = "data_leak"
    case orderStop = "order_stop"
    case delisting
    case sharePrice = "share_price"
}

/// Whether what a text tells of has happened (state factor).
package enum EventState: String, Codable, CaseIterable, Sendable {
    case happened, drill, prevention, resolved, hypothetical, elsewhere
}

/// One finding with the words that it rests on.
package struct Signal: Hashable, Codable, Sendable {
    package enum Meaning: Hashable, Codable, Sendable {
        case category(Category)
        case harm(HarmClass)
        case drive(Drive)
        case fact(CriticalFact)
        case state(EventState)
        case negative
        case positive
        case flag(EscalationFlag)
        case aim(Aim)
        case psychology(Psychology)
        case cause(Cause)
        case element(ServiceElement)
        case expectation(ExpectationGap)
        /// A marker in an official text, such as `regret` or `denial`: a proposal for a person to confirm.
        case statement(EvidenceTag)
    }

    /// The lexicon entry that found it, such as `zh.harm.burn`.
    package var rule: String
    package var meaning: Meaning
    /// The exact words of the original text.
    package var quote: String
    /// Unicode scalars of the original text, from and up to.
    package var range: Range<Int>
    /// Weight of the lexicon entry, 1 to 10.
    package var weight: Int
    /// The clause denies it; a negated signal does not count but stays visible.
    package var negated: Bool

    package init(
        rule: String, meaning: Meaning, quote: String, range: Range<Int>, weight: Int, negated: Bool = false
    ) {
        self.rule = rule
        self.meaning = meaning
        self.quote = quote
        self.range = range
        self.weight = weight
        self.negated = negated
    }
}

/// What the analysis found in one text.
package struct Signals: Hashable, Codable, Sendable {
    package var language: Language
    /// In order of their place in the text.
    package var findings: [Signal]
    /// How negative, 0 to 1000.
    package var negative: PerMille
    /// How much it reads like a complaint, 0 to 1000.
    package var complaint: PerMille
    /// The primary category; nil when nothing speaks for one.
    package var category: Category?
    package var state: EventState
    /// What a model of the team's labels decided; nil when none was asked.
    package var model: ModelReading?

    package init(
        language: Language, findings: [Signal] = [], negative: PerMille = .zero, complaint: PerMille = .zero,
        category: Category? = nil, state: EventState = .happened, model: ModelReading? = nil
    ) {
        self.language = language
        self.findings = findings
        self.negative = negative
        self.complaint = complaint
        self.category = category
        self.state = state
        self.model = model
    }

    /// Whether the text tells of something that happened and is not over: drills, prevention and the like do not count.
    package var isLive: Bool { state == .happened }

    /// Findings that count: not denied.
    package var standing: [Signal] { findings.filter { !$0.negated } }

    /// What they mean, without copying them.
    var meaningsThatStand: some Sequence<Signal.Meaning> { findings.lazy.filter { !$0.negated }.map(\.meaning) }

    /// The worst harm told of, when the text tells of something that happened.
    package var harm: HarmClass? {
        guard isLive else { return nil }
        var worst: HarmClass?
        for case .harm(let harm) in meaningsThatStand { worst = worst.map { max($0, harm) } ?? harm }
        return worst
    }

    package var drives: Set<Drive> {
        guard isLive else { return [] }
        var drives: Set<Drive> = []
        for case .drive(let drive) in meaningsThatStand { drives.insert(drive) }
        return drives
    }

    package var facts: Set<CriticalFact> {
        guard isLive else { return [] }
        var facts: Set<CriticalFact> = []
        for case .fact(let fact) in meaningsThatStand { facts.insert(fact) }
        return facts
    }

    /// Statement markers proposed for an own text.
    package var statementMarkers: Set<EvidenceTag> {
        Set(standing.compactMap { if case .statement(let tag) = $0.meaning { tag } else { nil } })
    }
}

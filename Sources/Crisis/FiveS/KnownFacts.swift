/// What is known of one incident at one moment, from mentions and evidence together.
///
/// Evidence that lies in the future of that moment does not exist yet, so a replay never looks ahead.
struct KnownFacts: Sendable {
    let situation: Situation
    let at: Timestamp
    /// Up to `at`.
    let evidence: EvidenceIndex
    let verdict: Verdict?
    /// What bears on the duties.
    let duties: EvidenceIndex
    /// How the promises stand.
    let promises: [PromiseStanding]
    /// Critical facts told of in mentions or recorded as evidence.
    let critical: Set<CriticalFact>
    private let readings: [ScorePart: Reading]

    /// A dated observation that stands in for the machine's own count.
    struct Reading: Sendable {
        var observation: Observation
        var evidence: Evidence
    }

    init(_ situation: Situation, evidence: [Evidence], at: Timestamp) {
        let standing = evidence.standing(at: at)
        let known = EvidenceIndex(standing)
        self.situation = situation
        self.at = at
        self.evidence = known
        // What is dated before the company could know is kept and shown, but it answers nothing that came later.
        duties = EvidenceIndex(standing.filter { !$0.isBefore(situation.clock.known) })
        verdict = Verdict(from: duties.facts)
        promises = duties.facts.promises(at: at)
        critical = situation.facts.union(CriticalFact.allCases.filter { known.first($0.tag) != nil })
        var readings: [ScorePart: Reading] = [:]
        for fact in known.facts {
            for observation in fact.observations {
                readings[observation.part] = Reading(observation: observation, evidence: fact)
            }
        }
        self.readings = readings
    }

    /// The latest observation of a part; it counts for more than what the machine counted.
    func reading(of part: ScorePart) -> Reading? { readings[part] }

    /// The evidence that carries a critical fact, in the order of time.
    func evidence(of fact: CriticalFact) -> [Evidence] {
        evidence.tagged(fact.tag)
    }

    /// The words that critical facts rest on.
    func grounds(of facts: [CriticalFact]) -> [Ground] {
        var grounds: [Ground] = []
        for fact in facts where critical.contains(fact) {
            var found = evidence(of: fact).map { Ground(quote: $0.text.zh, fact: $0.id) }
            if situation.facts.contains(fact) { found += situation.factGrounds[fact] ?? [] }
            for ground in found where !grounds.contains(ground) { grounds.append(ground) }
        }
        return grounds
    }

    /// A part's score: the observation when there is one, else `counted`.
    func score(_ part: ScorePart, cap: Int, counted: Points) -> PartScore {
        if let reading = reading(of: part) {
            return PartScore(
                part: part, points: min(max(reading.observation.points, 0), cap), cap: cap,
                reason: reading.observation.reason,
                grounds: [Ground(quote: reading.evidence.text.zh, fact: reading.evidence.id)])
        }
        var grounds = counted.grounds
        for ground in situation.grounds[part] ?? [] where !grounds.contains(ground) { grounds.append(ground) }
        return PartScore(
            part: part, points: min(max(counted.points, 0), cap), cap: cap, reason: counted.reason,
            grounds: counted.points > 0 ? grounds : [])
    }

    /// Points before their cap, with the sentence that explains them.
    struct Points: Sendable {
        var points: Int
        var reason: LocalizedText
        var grounds: [Ground] = []
    }
}

extension CriticalFact {
    /// The tag of evidence that records it.
    var tag: EvidenceTag {
        switch self {
        case .death: .death
        case .injury: .injury
        case .regulatorOrder: .regulatorOrder
        case .courtFiling: .courtFiling
        case .dataLeak: .dataLeak
        case .orderStop: .orderStop
        case .delisting: .delisting
        case .sharePrice: .sharePrice
        }
    }
}

extension Evidence {
    /// Whether it is dated before a moment, as exactly as its time is known.
    package func isBefore(_ moment: Timestamp) -> Bool {
        let slack: TimeSpan =
            switch precision {
            case .minute: .minutes(1)
            case .hour: .hours(1)
            case .day, .assumed: .days(1)
            }
        return time + slack < moment
    }
}

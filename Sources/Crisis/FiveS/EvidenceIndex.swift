/// Evidence in the order of time, to be found by what it says: sixteen checks ask for a handful of facts each.
struct EvidenceIndex: Sendable {
    /// In the order of time, then of their ids.
    let facts: [Evidence]
    private let places: [EvidenceTag: [Int]]
    private let verdicts: [Int]

    /// - Parameter facts: in any order.
    init(_ facts: [Evidence]) {
        let ordered = facts.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        var places: [EvidenceTag: [Int]] = [:]
        for (place, fact) in ordered.enumerated() {
            for tag in fact.tags { places[tag, default: []].append(place) }
        }
        self.facts = ordered
        self.places = places
        verdicts = ordered.indices.filter { ordered[$0].verdict != nil }
    }

    /// The facts that carry a tag.
    func tagged(_ tag: EvidenceTag) -> [Evidence] { (places[tag] ?? []).map { facts[$0] } }

    /// The first fact that carries a tag.
    func first(_ tag: EvidenceTag) -> Evidence? { places[tag]?.first.map { facts[$0] } }

    /// The facts that bear on a check; taking any other away cannot change how it stands.
    func concerning(_ rule: CheckRule) -> [Evidence] {
        var found = (rule.closesOn + rule.reopensOn).flatMap { places[$0] ?? [] }
        if rule.clock == .inquiry || rule.applies == .pressInquiry { found += places[.pressInquiry] ?? [] }
        found += verdicts.filter { rule.isReopened(by: facts[$0]) }
        return Set(found).sorted().map { facts[$0] }
    }
}

/// What the texts of one incident have in common: their terms, summed, the most frequent ones.
struct TopicProfile: Hashable, Codable, Sendable {
    /// Terms kept; pruned when there are twice as many.
    private static let limit = 128

    private var sum = TopicTerms([])

    mutating func learn(_ terms: TopicTerms) {
        sum = sum.merged(with: terms)
        if sum.terms.count > 2 * TopicProfile.limit { sum = sum.strongest(TopicProfile.limit) }
    }

    mutating func merge(_ other: TopicProfile) { learn(other.sum) }

    func similarity(to other: TopicProfile, rarity: TermRarity) -> PerMille {
        similarity(to: other.sum, rarity: rarity)
    }

    /// Cosine of the two, each term weighted by its rarity.
    func similarity(to other: TopicTerms, rarity: TermRarity) -> PerMille {
        var (product, ownSquares, otherSquares) = (0.0, 0.0, 0.0)
        var place = 0
        for term in sum.terms {
            let weight = TopicProfile.weight(term, rarity)
            ownSquares += weight * weight
            while place < other.terms.count, other.terms[place].hash < term.hash { place += 1 }
            guard place < other.terms.count, other.terms[place].hash == term.hash else { continue }
            product += weight * TopicProfile.weight(other.terms[place], rarity)
        }
        guard product > 0 else { return .zero }
        for term in other.terms {
            let weight = TopicProfile.weight(term, rarity)
            otherSquares += weight * weight
        }
        return PerMille(Int((product / (ownSquares * otherSquares).squareRoot() * 1000).rounded()))
    }

    /// Frequency damped by the square root, as no logarithm may be used where the bits must be the same everywhere.
    private static func weight(_ term: TopicTerms.Term, _ rarity: TermRarity) -> Double {
        Double(term.count).squareRoot() * Double(rarity.weight(term.hash))
    }
}

/// A text, or the sum of many, as weighted terms.
///
/// The terms lie in the order of their hashes, so that two vectors are compared in one pass and sums are formed in the same order on
/// every run.
struct TermVector: Sendable {
    private(set) var hashes: [UInt32] = []
    private(set) var weights: [Float] = []

    init() {}

    /// - Parameter terms: Distinct hashes, ascending.
    init(_ terms: [(hash: UInt32, weight: Float)]) {
        hashes = terms.map(\.hash)
        weights = terms.map(\.weight)
    }

    var count: Int { hashes.count }

    /// Euclidean length, squared.
    var squares: Float {
        var sum: Float = 0
        for weight in weights { sum += weight * weight }
        return sum
    }

    mutating func scale(by factor: Float) {
        for place in weights.indices { weights[place] *= factor }
    }

    /// The same direction with length 1; an empty vector stays empty.
    func normalized() -> TermVector {
        var vector = self
        let length = squares.squareRoot()
        if length > 0 { vector.scale(by: 1 / length) }
        return vector
    }

    func dot(_ other: TermVector) -> Float {
        var (left, right) = (0, 0)
        var sum: Float = 0
        while left < hashes.count, right < other.hashes.count {
            let (one, two) = (hashes[left], other.hashes[right])
            if one == two { sum += weights[left] * other.weights[right] }
            left += one <= two ? 1 : 0
            right += two <= one ? 1 : 0
        }
        return sum
    }

    /// Adds another vector, term by term.
    mutating func add(_ other: TermVector) {
        var sum = TermVector()
        sum.hashes.reserveCapacity(count + other.count)
        sum.weights.reserveCapacity(count + other.count)
        var (left, right) = (0, 0)
        while left < hashes.count || right < other.hashes.count {
            let one = left < hashes.count ? UInt64(hashes[left]) : .max
            let two = right < other.hashes.count ? UInt64(other.hashes[right]) : .max
            sum.hashes.append(UInt32(min(one, two)))
            sum.weights.append((one <= two ? weights[left] : 0) + (two <= one ? other.weights[right] : 0))
            left += one <= two ? 1 : 0
            right += two <= one ? 1 : 0
        }
        self = sum
    }

    /// Places of the heaviest terms, the heaviest first; the order of the hashes decides among equals.
    func heaviest(_ limit: Int) -> [Int] {
        let ranked = weights.indices.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }
        return Array(ranked.prefix(limit))
    }

    /// Keeps the heaviest terms only.
    mutating func prune(to limit: Int) {
        guard count > limit else { return }
        let kept = heaviest(limit).sorted()
        hashes = kept.map { hashes[$0] }
        weights = kept.map { weights[$0] }
    }

    /// Places of the terms that both have, the ones that contribute most to their product first.
    func shared(with other: TermVector) -> [Int] {
        var products: [(place: Int, product: Float)] = []
        var (left, right) = (0, 0)
        while left < hashes.count, right < other.hashes.count {
            let (one, two) = (hashes[left], other.hashes[right])
            if one == two { products.append((left, weights[left] * other.weights[right])) }
            left += one <= two ? 1 : 0
            right += two <= one ? 1 : 0
        }
        products.sort { $0.product != $1.product ? $0.product > $1.product : $0.place < $1.place }
        return products.map(\.place)
    }
}

/// The texts of late by which reprints are known: candidates by the lowest hashes of their shingles (a bottom-k sketch, MinHash with one
/// hash function), then the exact Jaccard similarity of all shingles.
struct ReprintIndex: Sendable {
    /// Lowest hashes that are indexed: two texts that share seven shingles in ten miss each other on all of them less than once in ten thousand times.
    private static let indexed = 8
    /// Texts that are found under one hash, the youngest ones: beyond that it is boilerplate.
    private static let crowded = 24
    /// Candidates that are compared for one text.
    private static let compared = 12
    /// From here on a reprint is so close that it need not be remembered itself.
    private static let identical: Float = 0.95

    struct Match {
        /// The text that was found, and the story that it went to.
        var id: String
        var story: Int
        var jaccard: Float
        /// Share of the shorter text that stands in the longer one.
        var contained: Float
        /// Shingles of the shorter one.
        var size: Int
    }

    /// A text made ready for comparison, and what it is most like.
    struct Search {
        var match: Match?
        fileprivate var shingles: [UInt32] = []
        fileprivate var digest: UInt64 = 0
    }

    private struct Entry {
        var shingles: [UInt32]
        var digest: UInt64
        var id: String
        var story: Int
    }

    /// Shingles that are remembered at the most; the oldest texts go first.
    let capacity: Int
    private var held = 0
    private var entries: [Int: Entry] = [:]
    /// Numbers of remembered texts, oldest first from `first` on.
    private var order: [Int] = []
    private var first = 0
    private var byHash: [UInt32: [Int]] = [:]
    private var byDigest: [UInt64: Int] = [:]

    private var nextDocument = 1

    init(capacity: Int) { self.capacity = capacity }

    /// The remembered text that is most like this one.
    func search(_ text: StoryText) -> Search {
        guard !text.shingles.isEmpty else { return Search() }
        if let document = byDigest[text.digest], let copy = entries[document] {
            let match = Match(id: copy.id, story: copy.story, jaccard: 1, contained: 1, size: text.shingles.count)
            return Search(match: match)
        }
        let shingles = ReprintIndex.distinct(text.shingles)
        return Search(match: best(shingles), shingles: shingles, digest: text.digest)
    }

    private func best(_ shingles: [UInt32]) -> Match? {
        var hits: [Int: Int] = [:]
        for hash in shingles.prefix(ReprintIndex.indexed) {
            for number in byHash[hash] ?? [] { hits[number, default: 0] += 1 }
        }
        guard !hits.isEmpty else { return nil }
        let ranked = hits.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        var best: Match?
        for (number, _) in ranked.prefix(ReprintIndex.compared) {
            guard let other = entries[number] else { continue }
            let shared = ReprintIndex.shared(shingles, other.shingles)
            let jaccard = Float(shared) / Float(shingles.count + other.shingles.count - shared)
            guard jaccard > best?.jaccard ?? 0 else { continue }
            let size = min(shingles.count, other.shingles.count)
            best = Match(
                id: other.id, story: other.story, jaccard: jaccard, contained: Float(shared) / Float(size), size: size)
        }
        return best
    }

    /// Remembers a text that was searched for, unless it is a plain copy of another one.
    mutating func remember(_ search: Search, id: String, story: Int) {
        guard !search.shingles.isEmpty, (search.match?.jaccard ?? 0) < ReprintIndex.identical else { return }
        let document = nextDocument
        nextDocument += 1
        entries[document] = Entry(shingles: search.shingles, digest: search.digest, id: id, story: story)
        order.append(document)
        held += search.shingles.count
        byDigest[search.digest] = document
        for hash in search.shingles.prefix(ReprintIndex.indexed) {
            byHash[hash, default: []].append(document)
            if byHash[hash, default: []].count > ReprintIndex.crowded { byHash[hash]?.removeFirst() }
        }
        while held > capacity, first < order.count - 1 { forgetOldest() }
    }

    private mutating func forgetOldest() {
        let document = order[first]
        first += 1
        if first > 4096, first * 2 > order.count {
            order.removeFirst(first)
            first = 0
        }
        guard let entry = entries.removeValue(forKey: document) else { return }
        held -= entry.shingles.count
        byDigest[entry.digest] = nil
        for hash in entry.shingles.prefix(ReprintIndex.indexed) {
            byHash[hash]?.removeAll { $0 == document }
            if byHash[hash]?.isEmpty == true { byHash[hash] = nil }
        }
    }

    private static func distinct(_ hashes: [UInt32]) -> [UInt32] {
        let sorted = hashes.sorted()
        var distinct: [UInt32] = []
        distinct.reserveCapacity(sorted.count)
        for hash in sorted where distinct.last != hash { distinct.append(hash) }
        return distinct
    }

    private static func shared(_ one: [UInt32], _ two: [UInt32]) -> Int {
        var (left, right, count) = (0, 0, 0)
        while left < one.count, right < two.count {
            let (low, high) = (one[left], two[right])
            if low == high { count += 1 }
            left += low <= high ? 1 : 0
            right += high <= low ? 1 : 0
        }
        return count
    }
}

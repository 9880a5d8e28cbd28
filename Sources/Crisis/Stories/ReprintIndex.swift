/// The texts of late by which reprints are known: candidates by the lowest hashes of their shingles (a bottom-k sketch, MinHash with one
/// hash function), then the exact Jaccard similarity of all shingles.
struct ReprintIndex: Sendable {
    /// Lowest hashes that are indexed: of two texts that share seven shingles in ten some eleven of them are the same.
    private static let indexed = 16
    /// Of these, the ones that a candidate must have in common, where there are so many.
    private static let needed = 2
    /// Texts that are found under one hash, the youngest ones: beyond that it is boilerplate.
    private static let crowded = 64
    /// Candidates that are compared for one text.
    private static let compared = 8
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
        /// As they stand in the text.
        fileprivate var shingles: [UInt32] = []
        fileprivate var lowest: [UInt32] = []
        fileprivate var digest: UInt64 = 0
    }

    private struct Entry {
        var shingles: [UInt32]
        var lowest: [UInt32]
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
        let lowest = ReprintIndex.lowest(text.shingles)
        return Search(match: best(text.shingles, lowest), shingles: text.shingles, lowest: lowest, digest: text.digest)
    }

    private func best(_ unsorted: [UInt32], _ lowest: [UInt32]) -> Match? {
        var hits: [Int: Int] = [:]
        for hash in lowest {
            for number in byHash[hash] ?? [] { hits[number, default: 0] += 1 }
        }
        guard !hits.isEmpty else { return nil }
        let least = lowest.count == ReprintIndex.indexed ? ReprintIndex.needed : 1
        let ranked = hits.filter { $0.value >= least }.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
        }
        guard !ranked.isEmpty else { return nil }
        let shingles = ReprintIndex.distinct(unsorted)
        var best: Match?
        for (number, _) in ranked.prefix(ReprintIndex.compared) {
            guard let other = entries[number], ReprintIndex.isComparable(unsorted.count, other.shingles.count) else {
                continue
            }
            let others = ReprintIndex.distinct(other.shingles)
            let shared = ReprintIndex.shared(shingles, others)
            let jaccard = Float(shared) / Float(shingles.count + others.count - shared)
            guard jaccard > best?.jaccard ?? 0 else { continue }
            let size = min(shingles.count, others.count)
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
        let isCompared = search.match != nil
        entries[document] = Entry(
            shingles: isCompared ? ReprintIndex.distinct(search.shingles) : search.shingles, lowest: search.lowest,
            digest: search.digest, id: id, story: story)
        order.append(document)
        held += search.shingles.count
        byDigest[search.digest] = document
        for hash in search.lowest {
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
        for hash in entry.lowest {
            byHash[hash]?.removeAll { $0 == document }
            if byHash[hash]?.isEmpty == true { byHash[hash] = nil }
        }
    }

    /// A headline is no reprint of an article, nor a note of a book.
    private static func isComparable(_ one: Int, _ two: Int) -> Bool { min(one, two) * 4 >= max(one, two) }

    /// The lowest distinct hashes, ascending.
    private static func lowest(_ hashes: [UInt32]) -> [UInt32] {
        var lowest: [UInt32] = []
        lowest.reserveCapacity(indexed + 1)
        for hash in hashes {
            if lowest.count == indexed, let last = lowest.last, hash >= last { continue }
            var slot = lowest.count
            while slot > 0, lowest[slot - 1] > hash { slot -= 1 }
            if slot > 0, lowest[slot - 1] == hash { continue }
            lowest.insert(hash, at: slot)
            if lowest.count > indexed { lowest.removeLast() }
        }
        return lowest
    }

    /// All distinct hashes, ascending; what is so already stays as it is.
    private static func distinct(_ hashes: [UInt32]) -> [UInt32] {
        if zip(hashes, hashes.dropFirst()).allSatisfy(<) { return hashes }
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

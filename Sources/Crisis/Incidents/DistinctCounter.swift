/// Counts distinct things, such as customers, in bounded memory: exact up to its limit, an estimate beyond.
///
/// It keeps the smallest hashes (KMV sketch), so the order in which things come does not matter. Names are kept as
/// hashes only.
struct DistinctCounter: Hashable, Sendable {
    /// Ascending.
    private var hashes: [UInt64] = []
    private let limit: Int
    private var isFull = false

    init(limit: Int) { self.limit = limit }

    /// Whether it is certainly known; beyond the limit some known things are forgotten.
    func contains(_ hash: UInt64) -> Bool {
        let place = place(of: hash)
        return place < hashes.count && hashes[place] == hash
    }

    mutating func insert(_ hash: UInt64) {
        if isFull, let last = hashes.last, hash > last { return }
        let place = place(of: hash)
        guard place == hashes.count || hashes[place] != hash else { return }
        hashes.insert(hash, at: place)
        guard hashes.count > limit else { return }
        hashes.removeLast()
        isFull = true
    }

    /// Takes in what another counter of the same limit has counted.
    mutating func merge(_ other: DistinctCounter) {
        for hash in other.hashes { insert(hash) }
        isFull = isFull || other.isFull
    }

    /// How many there are; beyond the limit k with a standard error of 1/√k.
    var count: Int {
        guard isFull, let last = hashes.last else { return hashes.count }
        return Int(Double(limit - 1) * 0x1p64 / (Double(last) + 1))
    }

    private func place(of hash: UInt64) -> Int {
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension DistinctCounter: Codable {
    private enum CodingKeys: CodingKey { case hashes, limit, isFull }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        limit = max(1, try container.decode(Int.self, forKey: .limit))
        hashes = Array(try container.decode(HexWords<UInt64>.self, forKey: .hashes).words.sorted().prefix(limit))
        isFull = try container.decode(Bool.self, forKey: .isFull)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(HexWords(hashes), forKey: .hashes)
        try container.encode(limit, forKey: .limit)
        try container.encode(isFull, forKey: .isFull)
    }
}

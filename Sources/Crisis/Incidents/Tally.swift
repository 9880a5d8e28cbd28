/// Counts by word, such as votes for categories; stored under the words themselves, in a stable order.
struct Tally<Key: RawRepresentable & Hashable & CaseIterable & Sendable>: Hashable, Sendable
where Key.RawValue == String {
    private var counts: [Key: Int] = [:]

    subscript(key: Key) -> Int { counts[key] ?? 0 }

    mutating func add(_ count: Int = 1, to key: Key) { counts[key, default: 0] += count }

    mutating func add(_ other: Tally) {
        for (key, count) in other.counts { counts[key, default: 0] += count }
    }

    /// Words that were counted.
    var keys: Set<Key> { Set(counts.filter { $0.value > 0 }.keys) }

    /// The word with the highest count; among equals the one that is declared first.
    var winner: Key? {
        var best: (key: Key, count: Int)?
        for key in Key.allCases where self[key] > best?.count ?? 0 { best = (key, self[key]) }
        return best?.key
    }
}

extension Tally: Codable {
    init(from decoder: any Decoder) throws {
        for (word, count) in try decoder.singleValueContainer().decode([String: Int].self) {
            // A word that this version does not know any more is left out.
            if let key = Key(rawValue: word) { counts[key] = count }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }))
    }
}

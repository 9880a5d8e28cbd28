/// How common each term is among the texts of one watch, so that the brand's own name proves nothing and a branch's does.
///
/// A table of fixed size: terms share slots, which makes a rare term look a little more common, never the other way.
struct TermRarity: Hashable, Sendable {
    private static let slots = 2048
    /// Texts after which all counts are halved, so that it follows the language of the day.
    private static let memory = 8192
    /// Imagined texts in which no term occurred: until there are some, all terms weigh alike.
    private static let priorTexts = 32

    private var texts = 0
    private var counts = Array(repeating: 0, count: TermRarity.slots)

    /// Terms of the brand's names, which stand in every text: they weigh least before there is any text to learn it from.
    private var brand: Set<UInt32> = []

    init() {}

    mutating func introduce(_ names: [String]) {
        let terms = names.flatMap { TopicTerms(MentionTokens(title: $0, text: "")).terms }
        brand = Set(terms.map(\.hash))
    }

    mutating func learn(_ terms: TopicTerms) {
        texts += 1
        for slot in Set(terms.terms.map { TermRarity.slot($0.hash) }) { counts[slot] += 1 }
        guard texts >= TermRarity.memory else { return }
        texts /= 2
        for slot in counts.indices { counts[slot] /= 2 }
    }

    /// Weight of a term, in eighths of a power of two: 2 for a term of every text, some 42 for one that was never met.
    func weight(_ hash: UInt32) -> Int {
        guard !brand.contains(hash) else { return 2 }
        let ratio = ((texts + TermRarity.priorTexts) << 8) / (counts[TermRarity.slot(hash)] + 1)
        return 2 + max(0, TermRarity.logarithm(ratio) - TermRarity.logarithm(1 << 8))
    }

    /// Eight times the binary logarithm, interpolated between powers of two.
    private static func logarithm(_ value: Int) -> Int {
        guard value > 0 else { return 0 }
        let power = Int.bitWidth - 1 - value.leadingZeroBitCount
        let rest = power >= 3 ? (value >> (power - 3)) & 7 : 0
        return power * 8 + rest
    }

    private static func slot(_ hash: UInt32) -> Int { Int(hash % UInt32(slots)) }
}

extension TermRarity: Codable {
    private enum CodingKeys: CodingKey { case texts, counts, brand }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        texts = try container.decode(Int.self, forKey: .texts)
        counts = try container.decode(HexWords<UInt16>.self, forKey: .counts).words.map(Int.init)
        brand = Set(try container.decode(HexWords<UInt32>.self, forKey: .brand).words)
        guard counts.count == TermRarity.slots else {
            throw DecodingError.dataCorruptedError(
                forKey: .counts, in: container, debugDescription: "\(TermRarity.slots) counts are needed here")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(texts, forKey: .texts)
        try container.encode(HexWords(counts.map { UInt16(clamping: $0) }), forKey: .counts)
        try container.encode(HexWords(brand.sorted()), forKey: .brand)
    }
}

/// In how many stories each term stands: what a background of ordinary news says, and what the stream has taught since.
///
/// A table of fixed size. Terms may share a slot, which makes a rare term look a little more common, never the other way. The stream is
/// counted by story and not by text, so that the words of a matter that hundreds report do not become common by it.
struct TermFrequency: Sendable {
    private static let slotBits = 20
    /// Imagined stories in which the background words occur as often as their band says.
    private static let backgroundStories: Float = 3000
    /// Stories after which all counts are halved, so that it follows the language of the day.
    private static let memory: Float = 60_000
    /// What an unknown term is counted for before it was met: once in 20,000 stories.
    private static let unknown: Float = 0.15

    private var stories = TermFrequency.backgroundStories
    private var counts: [Float]

    init(_ words: BackgroundWords = .shared) {
        counts = Array(repeating: 0, count: 1 << TermFrequency.slotBits)
        for (hash, share) in words.shares {
            let slot = TermFrequency.slot(hash)
            counts[slot] = max(counts[slot], share * TermFrequency.backgroundStories)
        }
    }

    /// Counts a new story.
    mutating func learn(_ terms: [UInt32]) {
        stories += 1
        for hash in terms { counts[TermFrequency.slot(hash)] += 1 }
        guard stories > TermFrequency.memory else { return }
        stories /= 2
        for slot in counts.indices { counts[slot] /= 2 }
    }

    /// Binary logarithm of how rare the term is: 0 for one of every story, some 14 for one that was never met.
    func rarity(of hash: UInt32) -> Float {
        let count = counts[TermFrequency.slot(hash)] + TermFrequency.unknown
        return max(0.1, TermFrequency.logarithm(stories / count))
    }

    /// Binary logarithm by multiplication and addition only, which give the same bits everywhere; within 0.01.
    static func logarithm(_ value: Float) -> Float {
        guard value > 0 else { return 0 }
        let rest = value.significand - 1
        return Float(value.exponent) + rest * (1.3465 - 0.3465 * rest)
    }

    private static func slot(_ hash: UInt32) -> Int { Int(hash >> (32 - UInt32(slotBits))) }
}

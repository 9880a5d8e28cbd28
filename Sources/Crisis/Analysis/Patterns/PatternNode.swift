/// A pattern as it was written, before it becomes a machine.
indirect enum PatternNode: Hashable, Sendable {
    case one(ScalarSet)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// At least `least` and, unless nil, at most `most` times.
    case repeated(PatternNode, least: Int, most: Int?)

    /// Words that one part may stand for when it is what a pattern is found by.
    static let mostWords = 64

    /// The pattern that reads the same texts from their end.
    var reversed: PatternNode {
        switch self {
        case .one: self
        case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
        case .choice(let parts): .choice(parts.map(\.reversed))
        case .repeated(let part, let least, let most): .repeated(part.reversed, least: least, most: most)
        }
    }

    /// The texts it stands for when these are words and nothing else; nil when it is open or there are too many.
    var words: [[UInt32]]? {
        switch self {
        case .one(let set): set.single.map { [[$0]] }
        case .sequence(let parts):
            parts.reduce([[]]) { sofar, part in
                guard let sofar, let words = part.words, sofar.count * words.count <= PatternNode.mostWords else {
                    return nil
                }
                return sofar.flatMap { head in words.map { head + $0 } }
            }
        case .choice(let parts):
            parts.reduce([]) { sofar, part in
                guard let sofar, let words = part.words, sofar.count + words.count <= PatternNode.mostWords else {
                    return nil
                }
                return sofar + words
            }
        case .repeated(let part, 1, 1): part.words
        case .repeated: nil
        }
    }
}

/// Which characters a place of a pattern takes. A newline, which ends a paragraph, is never among them.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]
    private(set) var isInverted = false

    init(_ ranges: [ClosedRange<UInt32>], isInverted: Bool = false) {
        self.ranges = ranges
        self.isInverted = isInverted
    }

    init(_ value: UInt32) { ranges = [value...value] }

    static let any = ScalarSet([], isInverted: true)
    static let digits = ScalarSet([0x30...0x39])
    static let word = ScalarSet([0x30...0x39, 0x61...0x7A])
    static let space = ScalarSet(0x20)

    /// The one character that it takes; nil when there are others.
    var single: UInt32? {
        guard !isInverted, ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
        return ranges[0].lowerBound
    }

    var reachesBeyondASCII: Bool { isInverted || ranges.contains { $0.upperBound >= 0x80 } }

    func contains(_ value: UInt32) -> Bool {
        if value == 0x0A { return false }
        for range in ranges where range.contains(value) { return !isInverted }
        return isInverted
    }
}

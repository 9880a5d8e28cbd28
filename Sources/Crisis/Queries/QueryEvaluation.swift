/// Works out where a query's tree holds, from the places of its words.
struct QueryEvaluation {
    private let text: NormalizedText
    private let occurrences: [[Range<Int>]]
    private var units: UnitCount?

    init(text: NormalizedText, occurrences: [[Range<Int>]]) {
        self.text = text
        self.occurrences = occurrences
    }

    /// The folded bytes for which `node` holds; nil when it does not, and empty when it holds for the lack of a word.
    mutating func spans(of node: QueryNode) -> [Range<Int>]? {
        switch node {
        case .literal(let number): return occurrences[number].isEmpty ? nil : occurrences[number].inTextOrder
        case .all(let parts): return all(parts)
        case .any(let branches):
            let found = branches.compactMap { spans(of: $0) }
            return found.isEmpty ? nil : found.flatMap { $0 }
        case .not(let inner): return spans(of: inner) == nil ? [] : nil
        case .near(let left, let right, let distance, let ordered):
            guard let left = spans(of: left), let right = spans(of: right) else { return nil }
            return nonEmpty(pairs(left.inTextOrder, right.inTextOrder, distance: distance, ordered: ordered))
        case .except(let inner, let phrases):
            guard let found = spans(of: inner) else { return nil }
            return nonEmpty(outside(phrases, found))
        }
    }

    private mutating func all(_ parts: [QueryNode]) -> [Range<Int>]? {
        var joined: [Range<Int>] = []
        for part in parts {
            guard let found = spans(of: part) else { return nil }
            joined += found
        }
        return joined
    }

    private func nonEmpty(_ spans: [Range<Int>]) -> [Range<Int>]? { spans.isEmpty ? nil : spans }

    /// The spans that no occurrence of the phrases holds.
    private func outside(_ phrases: [Int], _ spans: [Range<Int>]) -> [Range<Int>] {
        let traps = phrases.flatMap { occurrences[$0] }.inTextOrder
        let starts = traps.map(\.lowerBound)
        var furthest = 0
        let reach = traps.map { trap in
            furthest = max(furthest, trap.upperBound)
            return furthest
        }
        return spans.filter { span in
            let before = starts.firstIndex(above: span.lowerBound)
            return before == 0 || reach[before - 1] < span.upperBound
        }
    }

    /// Each left span with its nearest partner on either side, as one span over both.
    private mutating func pairs(
        _ left: [Range<Int>], _ right: [Range<Int>], distance: Int, ordered: Bool
    ) -> [Range<Int>] {
        let units = self.units ?? UnitCount(text.bytes)
        self.units = units
        let starts = right.map(\.lowerBound)
        let byEnd = right.sorted { ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound) }
        let ends = byEnd.map(\.upperBound)
        var found: [Range<Int>] = []
        for span in left {
            let after = starts.firstIndex(above: span.upperBound - 1)
            if after < right.count, units.between(span.upperBound, starts[after]) <= distance {
                found.append(span.lowerBound..<right[after].upperBound)
            }
            let before = ends.firstIndex(above: span.lowerBound)
            if !ordered, before > 0, units.between(ends[before - 1], span.lowerBound) <= distance {
                found.append(byEnd[before - 1].lowerBound..<span.upperBound)
            }
        }
        return found
    }
}

/// How far apart two places of a text are: a Chinese character counts one and so does an English word or a number.
struct UnitCount {
    /// Units that begin before each byte.
    private let before: [Int32]

    init(_ bytes: [UInt8]) {
        var before = [Int32](repeating: 0, count: bytes.count + 1)
        var count: Int32 = 0
        var inWord = false
        for (index, byte) in bytes.enumerated() {
            before[index] = count
            let isWord = NormalizedText.isWordByte(byte)
            if isWord ? !inWord : UnitCount.beginsCharacter(bytes, index) { count += 1 }
            inWord = isWord
        }
        before[bytes.count] = count
        self.before = before
    }

    /// Units from one place up to another.
    func between(_ start: Int, _ end: Int) -> Int { Int(before[end] - before[start]) }

    /// A letter beyond ASCII; General and CJK punctuation do not count.
    static func beginsCharacter(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case 0xC3...0xDF, 0xE0, 0xE1, 0xE4...0xED, 0xF0: true
        case 0xE3: index + 1 < bytes.count && bytes[index + 1] > 0x80
        default: false
        }
    }
}

extension [Int] {
    /// In an ascending list, the first index whose value is above `value`; `count` when none is.
    func firstIndex(above value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

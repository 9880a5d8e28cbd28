/// Many literals found in one pass.
package struct LiteralTable: Sendable {
    package let literals: [Literal]
    private let automaton: Automaton
    /// By pattern of the automaton: the literals written that way, open and closed.
    private let literalsOfPattern: [[Int]]

    /// What all patterns together may cost in one text; when it is used up, they find nothing more. A short text uses
    /// some hundreds.
    private static let patternSteps = 4_000_000

    /// Makes the table of distinct literals; their place in the list is their number.
    package init(_ literals: [Literal]) {
        self.literals = literals
        var patternOfBytes: [[UInt8]: Int] = [:]
        var patterns: [[UInt8]] = []
        var owners: [[Int]] = []
        for (number, literal) in literals.enumerated() {
            if let pattern = patternOfBytes[literal.bytes] {
                owners[pattern].append(number)
            } else {
                patternOfBytes[literal.bytes] = patterns.count
                patterns.append(literal.bytes)
                owners.append([number])
            }
        }
        automaton = Automaton(patterns)
        literalsOfPattern = owners
    }

    /// Calls `body` with the number of the literal and the folded bytes of each occurrence, in order of their ends.
    package func forEachOccurrence(in text: NormalizedText, _ body: (_ literal: Int, _ range: Range<Int>) -> Void) {
        let bytes = text.bytes
        var steps = LiteralTable.patternSteps
        automaton.forEachMatch(in: bytes) { match in
            let range = match.range
            let startsWord = LiteralTable.startsWord(bytes, range)
            let end = LiteralTable.endOfWord(bytes, range)
            for number in literalsOfPattern[match.pattern] {
                let literal = literals[number]
                if let shape = literal.shape {
                    if let whole = shape.match(bytes, anchor: range) { body(number, whole) }
                } else if let sides = literal.sides {
                    if let whole = sides.match(bytes, anchor: range, steps: &steps) { body(number, whole) }
                } else if startsWord, end == range.upperBound || literal.isOpen {
                    body(number, range.lowerBound..<end)
                }
            }
        }
    }

    private static func startsWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        return start == 0 || !NormalizedText.isWordByte(bytes[start]) || !NormalizedText.isWordByte(bytes[start - 1])
    }

    /// Where the word in which the match ends is over.
    private static func endOfWord(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.upperBound
        guard NormalizedText.isWordByte(bytes[end - 1]) else { return end }
        while end < bytes.count, NormalizedText.isWordByte(bytes[end]) { end += 1 }
        return end
    }
}

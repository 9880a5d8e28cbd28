/// A pattern that stands beside words in a lexicon: `等了?{number}个?(小时|钟头)`.
///
/// It is looked for by a fixed part, and only where that stands is the rest tried, forwards and backwards, in time
/// that grows with the length of the match alone. It needs a fixed part of two letters or one Chinese character for
/// that. Folding, whole English words and the longest match hold for it as for any word. It has no references and does
/// not look around: these are what makes the matchers of others slow on a text that somebody prepared.
package struct TermPattern: Hashable, Sendable {
    /// As it was written.
    package let text: String
    let branches: [Branch]

    /// One way to match: the words it is found by, with what stands before and after.
    struct Branch: Hashable, Sendable {
        var anchors: [[UInt8]]
        var sides: Sides
    }

    /// What stands around a fixed part.
    struct Sides: Hashable, Sendable {
        var before: PatternMachine
        var after: PatternMachine

        /// The whole match around an occurrence of the fixed part; nil when the rest does not fit there.
        func match(_ bytes: [UInt8], anchor range: Range<Int>, steps: inout Int) -> Range<Int>? {
            guard after.mayBegin(bytes, from: range.upperBound, forwards: true),
                before.mayBegin(bytes, from: range.lowerBound, forwards: false),
                let end = after.end(bytes, from: range.upperBound, forwards: true, steps: &steps),
                let start = before.end(bytes, from: range.lowerBound, forwards: false, steps: &steps)
            else { return nil }
            return start..<end
        }
    }

    /// Reads a pattern of a file in that language, of which `{number}` takes the words for numbers.
    package init(_ text: String, language: Language) throws(PatternError) {
        let node = try PatternParser.parse(text, number: language == .chinese ? Self.chineseNumber : Self.englishNumber)
        self.text = text
        var branches: [Branch] = []
        let choices = if case .choice(let parts) = node { parts } else { [node] }
        for choice in choices { branches.append(try Self.branch(of: choice, count: text.count)) }
        self.branches = branches
    }

    private static func branch(of node: PatternNode, count: Int) throws(PatternError) -> Branch {
        let parts = flattened(node)
        var best: (range: Range<Int>, words: [[UInt32]], bytes: Int)?
        var start = 0
        while start < parts.count {
            var end = start + 1
            // A run of plain characters is one word.
            if case .one = parts[start], parts[start].words != nil {
                while end < parts.count, case .one = parts[end], parts[end].words != nil { end += 1 }
            }
            if let words = PatternNode.sequence(Array(parts[start..<end])).words {
                // One letter stands everywhere; a mark such as $ does not.
                let shortest = words.map(utf8).map { $0.count == 1 && !isRare($0[0]) ? 0 : $0.count }.min() ?? 0
                if shortest > best?.bytes ?? 0 { best = (start..<end, words, shortest) }
            }
            start = end
        }
        guard let best else {
            throw PatternError(
                what: "no fixed part by which the pattern could be found",
                advice:
                    "Write two letters or a Chinese character outside of [ ] and ?, or at most \(PatternNode.mostWords) words in ( | ).",
                position: 1)
        }
        guard let before = PatternMachine(PatternNode.sequence(Array(parts[..<best.range.lowerBound])).reversed),
            let after = PatternMachine(.sequence(Array(parts[best.range.upperBound...])))
        else {
            throw PatternError(
                what: "more than \(PatternMachine.mostPlaces) characters on one side of the fixed part",
                advice: "Write smaller repetitions, or make several patterns of it.", position: count)
        }
        return Branch(anchors: best.words.map(utf8), sides: Sides(before: before, after: after))
    }

    private static func isRare(_ byte: UInt8) -> Bool { !NormalizedText.isWordByte(byte) && byte != 0x20 }

    private static func flattened(_ node: PatternNode) -> [PatternNode] {
        if case .sequence(let parts) = node { parts.flatMap(flattened) } else { [node] }
    }

    private static func utf8(_ scalars: [UInt32]) -> [UInt8] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        return Array(String(view).utf8)
    }

    private static let digits = PatternNode.sequence([
        .repeated(.one(.digits), least: 1, most: nil),
        .repeated(
            .sequence([.one(ScalarSet([0x2C...0x2E, 0x3A...0x3A])), .repeated(.one(.digits), least: 1, most: nil)]),
            least: 0, most: 1),
    ])

    static let chineseNumber = PatternNode.choice([
        digits,
        .repeated(
            .one(ScalarSet("一二两三四五六七八九十百千半几数好多俩仨".unicodeScalars.map { $0.value...$0.value })), least: 1, most: 4),
    ])

    static let englishNumber = PatternNode.choice(
        [digits]
            + [
                "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
                "twenty",
                "thirty", "forty", "ninety", "a", "an", "half", "half an", "several", "few", "a few", "couple",
                "a couple",
                "a couple of", "couple of", "many",
            ].map { .sequence($0.unicodeScalars.map { .one(ScalarSet($0.value)) }) })
}

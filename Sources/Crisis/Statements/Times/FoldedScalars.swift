/// A folded text as scalars, for scanners that look at numbers and words around them.
struct FoldedScalars: Sendable {
    let scalars: [UInt32]
    /// By scalar: its place among the folded bytes; one more at the end.
    let bytes: [Int]

    init(_ text: [UInt8]) {
        var scalars: [UInt32] = []
        var bytes: [Int] = []
        scalars.reserveCapacity(text.count)
        bytes.reserveCapacity(text.count + 1)
        var index = 0
        while index < text.count {
            let length = min(UTF8Length.of(lead: text[index]), text.count - index)
            var value = UInt32(text[index]) & (length == 1 ? 0x7F : length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for offset in 1..<max(length, 1) { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
            scalars.append(value)
            bytes.append(index)
            index += length
        }
        bytes.append(text.count)
        self.scalars = scalars
        self.bytes = bytes
    }

    var count: Int { scalars.count }

    /// Whether `word` stands at `index`; an English word only as a whole one.
    func has(_ word: TimeWord, at index: Int) -> Bool {
        let end = index + word.scalars.count
        guard end <= scalars.count, scalars[index] == word.scalars[0] else { return false }
        for offset in word.scalars.indices where scalars[index + offset] != word.scalars[offset] { return false }
        guard word.isLatin else { return true }
        return (index == 0 || !isWord(index - 1)) && (end == scalars.count || !isWord(end))
    }

    /// The longest of `words` that stands at `index`.
    func first<Value>(of words: WordTable<Value>, at index: Int) -> (value: Value, end: Int)? {
        guard index < scalars.count, let candidates = words.words[scalars[index]] else { return nil }
        for (word, value) in candidates where has(word, at: index) { return (value, index + word.scalars.count) }
        return nil
    }

    /// An ASCII letter or digit.
    func isWord(_ index: Int) -> Bool {
        switch scalars[index] {
        case 0x30...0x39, 0x61...0x7A: true
        default: false
        }
    }

    func isDigit(_ index: Int) -> Bool { index < scalars.count && (0x30...0x39).contains(scalars[index]) }

    func skipSpaces(_ index: Int) -> Int {
        var index = index
        while index < scalars.count, scalars[index] == 0x20 || scalars[index] == 0x0A { index += 1 }
        return index
    }
}

/// A word of a time expression.
struct TimeWord: Sendable {
    let scalars: [UInt32]
    let isLatin: Bool

    init(_ text: String) {
        scalars = text.unicodeScalars.map(\.value)
        isLatin = scalars.allSatisfy { $0 < 0x80 }
    }
}

/// Words and what they mean, to be found by their first scalar; of several the longest counts.
struct WordTable<Value: Sendable>: Sendable {
    let words: [UInt32: [(TimeWord, Value)]]

    init(_ list: [(String, Value)]) {
        let words = list.map { (TimeWord($0.0), $0.1) }.sorted { $0.0.scalars.count > $1.0.scalars.count }
        self.words = Dictionary(grouping: words) { $0.0.scalars[0] }
    }

    /// All words with one meaning.
    init(_ words: String, _ value: Value) {
        self.init(words.split(separator: "|").map { (String($0), value) })
    }
}

func timeWords<Value: Sendable>(_ words: KeyValuePairs<String, Value>) -> WordTable<Value> {
    WordTable(words.map { ($0.key, $0.value) })
}

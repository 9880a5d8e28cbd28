/// A word with wildcards: its fixed parts, and what may stand between them.
///
/// `?` is one visible character, whatever its script: `顺?丰` finds 顺·丰. `*` is any number of English letters and
/// digits of one word, at most `longestRun`: `de*ed` finds "delayed".
struct WildcardShape: Hashable, Sendable {
    /// Letters that a `*` stands for at the most; the longest English words have some thirty.
    static let longestRun = 48
    /// `?` of one word at the most.
    static let maximumSingles = 6
    /// `*` of one word at the most: comparing costs the length of a word to this power.
    static let maximumRuns = 3

    enum Part: Hashable, Sendable {
        case fixed([UInt8])
        case oneCharacter
        case letters
    }

    /// In the order of the word; the fixed part at `anchorPlace` is what is looked for.
    let parts: [Part]
    let anchorPlace: Int
    let anchor: [UInt8]

    /// Nil when there is no fixed part, or there are too many wildcards.
    init?(_ word: String) {
        var parts: [Part] = []
        var fixed = ""
        func endFixed() {
            let bytes = NormalizedText(fixed).bytes
            if !bytes.isEmpty { parts.append(.fixed(bytes)) }
            fixed = ""
        }
        for character in word {
            switch character {
            case "?", "\u{FF1F}":
                endFixed()
                parts.append(.oneCharacter)
            case "*", "\u{FF0A}":
                endFixed()
                if parts.last != .letters { parts.append(.letters) }
            default: fixed.append(character)
            }
        }
        endFixed()
        var anchor: (place: Int, bytes: [UInt8])?
        for (place, part) in parts.enumerated() {
            switch part {
            case .fixed(let bytes): if bytes.count > anchor?.bytes.count ?? 0 { anchor = (place, bytes) }
            case .oneCharacter, .letters: break
            }
        }
        let runs = parts.count { $0 == .letters }
        let singles = parts.count { $0 == .oneCharacter }
        guard let anchor, runs <= WildcardShape.maximumRuns, singles <= WildcardShape.maximumSingles else { return nil }
        self.parts = parts
        anchorPlace = anchor.place
        self.anchor = anchor.bytes
    }

    /// The whole match around an occurrence of the anchor; nil when the rest does not fit there.
    func match(_ bytes: [UInt8], anchor range: Range<Int>) -> Range<Int>? {
        guard let start = backward(bytes, anchorPlace - 1, from: range.lowerBound),
            let end = forward(bytes, anchorPlace + 1, from: range.upperBound)
        else { return nil }
        return start..<end
    }

    /// Where parts from `place` on end when they begin at `index`; the longest match wins.
    private func forward(_ bytes: [UInt8], _ place: Int, from index: Int) -> Int? {
        guard place < parts.count else { return WildcardShape.isBetweenWords(bytes, index) ? index : nil }
        switch parts[place] {
        case .fixed(let wanted):
            guard index + wanted.count <= bytes.count, bytes[index..<index + wanted.count].elementsEqual(wanted) else {
                return nil
            }
            return forward(bytes, place + 1, from: index + wanted.count)
        case .oneCharacter:
            guard index < bytes.count, bytes[index] != 0x0A else { return nil }
            return forward(bytes, place + 1, from: index + UTF8Length.of(lead: bytes[index]))
        case .letters:
            var end = index
            while end < bytes.count, end - index < WildcardShape.longestRun, NormalizedText.isWordByte(bytes[end]) {
                end += 1
            }
            while end >= index {
                if let found = forward(bytes, place + 1, from: end) { return found }
                end -= 1
            }
            return nil
        }
    }

    /// Where parts up to `place` begin when they end at `index`.
    private func backward(_ bytes: [UInt8], _ place: Int, from index: Int) -> Int? {
        guard place >= 0 else { return WildcardShape.isBetweenWords(bytes, index) ? index : nil }
        switch parts[place] {
        case .fixed(let wanted):
            let start = index - wanted.count
            guard start >= 0, bytes[start..<index].elementsEqual(wanted) else { return nil }
            return backward(bytes, place - 1, from: start)
        case .oneCharacter:
            var start = index - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            guard start >= 0, bytes[start] != 0x0A else { return nil }
            return backward(bytes, place - 1, from: start)
        case .letters:
            var start = index
            while start > 0, index - start < WildcardShape.longestRun, NormalizedText.isWordByte(bytes[start - 1]) {
                start -= 1
            }
            while start <= index {
                if let found = backward(bytes, place - 1, from: start) { return found }
                start += 1
            }
            return nil
        }
    }

    /// Whether no English word or number reaches across the place.
    private static func isBetweenWords(_ bytes: [UInt8], _ index: Int) -> Bool {
        index == 0 || index >= bytes.count || !NormalizedText.isWordByte(bytes[index - 1])
            || !NormalizedText.isWordByte(bytes[index])
    }
}

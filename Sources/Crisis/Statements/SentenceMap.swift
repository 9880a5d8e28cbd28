/// Where the sentences of a statement begin. Unlike a full stop, the points of "6 p.m." end none.
struct SentenceMap: Sendable {
    /// Places among the folded bytes; the first is 0.
    let starts: [Int]
    private let count: Int

    init(_ bytes: [UInt8]) {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let length = SentenceMap.endLength(bytes, index)
            index += max(length, 1)
            if length > 0, index < bytes.count { starts.append(index) }
        }
        self.starts = starts
        count = bytes.count
    }

    func sentence(at byte: Int) -> Int { starts.firstIndex(above: byte) - 1 }

    func range(of sentence: Int) -> Range<Int> {
        starts[sentence]..<(sentence + 1 < starts.count ? starts[sentence + 1] : count)
    }

    private static func endLength(_ bytes: [UInt8], _ index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), 0x0A: return 1
        case UInt8(ascii: "."): return endsSentence(bytes, index) ? 1 : 0
        case 0xE3:
            guard index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x82 else { return 0 }
            return 3
        default: return 0
        }
    }

    private static func endsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
        if index + 1 < bytes.count, NormalizedText.isWordByte(bytes[index + 1]) { return false }
        // "p.m. today", "No. 5", "Mr. Li": a point behind one letter or a title ends nothing.
        var start = index
        while start > 0, NormalizedText.isWordByte(bytes[start - 1]), index - start < 4 { start -= 1 }
        let word = bytes[start..<index]
        if word.count == 1, word.first.map({ $0 >= 0x61 }) ?? false { return false }
        return !abbreviations.contains(Array(word))
    }

    private static let abbreviations = Set(["mr", "mrs", "ms", "dr", "no", "st", "inc", "ltd"].map { Array($0.utf8) })
}

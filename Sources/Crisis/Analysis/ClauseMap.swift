/// Where the clauses and sentences of a text begin: negation and state words reach no further.
struct ClauseMap {
    private let clauseStarts: [Int]
    private let sentenceStarts: [Int]

    /// `breaks` are further places where a clause begins: words of contrast.
    init(_ bytes: [UInt8], breaks: [Int] = []) {
        var clauses = [0]
        var sentences = [0]
        var index = 0
        while index < bytes.count {
            let (mark, length) = ClauseMap.mark(bytes, index)
            index += length
            if mark != .none { clauses.append(index) }
            if mark == .sentence { sentences.append(index) }
        }
        clauseStarts = breaks.isEmpty ? clauses : (clauses + breaks).sorted()
        sentenceStarts = sentences
    }

    /// Where each clause begins.
    var starts: [Int] { clauseStarts }

    /// The number of the clause that holds the byte.
    func clause(at byte: Int) -> Int { clauseStarts.firstIndex(above: byte) - 1 }

    /// The number of the sentence that holds the byte; 0 is the title or the first one.
    func sentence(at byte: Int) -> Int { sentenceStarts.firstIndex(above: byte) - 1 }

    private enum Mark { case none, clause, sentence }

    private static func mark(_ bytes: [UInt8], _ index: Int) -> (Mark, length: Int) {
        switch bytes[index] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), 0x0A: (.sentence, 1)
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            (.clause, 1)
        case UInt8(ascii: "."): (endsSentence(bytes, index) ? .sentence : .none, 1)
        case 0x20: (betweenChinese(bytes, index) ? .clause : .none, 1)
        case 0xE2: (isEllipsis(bytes, index) ? .clause : .none, 3)
        case 0xE3: (chineseMark(bytes, index), 3)
        case 0xF0...0xF4: (.clause, 4)
        default: (.none, 1)
        }
    }

    private static func endsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
        index + 1 >= bytes.count || !NormalizedText.isWordByte(bytes[index + 1])
    }

    /// Chinese writes no spaces, so one between ideographs sets two remarks apart.
    private static func betweenChinese(_ bytes: [UInt8], _ index: Int) -> Bool {
        index > 0 && index + 1 < bytes.count && bytes[index - 1] >= 0x80 && bytes[index + 1] >= 0xE3
    }

    private static func isEllipsis(_ bytes: [UInt8], _ index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
    }

    /// The full stop ends a sentence and black brackets a clause; the enumeration comma does neither.
    private static func chineseMark(_ bytes: [UInt8], _ index: Int) -> Mark {
        guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return .none }
        switch bytes[index + 2] {
        case 0x82: return .sentence
        case 0x90, 0x91: return .clause
        default: return .none
        }
    }
}

/// The n-grams of a text, each as a 64-bit FNV-1a hash with the place where it stands.
///
/// A unit is an English word, or a Chinese character, or a mark with a tone (! ? ~ … and faces such as `:)`). Runs of one to three units
/// with a Chinese character in them count, and runs of one or two words; of each word also the runs of three to five
/// letters, with its beginning and end as letters. Digits read as 0, an apostrophe inside a word as nothing; other
/// punctuation and a new line end a run.
struct NGramScan {
    /// Letters of a word that are read.
    private static let longestWord = 32
    private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3
    /// Told apart from runs of units by another beginning.
    private static let partBasis: UInt64 = 0x84222325_cbf29ce4

    private let bytes: [UInt8]
    private var index = 0
    /// The runs of one and of two units that end at the last unit.
    private var last: Run?
    private var lastTwo: Run?
    private var isSpaced = false
    /// The word at hand between `^` and `$`.
    private var word: [UInt8] = []

    private struct Run {
        var hash = NGramScan.basis
        var start: Int
        var words = 0
        var characters = 0

        var counts: Bool { words < 3 && !(words == 2 && characters == 1) }

        mutating func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* NGramScan.prime }
    }

    init(_ text: NormalizedText) {
        bytes = text.bytes
        word.reserveCapacity(Self.longestWord + 2)
    }

    /// Calls `body` with each n-gram's hash and folded bytes until it returns false.
    mutating func forEach(_ body: (_ hash: UInt64, _ range: Range<Int>) -> Bool) {
        while index < bytes.count {
            let start = index
            switch kind(of: bytes[index]) {
            case .letter:
                readWord()
                if !passWord(from: start, body) || !passParts(from: start, body) { return }
            case .character(let length):
                index = min(bytes.count, index + length)
                if !passCharacter(from: start, upTo: index, body) { return }
            case .mark:
                while index < bytes.count, bytes[index] == bytes[start] { index += 1 }
                if !passCharacter(from: start, upTo: start + 1, body) { return }
            case .space:
                index += 1
                isSpaced = true
            case .end(let length):
                index = min(bytes.count, index + length)
                (last, lastTwo) = (nil, nil)
            }
        }
    }

    private enum Kind {
        case letter
        case character(Int)
        case mark
        case space
        case end(Int)
    }

    private func kind(of byte: UInt8) -> Kind {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0xC3...0xDF: .letter
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "~"): .mark
        case UInt8(ascii: ":"), UInt8(ascii: ";"): faceLength.map(Kind.character) ?? .end(1)
        case 0x20, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "&"),
            UInt8(ascii: "'"):
            .space
        case 0xE2, 0xE3: isPunctuation ? .end(3) : .character(3)
        case 0xE0...0xEF: .character(3)
        case 0xF0...0xF4: .character(4)
        default: .end(1)
        }
    }

    /// Bytes of the face that begins with the colon at `index`; nil when it is none.
    private var faceLength: Int? {
        var place = index + 1
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        guard place < bytes.count, Self.mouths.contains(bytes[place]) else { return nil }
        // A letter must stand alone: `:d` laughs, `id:door` does not.
        let isLetter = NormalizedText.isWordByte(bytes[place])
        if isLetter, place + 1 < bytes.count, NormalizedText.isWordByte(bytes[place + 1]) { return nil }
        return place + 1 - index
    }

    private static let mouths = Array(")(/|dp".utf8)

    /// U+2000 to U+207F but the ellipsis, and U+3000 to U+303F.
    private var isPunctuation: Bool {
        guard index + 2 < bytes.count else { return true }
        if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0xA6 { return false }
        return bytes[index] == 0xE2 ? (0x80...0x81).contains(bytes[index + 1]) : bytes[index + 1] == 0x80
    }

    /// Takes the word at `index`, as far as it is read, with its digits as 0.
    private mutating func readWord() {
        word.removeAll(keepingCapacity: true)
        word.append(UInt8(ascii: "^"))
        reading: while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39: if word.count <= Self.longestWord { word.append(0x30) }
            case 0x61...0x7A, 0x80...0xDF: if word.count <= Self.longestWord { word.append(byte) }
            case UInt8(ascii: "'") where index + 1 < bytes.count && NormalizedText.isWordByte(bytes[index + 1]): break
            default: break reading
            }
            index += 1
        }
        word.append(UInt8(ascii: "$"))
    }

    private mutating func passWord(from start: Int, _ body: (UInt64, Range<Int>) -> Bool) -> Bool {
        var one = Run(start: start)
        var two = last
        var three = lastTwo
        // Between words a space tells "in form" from "inform"; Chinese has none.
        if isSpaced {
            two?.take(0x20)
            three?.take(0x20)
        }
        for place in 1..<(word.count - 1) {
            one.take(word[place])
            two?.take(word[place])
            three?.take(word[place])
        }
        one.words += 1
        two?.words += 1
        three?.words += 1
        return keep(one, two, three, body)
    }

    private mutating func passCharacter(
        from start: Int, upTo end: Int, _ body: (UInt64, Range<Int>) -> Bool
    ) -> Bool {
        var one = Run(start: start)
        var two = last
        var three = lastTwo
        for place in start..<end {
            one.take(bytes[place])
            two?.take(bytes[place])
            three?.take(bytes[place])
        }
        one.characters += 1
        two?.characters += 1
        three?.characters += 1
        return keep(one, two, three, body)
    }

    private mutating func keep(
        _ one: Run, _ two: Run?, _ three: Run?, _ body: (UInt64, Range<Int>) -> Bool
    ) -> Bool {
        (last, lastTwo) = (one, two)
        isSpaced = false
        if !body(one.hash, one.start..<index) { return false }
        if let two, two.counts, !body(two.hash, two.start..<index) { return false }
        if let three, three.counts, !body(three.hash, three.start..<index) { return false }
        return true
    }

    /// Three to five letters in a row, among them the word's beginning `^` and end `$`.
    private func passParts(from start: Int, _ body: (UInt64, Range<Int>) -> Bool) -> Bool {
        guard word.count >= 5 else { return true }
        for first in 0...(word.count - 3) {
            var part = Self.partBasis
            for place in first..<min(word.count, first + 5) {
                part = (part ^ UInt64(word[place])) &* Self.prime
                if place - first >= 2, !body(part, start..<index) { return false }
            }
        }
        return true
    }
}

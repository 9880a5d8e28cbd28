/// Counts of what a stretch of bytes looks like when it is read as UTF-8.
struct UTF8Tally: Equatable {
    /// Well-formed sequences of two bytes, which other sets give by accident.
    private(set) var short = 0
    /// Well-formed sequences of three and four bytes, which hardly any other set gives.
    private(set) var long = 0
    /// Bytes that belong to no sequence.
    private(set) var invalid = 0

    var sequences: Int { short + long }
    var isValid: Bool { invalid == 0 }

    /// A sequence that the end of the document cuts counts as neither.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = UTF8Tally.sequenceLength(bytes, at: index)
            if length == 0, index + 3 >= bytes.count, UTF8Tally.mayContinue(bytes, from: index) { return }
            switch length {
            case 0: invalid += 1
            case 2: short += 1
            default: long += 1
            }
            index += max(length, 1)
        }
    }

    private init() {}

    static func + (left: UTF8Tally, right: UTF8Tally) -> UTF8Tally {
        var sum = UTF8Tally()
        sum.short = left.short + right.short
        sum.long = left.long + right.long
        sum.invalid = left.invalid + right.invalid
        return sum
    }

    static let nothing = UTF8Tally()

    /// The length of the well-formed sequence at `index` (Unicode 15, table 3-7), or 0.
    static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
        func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return isTail(1) ? 2 : 0
        case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
        case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
        case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
        case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
        default: return 0
        }
    }

    /// How well a text reads as UTF-8 with faults.
    static func evidence(_ bytes: [UInt8]) -> CharsetEvidence {
        var evidence = CharsetEvidence()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where !scalar.isASCII {
            switch scalar.value {
            case 0xFFFD: evidence.add(points: PairTable.badPoints)
            case 0xC0...0x5FF: evidence.add(points: 2)
            default: evidence.add(points: Int(PairTable.points(scalar)))
            }
        }
        return evidence
    }

    /// Whether the bytes from `index` to the end are the beginning of a sequence.
    static func mayContinue(_ bytes: [UInt8], from index: Int) -> Bool {
        guard index < bytes.count, (0xC2...0xF4).contains(bytes[index]) else { return false }
        let needed = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
        let tail = bytes[(index + 1)...]
        return tail.count < needed - 1 && tail.allSatisfy { (0x80...0xBF).contains($0) }
    }
}

/// Reads UTF-8 that is not quite valid.
enum LossyUTF8 {
    /// Every ill-formed part becomes one U+FFFD (Unicode 15, 3.9: maximal subparts). Surrogates in pairs, as Java and
    /// old databases write the characters beyond the first plane (CESU-8), become those characters, unreplaced.
    static func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacements: Int) {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 16)
        var replacements = 0
        var index = 0
        while index < bytes.count {
            let length = UTF8Tally.sequenceLength(bytes, at: index)
            if length > 0 {
                output += bytes[index..<index + length]
                index += length
            } else if let scalar = surrogatePair(bytes, at: index) {
                output.append(scalar)
                index += 6
            } else if index + 3 >= bytes.count, UTF8Tally.mayContinue(bytes, from: index) {
                break
            } else {
                output += [0xEF, 0xBF, 0xBD]
                replacements += 1
                index += subpart(bytes, at: index)
            }
        }
        return (output, replacements)
    }

    private static func surrogatePair(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
        guard index + 5 < bytes.count, bytes[index] == 0xED, bytes[index + 3] == 0xED,
            (0xA0...0xAF).contains(bytes[index + 1]), (0xB0...0xBF).contains(bytes[index + 4]),
            (0x80...0xBF).contains(bytes[index + 2]), (0x80...0xBF).contains(bytes[index + 5])
        else { return nil }
        let high = UInt32(bytes[index + 1] & 0x0F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        let low = UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
        return Unicode.Scalar(0x1_0000 + high << 10 + low)
    }

    private static func subpart(_ bytes: [UInt8], at index: Int) -> Int {
        let second: ClosedRange<UInt8>
        switch bytes[index] {
        case 0xE0: second = 0xA0...0xBF
        case 0xED: second = 0x80...0x9F
        case 0xE1...0xEF: second = 0x80...0xBF
        case 0xF0: second = 0x90...0xBF
        case 0xF4: second = 0x80...0x8F
        case 0xF1...0xF3: second = 0x80...0xBF
        default: return 1
        }
        guard index + 1 < bytes.count, second.contains(bytes[index + 1]) else { return 1 }
        let isThree = bytes[index] >= 0xF0 && index + 2 < bytes.count && (0x80...0xBF).contains(bytes[index + 2])
        return isThree ? 3 : 2
    }
}

/// Counts of what a document's bytes look like when they are read as UTF-8.
struct UTF8Tally {
    /// Well-formed sequences of two bytes or more.
    private(set) var sequences = 0
    /// Bytes that belong to no sequence.
    private(set) var invalid = 0

    /// A sequence that the end of the document cuts counts as neither.
    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = UTF8Tally.sequenceLength(bytes, at: index)
            if length == 0, index + 3 >= bytes.count, UTF8Tally.mayContinue(bytes, from: index) { return }
            if length == 0 { invalid += 1 } else { sequences += 1 }
            index += max(length, 1)
        }
    }

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

    /// Whether the bytes from `index` to the end are the beginning of a sequence.
    static func mayContinue(_ bytes: [UInt8], from index: Int) -> Bool {
        guard index < bytes.count, (0xC2...0xF4).contains(bytes[index]) else { return false }
        let needed = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
        let tail = bytes[(index + 1)...]
        return tail.count < needed - 1 && tail.allSatisfy { (0x80...0xBF).contains($0) }
    }
}

/// Counts of what a document's bytes look like when they are read as a Chinese double-byte set.
struct PairTally {
    private(set) var pairs = 0
    /// Pairs in the rows of the common characters and of the punctuation.
    private(set) var common = 0
    /// Pairs whose second byte is below 0x80: frequent in Big5, rare in GBK, the rule in Western text.
    private(set) var lowTrails = 0
    private(set) var invalid = 0

    /// GB18030: the common characters are level 1 of GB 2312, rows 0xB0 to 0xD7.
    static func gb18030(_ bytes: [UInt8]) -> PairTally {
        count(bytes, leads: 0x81...0xFE, lowestHighTrail: 0x80) { lead, trail in
            trail >= 0xA1 && ((0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead))
        }
    }

    /// Big5: the common characters are level 1, rows 0xA4 to 0xC6.
    static func big5(_ bytes: [UInt8]) -> PairTally {
        count(bytes, leads: 0xA1...0xF9, lowestHighTrail: 0xA1) { lead, _ in (0xA1...0xC6).contains(lead) }
    }

    /// Whether hardly any pair is invalid and `percent` of them are common.
    func isPlausible(common percent: Int) -> Bool {
        pairs > 0 && invalid <= 1 + pairs / 50 && common * 100 >= pairs * percent
    }

    private static func count(
        _ bytes: [UInt8], leads: ClosedRange<UInt8>, lowestHighTrail: UInt8, isCommon: (UInt8, UInt8) -> Bool
    ) -> PairTally {
        var tally = PairTally()
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            guard leads.contains(lead), index < bytes.count else {
                tally.invalid += 1
                continue
            }
            let trail = bytes[index]
            guard (0x40...0x7E).contains(trail) || (lowestHighTrail...0xFE).contains(trail) else {
                tally.invalid += 1
                continue
            }
            index += 1
            tally.pairs += 1
            if trail < 0x80 { tally.lowTrails += 1 }
            if isCommon(lead, trail) { tally.common += 1 }
        }
        return tally
    }
}

/// Tells the Chinese character sets from one another and from Western text by how their common characters lie.
enum CharsetGuess {
    /// Nil when the bytes do not look Chinese.
    static func chinese(_ bytes: [UInt8]) -> Charset? {
        let guobiao = PairTally.gb18030(bytes)
        if guobiao.isPlausible(common: 60) { return .gb18030 }
        let big5 = PairTally.big5(bytes)
        return big5.isPlausible(common: 70) && big5.lowTrails * 100 >= big5.pairs * 12 && isDense(bytes) ? .big5 : nil
    }

    /// Western text has its high bytes one by one between letters; Chinese has them close together.
    private static func isDense(_ bytes: [UInt8]) -> Bool {
        var high = 0
        var followed = 0
        for index in bytes.indices where bytes[index] >= 0x80 {
            high += 1
            if (index + 1 < bytes.count && bytes[index + 1] >= 0x80)
                || (index + 2 < bytes.count && bytes[index + 2] >= 0x80)
            {
                followed += 1
            }
        }
        return followed * 10 >= high * 7
    }
}

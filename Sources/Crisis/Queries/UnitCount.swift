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

    /// Whether no more than so many characters and words stand in a stretch; looks no further than that.
    static func isAtMost(_ most: Int, _ bytes: [UInt8], _ stretch: Range<Int>) -> Bool {
        var count = 0
        var inWord = false
        for index in stretch {
            let isWord = NormalizedText.isWordByte(bytes[index])
            if isWord ? !inWord : beginsCharacter(bytes, index) { count += 1 }
            if count > most { return false }
            inWord = isWord
        }
        return true
    }

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

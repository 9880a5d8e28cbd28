/// Looking for bytes eight at a time: the hottest loops of the parser.
///
/// A word of eight bytes is tested with a few operations on its whole (Warren, "Hacker's Delight", 6-1); only where it
/// holds a byte that is looked for are its bytes looked at one by one.
enum WordScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Not 0 when a byte of the word is `byte`.
    @inline(__always)
    static func holds(_ byte: UInt8, _ word: UInt64) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & tops
    }

    /// Not 0 when a byte of the word is less than `limit`, which is at most 128.
    @inline(__always)
    static func holdsLess(than limit: UInt8, _ word: UInt64) -> UInt64 {
        (word &- ones &* UInt64(limit)) & ~word & tops
    }

    /// Not 0 when a blank of the word is followed by a byte up to 0x26 or from 0x80 on, or ends the word.
    @inline(__always)
    static func holdsBlankBeforeNoLetter(_ word: UInt64) -> UInt64 {
        // Words are little-endian here, so the byte behind is the next higher one.
        let others = holdsLess(than: 0x27, word) | (word & tops)
        return holds(0x20, word) & (others >> 8 | 0x8000_0000_0000_0000)
    }
}

extension [UInt8] {
    /// The first place in `start..<end` whose byte is wanted, else `end`.
    ///
    /// - Parameter mayHold: not 0 when a word of eight bytes may hold a wanted one.
    @inline(__always)
    func firstPlace(
        from start: Int, before end: Int, mayHold: (UInt64) -> UInt64, isWanted: (UInt8) -> Bool
    ) -> Int {
        var index = start
        let limit = Swift.min(end, count)
        while true {
            unsafe withUnsafeBytes { buffer in
                // Every load lies within the buffer: index + 8 <= limit <= count.
                while index &+ 8 <= limit,
                    unsafe mayHold(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
                        == 0
                {
                    index &+= 8
                }
            }
            let next = Swift.min(index &+ 8, limit)
            while index < next {
                if isWanted(self[index]) { return index }
                index &+= 1
            }
            if index >= limit { return end }
        }
    }

    /// The first place of `byte` from `start` on.
    func firstPlace(of byte: UInt8, from start: Int) -> Int? {
        let place = firstPlace(from: start, before: count) {
            WordScan.holds(byte, $0)
        } isWanted: {
            $0 == byte
        }
        return place < count ? place : nil
    }
}

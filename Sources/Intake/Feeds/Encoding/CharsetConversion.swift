/// Decodes bytes of one character set, putting U+FFFD where there is no character.
struct CharsetConversion: ~Copyable {
    private let charset: Charset
    private let iconv: Iconv

    /// Nil when the C library lacks the set.
    init?(_ charset: Charset) {
        guard let iconv = Iconv(from: charset == .hz ? Charset.gb18030.name : charset.name) else { return nil }
        self.charset = charset
        self.iconv = iconv
    }

    /// UTF-8, and how many bytes were replaced. A character cut by the end is left out.
    borrowing func convert(_ bytes: [UInt8]) -> (text: [UInt8], replacements: Int) {
        let input = charset == .hz ? CharsetConversion.eightBit(bytes) : bytes
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 3 / 2)
        var room = [UInt8](repeating: 0, count: 32 * 1024)
        var position = 0
        var replacements = 0
        while case .invalid(let bad) = iconv.convert(input, from: position, into: &output, room: &room) {
            if charset.isChinese, input[bad] == 0x80 {
                output += Array("€".utf8)  // Windows puts the euro there in code page 936.
                position = bad + 1
                continue
            }
            output += [0xEF, 0xBF, 0xBD]
            replacements += 1
            position = charset.isChinese ? CharsetConversion.resumption(in: input, after: bad) : bad + 1
        }
        return (output, replacements)
    }

    /// Where to go on after a bad byte: one byte further, or two when the pairs only fall into place from there.
    ///
    /// Without this, one spoilt first byte garbles every character up to the next Latin letter.
    private static func resumption(in bytes: [UInt8], after bad: Int) -> Int {
        let one = bad + 1
        guard one < bytes.count, bytes[one] >= 0x80 else { return one }
        return commonPairs(in: bytes, from: one + 1) > commonPairs(in: bytes, from: one) ? one + 1 : one
    }

    /// Common pairs among the next sixteen, less the others.
    private static func commonPairs(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        var score = 0
        while index + 1 < bytes.count, index < start + 32, bytes[index] >= 0x80 {
            let isCommon = (0xA1...0xD7).contains(bytes[index]) && bytes[index + 1] >= 0xA1
            score += isCommon ? 1 : -1
            index += 2
        }
        return index < bytes.count && index < start + 32 && bytes[index] >= 0x80 ? score - 1 : score
    }

    /// HZ (RFC 1843) brought to eight bits: `~{` and `~}` switch, `~~` is a tilde.
    private static func eightBit(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var isChinese = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch (byte, next) {
            case (0x7E, UInt8(ascii: "{")): isChinese = true
            case (0x7E, UInt8(ascii: "}")): isChinese = false
            case (0x7E, 0x7E): output.append(0x7E)
            case (0x7E, 0x0A): break
            default:
                if byte == 0x0A { isChinese = false }
                output.append(isChinese && byte > 0x20 ? byte | 0x80 : byte)
                index -= 1
            }
            index += 2
        }
        return output
    }
}

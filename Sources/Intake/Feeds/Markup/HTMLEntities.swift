/// Character references of HTML and XML: `&nbsp;`, `&#8217;`, `&#x2014;`.
enum HTMLEntities {
    /// A character reference: what it stands for, and the index after it.
    struct Reference: Equatable {
        var scalar: Unicode.Scalar
        var end: Int
    }

    /// Reads the reference whose `&` stands at `index`; nil when it is only an ampersand.
    ///
    /// As browsers do it, the old Latin-1 names count without their semicolon too, `lenient` allowing.
    static func reference(in bytes: [UInt8], at index: Int, lenient: Bool) -> Reference? {
        let start = index + 1
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "#") { return numeric(in: bytes, from: start + 1, lenient: lenient) }
        var end = start
        var hash = NameHash.seed
        while end < bytes.count, end - start < 32, bytes[end].isASCIILetter || bytes[end].isASCIIDigit {
            hash = HTMLEntityTable.add(bytes[end], to: hash)
            end += 1
        }
        guard end > start, let value = HTMLEntityTable.codePoints[hash], let scalar = Unicode.Scalar(value) else {
            return nil
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { return Reference(scalar: scalar, end: end + 1) }
        let isFollowedByValue = end < bytes.count && bytes[end] == UInt8(ascii: "=")
        guard lenient, value < 256, !isFollowedByValue, end - start < 8 else { return nil }
        return Reference(scalar: scalar, end: end)
    }

    /// One of the five references that XML defines, and its length.
    static func predefined(in bytes: [UInt8], at index: Int) -> (byte: UInt8, length: Int)? {
        guard index + 3 < bytes.count else { return nil }
        let (first, second, third) = (bytes[index + 1], bytes[index + 2], bytes[index + 3])
        if second == UInt8(ascii: "t"), third == UInt8(ascii: ";") {
            if first == UInt8(ascii: "l") { return (UInt8(ascii: "<"), 4) }
            return first == UInt8(ascii: "g") ? (UInt8(ascii: ">"), 4) : nil
        }
        switch first {
        case UInt8(ascii: "a"):
            if bytes.matches("&amp;", at: index), second == UInt8(ascii: "m") { return (UInt8(ascii: "&"), 5) }
            return bytes.matches("&apos;", at: index) ? (UInt8(ascii: "'"), 6) : nil
        case UInt8(ascii: "q"): return bytes.matches("&quot;", at: index) ? (UInt8(ascii: "\""), 6) : nil
        default: return nil
        }
    }

    /// Whether the reference at `index` needs no declaration in XML: a number, or one of the five names.
    static func isOfXML(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        if bytes[index + 1] == UInt8(ascii: "#") { return bytes[index + 2] != UInt8(ascii: "X") }
        return predefined(in: bytes, at: index) != nil
    }

    private static func numeric(in bytes: [UInt8], from start: Int, lenient: Bool) -> Reference? {
        var index = start
        let isHexadecimal = index < bytes.count && bytes[index].asciiLowercased == UInt8(ascii: "x")
        if isHexadecimal { index += 1 }
        var value: UInt32 = 0
        let first = index
        while index < bytes.count, index - first < 10, let digit = digit(bytes[index], isHexadecimal) {
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        if index < bytes.count, bytes[index] == UInt8(ascii: ";") {
            index += 1
        } else if !lenient {
            return nil
        }
        return Reference(scalar: character(value), end: index)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte.asciiLowercased {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x61...0x66: isHexadecimal ? UInt32(byte.asciiLowercased - 0x57) : nil
        default: nil
        }
    }

    /// The character of a number; 128 to 159 mean Windows' punctuation, as every browser takes them.
    private static func character(_ value: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(value) { return windowsPunctuation[Int(value - 0x80)] }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return scalar
    }

    /// What people mean with the control characters from U+0080 on: those places of Windows-1252.
    static let windowsPunctuation: [Unicode.Scalar] = [
        "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{02C6}",
        "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{FFFD}", "\u{017D}", "\u{FFFD}", "\u{FFFD}", "\u{2018}",
        "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}",
        "\u{203A}", "\u{0153}", "\u{FFFD}", "\u{017E}", "\u{0178}",
    ]

    /// The bytes with every reference replaced by its character.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let source = Array(bytes)
        guard var index = source.firstPlace(of: UInt8(ascii: "&"), from: 0) else { return source }
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var start = 0
        while index < source.count {
            if let found = reference(in: source, at: index, lenient: true) {
                output.append(contentsOf: source[start..<index])
                output.append(found.scalar)
                index = found.end
                start = index
            } else {
                index += 1
            }
            index = source.firstPlace(of: UInt8(ascii: "&"), from: index) ?? source.count
        }
        output.append(contentsOf: source[start...])
        return output
    }
}

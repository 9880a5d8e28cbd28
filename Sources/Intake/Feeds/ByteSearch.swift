/// Searching UTF-8 bytes for markup. Everything here looks at bytes, never at characters, for speed.
extension [UInt8] {
    /// Whether `literal`, in lower-case ASCII, stands at `index`, whatever its case there.
    func matches(_ literal: String, at index: Int) -> Bool {
        guard index >= 0, index + literal.utf8.count <= count else { return false }
        var position = index
        for wanted in literal.utf8 {
            guard self[position].asciiLowercased == wanted else { return false }
            position += 1
        }
        return true
    }

    /// The first place of `literal`, in lower-case ASCII, that begins in `start..<end`.
    func firstMatch(of literal: String, from start: Int, before end: Int? = nil) -> Int? {
        guard let first = literal.utf8.first else { return nil }
        let limit = Swift.min(end ?? count, count)
        var index = start
        while index < limit {
            index = firstPlace(from: index, before: limit) {
                WordScan.holds(first, $0 | (first.isASCIILetter ? 0x2020_2020_2020_2020 : 0))
            } isWanted: {
                $0.asciiLowercased == first
            }
            if index < limit, matches(literal, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// A character in UTF-8.
    init(_ scalar: Unicode.Scalar) {
        self = []
        append(scalar)
    }

    /// Adds a character in UTF-8.
    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let encoded = UTF8.encode(scalar) {
            append(contentsOf: encoded)
        }
    }

    /// The bytes in lower-case ASCII as text.
    func lowercasedText(_ range: Range<Int>) -> String {
        var slice = self[range]
        for index in range where slice[index] != slice[index].asciiLowercased {
            slice[index] = slice[index].asciiLowercased
        }
        return String(decoding: slice, as: UTF8.self)
    }
}

extension UInt8 {
    var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    var isASCIILetter: Bool { asciiLowercased >= 0x61 && asciiLowercased <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Space, tab, line feed, form feed, carriage return.
    var isMarkupSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B) }
    /// What may begin the name of an element.
    var beginsName: Bool { isASCIILetter || self == 0x5F || self == 0x3A || self >= 0x80 }
    /// What may stand in the name of an element.
    var continuesName: Bool { beginsName || isASCIIDigit || self == 0x2D || self == 0x2E }
}

/// Reads strict JSON (RFC 8259) from bytes that are valid UTF-8.
///
/// Two leniencies, since a complaint must not be lost for them: half a surrogate pair becomes U+FFFD, and a name may
/// occur twice. Everything else that is not JSON is refused with the place where it stops being so.
package struct JSONParser {
    /// Deeper nesting is refused; no record of a complaint comes near it, and the parser recurses.
    package static let maximumDepth = 128

    /// Where a text stops being JSON.
    package struct Failure: Error, Hashable {
        package var what: String
        /// Bytes from the start, the first is 1.
        package var position: Int

        var description: String { "\(what) at byte \(position)" }
    }

    private let bytes: [UInt8]
    private var index = 0

    package static func parse(_ text: String) throws(Failure) -> JSONValue {
        var parser = JSONParser(bytes: Array(text.utf8))
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.index == parser.bytes.count else { throw parser.failure("something after the end of the value") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func failure(_ what: String) -> Failure { Failure(what: what, position: index + 1) }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = next, UInt32(byte) == character.value else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        guard depth < JSONParser.maximumDepth else {
            throw failure("nesting deeper than \(JSONParser.maximumDepth) levels")
        }
        skipSpace()
        guard let byte = next else { throw failure("the text ends where a value should be") }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw failure("no JSON value")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw failure("no JSON value") }
        index += word.utf8.count
        return value
    }

    private mutating func array(depth: Int) throws(Failure) -> JSONValue {
        index += 1
        var values: [JSONValue] = []
        skipSpace()
        if take("]") { return .array(values) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(values) }
            guard take(",") else { throw failure("neither , nor ] in an array") }
        }
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONValue {
        index += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take("}") { return .object(members) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw failure("no name in quotation marks in an object") }
            let name = try string()
            skipSpace()
            guard take(":") else { throw failure("no : after a name") }
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw failure("neither , nor } in an object") }
        }
    }

    private mutating func number() throws(Failure) -> String {
        let start = index
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(Failure) {
        let start = index
        while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
        guard index > start else { throw failure("no digit in a number") }
    }

    private mutating func string() throws(Failure) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                index += 1
                text.append(contentsOf: String(Character(try escape())).utf8)
            case 0..<0x20: throw failure("a control character in a string")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw failure("a string without its end")
    }

    private mutating func escape() throws(Failure) -> Unicode.Scalar {
        guard let byte = next else { throw failure("a string without its end") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index -= 1
            throw failure("an unknown escape in a string")
        }
    }

    private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
        let high = try fourDigits()
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        let afterHigh = index
        guard take("\\"), take("u"), let low = try? fourDigits(), (0xDC00..<0xE000).contains(low) else {
            index = afterHigh
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func fourDigits() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("no four hexadecimal digits after \\u")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}

extension JSONParser {
    /// Where the elements of the array at `tokens` stand in a text that `parse` has read, as offsets of its UTF-8; empty
    /// when there is no array.
    static func elementRanges(in text: String, at tokens: [String]) -> [Range<Int>] {
        var parser = JSONParser(bytes: Array(text.utf8))
        do throws(Failure) {
            return try parser.elementRanges(at: tokens[...], depth: 0) ?? []
        } catch {
            return []
        }
    }

    private mutating func elementRanges(at tokens: ArraySlice<String>, depth: Int) throws(Failure) -> [Range<Int>]? {
        skipSpace()
        guard let token = tokens.first else {
            guard next == UInt8(ascii: "[") else {
                _ = try value(depth: depth)
                return nil
            }
            return try ranges(depth: depth)
        }
        switch next {
        case UInt8(ascii: "{"): return try rangesInObject(token, tokens.dropFirst(), depth: depth)
        case UInt8(ascii: "["):
            guard let wanted = Int(token) else { break }
            let start = index
            let elements = try ranges(depth: depth)
            guard elements.indices.contains(wanted) else { return nil }
            index = elements[wanted].lowerBound
            let found = try elementRanges(at: tokens.dropFirst(), depth: depth + 1)
            index = start
            _ = try value(depth: depth)
            return found
        default: break
        }
        _ = try value(depth: depth)
        return nil
    }

    private mutating func ranges(depth: Int) throws(Failure) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        index += 1
        skipSpace()
        if take("]") { return ranges }
        while true {
            skipSpace()
            let start = index
            _ = try value(depth: depth + 1)
            ranges.append(start..<index)
            skipSpace()
            if take("]") { return ranges }
            guard take(",") else { throw failure("neither , nor ] in an array") }
        }
    }

    /// The last member of that name counts, as everywhere.
    private mutating func rangesInObject(
        _ name: String, _ rest: ArraySlice<String>, depth: Int
    ) throws(Failure) -> [Range<Int>]? {
        var found: [Range<Int>]?
        index += 1
        skipSpace()
        if take("}") { return nil }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw failure("no name in quotation marks in an object") }
            let member = try string()
            skipSpace()
            guard take(":") else { throw failure("no : after a name") }
            if member == name {
                found = try elementRanges(at: rest, depth: depth + 1)
            } else {
                _ = try value(depth: depth + 1)
            }
            skipSpace()
            if take("}") { return found }
            guard take(",") else { throw failure("neither , nor } in an object") }
        }
    }
}

/// Reads JSON (RFC 8259) and forgives what is cut: containers keep what was complete.
struct JSONFeedScanner {
    /// A JSON value. A container that the end of the text cut is not complete.
    indirect enum Value {
        case null
        case bool(Bool)
        /// As written.
        case number(String)
        case string(String)
        case array([Value])
        case object([String: Value])

        subscript(name: String) -> Value? {
            guard case .object(let members) = self else { return nil }
            return members[name]
        }

        var string: String? {
            guard case .string(let text) = self else { return nil }
            return text
        }

        /// A string, or a number as it is written.
        var text: String? {
            switch self {
            case .string(let text): text
            case .number(let digits): digits
            default: nil
            }
        }

        /// Whether it is anything but null.
        var isPresent: Bool { if case .null = self { false } else { true } }

        var array: [Value]? {
            guard case .array(let values) = self else { return nil }
            return values
        }
    }

    private static let maximumDepth = 64

    private let bytes: [UInt8]
    private var index: Int
    private var depth = 0
    /// The first thing that is wrong; from there nothing more is read.
    private var fault: String?
    /// Something that JSON forbids and that does no harm.
    private var blemish: String?

    /// What is wrong with the document, if anything.
    var flaw: String? { fault ?? blemish }

    /// Whether the document ended before its value did.
    var isCut: Bool { fault != nil && index >= bytes.count }

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        index = start
    }

    /// The value at the index; what is in it is complete except where `flaw` cut the outermost containers.
    mutating func value() -> Value {
        skipSpace()
        guard index < bytes.count else { return fail("the document is cut") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return string().map(Value.string) ?? .null
        case UInt8(ascii: "t"): return literal("true", .bool(true))
        case UInt8(ascii: "f"): return literal("false", .bool(false))
        case UInt8(ascii: "n"): return literal("null", .null)
        default: return number()
        }
    }

    /// Whether only blanks are left.
    mutating func isAtEnd() -> Bool {
        skipSpace()
        return index >= bytes.count
    }

    private mutating func fail(_ reason: String) -> Value {
        if fault == nil { fault = "\(reason) at byte \(index)" }
        return .null
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index].isMarkupSpace { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func literal(_ word: String, _ value: Value) -> Value {
        guard bytes.matches(word, at: index) else { return fail("an unknown word") }
        index += word.utf8.count
        return value
    }

    private mutating func number() -> Value {
        let start = index
        while index < bytes.count, bytes[index].isASCIIDigit || [43, 45, 46, 69, 101].contains(bytes[index]) {
            index += 1
        }
        guard index > start, index < bytes.count else { return fail("no value") }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    /// Members keep a container that is cut only on the way to the top, so that its complete elements survive.
    private mutating func object() -> Value {
        index += 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONFeedScanner.maximumDepth else { return fail("nested too deeply") }
        var members: [String: Value] = [:]
        while fault == nil, !take(UInt8(ascii: "}")) {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), let name = string(), take(UInt8(ascii: ":"))
            else {
                _ = fail("a member without a name")
                break
            }
            let value = value()
            if fault != nil, depth > 1 || value.array == nil { break }
            members[name] = value  // As everywhere, the last of two wins.
            separate(before: UInt8(ascii: "}"))
        }
        return .object(members)
    }

    private mutating func array() -> Value {
        index += 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONFeedScanner.maximumDepth else { return fail("nested too deeply") }
        var values: [Value] = []
        while fault == nil, !take(UInt8(ascii: "]")) {
            let value = value()
            if fault != nil { break }
            values.append(value)
            separate(before: UInt8(ascii: "]"))
        }
        return .array(values)
    }

    /// A comma, also one too many, or the closing bracket to come.
    private mutating func separate(before bracket: UInt8) {
        skipSpace()
        guard fault == nil else { return }
        if take(UInt8(ascii: ",")) {
            skipSpace()
            if index < bytes.count, bytes[index] == bracket, blemish == nil {
                blemish = "a comma too many at byte \(index)"
            }
            return
        }
        if index >= bytes.count || bytes[index] != bracket { _ = fail("a missing comma or bracket") }
    }

    private mutating func string() -> String? {
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): escape(into: &text)
            default:
                if byte < 0x20, blemish == nil { blemish = "a control character in a string at byte \(index)" }
                text.append(byte)
            }
        }
        _ = fail("a string is cut")
        return nil
    }

    private mutating func escape(into text: inout [UInt8]) {
        guard index < bytes.count else { return }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        case UInt8(ascii: "u"): text.append(scalar())
        default: text.append(byte)
        }
    }

    /// The character of four hexadecimal digits, or of two surrogates; U+FFFD for half a pair.
    private mutating func scalar() -> Unicode.Scalar {
        guard let first = unit() else { return "\u{FFFD}" }
        guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let resume = index
        guard bytes.matches("\\u", at: index) else { return "\u{FFFD}" }
        index += 2
        if let second = unit(), second & 0xFC00 == 0xDC00 {
            return Unicode.Scalar(0x1_0000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
        }
        index = resume
        return "\u{FFFD}"
    }

    private mutating func unit() -> UInt32? {
        guard index + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { return nil }
        index += 4
        return value
    }
}

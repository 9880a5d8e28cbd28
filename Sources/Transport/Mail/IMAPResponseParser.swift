/// Reads one whole response of an IMAP server.
///
/// Small on purpose: only the shapes that our own commands ask for have a meaning here. Nesting and lengths are bounded,
/// and no input makes it do anything but return or throw.
struct IMAPResponseParser {
    static let maximumDepth = 32

    private let bytes: [UInt8]
    private var index = 0

    static func parse(_ bytes: [UInt8]) throws(IMAPSyntaxError) -> IMAPResponse {
        var parser = IMAPResponseParser(bytes: bytes)
        return try parser.response()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func response() throws(IMAPSyntaxError) -> IMAPResponse {
        let mark = word()
        if mark == "+" { return .continuation }
        guard !mark.isEmpty else { throw IMAPSyntaxError("a response begins with nothing") }
        skipSpaces()
        let name = word().uppercased()
        if let condition = IMAPStatus.Condition(rawValue: name) {
            let status = status(condition)
            return mark == "*" ? .status(status) : .tagged(mark, status)
        }
        guard mark == "*" else { throw IMAPSyntaxError("a command ended neither OK, NO nor BAD") }
        guard let number = Self.number(name) else { return .data(name, try values()) }
        skipSpaces()
        return .numbered(number, word().uppercased(), try values())
    }

    private mutating func status(_ condition: IMAPStatus.Condition) -> IMAPStatus {
        skipSpaces()
        var status = IMAPStatus(condition: condition, words: "")
        if next == UInt8(ascii: "["), let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) {
            let parts = bytes[(index + 1)..<end].split(separator: 0x20, maxSplits: 2)
            status.code = parts.first.map { String(decoding: $0, as: UTF8.self).uppercased() }
            if parts.count > 1 { status.codeNumber = Self.number(String(decoding: parts[1], as: UTF8.self)) }
            index = end + 1
            skipSpaces()
        }
        status.words = MailError.shown(bytes[index...].prefix(1000))
        return status
    }

    private mutating func values() throws(IMAPSyntaxError) -> [IMAPValue] {
        var values: [IMAPValue] = []
        skipSpaces()
        while next != nil {
            values.append(try value(depth: 0))
            skipSpaces()
        }
        return values
    }

    private mutating func value(depth: Int) throws(IMAPSyntaxError) -> IMAPValue {
        switch next {
        case UInt8(ascii: "("): return try list(depth: depth)
        case UInt8(ascii: "\""): return .string(try quoted())
        case UInt8(ascii: "{"): return .string(try literal())
        default: return try atom()
        }
    }

    private mutating func list(depth: Int) throws(IMAPSyntaxError) -> IMAPValue {
        guard depth < Self.maximumDepth else { throw IMAPSyntaxError("lists are nested too deeply") }
        index += 1
        var values: [IMAPValue] = []
        while true {
            skipSpaces()
            guard let byte = next else { throw IMAPSyntaxError("a list does not end") }
            if byte == UInt8(ascii: ")") {
                index += 1
                return .list(values)
            }
            values.append(try value(depth: depth + 1))
        }
    }

    private mutating func quoted() throws(IMAPSyntaxError) -> [UInt8] {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return text
            case UInt8(ascii: "\\"):
                guard let escaped = next else { break }
                text.append(escaped)
                index += 1
            default: text.append(byte)
            }
        }
        throw IMAPSyntaxError("a quoted string does not end")
    }

    private mutating func literal() throws(IMAPSyntaxError) -> [UInt8] {
        guard let end = bytes[index...].firstIndex(of: 0x0A), end - index < 24 else {
            throw IMAPSyntaxError("a literal has no length")
        }
        let digits = bytes[(index + 1)..<end].prefix { (0x30...0x39).contains($0) }
        guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= bytes.count - end - 1 else {
            throw IMAPSyntaxError("a literal is shorter than it says")
        }
        index = end + 1 + length
        return Array(bytes[(end + 1)..<index])
    }

    /// An atom; a part in brackets belongs to it with its spaces, as in `BODY[HEADER.FIELDS (DATE)]<0>`.
    private mutating func atom() throws(IMAPSyntaxError) -> IMAPValue {
        let start = index
        var isNumber = true
        while let byte = next, byte > 0x20, byte != UInt8(ascii: "("), byte != UInt8(ascii: ")") {
            if !(0x30...0x39).contains(byte) { isNumber = false }
            index += 1
            if byte == UInt8(ascii: "["), let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) {
                index = end + 1
            }
        }
        guard index > start else { throw IMAPSyntaxError("a value begins with an unexpected character") }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isNumber, let number = UInt64(text) { return .number(number) }
        return text.utf8.count == 3 && text.uppercased() == "NIL" ? .nothing : .atom(text)
    }

    private mutating func word() -> String {
        let start = index
        while let byte = next, byte > 0x20 { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func skipSpaces() {
        while let byte = next, byte <= 0x20 { index += 1 }
    }

    private static func number(_ text: String) -> UInt64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(text) : nil
    }
}

/// Cuts what a server sends into whole responses: lines, each with the literals that it announces.
struct IMAPFraming {
    private let lineLimit: Int
    private let literalLimit: Int
    private var buffer: [UInt8] = []
    /// Where the response that is being gathered begins.
    private var start = 0
    /// Where the line that is being gathered begins: the response, or what follows a literal.
    private var lineStart = 0
    /// Up to where no end of line was found.
    private var scanned = 0
    /// Bytes of the response that stand outside of literals.
    private var lineBytes = 0

    /// Literals in one response; a mail has a few.
    private static let maximumLiterals = 1000
    private var literals = 0

    init(lineLimit: Int, literalLimit: Int) {
        self.lineLimit = lineLimit
        self.literalLimit = literalLimit
    }

    mutating func take(_ bytes: some Collection<UInt8>) {
        if start > 64 * 1024 {
            buffer.removeFirst(start)
            lineStart -= start
            scanned -= start
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole response without its last line end; nil until more bytes have come.
    mutating func next() throws(IMAPSyntaxError) -> [UInt8]? {
        while scanned < buffer.count {
            guard let end = buffer[scanned...].firstIndex(of: 0x0A) else {
                let unfinished = lineBytes + buffer.count - max(lineStart, start)
                guard unfinished <= lineLimit else { throw IMAPSyntaxError("a line is longer than \(lineLimit) bytes") }
                scanned = buffer.count
                return nil
            }
            lineBytes += end - lineStart
            guard lineBytes <= lineLimit else { throw IMAPSyntaxError("a line is longer than \(lineLimit) bytes") }
            guard let length = try literalLength(before: end) else { return finish(at: end) }
            literals += 1
            guard literals <= Self.maximumLiterals else { throw IMAPSyntaxError("a response has too many literals") }
            lineStart = end + 1 + length
            scanned = lineStart
        }
        return nil
    }

    private mutating func finish(at end: Int) -> [UInt8] {
        let isReturn = end > start && buffer[end - 1] == 0x0D
        let response = Array(buffer[start..<(isReturn ? end - 1 : end)])
        start = end + 1
        lineStart = start
        scanned = start
        lineBytes = 0
        literals = 0
        return response
    }

    /// The length of the literal that the line announces: `{123}` or `{123+}` at its end; nil when it announces none.
    ///
    /// Status lines end in words for people, which may look like a literal and are none.
    private func literalLength(before end: Int) throws(IMAPSyntaxError) -> Int? {
        guard hasLiterals else { return nil }
        var index = end - 1
        if index > lineStart, buffer[index] == 0x0D { index -= 1 }
        guard index > lineStart, buffer[index] == UInt8(ascii: "}") else { return nil }
        index -= 1
        if buffer[index] == UInt8(ascii: "+") { index -= 1 }
        var (value, factor, digits) = (0, 1, 0)
        while index >= lineStart, (0x30...0x39).contains(buffer[index]), digits < 12 {
            value += Int(buffer[index] - 0x30) * factor
            factor *= 10
            digits += 1
            index -= 1
        }
        guard digits > 0, index >= lineStart, buffer[index] == UInt8(ascii: "{") else { return nil }
        guard value <= literalLimit else {
            throw IMAPSyntaxError("a literal of \(value) bytes exceeds \(literalLimit)")
        }
        return value
    }

    /// Whether the response may have literals: an untagged one that is no status.
    private var hasLiterals: Bool {
        let head = buffer[start..<min(buffer.count, start + 12)]
        guard head.starts(with: "* ".utf8) else { return false }
        let word = String(decoding: head.dropFirst(2).prefix { $0 > 0x20 }, as: UTF8.self).uppercased()
        return IMAPStatus.Condition(rawValue: word) == nil
    }
}

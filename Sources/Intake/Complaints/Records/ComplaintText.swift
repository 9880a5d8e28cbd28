import Foundation

/// Bytes and texts of complaints as they come from strangers.
enum ComplaintText {
    /// Of an unreadable record, this much is kept.
    static let maximumRawBytes = 64 * 1024

    /// The text of some bytes: UTF-8, else GB18030, else nil. A byte order mark is dropped.
    ///
    /// What is valid UTF-8 is practically never meant as anything else, whatever its label. A broken byte in what is
    /// clearly UTF-8 becomes U+FFFD: read as GB18030 the whole text would turn into other, meaningless characters.
    static func decode(_ bytes: some Collection<UInt8>) -> String? {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : Array(bytes)
        if let text = String(validating: body, as: UTF8.self) { return text }
        let repaired = String(decoding: body, as: UTF8.self)
        if isMostlySound(repaired) { return repaired }
        // kCFStringEncodingGB_18030_2000, which contains GBK and GB 2312.
        return String(bytes: body, encoding: String.Encoding(rawValue: 0x8000_0632))
    }

    /// Whether at least eight characters beyond ASCII came out whole for each that did not; by accident hardly one does.
    private static func isMostlySound(_ repaired: String) -> Bool {
        var (sound, broken) = (0, 0)
        for scalar in repaired.unicodeScalars where scalar.value >= 0x80 {
            if scalar == "\u{FFFD}" { broken += 1 } else { sound += 1 }
        }
        return sound >= 8 * broken
    }

    /// The text of bytes that may be no text at all; wrong bytes become U+FFFD.
    static func lossy(_ bytes: some Collection<UInt8>) -> String {
        decode(bytes) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The raw form that is kept of what could not be read: cut between two characters.
    static func raw(_ text: String, limit: Int = maximumRawBytes) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }

    /// The text with one kind of line end, without control characters and outer white space.
    static func cleaned(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0D: kept.append("\n")
            case 0x0A: if !afterReturn { kept.append("\n") }
            case 0x09, 0x20...0x7E, 0xA0...: kept.append(scalar)
            default: break
            }
            afterReturn = scalar.value == 0x0D
        }
        return trimmed(String(kept))
    }

    /// A short value on one line, for a line of a text; nil when there is none.
    static func short(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text):
            let line = cleaned(text).replacing("\n", with: " ").prefix(2000)
            return line.isEmpty ? nil : String(line)
        case .number(let digits): return digits
        case nil, .null, .boolean, .array, .object: return nil
        }
    }

    /// `2.02611E+12`: what a spreadsheet makes of a long number.
    static func isRounded(_ text: String) -> Bool {
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix("+"), parts[1].dropFirst().allSatisfy(\.isNumber) else {
            return false
        }
        return !parts[0].isEmpty && parts[0].allSatisfy { $0.isNumber || $0 == "." }
    }

    static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// A stranger's text on one line, without control characters and those that turn the direction of writing.
    static func singleLine(_ text: String) -> String {
        let line = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.value {
            case 0x2028...0x202E, 0x2066...0x2069: " "
            case 0x20...0x7E, 0xA0...: scalar
            default: " "
            }
        }
        return String(String.UnicodeScalarView(line))
    }

    /// A short quotation of a stranger's text for a message.
    static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(60)
        let end = shown.endIndex < text.unicodeScalars.endIndex ? "…" : ""
        return "“" + singleLine(String(shown)) + end + "”"
    }
}

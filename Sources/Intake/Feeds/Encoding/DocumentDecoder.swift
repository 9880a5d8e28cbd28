/// A document in UTF-8, with what its label got wrong.
struct DecodedDocument: Equatable {
    /// Valid UTF-8 without a byte order mark.
    var bytes: [UInt8]
    var charset: Charset
    /// Bytes that were no character and became U+FFFD.
    var replacements = 0
    /// What was wrong with the encoding; nil when nothing.
    var flaw: String?
}

/// Brings a document of any encoding to UTF-8.
///
/// What decides, in this order: byte order mark or the pattern of UTF-16 and UTF-32; bytes that are valid UTF-8,
/// whatever the label; the declared set, of HTTP first and of the XML declaration second, when the bytes agree; what
/// the bytes look like. A bad byte becomes U+FFFD and never changes the set.
struct DocumentDecoder {
    private let bytes: [UInt8]
    private let declared: [Charset]

    static func decode(_ bytes: [UInt8], contentType: String?) -> DecodedDocument {
        if let wide = WideDecoder.decode(bytes) { return wide }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let body = hasMark ? Array(bytes.dropFirst(3)) : bytes
        let labels = [DeclaredCharset.inContentType(contentType), DeclaredCharset.inProlog(body)]
        let declared = hasMark ? [.utf8] : labels.compactMap { $0.flatMap(Charset.init(label:)) }
        return DocumentDecoder(bytes: body, declared: declared).decode()
    }

    private func decode() -> DecodedDocument {
        if let charset = declared.first(where: \.isSevenBit), isSevenBitText(charset) { return read(charset) }
        if isValidUTF8 { return DecodedDocument(bytes: bytes, charset: .utf8) }
        let tally = UTF8Tally(bytes)
        if tally.invalid == 0 || tally.sequences >= 4 * tally.invalid { return replacing(tally.invalid) }
        let guess = CharsetGuess.chinese(bytes)
        if let charset = trusted(guess: guess) { return read(charset) }
        if let guess { return noting(read(guess)) }
        if tally.sequences >= tally.invalid { return replacing(tally.invalid) }
        if declared.first == .utf8, tally.invalid == 1 { return replacing(1) }
        return noting(read(.windows1252))
    }

    /// The declared set that the bytes bear out.
    private func trusted(guess: Charset?) -> Charset? {
        let strong = declared.filter { !$0.isOftenWrong && !$0.isSevenBit }
        if let guess, strong.contains(where: \.isChinese) { return guess }
        let scored = strong.map { (charset: $0, bad: CharsetConversion($0)?.convert(bytes).replacements ?? .max) }
        guard let best = scored.min(by: { $0.bad < $1.bad }) else { return nil }
        let high = bytes.count { $0 >= 0x80 }
        return best.bad <= 2 || (best.bad < .max && best.bad * 10 <= high) ? best.charset : nil
    }

    private var isValidUTF8: Bool {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return true
        } catch {
            return false
        }
    }

    private func isSevenBitText(_ charset: Charset) -> Bool {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
        return charset == .hz ? bytes.contains(UInt8(ascii: "~")) : bytes.contains(0x1B)
    }

    private func read(_ charset: Charset) -> DecodedDocument {
        guard let conversion = CharsetConversion(charset) else { return replacing(1) }
        let (text, replacements) = conversion.convert(bytes)
        let flaw = replacements == 0 ? nil : "\(replacements) bytes are no \(charset.name)"
        return DecodedDocument(bytes: text, charset: charset, replacements: replacements, flaw: flaw)
    }

    /// UTF-8 with U+FFFD for what is none; a character cut by the end is left out.
    private func replacing(_ invalid: Int) -> DecodedDocument {
        var body = bytes
        for length in 1...3 where body.count >= length {
            if UTF8Tally.mayContinue(body, from: body.count - length) {
                body.removeLast(length)
                break
            }
        }
        let text = Array(String(decoding: body, as: UTF8.self).utf8)
        let flaw = invalid == 0 ? "the last character is cut" : "\(invalid) bytes are no UTF-8"
        return DecodedDocument(bytes: text, charset: .utf8, replacements: invalid, flaw: flaw)
    }

    /// Says that the label was wrong, when there was one.
    private func noting(_ document: DecodedDocument) -> DecodedDocument {
        guard let label = declared.first, label != document.charset else { return document }
        var noted = document
        noted.flaw = "declared \(label.name), read as \(document.charset.name)"
        return noted
    }
}

/// Finds the labels of encodings.
enum DeclaredCharset {
    /// The `charset` of a Content-Type header.
    static func inContentType(_ contentType: String?) -> String? {
        guard let bytes = contentType.map({ Array($0.utf8) }) else { return nil }
        return value(of: "charset", in: bytes, range: 0..<min(bytes.count, 512))
    }

    /// The `encoding` of the XML declaration, looked for in the first 1,024 bytes.
    static func inProlog(_ bytes: [UInt8]) -> String? {
        let limit = min(bytes.count, 1024)
        guard let start = bytes.firstMatch(of: "<?xml", from: 0, before: limit) else { return nil }
        let end = bytes.firstMatch(of: ">", from: start, before: limit) ?? limit
        return value(of: "encoding", in: bytes, range: start..<end)
    }

    /// The value after `name =`, quoted or not.
    private static func value(of name: String, in bytes: [UInt8], range: Range<Int>) -> String? {
        guard let found = bytes.firstMatch(of: name, from: range.lowerBound, before: range.upperBound) else {
            return nil
        }
        var index = found + name.utf8.count
        while index < range.upperBound, bytes[index] <= 0x20 || [34, 39, 61].contains(bytes[index]) { index += 1 }
        let start = index
        while index < range.upperBound, bytes[index] > 0x20, ![34, 39, 44, 59, 63].contains(bytes[index]) { index += 1 }
        return start == index ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
    }
}

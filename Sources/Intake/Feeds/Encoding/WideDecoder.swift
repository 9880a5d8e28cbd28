/// Reads what has no ASCII bytes: UTF-16 and UTF-32, which show themselves by a byte order mark or by their zeros, and
/// EBCDIC, by how it writes `<?xml` (XML 1.0, appendix F).
enum WideDecoder {
    /// Nil when the document is none of them.
    static func decode(_ bytes: [UInt8]) -> DecodedDocument? {
        guard bytes.count >= 4 else { return nil }
        if bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) { return ebcdic(bytes) }
        guard let (width, isLittle, skipped) = mark(bytes) ?? pattern(bytes) else { return nil }
        let body = bytes.dropFirst(skipped)
        let text = width == 2 ? utf16(body, isLittle) : utf32(body, isLittle)
        let bad = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        let flaw = bad == 0 ? nil : "\(bad) units are no UTF-\(width * 8)"
        return DecodedDocument(bytes: Array(text.utf8), charset: .utf8, replacements: bad, flaw: flaw)
    }

    private typealias Shape = (width: Int, isLittle: Bool, skipped: Int)

    /// By the byte order mark; a mark in front of single bytes is a slip of a template.
    private static func mark(_ bytes: [UInt8]) -> Shape? {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0xFF, 0xFE, 0, 0): (4, true, 4)
        case (0, 0, 0xFE, 0xFF): (4, false, 4)
        case (0xFF, 0xFE, 0x21...0x7E, 0x21...0x7E), (0xFE, 0xFF, 0x21...0x7E, 0x21...0x7E): nil
        case (0xFF, 0xFE, _, _): (2, true, 2)
        case (0xFE, 0xFF, _, _): (2, false, 2)
        default: nil
        }
    }

    /// By the zeros in the first 64 bytes, which are markup in any language.
    private static func pattern(_ bytes: [UInt8]) -> Shape? {
        let head = bytes.prefix(min(64, bytes.count & ~3))
        guard bytes[0] == 0 || bytes[1] == 0 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 3] += 1 }
        let most = head.count / 4 - head.count / 16
        let few = head.count / 16
        switch zeros.map({ $0 >= most ? 1 : $0 <= few ? 0 : -1 }) {
        case [0, 1, 1, 1]: return (4, true, 0)
        case [1, 1, 1, 0]: return (4, false, 0)
        case [0, 1, 0, 1]: return (2, true, 0)
        case [1, 0, 1, 0]: return (2, false, 0)
        default: break
        }
        // Little markup in front, as in JSON: two characters of ASCII must do.
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x09...0x7E, 0, 0x09...0x7E, 0): return (2, true, 0)
        case (0, 0x09...0x7E, 0, 0x09...0x7E): return (2, false, 0)
        default: return nil
        }
    }

    private static func utf16(_ body: ArraySlice<UInt8>, _ isLittle: Bool) -> String {
        let units = stride(from: body.startIndex, to: body.endIndex - 1, by: 2).map { index in
            let first = UInt16(body[index])
            let second = UInt16(body[index + 1])
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func utf32(_ body: ArraySlice<UInt8>, _ isLittle: Bool) -> String {
        let units = stride(from: body.startIndex, to: body.endIndex - 3, by: 4).map { index in
            (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(body[index + (isLittle ? 3 - $1 : $1)]) }
        }
        return String(decoding: units, as: UTF32.self)
    }

    /// The declaration is legible in any EBCDIC code page and names the right one.
    private static func ebcdic(_ bytes: [UInt8]) -> DecodedDocument? {
        let page = "CP037"
        guard let reader = Iconv(from: page) else { return nil }
        let label = DeclaredCharset.inProlog(reader.decode(Array(bytes.prefix(256))).text)
        let name = (label ?? page).uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard let (text, bad) = (Iconv(from: name) ?? Iconv(from: page))?.decode(bytes) else { return nil }
        return DecodedDocument(bytes: text, charset: .singleByte(name), replacements: bad, flaw: nil)
    }
}

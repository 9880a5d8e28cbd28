/// Reads UTF-16 and UTF-32, which show themselves by a byte order mark or by the zeros around the first `<` or `{`.
enum WideDecoder {
    /// Nil when the document is neither.
    static func decode(_ bytes: [UInt8]) -> DecodedDocument? {
        guard bytes.count >= 4, let (width, isLittle, skipped) = shape(Array(bytes.prefix(4))) else { return nil }
        let body = bytes.dropFirst(skipped)
        let text = width == 2 ? utf16(body, isLittle) : utf32(body, isLittle)
        let bad = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        let flaw = bad == 0 ? nil : "\(bad) units are no UTF-\(width * 8)"
        return DecodedDocument(bytes: Array(text.utf8), charset: .utf8, replacements: bad, flaw: flaw)
    }

    private static func shape(_ head: [UInt8]) -> (width: Int, isLittle: Bool, skipped: Int)? {
        switch (head[0], head[1], head[2], head[3]) {
        case (0xFF, 0xFE, 0, 0): (4, true, 4)
        case (0, 0, 0xFE, 0xFF): (4, false, 4)
        case (0xFF, 0xFE, _, _): (2, true, 2)
        case (0xFE, 0xFF, _, _): (2, false, 2)
        case (0x3C, 0, 0, 0), (0x7B, 0, 0, 0): (4, true, 0)
        case (0, 0, 0, 0x3C), (0, 0, 0, 0x7B): (4, false, 0)
        case (0x3C, 0, 1..., 0), (0x7B, 0, 1..., 0): (2, true, 0)
        case (0, 0x3C, 0, 1...), (0, 0x7B, 0, 1...): (2, false, 0)
        default: nil
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
}

/// Reads a header's text (RFC 2047): encoded words, and raw bytes where a mail programme wrote what it should have encoded.
///
/// Words of one character set that stand side by side are joined before they are decoded, since many programmes cut
/// inside a character.
enum EncodedWords {
    private struct Segment {
        /// Nil for raw bytes.
        var charset: String?
        var bytes: [UInt8]
    }

    static func decode(_ value: [UInt8]) -> String {
        var segments: [Segment] = []
        var index = 0
        var rawStart = 0
        var ends = WordEnds(value)
        while index < value.count {
            guard value[index] == UInt8(ascii: "="), let word = word(in: value, at: index, &ends) else {
                index += 1
                continue
            }
            append(Array(value[rawStart..<index]), to: &segments, isBetweenWords: true)
            if let last = segments.last, last.charset == word.segment.charset {
                segments[segments.count - 1].bytes += word.segment.bytes
            } else {
                segments.append(word.segment)
            }
            index = word.end
            rawStart = index
        }
        append(Array(value[rawStart...]), to: &segments, isBetweenWords: false)
        return segments.map { MailCharset.text($0.bytes, label: $0.charset) }.joined()
    }

    /// Blanks between two words are no text.
    private static func append(_ raw: [UInt8], to segments: inout [Segment], isBetweenWords: Bool) {
        guard !raw.isEmpty else { return }
        let isBlank = raw.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        if isBlank, isBetweenWords, segments.last?.charset != nil { return }
        segments.append(Segment(charset: nil, bytes: raw))
    }

    /// `=?charset?B?text?=`; nil when there is none at `start`.
    private static func word(
        in value: [UInt8], at start: Int, _ ends: inout WordEnds
    ) -> (segment: Segment, end: Int)? {
        guard start + 1 < value.count, value[start + 1] == UInt8(ascii: "?"),
            let charsetEnd = mark(in: value, from: start + 2, within: 80), charsetEnd > start + 2,
            charsetEnd + 2 < value.count, value[charsetEnd + 2] == UInt8(ascii: "?")
        else { return nil }
        let textStart = charsetEnd + 3
        guard let textEnd = ends.first(from: textStart) else { return nil }
        // A language may follow the name (RFC 2231): `utf-8*zh`.
        let label = value[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
        let charset = String(decoding: label, as: UTF8.self).lowercased()
        let text = value[textStart..<textEnd]
        switch value[charsetEnd + 1] {
        case UInt8(ascii: "B"), UInt8(ascii: "b"):
            return (Segment(charset: charset, bytes: TransferEncoding.base64(text)), textEnd + 2)
        case UInt8(ascii: "Q"), UInt8(ascii: "q"):
            let spaced = text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            return (Segment(charset: charset, bytes: TransferEncoding.quotedPrintable(spaced[...])), textEnd + 2)
        default: return nil
        }
    }

    private static func mark(in value: [UInt8], from start: Int, within limit: Int) -> Int? {
        guard start < value.count else { return nil }
        return value[start..<min(value.count, start + limit)].firstIndex(of: UInt8(ascii: "?"))
    }

    /// Finds the marks `?=` that end words, each byte looked at once, however many words begin and never end.
    private struct WordEnds {
        private let value: [UInt8]
        private var next = 0

        init(_ value: [UInt8]) { self.value = value }

        /// The first mark at or after `start`, which never goes back.
        mutating func first(from start: Int) -> Int? {
            next = max(next, start)
            while next + 1 < value.count, value[next] != UInt8(ascii: "?") || value[next + 1] != UInt8(ascii: "=") {
                next += 1
            }
            return next + 1 < value.count ? next : nil
        }
    }
}

/// Texts of mails by what their label says and their bytes bear out, read as documents of feeds are.
enum MailCharset {
    static func text(_ bytes: [UInt8], label: String?) -> String {
        String(decoding: utf8(bytes, label: label), as: UTF8.self)
    }

    static func utf8(_ bytes: [UInt8], label: String?) -> [UInt8] {
        DocumentDecoder.decode(bytes, contentType: label.map { "text/plain; charset=\($0)" }).bytes
    }
}

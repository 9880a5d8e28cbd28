/// A text made ready for matching, which still knows where each of its bytes came from.
///
/// Width, case, accents and Traditional characters are folded, invisible and direction marks dropped, white space
/// folded to one space or, between paragraphs, one newline; a URL reads as a space. Quotes and ranges always mean the
/// original text, so evidence can be shown as it was written.
package struct NormalizedText: Sendable {
    /// Scalars of a text that are read at the most; what follows is left out of the analysis and `isCut` says so.
    package static let limit = 200_000

    /// The folded text as UTF-8.
    package let bytes: [UInt8]
    /// Whether the text was longer than `limit`.
    package let isCut: Bool
    /// The original's UTF-8, as far as it was read.
    private let original: [UInt8]
    /// For each folded byte, the scalar that it comes from.
    private let origins: [Origin]
    /// Where the title ends among the folded bytes; 0 when there is none.
    let titleEnd: Int

    /// A scalar of the original.
    struct Origin {
        /// Where it stands in the original's UTF-8.
        var byte: Int32
        /// How many scalars stand before it.
        var scalar: Int32
    }

    package init(_ text: String) { self.init(text, boundary: nil, isTitle: false) }

    /// A text of which more, or less, is read than of others.
    package init(_ text: String, limit: Int) { self.init(text, boundary: nil, isTitle: false, limit: limit) }

    /// Title and text in the form of `Mention.fullText`; no phrase reaches from one into the other.
    package init(title: String, text: String) {
        if title.isEmpty || text.isEmpty {
            self.init(title + text, boundary: nil, isTitle: !title.isEmpty)
        } else {
            self.init(title + "\n" + text, boundary: title.utf8.count, isTitle: false)
        }
    }

    private init(_ text: String, boundary: Int?, isTitle: Bool, limit: Int = NormalizedText.limit) {
        let original = Array(text.utf8.prefix(limit * 4))
        var folder = TextFolder(original: original, boundary: boundary)
        let read = folder.fold(limit: limit)
        bytes = folder.bytes
        origins = folder.origins
        isCut = read < text.utf8.count
        self.original = original
        if isTitle {
            titleEnd = folder.bytes.count
        } else if let boundary {
            titleEnd = folder.origins.firstIndex { $0.byte >= boundary } ?? folder.bytes.count
        } else {
            titleEnd = 0
        }
    }

    /// Scalars of the original from and up to, for a range of folded bytes.
    package func scalarRange(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(origins[range.lowerBound].scalar)..<Int(origins[range.upperBound - 1].scalar) + 1
    }

    /// The original's words for a range of folded bytes.
    package func quote(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let last = Int(origins[range.upperBound - 1].byte)
        let end = min(original.count, last + UTF8Length.of(lead: original[last]))
        return String(decoding: original[Int(origins[range.lowerBound].byte)..<end], as: UTF8.self)
    }

    /// Whether the byte is an ASCII letter or digit: what English words are made of after folding.
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: true
        default: false
        }
    }
}

enum UTF8Length {
    /// Bytes of the sequence that begins with `lead`, 1 for a byte that begins none.
    static func of(lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

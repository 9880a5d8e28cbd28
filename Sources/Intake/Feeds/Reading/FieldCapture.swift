/// The text of one field while its element is open, markup within it included.
struct FieldCapture {
    /// Bytes that a field may have; the rest of a longer text is left out.
    static let maximumBytes = 1 << 20

    let field: FeedField
    let rank: Int
    let base: String?
    private(set) var kind: FeedText.Kind
    private var bytes: [UInt8] = []
    private let encoding: Encoding
    /// A guid's `isPermaLink`, true when it is not given.
    let isPermanentLink: Bool
    /// Markup stands unescaped in the field, so its text must be escaped to live beside it.
    private var escapesText: Bool

    private enum Encoding {
        case text, base64
        /// Declared to be no text at all, such as a picture.
        case binary
    }

    init(_ field: FeedField, rank: Int, attributes: [XMLAttribute], namespace: FeedNamespace, base: String?) {
        self.field = field
        self.rank = rank
        self.base = base
        let type = attributes["type"].map { $0.lowercased() }
        let mode = attributes["mode"].map { $0.lowercased() }
        switch namespace {
        case .atom10, .atom03: (kind, escapesText) = FieldCapture.atom(type: type, mode: mode, namespace)
        case .xhtml: (kind, escapesText) = (.html, true)
        default: (kind, escapesText) = (type == "plain" || type == "text" ? .plain : .undeclared, type == "xhtml")
        }
        encoding = FieldCapture.encoding(type: type, mode: mode)
        isPermanentLink = attributes["ispermalink"].map { $0.lowercased() } != "false"
    }

    /// RFC 4287, 3.1.1 and 4.1.3, and the draft of Atom 0.3 with its `mode`.
    private static func atom(type: String?, mode: String?, _ namespace: FeedNamespace) -> (FeedText.Kind, Bool) {
        switch type {
        case nil, "text", "text/plain": (namespace == .atom03 && mode == "escaped" ? .undeclared : .plain, false)
        case "html": (.html, false)
        case "xhtml", "application/xhtml+xml": (.html, mode != "escaped")
        case "text/html": namespace == .atom03 && mode != "escaped" ? (.undeclared, false) : (.html, false)
        case .some(let type): (type.hasSuffix("xml") ? .html : .undeclared, type.hasSuffix("xml"))
        }
    }

    private static func encoding(type: String?, mode: String?) -> Encoding {
        guard let type, type.contains("/") else { return mode == "base64" ? .base64 : .text }
        if type.hasPrefix("text/") || type.hasSuffix("xml") { return mode == "base64" ? .base64 : .text }
        return .binary
    }

    private var hasRoom: Bool { bytes.count < FieldCapture.maximumBytes }

    mutating func append(_ text: [UInt8]) {
        guard hasRoom else { return }
        if escapesText {
            for byte in text { bytes.appendEscaped(byte) }
        } else {
            bytes.append(contentsOf: text)
        }
    }

    /// Takes an element within the field.
    mutating func open(_ name: XMLElementName, _ attributes: [XMLAttribute], base: String?) {
        guard field.takesMarkup, hasRoom else { return }
        beginMarkup()
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.local.utf8)
        for attribute in attributes where attribute.prefix.isEmpty {
            var value = attribute.value
            if HTMLVocabulary.isAddress(attribute: attribute.local) {
                value = WebReference.absolute(value, base: base) ?? value
            }
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attribute.local.utf8)
            bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
            for byte in value.utf8 { bytes.appendEscaped(byte) }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func close(_ name: String) {
        guard field.takesMarkup, hasRoom, HTMLVocabulary.element(name)?.isVoid != true else { return }
        bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Text that was declared plain and holds elements all the same becomes markup.
    private mutating func beginMarkup() {
        guard kind == .plain else { return }
        var escaped: [UInt8] = []
        for byte in bytes { escaped.appendEscaped(byte) }
        (bytes, kind, escapesText) = (escaped, .html, true)
    }

    /// The whole text; nil when it is no text or blank.
    func text() -> FeedText? {
        var whole = bytes
        switch encoding {
        case .binary: return nil
        case .base64: whole = Base64Text.decode(bytes) ?? bytes
        case .text: break
        }
        guard whole.contains(where: { $0 > 0x20 }) else { return nil }
        return FeedText(bytes: whole, kind: kind, base: base)
    }

    /// The text without blanks around it, for names, addresses and dates; nil when blank.
    func word() -> String? {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else { return nil }
        let word = bytes[first...last]
        guard word.contains(where: { $0 < 0x20 }) else { return String(decoding: word, as: UTF8.self) }
        return String(decoding: word.filter { $0 >= 0x20 }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds a byte of text so that it is text in markup too.
    mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
        default: append(byte)
        }
    }
}

/// Base 64 (RFC 4648), as Atom 0.3 may carry its content.
enum Base64Text {
    /// Nil when it is no base 64 or its bytes are no UTF-8.
    static func decode(_ text: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var (buffer, bits) = (UInt32(0), 0)
        for byte in text where !byte.isMarkupSpace && byte != UInt8(ascii: "=") {
            guard let value = value(of: byte) else { return nil }
            buffer = (buffer << 6 | value) & 0xFF_FFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return String(validating: output, as: UTF8.self) == nil ? nil : output
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}

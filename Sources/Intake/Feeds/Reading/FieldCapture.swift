/// The text of one field while its element is open, markup within it included.
struct FieldCapture {
    /// Bytes that a field may have; the rest of a longer text is left out.
    static let maximumBytes = 1 << 20
    /// Bytes that most bodies need, so that they are not moved while they grow.
    private static let usualBytes = 1024

    let field: FeedField
    let rank: Int
    let base: String?
    private(set) var kind: FeedText.Kind
    private var bytes: [UInt8] = []
    private var encoding: Encoding
    /// The document, once an element within the field was seen, for the names of elements.
    private var names: [UInt8] = []
    /// A guid's `isPermaLink`, true when it is not given.
    private(set) var isPermanentLink: Bool
    /// Markup stands unescaped in the field, so its text must be escaped to live beside it.
    private var escapesText: Bool

    private enum Encoding {
        case text, base64
        /// Declared to be no text at all, such as a picture.
        case binary
    }

    init(
        _ field: FeedField, rank: Int, attributes: AttributeList, namespace: FeedNamespace, isAtom: Bool, base: String?
    ) {
        self.field = field
        self.rank = rank
        self.base = base
        (kind, escapesText, encoding, isPermanentLink) = (.undeclared, false, .text, true)
        let isAtomField = namespace == .atom10 || namespace == .atom03 || (isAtom && namespace == .none)
        if attributes.items.isEmpty {
            if namespace == .xhtml { (kind, escapesText) = (.html, true) } else if isAtomField { kind = .plain }
            return
        }
        let type = attributes[.type].map { $0.lowercased().filter { $0 != " " } }
        let mode = attributes[.mode].map { $0.lowercased() }
        if isAtomField {
            (kind, escapesText) = FieldCapture.atom(type: type, mode: mode, isOld: namespace == .atom03)
        } else if namespace == .xhtml {
            (kind, escapesText) = (.html, true)
        } else {
            (kind, escapesText) = (type == "plain" || type == "text" ? .plain : .undeclared, type == "xhtml")
        }
        encoding = FieldCapture.encoding(type: type, mode: mode)
        isPermanentLink = attributes[.isPermanentLink].map { $0.lowercased() } != "false"
    }

    /// RFC 4287, 3.1.1 and 4.1.3, and the draft of Atom 0.3 with its `mode`.
    private static func atom(type: String?, mode: String?, isOld: Bool) -> (FeedText.Kind, Bool) {
        switch type {
        case nil, "text", "text/plain": (isOld && mode == "escaped" ? .undeclared : .plain, false)
        case "html": (.html, false)
        case "xhtml", "application/xhtml+xml": (.html, mode != "escaped")
        case "text/html": isOld && mode != "escaped" ? (.undeclared, false) : (.html, false)
        case .some(let type): (type.hasSuffix("xml") ? .html : .undeclared, type.hasSuffix("xml") && mode != "escaped")
        }
    }

    private static func encoding(type: String?, mode: String?) -> Encoding {
        guard let type, type.contains("/") else { return mode == "base64" ? .base64 : .text }
        if type.hasPrefix("text/") || type.hasSuffix("xml") { return mode == "base64" ? .base64 : .text }
        return .binary
    }

    private var hasRoom: Bool { bytes.count < FieldCapture.maximumBytes }

    mutating func append(_ text: ArraySlice<UInt8>) {
        guard hasRoom else { return }
        if bytes.isEmpty, field.isBody { bytes.reserveCapacity(FieldCapture.usualBytes) }
        if escapesText {
            for byte in text { bytes.appendEscaped(byte) }
        } else {
            bytes.append(contentsOf: text)
        }
    }

    mutating func append(byte: UInt8) {
        guard hasRoom else { return }
        if escapesText { bytes.appendEscaped(byte) } else { bytes.append(byte) }
    }

    /// Takes an element within the field.
    mutating func open(_ tag: ScannedTag, _ attributes: AttributeList, base: String?) {
        guard field.takesMarkup, hasRoom else { return }
        beginMarkup()
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: attributes.bytes[tag.local])
        for attribute in attributes.items where attribute.prefix == 0 {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attributes.bytes[attribute.name])
            bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
            for byte in value(of: attribute, attributes, base: base) { bytes.appendEscaped(byte) }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
        names = attributes.bytes
    }

    /// An address under an `xml:base` of its own is resolved at once, others when the text is used.
    private func value(of attribute: AttributeList.Attribute, _ attributes: AttributeList, base: String?) -> [UInt8] {
        guard let base, base != self.base, HTMLVocabulary.isAddress(attribute: attribute.hash) else {
            return attributes.value(attribute)
        }
        let written = attributes.text(attribute)
        return Array((WebReference.absolute(written, base: base) ?? written).utf8)
    }

    mutating func close(_ name: Range<Int>) {
        guard field.takesMarkup, hasRoom, !names.isEmpty else { return }
        guard HTMLVocabulary.element(NameHash.of(names, name))?.isVoid != true else { return }
        bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        bytes.append(contentsOf: names[name])
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
        switch encoding {
        case .text: return bytes.isBlank ? nil : FeedText(bytes: bytes, kind: kind, base: base)
        case .base64:
            let text = Base64Text.decode(bytes) ?? bytes
            return text.isBlank ? nil : FeedText(bytes: text, kind: kind, base: base)
        case .binary:
            // Some feeds send plain text under a type that sounds like none.
            guard let text = Base64Text.decode(bytes), !text.isBlank, !text.contains(where: { $0 < 0x09 }) else {
                return nil
            }
            return FeedText(bytes: text, kind: .undeclared, base: base)
        }
    }

    /// The text without blanks around it; nil when blank.
    var wordBytes: [UInt8]? {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else { return nil }
        return first == 0 && last == bytes.count - 1 ? bytes : Array(bytes[first...last])
    }

    /// The text without blanks around it, for names, addresses and dates; nil when blank.
    func word() -> String? {
        guard let word = wordBytes else { return nil }
        guard word.contains(where: { $0 < 0x20 }) else { return String(decoding: word, as: UTF8.self) }
        return String(decoding: word.filter { $0 >= 0x20 }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Whether there are only blanks and control characters.
    var isBlank: Bool { !contains { $0 > 0x20 } }
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

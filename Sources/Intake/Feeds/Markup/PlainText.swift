/// Clean text: without markup and control characters, blanks folded, lines where the markup had blocks.
struct PlainText {
    private var bytes: [UInt8] = []
    private var needsSpace = false
    private var breaks = 0
    private var keepsLines: Bool

    private init(keepsLines: Bool, capacity: Int) {
        self.keepsLines = keepsLines
        bytes.reserveCapacity(capacity)
    }

    /// The text of HTML. Where `keepsUnknownTags`, what only looks like a tag (`<某品牌>`, `List<Int>`) stays.
    static func fromHTML(_ html: [UInt8], keepsUnknownTags: Bool = false) -> String {
        var text = PlainText(keepsLines: false, capacity: html.count)
        var tokenizer = HTMLTokenizer(html)
        var skipping = SkippedElement()
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): if !skipping.isActive { text.append(html, range, decoding: true) }
            case .literal(let range): if !skipping.isActive { text.append(html, range, decoding: false) }
            case .start(let tag):
                let element = HTMLVocabulary.element(tag.name.hash)
                if let element, element.isRaw { tokenizer.skipRaw(tag.name) }
                skipping.start(tag.name.hash, element)
                if skipping.isActive { continue }
                text.tag(element, html, tag.whole, keepsUnknownTags)
                if element?.keepsLines == true { text.keepsLines = true }
            case .end(let name, let whole):
                if skipping.end(name.hash) { continue }
                let element = HTMLVocabulary.element(name.hash)
                text.tag(element, html, whole, keepsUnknownTags)
                if element?.keepsLines == true { text.keepsLines = false }
            }
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// Text that is no markup: lines stay, with at most one empty line between them.
    static func fromText(_ text: [UInt8]) -> String {
        var clean = PlainText(keepsLines: true, capacity: text.count)
        clean.append(text, text.indices, decoding: false)
        return String(decoding: clean.bytes, as: UTF8.self)
    }

    /// Text on one line.
    static func oneLine(_ text: [UInt8]) -> String {
        var clean = PlainText(keepsLines: false, capacity: text.count)
        clean.append(text, text.indices, decoding: false)
        return String(decoding: clean.bytes, as: UTF8.self)
    }

    private mutating func tag(_ element: HTMLElement?, _ html: [UInt8], _ whole: Range<Int>, _ keepsUnknown: Bool) {
        if let element {
            if element.isBlock { breaks = max(breaks, 1) }
            if element.isCell { needsSpace = true }
        } else if keepsUnknown {
            append(html, whole, decoding: true)
        }
    }

    private mutating func append(_ source: [UInt8], _ range: Range<Int>, decoding: Bool) {
        var index = range.lowerBound
        let limit = range.upperBound
        while index < limit {
            let byte = source[index]
            if byte == UInt8(ascii: "&"), decoding,
                let found = HTMLEntities.reference(in: source, at: index, lenient: true), found.end <= range.upperBound
            {
                append(found.scalar)
                index = found.end
            } else if byte > 0x20, byte < 0x7F {
                let end = PlainText.runEnd(source, from: index, before: range.upperBound)
                flush()
                bytes.append(contentsOf: source[index..<end])
                index = end
            } else {
                index += append(source, at: index, before: range.upperBound)
            }
        }
    }

    /// The end of the run from `start` on that can be taken as it stands: no reference, no blank but single spaces.
    private static func runEnd(_ source: [UInt8], from start: Int, before limit: Int) -> Int {
        var index = start + 1
        while index < limit {
            index = source.firstPlace(from: index, before: limit) {
                WordScan.holdsLess(than: 0x20, $0) | WordScan.holds(UInt8(ascii: "&"), $0)
                    | WordScan.holds(0x7F, $0) | WordScan.holds(0xC2, $0) | WordScan.holds(0xE2, $0)
                    | WordScan.holds(0xEF, $0) | WordScan.holdsBlankBeforeNoLetter($0)
            } isWanted: {
                $0 == 0x20 || $0.isSpecialInPlainText
            }
            guard index < limit, source[index] == 0x20 else { return min(index, limit) }
            guard index + 1 < limit, source[index + 1] > 0x26, source[index + 1] < 0x7F else { return index }
            index &+= 1
        }
        return min(index, limit)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII, scalar.value > 0x20, scalar.value < 0x7F {
            flush()
            return bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        }
        let encoded = [UInt8](scalar)
        var index = 0
        while index < encoded.count {
            if encoded[index] > 0x20, encoded[index] < 0x7F {
                flush()
                bytes.append(encoded[index])
                index += 1
            } else {
                index += append(encoded, at: index, before: encoded.count)
            }
        }
    }

    /// Takes a byte that is a blank, a control character or part of a longer character; returns how many were taken.
    private mutating func append(_ source: [UInt8], at index: Int, before limit: Int) -> Int {
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "\n"):
            if keepsLines { breaks = min(breaks + 1, 2) } else { needsSpace = true }
        case 0x0D where keepsLines && (index + 1 >= limit || source[index + 1] != UInt8(ascii: "\n")):
            breaks = min(breaks + 1, 2)
        case 0x09, 0x0B, 0x0C, 0x0D, 0x20: needsSpace = true
        case 0x00..<0x20, 0x7F: break
        case 0xC2 where index + 1 < limit && source[index + 1] == 0xA0:
            needsSpace = true
            return 2
        case 0xC2 where index + 1 < limit && (0x80...0x9F).contains(source[index + 1]):
            flush()
            bytes.append(HTMLEntities.windowsPunctuation[Int(source[index + 1] - 0x80)])
            return 2
        // U+200B, U+2060 and U+FEFF have no width and no meaning, and would only hide words from a search.
        case 0xE2 where source.matches("\u{200B}", at: index) || source.matches("\u{2060}", at: index): return 3
        case 0xE2 where source.matches("\u{2028}", at: index) || source.matches("\u{2029}", at: index):
            if keepsLines { breaks = min(breaks + 1, 2) } else { needsSpace = true }
            return 3
        case 0xEF where source.matches("\u{FEFF}", at: index): return 3
        case 0xE3 where isAtLineStart && source.matches("\u{3000}", at: index): return 3
        case 0x80...:
            let end = PlainText.runEnd(source, from: index, before: limit)
            flush()
            bytes.append(contentsOf: source[index..<end])
            return end - index
        default: break
        }
        return 1
    }

    private var isAtLineStart: Bool { bytes.isEmpty || breaks > 0 || bytes.last == UInt8(ascii: "\n") }

    /// Writes the blanks that are due before the next character; none at the beginning.
    private mutating func flush() {
        guard needsSpace || breaks > 0 else { return }
        if !bytes.isEmpty {
            if breaks > 0 {
                for _ in 0..<breaks { bytes.append(UInt8(ascii: "\n")) }
            } else {
                bytes.append(UInt8(ascii: " "))
            }
        }
        (needsSpace, breaks) = (false, 0)
    }
}

/// Tracks an element that is dropped with all its content, elements of its own name within it counted.
struct SkippedElement {
    private var name: UInt64?
    private var depth = 0

    var isActive: Bool { name != nil }

    mutating func start(_ tag: UInt64, _ element: HTMLElement?) {
        guard let element, !element.isVoid, !element.isRaw else { return }
        if let name {
            if name == tag { depth += 1 }
        } else if element.fate == .dropped {
            name = tag
            depth = 1
        }
    }

    /// Whether the end tag belongs to what is skipped.
    mutating func end(_ tag: UInt64) -> Bool {
        guard let name else { return false }
        if name == tag { depth -= 1 }
        if depth == 0 { self.name = nil }
        return true
    }
}

extension UInt8 {
    /// Whether a byte of plain text wants a closer look: `&`, control characters, 0x7F, and what begins blanks and
    /// characters without width.
    @inline(__always)
    var isSpecialInPlainText: Bool {
        if self < 0x7F { return self < 0x20 || self == UInt8(ascii: "&") }
        return self == 0x7F || self == 0xC2 || self == 0xE2 || self == 0xEF
    }
}

/// Writes markup anew from an allow-list: no script, no handler, no style, no address but web, mail and telephone.
///
/// Every tag and character of the output is written here, none is copied through, and what is opened is closed.
struct HTMLSanitizer {
    /// Elements open at one time; deeper tags are left out.
    static let maximumDepth = 100
    /// Attributes of one element; later ones are left out.
    static let maximumAttributes = 16

    private let source: [UInt8]
    private let base: String?
    private var output: [UInt8] = []
    private var open: [HTMLElement] = []
    private var openHashes: [UInt64] = []
    private var skipping = SkippedElement()

    /// Clean markup, its addresses made absolute against `base` where there is one.
    static func sanitize(_ html: [UInt8], base: String?) -> String {
        var sanitizer = HTMLSanitizer(html, base: base)
        sanitizer.run()
        return String(decoding: sanitizer.output, as: UTF8.self)
    }

    private init(_ html: [UInt8], base: String?) {
        source = html
        self.base = base
        output.reserveCapacity(html.count + html.count / 8)
    }

    private mutating func run() {
        var tokenizer = HTMLTokenizer(source)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): if !skipping.isActive { text(range, decoding: true) }
            case .literal(let range): if !skipping.isActive { text(range, decoding: false) }
            case .start(let tag):
                guard let element = HTMLVocabulary.element(tag.name.hash) else { continue }
                if element.isRaw { tokenizer.skipRaw(tag.name) }
                skipping.start(tag.name.hash, element)
                if !skipping.isActive, element.fate == .kept { start(tag, element, tokenizer) }
            case .end(let name, _):
                if !skipping.end(name.hash) { end(name.hash) }
            }
        }
        while !open.isEmpty { closeLast() }
        while let last = output.last, last.isMarkupSpace { output.removeLast() }
    }

    private mutating func start(_ tag: HTMLTokenizer.Tag, _ element: HTMLElement, _ tokenizer: HTMLTokenizer) {
        if element.endsBeforeItsLike, openHashes.last == tag.name.hash { closeLast() }
        guard element.isVoid || open.count < HTMLSanitizer.maximumDepth else { return }
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: element.name.utf8)
        var seen: [UInt64] = []
        var position = tag.attributeRange.lowerBound
        while position < tag.attributeRange.upperBound, seen.count < HTMLSanitizer.maximumAttributes {
            guard let attribute = tokenizer.attribute(from: position) else {
                position += 1
                continue
            }
            position = attribute.end
            if let known = HTMLVocabulary.attribute(attribute.name.hash), !seen.contains(attribute.name.hash) {
                seen.append(attribute.name.hash)
                write(known, attribute.value)
            }
        }
        output.append(UInt8(ascii: ">"))
        if !element.isVoid {
            open.append(element)
            openHashes.append(tag.name.hash)
        }
    }

    private mutating func write(_ attribute: HTMLAttribute, _ range: Range<Int>) {
        var value = HTMLEntities.decoded(source[range])
        if attribute.isAddress {
            let written = String(decoding: value, as: UTF8.self)
            guard let address = WebReference.absolute(written, base: base), WebReference.isHarmless(address) else {
                return
            }
            value = Array(address.utf8)
        }
        output.append(UInt8(ascii: " "))
        output.append(contentsOf: attribute.name.utf8)
        output += [UInt8(ascii: "="), UInt8(ascii: "\"")]
        for byte in value { escape(byte) }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func end(_ name: UInt64) {
        guard let place = openHashes.lastIndex(of: name) else { return }
        while open.count > place { closeLast() }
    }

    private mutating func closeLast() {
        guard let element = open.popLast() else { return }
        openHashes.removeLast()
        output += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        output.append(contentsOf: element.name.utf8)
        output.append(UInt8(ascii: ">"))
    }

    private mutating func text(_ range: Range<Int>, decoding: Bool) {
        var index = range.lowerBound
        while index < range.upperBound {
            if source[index] == UInt8(ascii: "&"), decoding,
                let found = HTMLEntities.reference(in: source, at: index, lenient: true), found.end <= range.upperBound
            {
                for byte in [UInt8](found.scalar) { escape(byte) }
                index = found.end
            } else {
                let end = plainEnd(from: index, before: range.upperBound)
                output.append(contentsOf: source[index..<end])
                if end == index { escape(source[index]) }
                index = max(end, index + 1)
            }
        }
    }

    /// The end of the run of bytes that need no escape.
    private func plainEnd(from start: Int, before limit: Int) -> Int {
        var index = start
        while index < limit {
            switch source[index] {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7F, 0..<0x20:
                return index
            default: index += 1
            }
        }
        return index
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        case 0x09, 0x0A, 0x20...: if byte != 0x7F { output.append(byte) }
        default: break
        }
    }
}

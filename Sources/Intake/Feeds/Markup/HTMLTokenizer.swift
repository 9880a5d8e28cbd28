/// The name of an element or an attribute, whatever its case, by its hash.
struct MarkupName: Hashable, ExpressibleByStringLiteral {
    let hash: UInt64

    init(hash: UInt64) { self.hash = hash }
    init(stringLiteral name: String) { hash = NameHash.of(name) }

    static func == (name: MarkupName, text: String) -> Bool { name.hash == NameHash.of(text) }
}

/// Cuts HTML into tags and text in one pass over its bytes, however broken it is.
///
/// A `<` that opens nothing is text, and so is a tag that never closes: no text is lost, and no byte is looked at
/// more than a few times.
struct HTMLTokenizer {
    enum Token {
        /// Bytes with character references still in them.
        case text(Range<Int>)
        /// Bytes that are text as they stand, from a CDATA section.
        case literal(Range<Int>)
        case start(Tag)
        case end(name: MarkupName, whole: Range<Int>)
    }

    struct Tag {
        var name: MarkupName
        /// Between the name and the `>`.
        var attributeRange: Range<Int>
        var whole: Range<Int>
        fileprivate let tokenizer: HTMLTokenizer

        /// At most 32 of them, in the order of the document.
        var attributes: [Attribute] {
            var found: [Attribute] = []
            var position = attributeRange.lowerBound
            while position < attributeRange.upperBound, found.count < 32 {
                let attribute = tokenizer.attribute(from: position)
                if let attribute { found.append(attribute) }
                position = attribute?.end ?? position + 1
            }
            return found
        }
    }

    struct Attribute {
        var name: MarkupName
        var value: Range<Int>
        /// The index behind it.
        var end: Int
    }

    let bytes: [UInt8]
    private var index = 0
    /// From the first tag that the end of the text cuts, everything is text.
    private var isAllText = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while index < bytes.count {
            let start = index
            if bytes[index] == UInt8(ascii: "<"), !isAllText {
                if let token = markup() { return token }
                if index > start { continue }
                index += 1
            }
            if isAllText {
                index = bytes.count
            } else {
                index = bytes.firstPlace(of: UInt8(ascii: "<"), from: index) ?? bytes.count
            }
            return .text(start..<index)
        }
        return nil
    }

    /// Skips the content of a raw element and its end tag; everything when it is never closed.
    mutating func skipRaw(_ name: MarkupName) {
        while let place = bytes.firstPlace(of: UInt8(ascii: "<"), from: index) {
            index = place + 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else { continue }
            guard NameHash.of(bytes, index + 1..<nameEnd(from: index + 1)) == name.hash else { continue }
            index = bytes.firstPlace(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? bytes.count
            return
        }
        index = bytes.count
    }

    /// The token whose `<` stands at the index. Nil with the index moved: nothing to say; nil and unmoved: it is text.
    private mutating func markup() -> Token? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "!"): return declaration()
        case UInt8(ascii: "?"):
            skip(past: ">", from: index + 2)
            return nil
        case UInt8(ascii: "/"):
            guard index + 2 < bytes.count, bytes[index + 2].isASCIILetter else { return nil }
            return endTag()
        case let byte where byte.isASCIILetter: return startTag()
        default: return nil
        }
    }

    private mutating func skip(past mark: String, from start: Int) {
        index = bytes.firstMatch(of: mark, from: start).map { $0 + mark.utf8.count } ?? bytes.count
    }

    private mutating func declaration() -> Token? {
        if bytes.matches("<!--", at: index) {
            skip(past: "-->", from: index + 4)
        } else if bytes.matches("<![cdata[", at: index) {
            let start = index + 9
            let end = bytes.sectionEnd(from: start) ?? bytes.count
            index = min(end + 3, bytes.count)
            return .literal(start..<end)
        } else {
            skip(past: ">", from: index + 2)
        }
        return nil
    }

    private mutating func endTag() -> Token? {
        let start = index
        guard let close = bytes.firstPlace(of: UInt8(ascii: ">"), from: start) else {
            isAllText = true
            return nil
        }
        index = close + 1
        let name = MarkupName(hash: NameHash.of(bytes, start + 2..<nameEnd(from: start + 2)))
        return .end(name: name, whole: start..<index)
    }

    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end].continuesName { end += 1 }
        return end
    }

    private mutating func startTag() -> Token? {
        let nameEnd = nameEnd(from: index + 1)
        var position = nameEnd
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            position = attribute(from: position)?.end ?? position + 1
        }
        guard position < bytes.count else {
            isAllText = true
            return nil
        }
        let start = index
        index = position + 1
        let name = MarkupName(hash: NameHash.of(bytes, start + 1..<nameEnd))
        return .start(
            Tag(name: name, attributeRange: nameEnd..<position, whole: start..<index, tokenizer: self))
    }

    /// The attribute that begins at `start`; nil when none begins there.
    func attribute(from start: Int) -> Attribute? {
        guard bytes[start].beginsName else { return nil }
        var position = nameEnd(from: start)
        let name = MarkupName(hash: NameHash.of(bytes, start..<position))
        var sign = position
        while sign < bytes.count, bytes[sign].isMarkupSpace { sign += 1 }
        guard sign < bytes.count, bytes[sign] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: position..<position, end: position)
        }
        position = sign + 1
        while position < bytes.count, bytes[position].isMarkupSpace { position += 1 }
        guard position < bytes.count else { return Attribute(name: name, value: position..<position, end: position) }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes.firstPlace(of: quote, from: position + 1) ?? bytes.count
            return Attribute(name: name, value: position + 1..<end, end: min(end + 1, bytes.count))
        }
        let first = position
        while position < bytes.count, !bytes[position].isMarkupSpace, bytes[position] != UInt8(ascii: ">") {
            position += 1
        }
        return Attribute(name: name, value: first..<position, end: position)
    }
}

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
        case end(name: String, whole: Range<Int>)
    }

    struct Tag {
        /// In lower case.
        var name: String
        var attributes: [Attribute]
        var whole: Range<Int>
    }

    struct Attribute {
        /// In lower case.
        var name: String
        var value: Range<Int>
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
            while index < bytes.count, isAllText || bytes[index] != UInt8(ascii: "<") { index += 1 }
            return .text(start..<index)
        }
        return nil
    }

    /// Skips the content of a raw element and its end tag; everything when it is never closed.
    mutating func skipRaw(_ name: String) {
        let found = bytes.firstMatch(of: "</" + name, from: index) ?? bytes.count
        let end = bytes.firstPlace(of: UInt8(ascii: ">"), from: found)
        index = end.map { $0 + 1 } ?? bytes.count
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
            let end = bytes.firstMatch(of: "]]>", from: start) ?? bytes.count
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
        return .end(name: bytes.lowercasedText(start + 2..<nameEnd(from: start + 2)), whole: start..<index)
    }

    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end].continuesName { end += 1 }
        return end
    }

    private mutating func startTag() -> Token? {
        var position = nameEnd(from: index + 1)
        let name = bytes.lowercasedText(index + 1..<position)
        var attributes: [Attribute] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard let (attribute, end) = attribute(from: position) else {
                position += 1
                continue
            }
            if attributes.count < 32 { attributes.append(attribute) }
            position = end
        }
        guard position < bytes.count else {
            isAllText = true
            return nil
        }
        let whole = index..<position + 1
        index = position + 1
        return .start(Tag(name: name, attributes: attributes, whole: whole))
    }

    /// The attribute that begins at `start`, and the index behind it; nil when none begins there.
    private func attribute(from start: Int) -> (Attribute, end: Int)? {
        guard bytes[start].beginsName else { return nil }
        var position = nameEnd(from: start)
        let name = bytes.lowercasedText(start..<min(position, start + 32))
        var sign = position
        while sign < bytes.count, bytes[sign].isMarkupSpace { sign += 1 }
        guard sign < bytes.count, bytes[sign] == UInt8(ascii: "=") else {
            return (Attribute(name: name, value: position..<position), position)
        }
        position = sign + 1
        while position < bytes.count, bytes[position].isMarkupSpace { position += 1 }
        guard position < bytes.count else { return (Attribute(name: name, value: position..<position), position) }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes.firstPlace(of: quote, from: position + 1) ?? bytes.count
            return (Attribute(name: name, value: position + 1..<end), min(end + 1, bytes.count))
        }
        let first = position
        while position < bytes.count, !bytes[position].isMarkupSpace, bytes[position] != UInt8(ascii: ">") {
            position += 1
        }
        return (Attribute(name: name, value: first..<position), position)
    }
}

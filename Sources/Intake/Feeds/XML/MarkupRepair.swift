/// Writes ill-formed XML anew as well-formed XML that says the same, in one pass.
///
/// Elements are closed by name: `</item>` closes whatever is still open in the item. Bare ampersands, HTML's names,
/// unquoted attributes, stray end tags and control characters are put right; what is nested deeper than
/// `maximumDepth` loses its tags and keeps its text. What the end of the document cuts is left out, and nothing
/// is closed for it, so only complete entries come out.
struct MarkupRepair {
    /// Below the parser's limit.
    static let maximumDepth = 200
    /// Bytes that declared entities may expand to in one document.
    static let maximumExpansion = 256 * 1024

    private let bytes: [UInt8]
    private let entities: [String: [UInt8]]
    private var index: Int
    private var output: [UInt8] = []
    private var open: [OpenElement] = []
    private var expansion = 0
    private var isFinished = false

    private struct OpenElement {
        var name: Range<Int>
        /// Of the name in lower case, to compare quickly.
        var hash: UInt64
    }

    /// The repaired document from `start` on.
    static func repair(_ bytes: [UInt8], from start: Int, entities: [String: [UInt8]]) -> [UInt8] {
        var repair = MarkupRepair(bytes, start, entities)
        while repair.index < bytes.count, !repair.isFinished { repair.step() }
        return repair.output
    }

    private init(_ bytes: [UInt8], _ start: Int, _ entities: [String: [UInt8]]) {
        self.bytes = bytes
        self.entities = entities
        index = start
        output.reserveCapacity(bytes.count + bytes.count / 16)
    }

    private mutating func step() {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return text() }
        switch bytes[index + 1] {
        case UInt8(ascii: "?"): skip(past: "?>", from: index + 2)
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "/"): endTag()
        case let byte where byte.beginsName: startTag()
        default: text()
        }
    }

    private mutating func skip(past mark: String, from start: Int) {
        index = bytes.firstMatch(of: mark, from: start).map { $0 + mark.utf8.count } ?? bytes.count
    }

    private mutating func declaration() {
        if bytes.matches("<!--", at: index) {
            skip(past: "-->", from: index + 4)
        } else if bytes.matches("<![cdata[", at: index) {
            guard let end = bytes.firstMatch(of: "]]>", from: index + 9) else { return isFinished = true }
            for place in index + 9..<end { escape(place) }
            index = end + 3
        } else {
            skip(past: ">", from: index + 2)
        }
    }

    /// Text up to the next `<`; a `<` that it begins with opens nothing and is text too.
    private mutating func text() {
        var isFirst = true
        while index < bytes.count, isFirst || bytes[index] != UInt8(ascii: "<") {
            isFirst = false
            if bytes[index] == UInt8(ascii: "&") {
                reference()
            } else {
                escape(index)
                index += 1
            }
        }
    }

    private mutating func reference() {
        if let known = HTMLEntities.reference(in: bytes, at: index, lenient: false) {
            for byte in [UInt8](known.scalar) { escape(byte: byte) }
            index = known.end
        } else if let (value, end) = declaredEntity() {
            expansion += value.count
            if expansion <= MarkupRepair.maximumExpansion { for byte in value { escape(byte: byte) } }
            index = end
        } else {
            escape(byte: bytes[index])
            index += 1
        }
    }

    private func declaredEntity() -> (value: [UInt8], end: Int)? {
        guard !entities.isEmpty else { return nil }
        var end = index + 1
        while end < bytes.count, bytes[end].continuesName, end - index < 64 { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";"),
            let value = entities[String(decoding: bytes[index + 1..<end], as: UTF8.self)]
        else { return nil }
        return (value, end + 1)
    }

    /// Writes the byte at a place; U+FFFE and U+FFFF, which XML forbids, go.
    private mutating func escape(_ place: Int) {
        let byte = bytes[place]
        let isForbidden =
            byte >= 0xBE && place >= 2 && bytes[place - 1] == 0xBF && bytes[place - 2] == 0xEF && byte <= 0xBF
        if isForbidden {
            output.removeLast(2)
        } else {
            escape(byte: byte)
        }
    }

    private mutating func escape(byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        case 0x09, 0x0A, 0x0D, 0x20...: output.append(byte)
        default: break
        }
    }
}

// Tags.
extension MarkupRepair {
    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end].continuesName { end += 1 }
        return end
    }

    /// FNV-1a of the name in lower case.
    private func hash(_ name: Range<Int>) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(bytes[$1].asciiLowercased)) &* 0x100_0000_01B3 }
    }

    private mutating func endTag() {
        let end = nameEnd(from: index + 2)
        guard end > index + 2 else { return text() }
        let wanted = hash(index + 2..<end)
        var close = end
        while close < bytes.count, bytes[close] != UInt8(ascii: ">"), bytes[close] != UInt8(ascii: "<") { close += 1 }
        guard close < bytes.count else { return isFinished = true }
        index = bytes[close] == UInt8(ascii: ">") ? close + 1 : close
        guard let place = open.lastIndex(where: { $0.hash == wanted }) else { return }
        while open.count > place { closeLast() }
        isFinished = open.isEmpty
    }

    private mutating func closeLast() {
        guard let element = open.popLast() else { return }
        output += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        output += bytes[element.name]
        output.append(UInt8(ascii: ">"))
    }

    private mutating func startTag() {
        let name = index + 1..<nameEnd(from: index + 1)
        let rollback = output.count
        let code = hash(name)
        let lowercased = bytes.lowercasedText(name)
        closeForgotten(before: code, lowercased)
        output.append(UInt8(ascii: "<"))
        output += bytes[name]
        guard let isEmpty = attributes(from: name.upperBound) else {
            output.removeLast(output.count - rollback)
            return isFinished = true
        }
        let isVoid = isEmpty || MarkupRepair.voids.contains(lowercased)
        if open.count >= MarkupRepair.maximumDepth {
            output.removeLast(output.count - rollback)
        } else if isVoid {
            output += [UInt8(ascii: "/"), UInt8(ascii: ">")]
        } else {
            output.append(UInt8(ascii: ">"))
            open.append(OpenElement(name: name, hash: code))
        }
    }

    private static let voids: Set<String> = ["br", "hr", "img", "wbr"]
    private static let neverNested: Set<String> = ["item", "entry", "p", "li", "td", "tr", "th", "dt", "dd", "option"]
    /// Fields that hold text alone.
    private static let leaves: Set<String> = [
        "title", "link", "guid", "id", "pubdate", "published", "updated", "category", "comments",
    ]
    /// What can only stand beside a leaf.
    private static let siblings = leaves.union(["item", "entry", "description", "summary", "author", "enclosure"])

    /// An item right in an item, a paragraph right in a paragraph, a link in a title: the first one was not closed.
    private mutating func closeForgotten(before code: UInt64, _ name: String) {
        if let last = open.last, open.count > 1, MarkupRepair.siblings.contains(name),
            MarkupRepair.leaves.contains(bytes.lowercasedText(last.name))
        {
            closeLast()
        }
        if open.last?.hash == code, MarkupRepair.neverNested.contains(name) { closeLast() }
    }

    /// Writes the attributes and steps behind the tag: whether it ended in `/>`; nil when the document ends first.
    private mutating func attributes(from start: Int) -> Bool? {
        var seen: [UInt64] = []
        index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"):
                index += 1
                return false
            case UInt8(ascii: "<"): return false
            case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">"):
                index += 2
                return true
            case let byte where byte.beginsName: guard attribute(&seen) else { return nil }
            default: index += 1
            }
        }
        return nil
    }

    /// False when the document ends within the attribute.
    private mutating func attribute(_ seen: inout [UInt64]) -> Bool {
        let name = index..<nameEnd(from: index)
        index = name.upperBound
        while index < bytes.count, bytes[index].isMarkupSpace { index += 1 }
        var value = name
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            while index < bytes.count, bytes[index].isMarkupSpace { index += 1 }
            guard let found = attributeValue() else { return false }
            value = found
        }
        let code = hash(name)
        guard !seen.contains(code), seen.count < 32 else { return true }
        seen.append(code)
        write(name, value)
        return index < bytes.count
    }

    /// The range of the value at the index, which moves behind it. A quote left open ends at the tag's `>`.
    private mutating func attributeValue() -> Range<Int>? {
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return unquotedValue() }
        let start = index + 1
        var close: Int?
        for place in start..<bytes.count {
            if bytes[place] == quote {
                index = place + 1
                return start..<place
            }
            if bytes[place] == UInt8(ascii: ">"), close == nil { close = place }
            if bytes[place] == UInt8(ascii: "<"), let close {
                index = close
                return start..<close
            }
        }
        return nil
    }

    private mutating func unquotedValue() -> Range<Int>? {
        let start = index
        while index < bytes.count, !bytes[index].isMarkupSpace, ![60, 62].contains(bytes[index]) {
            if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">") {
                break
            }
            index += 1
        }
        return index < bytes.count ? start..<index : nil
    }

    private mutating func write(_ name: Range<Int>, _ value: Range<Int>) {
        output.append(UInt8(ascii: " "))
        output += bytes[name]
        output += [UInt8(ascii: "="), UInt8(ascii: "\"")]
        let resume = index
        index = value.lowerBound
        while index < value.upperBound {
            if bytes[index] == UInt8(ascii: "&") {
                reference()
            } else {
                escape(index)
                index += 1
            }
        }
        index = resume
        output.append(UInt8(ascii: "\""))
    }
}

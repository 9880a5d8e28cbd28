/// What stands before the root element of an XML document.
struct Prologue: Equatable {
    /// The index of the root's `<`.
    var rootStart: Int
    /// In lower case, without its prefix.
    var rootName: String
    /// Entities that the document declares as plain text; at most 100 of at most 1 KiB each.
    var entities: [String: [UInt8]] = [:]
    /// A document type elsewhere may declare names that are unknown here, so that using them is no flaw.
    var hasExternalSubset = false
    /// Whether names of characters that XML does not know may be right all the same.
    var declaresNames: Bool { !entities.isEmpty || hasExternalSubset }
    /// Something stood before the document that does not belong there.
    var hasJunk = false
    /// The XML declaration is not at the very start.
    var isLate = false
    /// The XML declaration is not as XML wants it.
    var isMisdeclared = false
    /// What is wrong here, if anything.
    var flaw: String? {
        if hasJunk { return "text before the document" }
        if isLate { return "blanks before the XML declaration" }
        return isMisdeclared ? "the XML declaration is not well-formed" : nil
    }

    /// Finds the root of a feed; throws what the document is when it is none.
    static func scan(_ bytes: [UInt8]) throws(FeedError) -> Prologue {
        var scanner = PrologueScanner(bytes)
        return try scanner.scan()
    }

    static let feedRoots: Set<String> = ["rss", "rdf", "feed", "channel", "entry", "urlset"]
}

private struct PrologueScanner {
    private let bytes: [UInt8]
    private var index = 0
    private var prologue = Prologue(rootStart: 0, rootName: "")
    private var isHTML = false

    /// Fragments that servers print before a feed by mistake, such as PHP's warnings.
    private static let fragments: Set<String> = [
        "b", "br", "p", "div", "font", "i", "pre", "strong", "span", "a", "hr", "center", "em", "small", "u", "h1",
        "h2",
    ]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func scan() throws(FeedError) -> Prologue {
        guard bytes.contains(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) else { throw .empty }
        while index < bytes.count {
            skipText()
            guard index < bytes.count else { break }
            if bytes.matches("<?", at: index) {
                instruction()
            } else if bytes.matches("<!--", at: index) {
                skip(past: "-->")
            } else if bytes.matches("<!", at: index) {
                documentType()
            } else if index + 1 < bytes.count, bytes[index + 1].beginsName {
                if let found = try element() { return found }
            } else {
                prologue.hasJunk = true
                index += 1
            }
        }
        throw .notAFeed(isHTML ? .htmlPage : .text)
    }

    private mutating func instruction() {
        let start = index
        skip(past: "?>")
        if index == bytes.count, !bytes.hasSuffix("?>") {
            index = start
            skip(past: ">")
            prologue.hasJunk = true
        }
        guard bytes.matches("<?xml", at: start), start + 5 < bytes.count, bytes[start + 5].isMarkupSpace else { return }
        if start > 0 { prologue.isLate = true }
        if !XMLDeclaration.isWellFormed(bytes[start..<index]) { prologue.isMisdeclared = true }
    }

    private mutating func skipText() {
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
            if bytes[index] > 0x20 { prologue.hasJunk = true }
            index += 1
        }
    }

    private mutating func skip(past mark: String) {
        index = bytes.firstMatch(of: mark, from: index + 2).map { $0 + mark.utf8.count } ?? bytes.count
    }

    /// The root when it is a feed's; nil when the element is only a stray fragment.
    private mutating func element() throws(FeedError) -> Prologue? {
        var end = index + 1
        while end < bytes.count, bytes[end].continuesName, end - index < 64 { end += 1 }
        let qualified = bytes.lowercasedText(index + 1..<end)
        let name = qualified.split(separator: ":").last.map(String.init) ?? qualified
        if Prologue.feedRoots.contains(name), end < bytes.count {
            prologue.rootStart = index
            prologue.rootName = name
            return prologue
        }
        if isHTML || name == "html" || name == "head" || name == "body" { throw .notAFeed(.htmlPage) }
        if name == "svg" { throw .notAFeed(.svgImage) }
        guard PrologueScanner.fragments.contains(name), index < 64 * 1024 else {
            guard end < bytes.count else { throw .notAFeed(.text) }
            throw .notAFeed(HTMLVocabulary.element(NameHash.of(name)) == nil ? .otherXML(root: name) : .htmlPage)
        }
        prologue.hasJunk = true
        index = bytes.firstPlace(of: UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? bytes.count
        return nil
    }

    /// `<!DOCTYPE rss SYSTEM "..." [ <!ENTITY name "text"> ]>`: skipped, with its simple entities kept.
    private mutating func documentType() {
        let name = bytes.lowercasedText(index..<min(index + 32, bytes.count)).split { $0.isWhitespace || $0 == ">" }
        if name.first == "<!doctype", name.count > 1, name[1] == "html" { isHTML = true }
        index += 2
        var brackets = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if brackets == 0 { prologue.hasExternalSubset = true }
                index = bytes.firstPlace(of: bytes[index], from: index + 1) ?? bytes.count
            case UInt8(ascii: "<"):
                if bytes.matches("<!--", at: index) {
                    skip(past: "-->")
                    continue
                }
                if bytes.matches("<!entity", at: index) { entity() }
                if brackets <= 0, !bytes.matches("<!", at: index) { return }
            case UInt8(ascii: ">") where brackets <= 0:
                index += 1
                return
            case UInt8(ascii: "%") where brackets > 0: prologue.hasExternalSubset = true
            default: break
            }
            index += 1
        }
    }

    /// Keeps `<!ENTITY name "text">` whose text refers to nothing else; the index stays on its `<`.
    private mutating func entity() {
        var position = index + 8
        while position < bytes.count, bytes[position].isMarkupSpace { position += 1 }
        let start = position
        while position < bytes.count, bytes[position].continuesName { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        while position < bytes.count, bytes[position].isMarkupSpace { position += 1 }
        guard position < bytes.count, [34, 39].contains(bytes[position]), !name.isEmpty,
            let end = bytes.firstPlace(of: bytes[position], from: position + 1)
        else { return }
        let value = bytes[position + 1..<end]
        guard value.count <= 1024, prologue.entities.count < 100, prologue.entities[name] == nil else { return }
        let refersElsewhere = value.indices.contains {
            bytes[$0] == UInt8(ascii: "&") && HTMLEntities.reference(in: bytes, at: $0, lenient: false) == nil
        }
        guard !refersElsewhere, !value.contains(UInt8(ascii: "<")), !value.contains(UInt8(ascii: "%")) else { return }
        let text = HTMLEntities.decoded(value)
        prologue.entities[name] = text
    }
}

/// `<?xml version="1.0" encoding="utf-8" standalone="yes"?>` (XML 1.0, 2.8).
private enum XMLDeclaration {
    static func isWellFormed(_ declaration: ArraySlice<UInt8>) -> Bool {
        var rest = declaration.dropFirst(5)
        guard rest.suffix(2).elementsEqual("?>".utf8) else { return false }
        rest = rest.dropLast(2)
        var wanted = ["version", "encoding", "standalone"][...]
        var isFirst = true
        while true {
            let blanks = rest.prefix { $0.isMarkupSpace }.count
            rest = rest.dropFirst(blanks)
            guard !rest.isEmpty else { return !isFirst }
            guard blanks > 0, let name = wanted.firstIndex(where: { rest.starts(with: $0.utf8) }) else { return false }
            if isFirst, wanted[name] != "version" { return false }
            rest = rest.dropFirst(wanted[name].utf8.count).drop { $0.isMarkupSpace }
            guard rest.first == UInt8(ascii: "=") else { return false }
            rest = rest.dropFirst().drop { $0.isMarkupSpace }
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = rest.dropFirst().firstIndex(of: quote)
            else { return false }
            rest = rest[(end + 1)...]
            wanted = wanted[(name + 1)...]
            isFirst = false
        }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

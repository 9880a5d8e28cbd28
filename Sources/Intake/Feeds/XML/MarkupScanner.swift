/// Walks through XML in one pass over its bytes, however ill-formed it is, and tells a reader what stands there.
///
/// It is a scanner of our own and not libxml2's, because a feed that is cut or flawed must give what it holds, because
/// strangers write what it reads (every access here is checked), and because it costs half as much: names are hashes,
/// and text that nobody asked for is only looked over. It never opens anything and expands entities up to a small bound.
///
/// Elements are closed by name: `</item>` closes whatever is still open in the item. What is nested deeper than
/// `maximumDepth` loses its tags and keeps its text. What the end of the document cuts is left out, and nothing is
/// closed for it, so only complete entries come out. The first flaw is noted: XML 1.0 is the measure.
struct MarkupScanner {
    /// Elements open at one time.
    static let maximumDepth = 200
    /// Bytes that declared entities may expand to in one document.
    static let maximumExpansion = 256 * 1024
    /// Attributes of one tag; later ones are left out.
    static let maximumAttributes = 64

    let bytes: [UInt8]
    var reader: FeedReader
    let entities: [String: [UInt8]]
    /// A document type elsewhere may declare names that are unknown here, so that using them is no flaw.
    let mayDeclareNames: Bool
    var index: Int
    var open: [OpenElement] = []
    var scope = NamespaceScope()
    var attributes: AttributeList
    var isFinished = false
    private var expansion = 0
    private(set) var flaw: Flaw?
    /// A prefix without its namespace: flawed, but nothing is lost by it.
    private(set) var namespaceFlaw: Flaw?

    struct OpenElement {
        /// With its prefix, in the document.
        var name: Range<Int>
        /// Of the name with its prefix.
        var hash: UInt64
        /// Declarations of namespaces in force outside it.
        var bindings: Int
        /// An element of HTML without an end tag, whose end tag XML wants all the same.
        var isVoid: Bool
    }

    /// Something that XML forbids, and where.
    struct Flaw {
        var what: String
        var place: Int
    }

    /// Tells `reader` what stands in the document from its root on, and gives it back with what is wrong with the
    /// document, if anything.
    static func scan(
        _ bytes: [UInt8], _ prologue: Prologue, reader: consuming FeedReader
    ) -> (reader: FeedReader, flaw: String?) {
        var scanner = MarkupScanner(bytes, prologue, reader)
        scanner.run()
        let flaw = (scanner.flaw ?? scanner.namespaceFlaw).map {
            "line \(bytes.lineNumber(at: $0.place)): \($0.what)"
        }
        return (scanner.reader, flaw)
    }

    private init(_ bytes: [UInt8], _ prologue: Prologue, _ reader: consuming FeedReader) {
        self.bytes = bytes
        self.reader = reader
        entities = prologue.entities
        mayDeclareNames = prologue.declaresNames
        index = prologue.rootStart
        attributes = AttributeList(bytes: bytes, entities: prologue.entities)
        open.reserveCapacity(32)
    }

    private mutating func run() {
        while index < bytes.count, !isFinished { step() }
        if isFinished, open.isEmpty {
            checkEpilogue()
        } else if reader.wantsMore {
            note("the document is cut", at: bytes.count)
        }
    }

    private mutating func step() {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return text() }
        let next = bytes[index + 1]
        if next.beginsName {
            startTag()
        } else if next == UInt8(ascii: "/") {
            endTag()
        } else if next == UInt8(ascii: "!") {
            declaration()
        } else if next == UInt8(ascii: "?") {
            instruction()
        } else {
            text()
        }
    }

    private mutating func instruction() {
        if bytes.matches("<?xml ", at: index) { note("an XML declaration that is not at the start", at: index) }
        let end = bytes.firstMatch(of: "?>", from: index + 2)
        if end == nil { note("an instruction without its end", at: index) }
        index = end.map { $0 + 2 } ?? bytes.count
    }

    mutating func note(_ what: String, at place: Int) {
        if flaw == nil { flaw = Flaw(what: what, place: place) }
    }

    mutating func noteNamespace(_ place: Int) {
        if namespaceFlaw == nil { namespaceFlaw = Flaw(what: "a prefix without its namespace", place: place) }
    }

    /// After the root there may be comments, instructions and blanks, and nothing else.
    private mutating func checkEpilogue() {
        while index < bytes.count {
            if bytes[index].isMarkupSpace {
                index += 1
            } else if bytes.matches("<!--", at: index) || bytes.matches("<?", at: index) {
                let mark = bytes[index + 1] == UInt8(ascii: "?") ? "?>" : "-->"
                index = bytes.firstMatch(of: mark, from: index + 2).map { $0 + mark.utf8.count } ?? bytes.count
            } else {
                return note("text after the document", at: index)
            }
        }
    }
}

// Text, references, sections.
extension MarkupScanner {
    /// Text up to the next `<`; a `<` that it begins with opens nothing and is text too.
    mutating func text() {
        closeVoid()
        let takes = reader.takesText
        var start = index
        if bytes[index] == UInt8(ascii: "<") {
            note("a bare <", at: index)
            index += 1
        }
        let count = bytes.count
        while true {
            index = MarkupScanner.specialPlace(in: bytes, from: index)
            guard index < count else { break }
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { break }
            if byte == UInt8(ascii: "&") {
                if takes { reader.text(bytes[start..<index]) }
                reference(takes)
                start = index
            } else if isForbidden(byte) {
                note("a character that XML forbids", at: index)
                if takes { reader.text(bytes[start..<index]) }
                index += byte < 0x20 ? 1 : 3
                start = index
            } else {
                if byte == UInt8(ascii: "]"), bytes.matches("]]>", at: index) { note("]]> in text", at: index) }
                index += 1
            }
        }
        if takes, start < index { reader.text(bytes[start..<min(index, count)]) }
    }

    /// The place of the next byte that wants a closer look; the end when there is none. The hottest loop here.
    private static func specialPlace(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, !bytes[index].isSpecialInText { index &+= 1 }
        return index
    }

    /// The place of the first control character that XML forbids.
    private static func controlPlace(in bytes: [UInt8], from start: Int, before end: Int) -> Int? {
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte < 0x20, !byte.isMarkupSpace { return index }
            index &+= 1
        }
        return nil
    }

    /// Whether the byte at the index is a control character, or begins U+FFFE or U+FFFF.
    private func isForbidden(_ byte: UInt8) -> Bool {
        if byte < 0x20 { return !byte.isMarkupSpace || byte == 0x0C }
        return byte == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    }

    private mutating func reference(_ takes: Bool) {
        let start = index
        if let known = HTMLEntities.reference(in: bytes, at: index, lenient: false) {
            if !HTMLEntities.isOfXML(bytes, at: index), !mayDeclareNames {
                note("a name of a character that XML does not know", at: index)
            }
            if known.scalar.value < 0x20 || known.scalar == "\u{FFFD}", !bytes.matches("&#xfffd;", at: index) {
                note("a reference to a character that XML forbids", at: index)
            }
            if takes { reader.text(scalar: known.scalar) }
            index = known.end
        } else if let end = bytes.entityEnd(at: index) {
            let value = entities[String(decoding: bytes[index + 1..<end - 1], as: UTF8.self)]
            if value == nil, !mayDeclareNames { note("an unknown entity", at: index) }
            let written = value.map { $0[...] } ?? bytes[start..<end]
            expansion += value?.count ?? 0
            if takes, expansion <= MarkupScanner.maximumExpansion { reader.text(written) }
            index = end
        } else {
            note("a bare &", at: index)
            if takes { reader.text(scalar: "&") }
            index += 1
        }
    }

    mutating func declaration() {
        if bytes.matches("<!--", at: index) {
            comment()
        } else if bytes.matches("<![cdata[", at: index) {
            section()
        } else {
            note("a declaration in the document", at: index)
            index = bytes.firstPlace(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? bytes.count
        }
    }

    private mutating func comment() {
        let start = index
        guard let end = bytes.firstMatch(of: "-->", from: index + 4) else {
            index = bytes.count
            return note("a comment is cut", at: start)
        }
        if let dashes = bytes.firstMatch(of: "--", from: start + 4, before: end + 1), dashes < end {
            note("-- in a comment", at: dashes)
        }
        index = end + 3
    }

    /// A CDATA section; one that never ends ends with the field that it began in.
    private mutating func section() {
        closeVoid()
        if bytes[index + 3] != UInt8(ascii: "C") { note("a declaration in the document", at: index) }
        let start = index + 9
        var end = bytes.sectionEnd(from: start)
        var resume = end.map { $0 + 3 }
        if end == nil, let name = open.last?.name {
            note("a CDATA section without its end", at: index)
            end = bytes.endTag(of: name, from: start)
            resume = end
        }
        guard let end, let resume else {
            index = bytes.count
            return isFinished = true
        }
        if flaw == nil, let bad = MarkupScanner.controlPlace(in: bytes, from: start, before: end) {
            note("a character that XML forbids", at: bad)
        }
        if reader.takesText { reader.text(bytes[start..<end]) }
        index = resume
    }
}

extension UInt8 {
    /// Whether a byte of text wants a closer look: `<`, `&`, `]`, control characters, and 0xEF.
    @inline(__always)
    var isSpecialInText: Bool {
        if self >= 0x40 { return self == 0x5D || self == 0xEF }
        // `&`, `<` and 0 to 31 without tab, line feed and carriage return.
        return (0x1000_0040_FFFF_D9FF as UInt64) >> UInt64(self) & 1 == 1
    }
}

extension [UInt8] {
    /// 1 for the first line.
    func lineNumber(at place: Int) -> Int {
        1 + self[..<Swift.min(place, count)].count { $0 == UInt8(ascii: "\n") }
    }

    /// The place of the next `]]>`.
    func sectionEnd(from start: Int) -> Int? {
        var index = start
        while let place = firstPlace(of: UInt8(ascii: "]"), from: index) {
            if matches("]]>", at: place) { return place }
            index = place + 1
        }
        return nil
    }

    /// The place of the next end tag of the name that stands at `name`.
    func endTag(of name: Range<Int>, from start: Int) -> Int? {
        var index = start
        while let place = firstPlace(of: UInt8(ascii: "<"), from: index) {
            index = place + 1
            guard index < count, self[index] == UInt8(ascii: "/"), index + 1 + name.count <= count else { continue }
            if self[index + 1..<index + 1 + name.count].elementsEqual(self[name]) { return place }
        }
        return nil
    }
}

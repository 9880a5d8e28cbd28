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
    var expansion = 0
    /// Passes over entries that are known; nil to read them all.
    var recognition: EntryRecognition?
    private(set) var flaw: Flaw?
    /// The document ended before its root did.
    private var isCut = false
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
        _ bytes: [UInt8], _ prologue: Prologue, reader: consuming FeedReader, _ recognition: EntryRecognition? = nil
    ) -> (reader: FeedReader, recognized: EntryRecognition?, flaw: String?, isCut: Bool) {
        var scanner = MarkupScanner(bytes, prologue, reader)
        scanner.recognition = recognition
        scanner.run()
        let flaw = (scanner.flaw ?? scanner.namespaceFlaw).map {
            "line \(bytes.lineNumber(at: $0.place)): \($0.what)"
        }
        return (scanner.reader, scanner.recognition, flaw, scanner.isCut)
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
            isCut = true
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

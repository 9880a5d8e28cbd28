import CXML2

/// libxml2's push parser: the only door to it, for XML that a program wrote. Feeds have ``MarkupScanner``.
///
/// It gets UTF-8 from the root element on, so no document type ever reaches it: there are no external files to read
/// and no entities to expand. Its recovery is on, the network and the lifting of its own limits are off.
final class XMLPushParser {
    /// What the parser found wrong.
    struct Outcome: Equatable {
        /// The first error of well-formedness, with its line.
        var flaw: String?
        /// A prefix without its namespace: flawed, but every element was heard.
        var namespaceFlaw: String?
        /// Character references by names that XML does not know but the document may have declared.
        var unknownReferences = 0

        /// Whether text or elements may have been lost, so that repairing the markup could give more.
        var isLossy: Bool { flaw != nil || unknownReferences > 0 }
    }

    /// Elements that may be open at one time: libxml2's own limit does not hold for its push parser.
    private static let maximumDepth = 256
    private static let chunkBytes = 32 * 1024

    private let reader: any XMLEventReader
    private var outcome = Outcome()
    /// Text since the last tag, so that the reader hears it in large pieces.
    private var pending: [UInt8] = []
    /// libxml2 keeps each name once for a document, so its address names it.
    private var names: [NameKey: XMLElementName] = [:]
    private var context: ParserContext?
    private var depth = 0

    private struct NameKey: Hashable {
        let local, prefix, uri: UInt
    }

    private let tolerance: Tolerance

    private init(reader: any XMLEventReader, tolerance: Tolerance) {
        self.reader = reader
        self.tolerance = tolerance
    }

    /// How much a document may be flawed.
    enum Tolerance {
        /// Reading ends at the first flaw, since the document will be repaired and read again.
        case none
        /// So it does, but names of characters may be unknown: the document type declares some.
        case unknownReferences
        /// Everything that can be read is read.
        case all
    }

    /// Tells `reader` what stands in `bytes` from `start` on.
    static func parse(
        _ bytes: [UInt8], from start: Int, reader: any XMLEventReader, tolerance: Tolerance
    ) -> Outcome {
        let parser = XMLPushParser(reader: reader, tolerance: tolerance)
        parser.run(bytes, from: start)
        return parser.outcome
    }

    /// A parser that is given its document piece by piece, from the root element on; nil when there is no memory.
    static func open(reader: any XMLEventReader, tolerance: Tolerance) -> XMLPushParser? {
        let parser = XMLPushParser(reader: reader, tolerance: tolerance)
        parser.context = ParserContext(owner: parser)
        return parser.context == nil ? nil : parser
    }

    /// False when the parser has given up or was stopped.
    func feed(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !isStopped, let context, context.feed(bytes) else { return false }
        return !isStopped
    }

    /// Ends the document; the parser is of no use then.
    func finish() -> Outcome {
        if !isStopped { context?.finish() }
        deliverText()
        context = nil
        return outcome
    }

    private func run(_ bytes: [UInt8], from start: Int) {
        guard let context = ParserContext(owner: self) else { return outcome.flaw = "out of memory" }
        self.context = context
        var position = start
        while position < bytes.count, !isStopped {
            let end = min(position + XMLPushParser.chunkBytes, bytes.count)
            guard context.feed(bytes[position..<end]) else { break }
            position = end
        }
        if !isStopped { context.finish() }
        deliverText()
        self.context = nil
    }

    private func deliverText() {
        guard !pending.isEmpty else { return }
        reader.text(pending)
        pending.removeAll(keepingCapacity: true)
    }

    /// Nothing more is told to the reader; a flag, since it is asked at every event.
    private var isStopped = false

    fileprivate func start(_ name: XMLElementName, _ attributes: [XMLAttribute]) {
        guard !isStopped else { return context?.stop() ?? () }
        depth += 1
        guard depth <= XMLPushParser.maximumDepth else {
            outcome.flaw = "nested deeper than \(XMLPushParser.maximumDepth) levels"
            isStopped = true
            context?.stop()
            return
        }
        deliverText()
        reader.start(name, attributes: attributes)
    }

    fileprivate func end() {
        guard !isStopped else { return }
        depth -= 1
        deliverText()
        reader.end()
        if !reader.wantsMore {
            isStopped = true
            context?.stop()
        }
    }

    fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe pending.append(contentsOf: bytes)
    }

    fileprivate func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
    ) -> XMLElementName {
        let key = NameKey(
            local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix), uri: UInt(bitPattern: uri))
        if let known = names[key] { return known }
        let name = unsafe XMLElementName(
            local: String(cString: local), prefix: prefix.map { unsafe String(cString: $0) },
            uri: uri.map { unsafe String(cString: $0) })
        names[key] = name
        return name
    }

    /// The codes are those of `xmlParserErrors`: 26 and 27 an unknown entity, 200 to 206 namespaces.
    ///
    /// Only the first error of a kind is put into words: a hostile document has one for every byte.
    fileprivate func note(code: Int, isWarning: Bool, words: () -> String) {
        switch code {
        case 26, 27:
            outcome.unknownReferences += 1
            if tolerance == .none || outcome.unknownReferences > 1000, outcome.flaw == nil { outcome.flaw = words() }
        case 200...206: if outcome.namespaceFlaw == nil { outcome.namespaceFlaw = words() }
        default: if !isWarning, outcome.flaw == nil { outcome.flaw = words() }
        }
        if outcome.flaw != nil, tolerance != .all { isStopped = true }
    }
}

/// libxml2's parser context, freed when it goes.
@safe
private final class ParserContext {
    private let context: xmlParserCtxtPtr

    /// Errors of libxml2 must not go to standard error; the function is kept per thread, so it is set each time.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    init?(owner: XMLPushParser) {
        guard ParserContext.isReady else { return nil }
        unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
        var handler = unsafe ParserContext.handler()
        let user = unsafe Unmanaged.passUnretained(owner).toOpaque()
        guard let created = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { return nil }
        unsafe context = created
        // NOENT makes `&amp;` an ampersand in attributes; there are no other entities here that it could expand.
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
            | XML_PARSE_NOENT.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
        _ = unsafe xmlCtxtUseOptions(context, Int32(options))
    }

    deinit {
        if let tree = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(tree) }
        unsafe xmlFreeParserCtxt(context)
    }

    /// False when the parser has given up.
    func feed(_ bytes: ArraySlice<UInt8>) -> Bool {
        _ = unsafe bytes.withUnsafeBytes { buffer in
            unsafe xmlParseChunk(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 0)
        }
        return unsafe context.pointee.disableSAX != 1
    }

    func finish() { _ = unsafe xmlParseChunk(context, nil, 0, 1) }

    func stop() { unsafe xmlStopParser(context) }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.getEntity = { _, name in unsafe xmlGetPredefinedEntity(name) }
        unsafe handler.startElementNs = { user, local, prefix, uri, _, _, count, _, attributes in
            guard let local = unsafe local, let parser = unsafe ParserContext.owner(user) else { return }
            let name = unsafe parser.name(local, prefix, uri)
            unsafe parser.start(name, ParserContext.read(attributes, count: Int(count)))
        }
        unsafe handler.endElementNs = { user, _, _, _ in unsafe ParserContext.owner(user)?.end() }
        unsafe handler.characters = { user, bytes, count in
            unsafe ParserContext.owner(user)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        unsafe handler.ignorableWhitespace = handler.characters
        unsafe handler.cdataBlock = handler.characters
        unsafe handler.serror = { user, error in
            guard let parser = unsafe ParserContext.owner(user), let error = unsafe error?.pointee else { return }
            let isWarning = unsafe error.level.rawValue <= XML_ERR_WARNING.rawValue
            unsafe parser.note(code: Int(error.code), isWarning: isWarning) {
                let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "ill-formed"
                return unsafe "line \(error.line): " + String(message.prefix(160).filter { !$0.isNewline })
            }
        }
        return unsafe handler
    }

    private static func owner(_ user: UnsafeMutableRawPointer?) -> XMLPushParser? {
        unsafe user.map { unsafe Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Five pointers an attribute: name, prefix, namespace, begin and end of the value.
    private static func read(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) -> [XMLAttribute] {
        guard let attributes = unsafe attributes, count > 0 else { return [] }
        return (0..<count).compactMap { place in
            let fields = unsafe attributes + place * 5
            guard let name = unsafe fields[0], let start = unsafe fields[3], let end = unsafe fields[4] else {
                return nil
            }
            let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
            return unsafe XMLAttribute(
                local: String(cString: name).lowercased(),
                prefix: fields[1].map { unsafe String(cString: $0).lowercased() } ?? "",
                value: String(decoding: value, as: UTF8.self))
        }
    }
}

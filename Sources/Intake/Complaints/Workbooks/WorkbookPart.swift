/// Reads one XML part of a workbook: the names and attributes of its elements, and texts where somebody wants them.
///
/// The parser gets the part from its root element on, so no document type reaches it.
enum WorkbookPart {
    static let maximumBytes = 16 * 1024 * 1024
    /// Decoded bytes of a sheet or of the shared strings.
    static let maximumStreamedBytes = 1024 * 1024 * 1024
    /// No text of a cell comes near it; the parser gathers text between two tags.
    private static let maximumSilence = 8 * 1024 * 1024
    private static let prologueBytes = 4096

    /// Where the root element begins; nil when there is none, or a document type before it.
    static func root(of bytes: [UInt8]) -> Int? {
        let limit = min(bytes.count, prologueBytes)
        for index in 0..<limit where bytes[index] == UInt8(ascii: "<") && index + 1 < bytes.count {
            let next = bytes[index + 1]
            if next == UInt8(ascii: "?") { continue }
            if next == UInt8(ascii: "!") {
                let isComment = index + 3 < bytes.count && bytes[index + 2] == UInt8(ascii: "-")
                if isComment { continue }
                return nil
            }
            return index
        }
        return nil
    }

    /// Reads a whole small part.
    static func read(_ bytes: [UInt8], _ reader: any XMLEventReader) {
        guard let start = root(of: bytes) else { return }
        _ = XMLPushParser.parse(bytes, from: start, reader: reader, tolerance: .all)
    }

    /// A part that is read while it is decoded.
    final class Stream {
        private let entry: ZipEntry
        private let reader: any WorkbookReader
        private var parser: XMLPushParser?
        private var total = 0
        private var silence = 0
        private var events = 0

        init(_ entry: ZipEntry, _ reader: any WorkbookReader) {
            self.entry = entry
            self.reader = reader
        }

        /// Reads on a little; false at the end.
        func advance() throws(DropProblem) -> Bool {
            guard let bytes = try entry.next() else {
                _ = parser?.finish()
                parser = nil
                return false
            }
            total += bytes.count
            guard total <= WorkbookPart.maximumStreamedBytes else {
                throw DropProblem("a sheet of it has more than 1 GiB when unpacked. Save it as CSV")
            }
            var start = 0
            if parser == nil {
                guard total == bytes.count, let root = WorkbookPart.root(of: bytes) else {
                    throw DropProblem("a sheet of it is not XML. Save the workbook again")
                }
                start = root
                parser = XMLPushParser.open(reader: reader, tolerance: .all)
            }
            guard parser?.feed(bytes[start...]) ?? false else { return false }
            silence = reader.events == events ? silence + bytes.count : 0
            events = reader.events
            guard silence <= WorkbookPart.maximumSilence else {
                throw DropProblem("a cell of it has more than 8 MiB. Save it as CSV")
            }
            return true
        }
    }
}

/// A reader that tells whether anything happens.
protocol WorkbookReader: XMLEventReader {
    /// Elements begun and ended so far.
    var events: Int { get }
}

/// Collects the attributes of the elements of some names, and nothing else.
final class ElementList: XMLEventReader {
    private let wanted: Set<String>
    private(set) var elements: [(name: String, parent: String, attributes: [XMLAttribute])] = []
    private var open: [String] = []
    private static let maximumElements = 100_000

    init(_ wanted: Set<String>) { self.wanted = wanted }

    var wantsMore: Bool { elements.count < ElementList.maximumElements }

    func start(_ name: XMLElementName, attributes: [XMLAttribute]) {
        if wanted.contains(name.local), wantsMore { elements.append((name.local, open.last ?? "", attributes)) }
        open.append(name.local)
    }

    func end() { _ = open.popLast() }

    func text(_ bytes: [UInt8]) {}
}

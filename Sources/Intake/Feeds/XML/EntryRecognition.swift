/// Knows entries of a feed again by their bytes, so that a document that differs from the last one by three entries costs
/// the reading of three.
///
/// Only whole entries are known, from the first byte of their tag to the last of their end tag, and only from documents
/// without a flaw; whatever stands between them is read as always.
struct EntryRecognition {
    /// Those that were passed over.
    private(set) var rows: [DocumentMemory.Row] = []
    /// Of the bytes of each entry that was read; 0 for one whose end was not its own end tag.
    private(set) var digests: [UInt64] = []
    private let last: DocumentMemory
    /// Where the next one is looked for.
    private var place = 0
    private var open: (start: Int, depth: Int)?

    init(_ last: DocumentMemory) { self.last = last }

    /// Where the entry that begins there ends, when it stood in the last document as it stands here.
    mutating func endOfKnown(entryAt start: Int, name: Range<Int>, in bytes: [UInt8]) -> Int? {
        guard !last.isEmpty, let end = bytes.endOfElement(named: name, from: name.upperBound),
            let row = last.row(ofRaw: bytes.digest(of: start..<end), at: &place)
        else { return nil }
        rows.append(row)
        return end
    }

    /// An entry that is to be read begins.
    mutating func begin(at start: Int, depth: Int) { open = (start, depth) }

    /// An element ended by its end tag.
    ///
    /// - Parameter entries: how many entries have been read by now.
    mutating func end(at end: Int, in bytes: [UInt8], depth: Int, entries: Int) {
        guard let entry = open, depth <= entry.depth, entries > digests.count else { return }
        // Several at once: entries whose end tags were forgotten.
        let isWhole = depth == entry.depth && entries == digests.count + 1
        while digests.count < entries - 1 { digests.append(0) }
        digests.append(isWhole ? bytes.digest(of: entry.start..<end) : 0)
        open = nil
    }
}

extension [UInt8] {
    fileprivate func digest(of range: Range<Int>) -> UInt64 {
        var hash = WordHash()
        hash.add(self, range)
        return hash.value == 0 ? 1 : hash.value
    }

    /// Behind the first `</name>` from `start` on.
    fileprivate func endOfElement(named name: Range<Int>, from start: Int) -> Int? {
        var next = firstPlace(of: UInt8(ascii: "<"), from: start)
        while let place = next {
            let end = place + 2 + name.count
            guard end < count else { return nil }
            if self[place + 1] == UInt8(ascii: "/"), self[end] == UInt8(ascii: ">"),
                self[place + 2..<end].elementsEqual(self[name])
            {
                return end + 1
            }
            next = firstPlace(of: UInt8(ascii: "<"), from: place + 1)
        }
        return nil
    }
}

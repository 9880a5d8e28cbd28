import Crisis

/// The entries of the last document of a source, as a few small numbers each: so a document of twenty entries of which
/// one is new costs the work on one entry and one question to the ledger.
package struct DocumentMemory: Hashable, Sendable {
    /// Entries that are remembered of one document; feeds hold ten to a hundred.
    static let limit = 512
    /// Of what was never read.
    package static let empty = DocumentMemory([])

    struct Row: Hashable, Sendable {
        /// Digest of the entry's bytes, from the start of its tag to the end of its end tag; 0 when they must be read
        /// again: the document was flawed, or the entry shares its name with another one.
        var raw: UInt64
        /// Digest of what the entry says.
        var entry: UInt64
        /// Digest of the name under which it was first looked for.
        var name: UInt32
    }

    /// In the document's order.
    private let rows: [Row]

    init(_ rows: [Row]) { self.rows = Array(rows.prefix(DocumentMemory.limit)) }

    var isEmpty: Bool { rows.isEmpty }

    /// The entry with those bytes.
    ///
    /// - Parameter place: where it is looked for first: a feed's entries keep their order. Moves behind the one found.
    func row(ofRaw raw: UInt64, at place: inout Int) -> Row? {
        if place < rows.count, rows[place].raw == raw {
            place += 1
            return rows[place - 1]
        }
        guard raw != 0, let found = rows.firstIndex(where: { $0.raw == raw }) else { return nil }
        place = found + 1
        return rows[found]
    }

    /// The name of an entry that stood in the last document, word for word; nil when it did not.
    func name(of entry: UInt64) -> UInt32? { rows.first { $0.entry == entry }?.name }
}

extension FeedEntry {
    /// A digest of what identifies it and what it says.
    var digest: UInt64 {
        var hash = WordHash()
        hash.add(id)
        hash.add(link)
        hash.add(title)
        hash.add(summary)
        hash.add(content)
        hash.add(author)
        hash.add(UInt64(bitPattern: published?.milliseconds ?? .min))
        hash.add(UInt64(bitPattern: updated?.milliseconds ?? .min))
        return hash.value
    }
}

/// A digest of the name of an item.
package enum NameDigest {
    package static func of(_ name: String) -> UInt32 {
        var hash = WordHash()
        hash.add(name)
        return UInt32(truncatingIfNeeded: hash.value >> 32 ^ hash.value)
    }
}

/// What a document says that the last one did not.
package struct FeedNews: Sendable {
    package var items: [IdentifiedItem]
    /// Digests of the names of entries that stood in the last document as they stand in this one.
    package var repeated: Set<UInt32>
    /// To be handed in with the next document, once the items are kept.
    package var memory: DocumentMemory
}

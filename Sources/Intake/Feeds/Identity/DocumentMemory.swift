import Crisis

/// The entries of the last document of a source, as two small numbers each: so a document of twenty entries of which one
/// is new costs the work on one entry and one question to the ledger.
package struct DocumentMemory: Hashable, Sendable {
    /// Entries that are remembered of one document; feeds hold ten to a hundred.
    static let limit = 512

    /// Digests of what the entries said, ascending.
    private var entries: [UInt64]
    /// Digests of the name under which each was first looked for.
    private var names: [UInt64]

    init(_ seen: [(entry: UInt64, name: UInt64)]) {
        let sorted = seen.prefix(DocumentMemory.limit).sorted { $0 < $1 }
        entries = sorted.map(\.entry)
        names = sorted.map(\.name)
    }

    /// The name of an entry that stood in the last document, word for word; nil when it did not.
    func name(of entry: UInt64) -> UInt64? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low] == entry ? names[low] : nil
    }
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
    package static func of(_ name: String) -> UInt64 {
        var hash = WordHash()
        hash.add(name)
        return hash.value
    }
}

/// What a document says that the last one did not.
package struct FeedNews: Sendable {
    package var items: [IdentifiedItem]
    /// Digests of the names of entries that stood in the last document as they stand in this one.
    package var repeated: Set<UInt64>
    /// To be handed in with the next document, once the items are kept.
    package var memory: DocumentMemory
}

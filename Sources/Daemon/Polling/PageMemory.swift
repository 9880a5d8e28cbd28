import Crisis

/// The items of the last page of a source that is no feed, as one small number each, so that a page with one new record
/// costs one question to the ledger and not a hundred; of feeds see `DocumentMemory`.
///
/// The numbers come from `Hasher`, whose seed a publisher cannot know, and live as long as the process.
struct PageMemory {
    /// Items that are remembered of one document, the first ones; feeds hold ten to a hundred.
    static let limit = 512

    private var known: Set<Int>

    init(_ items: [Item]) { known = Set(items.prefix(PageMemory.limit).map(Self.number)) }

    /// Whether an item stood in the last document, unedited.
    func holds(_ item: Item) -> Bool { known.contains(Self.number(item)) }

    private static func number(_ item: Item) -> Int {
        var hasher = Hasher()
        hasher.combine(item.identity)
        hasher.combine(item.revision)
        return hasher.finalize()
    }
}

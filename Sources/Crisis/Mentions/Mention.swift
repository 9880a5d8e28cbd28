/// An item that matches a watch, normalised and stored once.
package struct Mention: Hashable, Codable, Sendable, Identifiable {
    /// `source/identity` of the item and the watch that it matched: stable over restarts and replays.
    package struct ID: TextIdentifier {
        package var text: String
        package init(_ text: String) { self.text = text }
    }

    package var id: ID
    package var watch: Watch.ID
    package var source: Source.ID
    package var family: SourceFamily
    package var tier: Tier
    package var item: Item
    /// When it became known to us: the moment of the poll that brought it.
    package var seen: Timestamp

    package init(
        id: ID, watch: Watch.ID, source: Source.ID, family: SourceFamily, tier: Tier, item: Item, seen: Timestamp
    ) {
        self.id = id
        self.watch = watch
        self.source = source
        self.family = family
        self.tier = tier
        self.item = item
        self.seen = seen
    }

    /// The moment that it counts for: its publication when that is known and not in the future, else when it was seen.
    package var time: Timestamp { min(item.published ?? seen, seen) }

    /// Title and text as one text, the title first.
    package var fullText: String {
        item.text.isEmpty ? item.title : (item.title.isEmpty ? item.text : item.title + "\n" + item.text)
    }
}

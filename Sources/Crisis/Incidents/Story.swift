/// Near-identical mentions: one wire report in forty outlets, one post and its reposts.
package struct Story: Hashable, Codable, Sendable, Identifiable {
    /// The watch and a running number, such as `swallow/story-17`.
    package typealias ID = String

    /// Outlets that are kept by name.
    package static let outletLimit = 64

    package var id: ID
    /// The incident that it is part of; nil while it is only noted.
    package var incident: Incident.ID?
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    /// Mentions, the first one included.
    package var mentions: Int
    /// Distinct sources that carried it, in the order of their names, at most 64.
    package private(set) var outlets: [Source.ID]
    /// The first title.
    package var title: String
    package var fingerprint: Fingerprint
    /// Running number within the watch; the higher, the younger.
    let number: Int

    init(number: Int, mention: Mention, fingerprint: Fingerprint, incident: Incident.ID?) {
        id = "\(mention.watch)/story-\(number)"
        self.number = number
        self.incident = incident
        firstSeen = mention.time
        lastSeen = mention.time
        mentions = 1
        outlets = [mention.source]
        title = mention.headline
        self.fingerprint = fingerprint
    }

    /// Counts one more mention of it.
    mutating func add(_ mention: Mention) {
        mentions += 1
        firstSeen = min(firstSeen, mention.time)
        lastSeen = max(lastSeen, mention.time)
        let place = outlets.firstIndex { $0 >= mention.source } ?? outlets.endIndex
        let isKnown = place < outlets.endIndex && outlets[place] == mention.source
        if !isKnown, outlets.count < Story.outletLimit { outlets.insert(mention.source, at: place) }
    }
}

extension Mention {
    /// The title, or the beginning of a text that has none; at most 120 characters.
    var headline: String { (item.title.isEmpty ? item.text : item.title).excerpt(120) }
}

extension String {
    /// The first line, cut to so many scalars, with an ellipsis where something is missing.
    func excerpt(_ limit: Int) -> String {
        let line = unicodeScalars.drop { $0.properties.isWhitespace }.prefix { !"\n\r".unicodeScalars.contains($0) }
        guard line.count > limit else { return String(line) }
        return String(line.prefix(limit - 1)) + "…"
    }
}

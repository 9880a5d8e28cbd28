/// Which of the last mentions went where, so that an edited item is not counted twice.
struct RecentMentions: Codable, Sendable {
    private static let limit = 256

    private struct Entry: Codable, Sendable {
        var mention: UInt64
        var incident: Incident.ID?

        private enum CodingKeys: CodingKey { case mention, incident }

        init(_ mention: UInt64, _ incident: Incident.ID?) {
            self.mention = mention
            self.incident = incident
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            mention = try container.decode(HexWords<UInt64>.self, forKey: .mention).words.first ?? 0
            incident = try container.decodeIfPresent(Incident.ID.self, forKey: .incident)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(HexWords([mention]), forKey: .mention)
            try container.encodeIfPresent(incident, forKey: .incident)
        }
    }

    /// Oldest first up to `next`, which is the place of the oldest once the ring is full.
    private var entries: [Entry] = []
    private var next = 0
    private var places: [UInt64: Int] = [:]

    private enum CodingKeys: CodingKey { case entries, next }

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        entries = Array(try container.decode([Entry].self, forKey: .entries).prefix(RecentMentions.limit))
        next = min(max(0, try container.decode(Int.self, forKey: .next)), RecentMentions.limit - 1)
        for (place, entry) in entries.enumerated() { places[entry.mention] = place }
    }

    /// The incident that a mention joined; nil when it is not known or only noted.
    func incident(of mention: UInt64) -> Incident.ID? { places[mention].flatMap { entries[$0].incident } }

    func contains(_ mention: UInt64) -> Bool { places[mention] != nil }

    /// Moves all mentions of one incident to another.
    mutating func reassign(from old: Incident.ID, to new: Incident.ID) {
        for place in entries.indices where entries[place].incident == old { entries[place].incident = new }
    }

    mutating func remember(_ mention: UInt64, in incident: Incident.ID?) {
        if let place = places[mention] {
            entries[place].incident = incident
            return
        }
        places[mention] = next
        if next < entries.count {
            places[entries[next].mention] = nil
            entries[next] = Entry(mention, incident)
        } else {
            entries.append(Entry(mention, incident))
        }
        next = (next + 1) % RecentMentions.limit
    }
}

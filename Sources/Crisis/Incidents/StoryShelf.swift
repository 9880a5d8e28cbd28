/// The stories of one watch by which reposts are known, the most recent ones, with an index that finds candidates.
struct StoryShelf: Sendable {
    /// Lowest hashes of a sketch that are indexed: two texts that share half of their shingles miss each other on all
    /// sixteen less than once in ten thousand times.
    private static let indexed = 16
    /// A shingle that so many stories share is a brand or boilerplate and finds nothing.
    private static let crowded = 128
    /// Candidates that are compared for one mention.
    private static let compared = 16

    private(set) var stories: [Int: Story] = [:]
    private var nextNumber = 1
    private var byShingle: [UInt32: [Int]] = [:]
    private var byTitle: [UInt64: [Int]] = [:]

    /// The story that a text retells, and how alike they are.
    ///
    /// - Parameter byTitleAlone: The same headline is enough; not so for complaints, whose titles are often a form's.
    func find(_ fingerprint: Fingerprint, byTitleAlone: Bool) -> (story: Story, similarity: PerMille)? {
        if byTitleAlone, let key = fingerprint.titleKey, let number = byTitle[key]?.first,
            let story = stories[number]
        {
            return (story, .one)
        }
        var best: (story: Story, similarity: PerMille)?
        for number in candidates(fingerprint) {
            guard let story = stories[number],
                let alike = story.fingerprint.reprint(of: fingerprint, byTitleAlone: byTitleAlone)
            else { continue }
            if alike > best?.similarity ?? .zero { best = (story, alike) }
        }
        return best
    }

    /// Those that share most of the indexed hashes, the older one first among equals.
    private func candidates(_ fingerprint: Fingerprint) -> [Int] {
        var hits: [Int: Int] = [:]
        for hash in fingerprint.sketch.prefix(StoryShelf.indexed) {
            guard let numbers = byShingle[hash], numbers.count <= StoryShelf.crowded else { continue }
            for number in numbers { hits[number, default: 0] += 1 }
        }
        let ranked = hits.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return ranked.prefix(StoryShelf.compared).map(\.key)
    }

    /// Puts a new story on the shelf. When there are more than `capacity`, the eighth that was seen least recently goes.
    mutating func open(
        _ mention: Mention, _ fingerprint: Fingerprint, incident: Incident.ID?, capacity: Int
    ) -> Story {
        let story = Story(number: nextNumber, mention: mention, fingerprint: fingerprint, incident: incident)
        nextNumber += 1
        stories[story.number] = story
        index(story)
        if stories.count > capacity { clear(keeping: capacity - capacity / 8) }
        return story
    }

    /// Counts a mention of a story that is there.
    mutating func add(_ mention: Mention, to number: Int) { stories[number]?.add(mention) }

    mutating func assign(_ number: Int, to incident: Incident.ID?) { stories[number]?.incident = incident }

    /// Moves all stories of one incident to another.
    mutating func reassign(from old: Incident.ID, to new: Incident.ID) {
        for number in stories.keys where stories[number]?.incident == old { stories[number]?.incident = new }
    }

    /// The index depends on the stories alone, not on their past, so that it is the same after a restart: each list is in
    /// the order of the numbers.
    private mutating func index(_ story: Story) {
        for hash in story.fingerprint.sketch.prefix(StoryShelf.indexed) {
            byShingle[hash, default: []].append(story.number)
        }
        if let key = story.fingerprint.titleKey { byTitle[key, default: []].append(story.number) }
    }

    private mutating func remove(_ story: Story) {
        stories[story.number] = nil
        for hash in story.fingerprint.sketch.prefix(StoryShelf.indexed) {
            byShingle[hash]?.removeAll { $0 == story.number }
            if byShingle[hash]?.isEmpty == true { byShingle[hash] = nil }
        }
        guard let key = story.fingerprint.titleKey else { return }
        byTitle[key]?.removeAll { $0 == story.number }
        if byTitle[key]?.isEmpty == true { byTitle[key] = nil }
    }

    private mutating func clear(keeping count: Int) {
        let ages = stories.values.map { (seen: $0.lastSeen, number: $0.number) }
        let oldest = ages.sorted { $0.seen != $1.seen ? $0.seen < $1.seen : $0.number < $1.number }
        for (_, number) in oldest.prefix(max(0, stories.count - count)) {
            if let story = stories[number] { remove(story) }
        }
    }

    init() {}
}

extension StoryShelf: Codable {
    private enum CodingKeys: CodingKey { case stories, nextNumber }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let stories = try container.decode([Story].self, forKey: .stories)
        nextNumber = try container.decode(Int.self, forKey: .nextNumber)
        for story in stories.sorted(by: { $0.number < $1.number }) {
            self.stories[story.number] = story
            index(story)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(stories.values.sorted { $0.number < $1.number }, forKey: .stories)
        try container.encode(nextNumber, forKey: .nextNumber)
    }
}

/// The stories that are remembered, with an index that finds those a text may belong to.
struct NewsShelf: Sendable {
    /// Terms of a text by which stories are looked for.
    private static let searched = 40
    /// Stories under one term; beyond that the term says too little.
    private static let crowded = 400
    /// Stories that are compared with one text.
    private static let compared = 10

    private(set) var stories: [Int: NewsStory] = [:]
    private var byTerm: [UInt32: [Int]] = [:]
    /// Where merged stories went.
    private var merged: [Int: Int] = [:]
    private var swept: Timestamp?

    /// Stories that share most of the weight of the text's heaviest terms.
    func candidates(_ vector: TermVector) -> [Int] {
        var votes: [Int: Float] = [:]
        for place in vector.heaviest(NewsShelf.searched) {
            guard let numbers = byTerm[vector.hashes[place]], numbers.count <= NewsShelf.crowded else { continue }
            let vote = vector.weights[place] * vector.weights[place]
            for number in numbers { votes[number, default: 0] += vote }
        }
        let ranked = votes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return ranked.prefix(NewsShelf.compared).map(\.key)
    }

    /// The story that a story has become part of; itself when it stands alone.
    func survivor(_ number: Int) -> Int {
        var number = number
        while let next = merged[number] { number = next }
        return number
    }

    mutating func open(_ story: NewsStory) {
        stories[story.number] = story
        reindex(story.number)
    }

    mutating func change(_ number: Int, _ body: (inout NewsStory) -> Void) {
        guard var story = stories.removeValue(forKey: number) else { return }
        body(&story)
        stories[number] = story
    }

    mutating func add(_ vector: TermVector, to number: Int, anchors: Set<UInt32>, at time: Timestamp) {
        change(number) { $0.add(vector, anchors: anchors, at: time) }
        guard let texts = stories[number]?.texts else { return }
        // The index follows the story as it grows: at first with every text, later with every eighth more.
        if texts <= 8 || texts % (texts / 8) == 0 { reindex(number) }
    }

    /// The younger of two becomes part of the elder, whose number is returned.
    mutating func merge(_ one: Int, _ two: Int) -> Int {
        let (elder, younger) = (min(one, two), max(one, two))
        guard let taken = stories[younger] else { return elder }
        unindex(younger)
        stories[younger] = nil
        merged[younger] = elder
        change(elder) { $0.merge(taken) }
        reindex(elder)
        return elder
    }

    /// Forgets what is old, and the longest silent where there are too many.
    mutating func sweep(at time: Timestamp, age: TimeSpan, limit: Int) {
        if let swept, time - swept < .hours(6), stories.count <= limit { return }
        swept = time
        var ages = stories.values.map { (seen: $0.lastSeen, number: $0.number) }
        ages.sort { $0.seen != $1.seen ? $0.seen < $1.seen : $0.number < $1.number }
        let surplus = ages.count > limit ? ages.count - limit * 7 / 8 : 0
        for (place, old) in ages.enumerated() where time - old.seen > age || place < surplus {
            unindex(old.number)
            stories[old.number] = nil
        }
    }

    private mutating func reindex(_ number: Int) {
        guard let story = stories[number] else { return }
        let terms = story.findingTerms
        unindex(number, except: Set(terms))
        let known = Set(story.indexed)
        for term in terms where !known.contains(term) { byTerm[term, default: []].append(number) }
        stories[number]?.indexed = terms
    }

    private mutating func unindex(_ number: Int, except kept: Set<UInt32> = []) {
        for term in stories[number]?.indexed ?? [] where !kept.contains(term) {
            byTerm[term]?.removeAll { $0 == number }
            if byTerm[term]?.isEmpty == true { byTerm[term] = nil }
        }
    }
}

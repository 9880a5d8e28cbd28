/// Joins texts into stories as they come: each is decided at once, from what came before it alone.
///
/// A single pass: a reprint joins what it reprints; any other text joins the story that its weighted terms are closest to, or opens one;
/// two stories that have grown alike become one, under the elder's number from then on. It reads no clock and needs no query. Memory is
/// bounded: stories age, and of the texts only so many shingles are kept.
package struct StoryStream: Sendable {
    private let rules: StoryRules
    private var frequency = TermFrequency()
    private var reprints: ReprintIndex
    private var shelf = NewsShelf()
    private var nextStory = 1
    /// The latest time that was given.
    package private(set) var now: Timestamp?

    package init(rules: StoryRules = StoryRules()) {
        self.rules = rules
        reprints = ReprintIndex(capacity: rules.shingleLimit)
    }

    /// Places one text.
    ///
    /// - Parameter moment: When it was published. A moment before that of an earlier text counts as that one's.
    /// - Parameter alarms: Names of the harm and the critical facts that it tells of; empty for ordinary news.
    package mutating func place(
        id: String, title: String, text: String, at moment: Timestamp, alarms: Set<String> = []
    ) -> StoryPlacement {
        let time = max(moment, now ?? moment)
        now = time
        let reading = StoryText(title: title, text: text)
        let search = reprints.search(reading)
        var placement = decide(reading, title, search.match, at: time, alarms: alarms)
        if let match = search.match, match.jaccard >= rules.reprint {
            placement.reprint = StoryPlacement.Reprint(of: match.id, jaccard: PerMille(match.jaccard))
        }
        reprints.remember(search, id: id, story: placement.story)
        return placement
    }

    /// The stories that are remembered, the one with the most texts first.
    package var summaries: [StorySummary] {
        shelf.stories.values.map(\.summary).sorted {
            $0.texts != $1.texts ? $0.texts > $1.texts : $0.number < $1.number
        }
    }

    private mutating func decide(
        _ reading: StoryText, _ title: String, _ match: ReprintIndex.Match?, at time: Timestamp, alarms: Set<String>
    ) -> StoryPlacement {
        let original = match.map { shelf.survivor($0.story) }
        if let match, let original, rules.isPlainReprint(match), shelf.stories[original] != nil {
            shelf.change(original) { story in
                story.repeated(at: time)
                story.warn(of: alarms)
            }
            return placement(original, .reprint)
        }
        let vector = weigh(reading)
        var candidates = shelf.candidates(vector)
        if let original, !candidates.contains(original) { candidates.append(original) }
        if let found = best(vector, reading, among: candidates, at: time) {
            shelf.add(vector, to: found.number, anchors: reading.anchors, at: time)
            shelf.change(found.number) { $0.warn(of: alarms) }
            let terms = found.shared.prefix(8).map { vector.hashes[$0] }
            let number = mergeNeighbours(of: found.number, among: candidates)
            return placement(number, .close(cosine: PerMille(found.cosine), terms: terms))
        }
        return open(title, vector, reading, among: candidates, at: time, alarms: alarms)
    }

    private func placement(_ number: Int, _ reason: StoryPlacement.Reason) -> StoryPlacement {
        StoryPlacement(story: number, incident: shelf.stories[number]?.incident ?? number, reason: reason)
    }

    /// TF-IDF of length 1.
    private func weigh(_ reading: StoryText) -> TermVector {
        TermVector(
            reading.terms.map { term in
                (term.hash, (1 + TermFrequency.logarithm(term.count)) * frequency.rarity(of: term.hash))
            }
        ).normalized()
    }

    private struct Found {
        var number: Int
        var cosine: Float
        var margin: Float
        /// Places of the terms that it shares with the text, the most telling first.
        var shared: [Int]
    }

    private func best(
        _ vector: TermVector, _ reading: StoryText, among candidates: [Int], at time: Timestamp
    ) -> Found? {
        var best: Found?
        for number in candidates {
            guard let story = shelf.stories[number] else { continue }
            let cosine = story.cosine(vector)
            var margin = cosine - rules.threshold(story, terms: vector.count, anchors: reading.anchors, at: time)
            guard margin >= 0, margin > best?.margin ?? -1 else { continue }
            let shared = vector.shared(with: story.sum)
            if reading.separate(shared) < 2 {
                // One name in common is one sign only. In Chinese, where a name is several terms, it weighs more than it proves.
                margin -= shared.count > 1 ? rules.singleName : rules.singleWord
                guard margin >= 0, margin > best?.margin ?? -1 else { continue }
            }
            best = Found(number: number, cosine: cosine, margin: margin, shared: shared)
        }
        return best
    }

    private mutating func open(
        _ title: String, _ vector: TermVector, _ reading: StoryText, among candidates: [Int], at time: Timestamp,
        alarms: Set<String>
    ) -> StoryPlacement {
        let number = nextStory
        nextStory += 1
        var story = NewsStory(number: number, title: title.excerpt(120), vector, reading, at: time)
        story.warn(of: alarms)
        let related = candidates.compactMap { shelf.stories[$0] }.compactMap { other in
            rules.link(story, to: other, at: time).map {
                (link: $0, incident: other.incident, cosine: other.cosine(story))
            }
        }
        let link = related.max { $0.cosine != $1.cosine ? $0.cosine < $1.cosine : $0.incident > $1.incident }
        if let link { story.incident = link.incident }
        shelf.open(story)
        frequency.learn(reading.terms.map(\.hash))
        shelf.sweep(at: time, age: rules.storyAge, limit: rules.storyLimit)
        return StoryPlacement(story: number, incident: story.incident, reason: .opened, link: link?.link)
    }

    /// Stories that have grown alike become one; returns the number that the given one has now.
    private mutating func mergeNeighbours(of number: Int, among others: [Int]) -> Int {
        var number = number
        for other in others where other != number {
            guard let one = shelf.stories[number], let two = shelf.stories[other] else { continue }
            if one.cosine(two) >= rules.mergeThreshold(one, two) { number = shelf.merge(number, other) }
        }
        return number
    }
}

extension PerMille {
    fileprivate init(_ share: Float) { self.init(Int((share * 1000).rounded())) }
}

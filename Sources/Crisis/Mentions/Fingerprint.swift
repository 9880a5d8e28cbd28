/// The shape of a text by which reposts and reprints are known.
///
/// Three Chinese characters or two words in a row make a shingle. Of all shingles the 96 smallest hashes are kept
/// (a bottom-k sketch): for a headline or a short post that is all of them and the similarity is exact; for a long text
/// it is an estimate with a standard error of some 5 %.
package struct Fingerprint: Hashable, Sendable {
    /// Hashes kept at the most.
    package static let sketchSize = 96
    /// Tokens of title and text that are looked at: a reprint is known by its beginning.
    static let tokenLimit = 400
    /// Jaccard similarity from which two texts are one story.
    static let sameStory = PerMille(500)
    /// Share of the shorter text found in the longer one from which they are one story: a headline and its article.
    static let contained = PerMille(850)
    /// Shingles of the shorter text that must have been compared for that.
    static let containedSample = 12
    /// Shingles below which two texts must be equal, because short texts are alike by chance.
    static let shortText = 8

    /// Ascending.
    private(set) var sketch: [UInt32]
    /// Distinct shingles of the text.
    package private(set) var size: Int
    /// Hash of the title without its outlet, when it is long enough to be nobody else's by chance.
    private(set) var titleKey: UInt64?

    package init(title: String, text: String) { self.init(MentionTokens(title: title, text: text)) }

    init(_ tokens: MentionTokens) {
        let title = tokens.title.prefix(Fingerprint.tokenLimit)
        let body = tokens.body.prefix(Fingerprint.tokenLimit - title.count)
        var hashes = Fingerprint.shingles(title) + Fingerprint.shingles(body)
        hashes.sort()
        sketch = []
        size = 0
        var previous: UInt32?
        for hash in hashes where hash != previous {
            previous = hash
            size += 1
            if sketch.count < Fingerprint.sketchSize { sketch.append(hash) }
        }
        titleKey = Fingerprint.key(of: title)
    }

    package init(_ mention: Mention) {
        self.init(MentionTokens(title: mention.item.title, text: mention.item.text))
    }

    /// Nothing to compare.
    package var isEmpty: Bool { size == 0 }

    /// Jaccard similarity of the two sets of shingles; zero when one is empty.
    package func similarity(to other: Fingerprint) -> PerMille {
        let overlap = Overlap(self, other)
        return PerMille(overlap.shared, of: overlap.inFirst + overlap.inSecond - overlap.shared)
    }

    /// How much of this text stands in the other one, and by how many shingles that is known.
    func containment(in other: Fingerprint) -> (share: PerMille, sample: Int) {
        let overlap = Overlap(self, other)
        return (PerMille(overlap.shared, of: overlap.inFirst), overlap.inFirst)
    }

    /// How alike two texts of one story are; nil when they are two stories.
    package func reprint(of other: Fingerprint, byTitleAlone: Bool = true) -> PerMille? {
        if byTitleAlone, let titleKey, titleKey == other.titleKey { return .one }
        let alike = similarity(to: other)
        if min(size, other.size) < Fingerprint.shortText { return alike == .one ? alike : nil }
        if alike >= Fingerprint.sameStory { return alike }
        let (share, sample) = size <= other.size ? containment(in: other) : other.containment(in: self)
        return share >= Fingerprint.contained && sample >= Fingerprint.containedSample ? share : nil
    }

    /// Three characters, or two words, or a character and a word.
    private static func shingles(_ tokens: ArraySlice<TextTokens.Token>) -> [UInt32] {
        var hashes: [UInt32] = []
        hashes.reserveCapacity(tokens.count)
        for start in tokens.indices {
            var hash = StableHash()
            var weight = 0
            var end = start
            while weight < 3, end < tokens.endIndex {
                hash.combine(tokens[end].hash)
                weight += tokens[end].isWord ? 2 : 1
                end += 1
            }
            // The rest of a text that is shorter than one shingle is a shingle of its own.
            if weight >= 3 || start == 0 { hashes.append(UInt32(truncatingIfNeeded: hash.value)) }
        }
        return hashes
    }

    private static func key(of title: ArraySlice<TextTokens.Token>) -> UInt64? {
        guard title.reduce(0, { $0 + ($1.isWord ? 2 : 1) }) >= 12 else { return nil }
        var hash = StableHash()
        for token in title { hash.combine(token.hash) }
        return hash.value
    }

    /// Counts over the part of the hash range that both sketches cover.
    private struct Overlap {
        var inFirst = 0
        var inSecond = 0
        var shared = 0

        init(_ first: Fingerprint, _ second: Fingerprint) {
            let bound = min(first.coverage, second.coverage)
            var left = 0
            var right = 0
            while true {
                let one = left < first.sketch.count ? first.sketch[left] : UInt32.max
                let two = right < second.sketch.count ? second.sketch[right] : UInt32.max
                let isLeft = left < first.sketch.count && one <= two && one <= bound
                let isRight = right < second.sketch.count && two <= one && two <= bound
                guard isLeft || isRight else { return }
                if isLeft { (inFirst, left) = (inFirst + 1, left + 1) }
                if isRight { (inSecond, right) = (inSecond + 1, right + 1) }
                if isLeft && isRight { shared += 1 }
            }
        }
    }

    /// Up to this hash the sketch knows everything.
    private var coverage: UInt32 { size > sketch.count ? sketch.last ?? .max : .max }
}

extension Fingerprint: Codable {
    private enum CodingKeys: String, CodingKey { case sketch, size, titleKey }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        sketch = try container.decode(HexWords<UInt32>.self, forKey: .sketch).words.sorted()
        size = max(sketch.count, try container.decode(Int.self, forKey: .size))
        titleKey = try container.decodeIfPresent(HexWords<UInt64>.self, forKey: .titleKey)?.words.first
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(HexWords(sketch), forKey: .sketch)
        try container.encode(size, forKey: .size)
        try container.encodeIfPresent(titleKey.map { HexWords([$0]) }, forKey: .titleKey)
    }
}

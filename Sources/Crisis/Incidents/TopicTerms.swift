/// The words that say what a text is about: Chinese pairs of characters and words of other scripts, counted.
struct TopicTerms: Hashable, Sendable {
    struct Term: Hashable, Sendable {
        var hash: UInt32
        var count: Int
    }

    /// Tokens of the title and of the body that are looked at; what a text is about stands at its beginning.
    private static let titleLimit = 60
    private static let bodyLimit = 300

    /// In the order of their hashes.
    private(set) var terms: [Term]

    /// The title counts twice.
    init(_ tokens: MentionTokens) {
        var counts: [UInt32: Int] = [:]
        TopicTerms.count(tokens.title.prefix(TopicTerms.titleLimit), weight: 2, into: &counts)
        TopicTerms.count(tokens.body.prefix(TopicTerms.bodyLimit), weight: 1, into: &counts)
        terms = counts.map { Term(hash: $0.key, count: $0.value) }.sorted { $0.hash < $1.hash }
    }

    init(_ terms: [Term]) { self.terms = terms.sorted { $0.hash < $1.hash } }

    /// Both together.
    func merged(with other: TopicTerms) -> TopicTerms {
        var merged = TopicTerms([])
        merged.terms.reserveCapacity(terms.count + other.terms.count)
        var (left, right) = (0, 0)
        while left < terms.count || right < other.terms.count {
            let isLeft =
                right == other.terms.count || (left < terms.count && terms[left].hash <= other.terms[right].hash)
            let isRight =
                left == terms.count || (right < other.terms.count && other.terms[right].hash <= terms[left].hash)
            var term = isLeft ? terms[left] : other.terms[right]
            if isLeft && isRight { term.count += other.terms[right].count }
            merged.terms.append(term)
            left += isLeft ? 1 : 0
            right += isRight ? 1 : 0
        }
        return merged
    }

    /// The most frequent ones.
    func strongest(_ limit: Int) -> TopicTerms {
        guard terms.count > limit else { return self }
        let ranked = terms.sorted { $0.count != $1.count ? $0.count > $1.count : $0.hash < $1.hash }
        return TopicTerms(Array(ranked.prefix(limit)))
    }

    private static func count(
        _ tokens: ArraySlice<TextTokens.Token>, weight: Int, into counts: inout [UInt32: Int]
    ) {
        // The character before, when the next one can make a pair with it.
        var previous: UInt64?
        for token in tokens {
            let isSilent = stopped.contains(token.hash)
            if token.isWord {
                if !isSilent { counts[UInt32(truncatingIfNeeded: token.hash), default: 0] += weight }
            } else if !isSilent, !token.afterBreak, let previous {
                var pair = StableHash()
                pair.combine(previous)
                pair.combine(token.hash)
                counts[UInt32(truncatingIfNeeded: pair.value), default: 0] += weight
            }
            previous = token.isWord || isSilent ? nil : token.hash
        }
    }

    /// Characters and words that say nothing about the matter.
    private static let stopped: Set<UInt64> = {
        let characters = "的了是在和也就都我你他她它们这那有不没很被把给让到从对与及又还再吗呢吧啊着过个一上下么什为因所以但而且或如如果要会能可说"
        let words = """
            a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its \
            just me my no not of on or our she so than that the their them then there they this to up us was we were what when \
            which who will with would you your after over about more new says said
            """
        return Set((characters.map(String.init) + words.split(separator: " ").map(String.init)).map(token))
    }()

    private static func token(_ text: String) -> UInt64 {
        TextTokens(text.unicodeScalars, limit: 1).tokens.first?.hash ?? 0
    }
}

extension TopicTerms: Codable {
    init(from decoder: any Decoder) throws {
        let stored = try decoder.singleValueContainer().decode(HexWords<UInt32>.self).words
        self.init(
            stride(from: 0, to: stored.count - 1, by: 2).map { Term(hash: stored[$0], count: Int(stored[$0 + 1])) })
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(HexWords(terms.flatMap { [$0.hash, UInt32(clamping: $0.count)] }))
    }
}

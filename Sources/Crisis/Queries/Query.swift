/// A watch's boolean query: words with wildcards, "phrases", groups of synonyms, AND OR NOT, EXCEPT, NEAR/n, ONEAR/n,
/// SENTENCE, fields and parentheses.
///
/// The grammar, with examples, is in docs/query-language.md. A query is parsed once; matching it costs one pass over the
/// text and, after that, work in proportion to the words found.
package struct Query: Sendable {
    /// Characters of a query at the most.
    package static let maximumLength = 4_000
    /// Levels of parentheses, and operators in a chain of NEAR or NOT, at the most.
    package static let maximumDepth = 64

    /// The query as it was written.
    package let source: String
    let root: QueryNode
    /// The words and phrases, which the nodes refer to by number.
    let table: LiteralTable
    /// The same as they were written.
    private let words: [String]

    /// - Parameter synonyms: The groups that `{name}` may stand for, each a list of words and phrases.
    package init(_ source: String, synonyms: [String: [String]] = [:]) throws(QueryError) {
        var parser = try QueryParser(source, synonyms: synonyms)
        root = try parser.parse()
        table = LiteralTable(parser.literals)
        words = parser.words
        self.source = source
    }

    /// Where the query holds in `text`, and which part of it each time; nil when it does not hold.
    package func match(_ text: NormalizedText, from origin: TextOrigin? = nil) -> QueryMatch? {
        var occurrences = [[Range<Int>]](repeating: [], count: table.literals.count)
        table.forEachOccurrence(in: text) { literal, range in occurrences[literal].append(range) }
        var evaluation = QueryEvaluation(
            text: text, origin: origin, occurrences: occurrences, explainingWith: words)
        return evaluation.places(of: root).map { QueryMatch($0, in: text) }
    }

    /// Each word and phrase of the query, as it was written, with how often it stands in the text, whatever the rest of
    /// the query makes of that.
    package func words(in text: NormalizedText) -> [(word: String, count: Int)] {
        var counts = [Int](repeating: 0, count: words.count)
        table.forEachOccurrence(in: text) { literal, _ in counts[literal] += 1 }
        return Array(zip(words, counts)).map { (word: $0.0, count: $0.1) }
    }

    /// Decides on occurrences that were found elsewhere, one list for each literal of the table; says where, not why.
    func match(_ text: NormalizedText, from origin: TextOrigin?, occurrences: [[Range<Int>]]) -> QueryMatch? {
        var evaluation = QueryEvaluation(text: text, origin: origin, occurrences: occurrences, explainingWith: nil)
        return evaluation.places(of: root).map { QueryMatch($0, in: text) }
    }
}

extension Query: Hashable {
    package static func == (left: Query, right: Query) -> Bool {
        left.source == right.source && left.root == right.root && left.table.literals == right.table.literals
    }
    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// The words of a text for which a query holds.
package struct QueryMatch: Hashable, Sendable {
    package struct Hit: Hashable, Sendable {
        /// The exact words of the original text.
        package var quote: String
        /// Unicode scalars of the original text, from and up to.
        package var range: Range<Int>
        /// The part of the query that holds here, such as `快递 NEAR/5 丢失`; empty when it was not asked for.
        package var part: String
    }

    /// Hits that are kept at the most: the first ones.
    package static let maximumHits = 32

    /// In order of their place in the text, each place once.
    package var hits: [Hit]

    init(_ places: [QueryPlace], in text: NormalizedText) {
        var kept: [QueryPlace] = []
        for place in places.inTextOrder where kept.count < QueryMatch.maximumHits && kept.last?.range != place.range {
            kept.append(place)
        }
        hits = kept.map { Hit(quote: text.quote($0.range), range: text.scalarRange($0.range), part: $0.part) }
    }
}

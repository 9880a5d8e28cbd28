/// A watch's boolean query: words, "phrases", AND OR NOT, EXCEPT, NEAR/n and parentheses.
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

    package init(_ source: String) throws(QueryError) {
        var parser = try QueryParser(source)
        root = try parser.parse()
        table = LiteralTable(parser.literals)
        self.source = source
    }

    /// Where the query holds in `text`; nil when it does not.
    package func match(_ text: NormalizedText) -> QueryMatch? {
        var occurrences = [[Range<Int>]](repeating: [], count: table.literals.count)
        table.forEachOccurrence(in: text) { literal, range in occurrences[literal].append(range) }
        return match(text, occurrences: occurrences)
    }

    /// Decides on occurrences that were found elsewhere, one list for each literal of the table.
    func match(_ text: NormalizedText, occurrences: [[Range<Int>]]) -> QueryMatch? {
        var evaluation = QueryEvaluation(text: text, occurrences: occurrences)
        return evaluation.spans(of: root).map { QueryMatch($0, in: text) }
    }
}

extension Query: Hashable {
    package static func == (left: Query, right: Query) -> Bool { left.source == right.source }
    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// The words of a text for which a query holds.
package struct QueryMatch: Hashable, Sendable {
    package struct Hit: Hashable, Sendable {
        /// The exact words of the original text.
        package var quote: String
        /// Unicode scalars of the original text, from and up to.
        package var range: Range<Int>
    }

    /// Hits that are kept at the most: the first ones.
    package static let maximumHits = 32

    /// In order of their place in the text, each place once.
    package var hits: [Hit]

    init(_ spans: [Range<Int>], in text: NormalizedText) {
        var kept: [Range<Int>] = []
        for span in spans.inTextOrder where kept.count < QueryMatch.maximumHits && kept.last != span {
            kept.append(span)
        }
        hits = kept.map { Hit(quote: text.quote($0), range: text.scalarRange($0)) }
    }
}

extension [Range<Int>] {
    /// By start, then by end.
    var inTextOrder: [Range<Int>] {
        sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}

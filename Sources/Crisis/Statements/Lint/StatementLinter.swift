/// Reads a draft before it goes out: what must not be said, what is missing, how to say it better.
///
/// A plain function of word lists and text, made once for a configuration and fast enough for every keystroke. It
/// proposes; whether a sentence may stand is a person's decision.
package struct StatementLinter: Sendable {
    /// What a text is for.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// A statement to the public: all rules.
        case statement
        /// An answer to one person: no CERC parts.
        case reply
        /// An advert: no CERC parts and no regret.
        case advert
    }

    /// Unicode scalars that are read: more than 1 MB of any text.
    package static let limit = 4_000_000
    /// Findings that are listed of one rule.
    package static let findingsOfRule = 100

    private let words: StatementWords
    private let scan: PhraseScan
    private let analyzer: Analyzer
    package let promises: PromiseReader

    package init(words: StatementWords, analyzer: Analyzer, offsetMinutes: Int = 480) {
        self.words = words
        self.analyzer = analyzer
        scan = PhraseScan(words)
        promises = PromiseReader(offsetMinutes: offsetMinutes)
    }

    /// - Parameters:
    ///   - draft: the text.
    ///   - kind: what it is for.
    ///   - moment: when it is to go out; date words are resolved against it.
    ///   - context: what is known of its incident.
    package func review(
        _ draft: String, as kind: Kind = .statement, at moment: Timestamp, context: StatementContext? = nil
    ) -> StatementReview {
        let text = NormalizedText(draft, limit: Self.limit)
        let lines = LineTable(draft)
        let length = draft.unicodeScalars.count
        var review = StatementReview(
            language: Analyzer.language(of: text), length: length, read: min(length, Self.limit), findings: [],
            parts: [],
            promises: [], omitted: [:])
        guard text.bytes.contains(where: { NormalizedText.isWordByte($0) || (0xE3...0xEF).contains($0) }) else {
            review.findings = [StatementFinding(.empty)]
            return review
        }
        let sentences = SentenceMap(text.bytes)
        var draftReading = DraftReading(
            text: text, sentences: sentences, lines: lines, words: words,
            hits: scan.hits(in: text, sentences: sentences),
            signals: analyzer.read(text), promises: promises.promises(in: text, sentences: sentences, at: moment))
        if let context { draftReading.compare(with: context, at: moment, reader: promises) }
        draftReading.judge(as: kind, context: context)
        review.findings = draftReading.listed(&review.omitted)
        review.parts = draftReading.parts
        review.promises = draftReading.promises
        return review
    }
}

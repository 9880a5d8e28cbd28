/// Finds the words on which a decision rests by taking them out and reading the text again.
///
/// A single span is tried first, the shortest that turns the answer wins; then spans are taken out one after the other, each
/// time the one that moves the answer most, and those that turn out not to be needed are put back. Bounded: at most
/// `mostReadings` readings of the text, fewer of a long one.
package struct Explainer: Sendable {
    package static let mostReadings = 360
    private static let mostScalars = 2_000_000
    private static let mostSpans = 4
    private static let mostCandidates = 40

    private let analyzer: Analyzer

    package init(_ analyzer: Analyzer) { self.analyzer = analyzer }

    package func explain(_ text: String) -> DecisionExplanation {
        let normalized = NormalizedText(text)
        let signals = analyzer.read(normalized)
        var search = Search(
            scalars: Array(text.unicodeScalars.prefix(NormalizedText.limit)), analyzer: analyzer,
            candidates: candidates(normalized, signals))
        search.budget = min(Self.mostReadings, max(12, Self.mostScalars / max(1, search.scalars.count)))
        let share = search.budget / 3
        let grounds = DecisionExplanation.Decision.allCases.map { decision in
            search.budget = share
            return ground(decision, signals, &search)
        }
        let weights = analyzer.model.flatMap { $0.weights(of: normalized, analyzer.readByLexicon(normalized)) }
        return DecisionExplanation(
            grounds: grounds, terms: weights?.terms ?? [], lexiconWeight: weights?.lexicon,
            sharing: analyzer.model.map { Int(($0.sharing * 100).rounded()) })
    }

    /// Spans of original scalars: the lexicon's terms, the model's heaviest words, and clauses; each once.
    private func candidates(_ text: NormalizedText, _ signals: Signals) -> [Range<Int>] {
        var ranges = signals.findings.map(\.range)
        if let model = analyzer.model { ranges += model.heaviest(text, signals, atMost: 12) }
        ranges = Array(ranges.prefix(Self.mostCandidates * 2 / 3))
        let clauses = ClauseMap(text.bytes).clauses(text.bytes)
        if clauses.count > 1 {
            ranges += clauses.prefix(Self.mostCandidates - min(ranges.count, Self.mostCandidates)).map(text.scalarRange)
        }
        var seen: Set<Range<Int>> = []
        return ranges.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private func ground(
        _ decision: DecisionExplanation.Decision, _ signals: Signals, _ search: inout Search
    ) -> DecisionExplanation.Ground {
        let base = Answer(decision, signals)
        var ground = DecisionExplanation.Ground(
            decision: decision, answer: base.name, probability: base.probability, removals: [], flips: false)
        if decision == .category && base.name == nil { return ground }
        let taken = search.spans(for: decision, base: base, atMost: Self.mostSpans)
        ground.flips = taken.last.map { base.isTurned(by: $0.answer) } ?? false
        ground.removals = taken.map { step in
            DecisionExplanation.Removal(
                quote: search.quote(step.span), range: step.span, without: step.answer.value(like: base))
        }
        return ground
    }
}

/// What a reading answers to one question.
private struct Answer: Hashable {
    var name: String?
    var probability: PerMille

    init(_ decision: DecisionExplanation.Decision, _ signals: Signals) {
        switch decision {
        case .negative: (name, probability) = (Answer.word(signals.negative), signals.negative)
        case .complaint: (name, probability) = (Answer.word(signals.complaint), signals.complaint)
        case .category:
            name = signals.model?.category ?? signals.category?.rawValue
            probability = signals.model?.categoryProbability ?? (name == nil ? .zero : .one)
        }
    }

    private static func word(_ value: PerMille) -> String { value >= PerMille(500) ? "yes" : "no" }

    func isTurned(by other: Answer) -> Bool { name != other.name }

    /// The probability, or for another category 0.
    func value(like base: Answer) -> PerMille {
        base.name == "yes" || base.name == "no" || base.name == name ? probability : .zero
    }

    /// How far another answer is from this one, in its direction: above 0 when it is weaker.
    func drop(to other: Answer) -> Int {
        if name == "no" { return other.probability.value - probability.value }
        return probability.value - other.value(like: self).value
    }
}

/// Readings of one text with spans taken out.
private struct Search {
    struct Step {
        var span: Range<Int>
        var answer: Answer
    }

    let scalars: [Unicode.Scalar]
    let analyzer: Analyzer
    let candidates: [Range<Int>]
    var budget = 0
    private var known: [[Range<Int>]: Signals] = [:]

    init(scalars: [Unicode.Scalar], analyzer: Analyzer, candidates: [Range<Int>]) {
        self.scalars = scalars
        self.analyzer = analyzer
        self.candidates = candidates.filter { $0.upperBound <= scalars.count }
    }

    func quote(_ span: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[span])
        return String(view)
    }

    /// What the text says without some spans, each of which leaves a space; nil when the budget is spent.
    private mutating func answer(_ decision: DecisionExplanation.Decision, without spans: [Range<Int>]) -> Answer? {
        let sorted = spans.sorted { $0.lowerBound < $1.lowerBound }
        if let signals = known[sorted] { return Answer(decision, signals) }
        guard budget > 0 else { return nil }
        budget -= 1
        var view = String.UnicodeScalarView()
        var next = 0
        for span in sorted where span.upperBound > next {
            view.append(contentsOf: scalars[next..<max(next, span.lowerBound)])
            view.append(" ")
            next = span.upperBound
        }
        view.append(contentsOf: scalars[next...])
        let signals = analyzer.read(NormalizedText(String(view)))
        known[sorted] = signals
        return Answer(decision, signals)
    }

    mutating func spans(
        for decision: DecisionExplanation.Decision, base: Answer, atMost most: Int
    ) -> [Step] {
        var taken: [Step] = []
        while taken.count < most {
            let before = taken.map(\.span)
            var best: Step?
            var flipping: Step?
            for span in candidates where !before.contains(where: { $0.overlaps(span) }) {
                guard let answer = answer(decision, without: before + [span]) else { break }
                let step = Step(span: span, answer: answer)
                if base.isTurned(by: answer), flipping.map({ span.count < $0.span.count }) ?? true { flipping = step }
                if base.drop(to: answer) > best.map({ base.drop(to: $0.answer) }) ?? 0 { best = step }
            }
            if let flipping { return needed(taken + [flipping], decision, base) }
            let reached = taken.last.map { base.drop(to: $0.answer) } ?? 0
            guard let best, base.drop(to: best.answer) > reached else { break }
            taken.append(best)
        }
        return taken
    }

    /// Puts back what the answer turns without.
    private mutating func needed(
        _ steps: [Step], _ decision: DecisionExplanation.Decision, _ base: Answer
    ) -> [Step] {
        var spans = steps.map(\.span)
        for span in steps.map(\.span).dropLast() {
            let others = spans.filter { $0 != span }
            guard let answer = answer(decision, without: others) else { break }
            if base.isTurned(by: answer) { spans = others }
        }
        if spans.count == steps.count { return steps }
        var shown: [Step] = []
        for place in spans.indices {
            guard let answer = answer(decision, without: Array(spans[...place])) else { return steps }
            shown.append(Step(span: spans[place], answer: answer))
        }
        return shown
    }
}

extension ClauseMap {
    /// The folded bytes of each clause, without white space around them.
    func clauses(_ bytes: [UInt8]) -> [Range<Int>] {
        zip(starts, starts.dropFirst() + [bytes.count]).compactMap { start, end in
            var (start, end) = (start, end)
            while start < end, bytes[start] <= 0x20 { start += 1 }
            while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
            return start < end ? start..<end : nil
        }
    }
}

/// What the lexicon found in a text as a few numbers between -1.5 and 1.5, beside the n-grams.
///
/// They carry a model through its first labels: an n-gram must be seen before it counts, these speak from the first row.
/// A model file keeps their names, so that a lexicon with more categories or facts still reads it.
package enum LexiconFeatures {
    package static let names: [String] =
        ["negative", "complaint", "blame", "praise", "denied_blame", "denied_praise"]
        + Category.allCases.map { "category.\($0.rawValue)" } + Drive.allCases.map { "drive.\($0.rawValue)" }
        + CriticalFact.allCases.map { "fact.\($0.rawValue)" } + HarmClass.allCases.map { "harm.\($0.rawValue)" }
        + EventState.allCases.map { "state.\($0.rawValue)" } + ["chinese"]

    /// One feature that is not 0.
    struct Value: Hashable, Sendable {
        /// Place in `names`.
        var place: Int
        var value: Double
    }

    private static let placeOfName = Dictionary(
        names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

    /// Where a feature of that name stands; nil when this version has none.
    static func place(of name: String) -> Int? { placeOfName[name] }

    /// The features of a text that are not 0, by place.
    static func values(of signals: Signals) -> [Value] {
        var sums = [Double](repeating: 0, count: names.count)
        sums[0] = logit(signals.negative) / 2
        sums[1] = logit(signals.complaint) / 2
        for signal in signals.findings { add(signal, to: &sums) }
        for place in 2..<names.count { sums[place] = sums[place] / (sums[place] + 3) }
        if let place = placeOfName["state.\(signals.state.rawValue)"] { sums[place] = 1 }
        if let place = placeOfName["chinese"] { sums[place] = signals.language == .chinese ? 0.5 : 0 }
        return sums.enumerated().compactMap { $0.element == 0 ? nil : Value(place: $0.offset, value: $0.element) }
    }

    private static func add(_ signal: Signal, to sums: inout [Double]) {
        let weight = Double(signal.weight)
        switch signal.meaning {
        case .negative: sums[signal.negated ? 4 : 2] += weight
        case .positive: sums[signal.negated ? 5 : 3] += weight
        case let meaning:
            guard !signal.negated, let place = place(of: meaning) else { return }
            sums[place] += weight
        }
    }

    /// Where a meaning besides tone stands; nil for a state and a statement, which are no features of their own.
    static func place(of meaning: Signal.Meaning) -> Int? {
        if case .state = meaning { return nil }
        return placeOfName[meaning.name.replacingSpace]
    }

    /// ln(p / (1 - p)), kept within 3.
    static func logit(_ value: PerMille) -> Double {
        let part = (Double(value.value) + 0.5) / 1_001
        return min(3, max(-3, Elementary.logarithm(part / (1 - part))))
    }
}

extension String {
    /// `category late` as `category.late`.
    fileprivate var replacingSpace: String { String(map { $0 == " " ? "." : $0 }) }
}

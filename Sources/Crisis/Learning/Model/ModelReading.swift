/// What a model decided of one text, beside what the lexicon found.
package struct ModelReading: Hashable, Codable, Sendable {
    /// A flag that a rule or the model found, or that the model weighed.
    package struct Flag: Hashable, Codable, Sendable {
        package var name: String
        /// By the model.
        package var probability: PerMille
        /// The lexicon found it with words to quote: it holds, whatever the probability.
        package var byRule: Bool

        package init(name: String, probability: PerMille, byRule: Bool) {
            self.name = name
            self.probability = probability
            self.byRule = byRule
        }

        package var holds: Bool { byRule || probability >= PerMille(500) }
    }

    /// `NAME@digest` of the model.
    package var model: String
    /// Whether negative and complaint are the model's probabilities; else they are the lexicon's.
    package var decidesNegative: Bool
    package var decidesComplaint: Bool
    /// The category by the labels' own name; nil when the model knows none.
    package var category: String?
    /// How sure it is of that; nil when the lexicon's word stood for a rare class.
    package var categoryProbability: PerMille?
    package var flags: [Flag]

    package init(model: String, decidesNegative: Bool, decidesComplaint: Bool, flags: [Flag] = []) {
        self.model = model
        self.decidesNegative = decidesNegative
        self.decidesComplaint = decidesComplaint
        self.flags = flags
    }
}

extension TextModel {
    /// The class with the highest probability; where none reaches .5, a class too rare to be learned when the lexicon
    /// found it.
    static func category(
        _ classes: [(name: String, probability: Double)], rare: [String], lexicon: Category?
    ) -> (name: String, probability: Double?)? {
        guard var best = classes.first else { return nil }
        for other in classes.dropFirst() where other.probability > best.probability { best = other }
        if best.probability < 0.5, let lexicon, rare.contains(lexicon.rawValue) { return (lexicon.rawValue, nil) }
        return (best.name, best.probability)
    }

    /// The lexicon's signals with what the model makes of them.
    ///
    /// Negative and complaint become the model's probability. The category becomes the model's when it is one of the
    /// lexicon's and either reaches .5 or the lexicon found one too. No finding is taken away; a drive that the model
    /// alone is sure of comes on top, with the words that speak most for it.
    func read(_ text: NormalizedText, _ signals: Signals) -> Signals {
        let row = row(text, signals: signals)
        var result = signals
        var reading = ModelReading(model: fullName, decidesNegative: false, decidesComplaint: false)
        if let head = head(.negative) {
            result.negative = PerMille(probability: probability(head, row))
            reading.decidesNegative = true
        }
        if let head = head(.complaint) {
            result.complaint = PerMille(probability: probability(head, row))
            reading.decidesComplaint = true
        }
        decideCategory(row, &result, &reading)
        decideFlags(row, text, &result, &reading)
        result.model = reading
        return result
    }

    private func decideCategory(_ row: Row, _ signals: inout Signals, _ reading: inout ModelReading) {
        let classes = categoryHeads.map { head in
            var name = ""
            if case .category(let own) = head.target { name = own }
            return (name, probability(head, row))
        }
        guard let best = TextModel.category(classes, rare: rareCategories, lexicon: signals.category) else { return }
        reading.category = best.name
        reading.categoryProbability = best.probability.map { PerMille(probability: $0) }
        guard let category = Category(rawValue: best.name) else { return }
        if signals.category != nil || (best.probability ?? 0) >= 0.5 { signals.category = category }
    }

    private func decideFlags(
        _ row: Row, _ text: NormalizedText, _ signals: inout Signals, _ reading: inout ModelReading
    ) {
        let found = signals.flagNames
        for head in flagHeads {
            guard case .flag(let name) = head.target else { continue }
            let flag = ModelReading.Flag(
                name: name, probability: PerMille(probability: probability(head, row)), byRule: found.contains(name))
            reading.flags.append(flag)
            guard !flag.byRule, flag.holds, let drive = Drive(rawValue: name), signals.isLive,
                let place = strongestRange(head, text, row)
            else { continue }
            signals.findings.append(
                Signal(
                    rule: "model.\(fullName)", meaning: .drive(drive), quote: text.quote(place),
                    range: text.scalarRange(place), weight: 1))
        }
    }

    /// The folded bytes of the n-gram that speaks most for a target.
    private func strongestRange(_ head: Head, _ text: NormalizedText, _ row: Row) -> Range<Int>? {
        hasher.occurrences(in: text).max { head.buckets[Int($0.bucket)] < head.buckets[Int($1.bucket)] }?.range
    }
}

extension PerMille {
    init(probability: Double) { self.init(Int((probability * 1000).rounded())) }
}

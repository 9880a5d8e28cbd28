/// What the linter says of one statement.
package struct StatementReview: Hashable, Codable, Sendable {
    package var language: Language
    /// Unicode scalars of the text, and how many of them were read.
    package var length: Int
    package var read: Int
    /// By place; what is missing comes last.
    package var findings: [StatementFinding]
    /// The six CERC parts in their order; empty for a text of a kind that needs none.
    package var parts: [StatementPart]
    /// What it promises.
    package var promises: [PromiseReading]
    /// How many more findings of a rule there were than are listed.
    package var omitted: [String: Int]

    package var isClean: Bool { findings.isEmpty }
}

/// One of the six CERC parts of the first message.
package struct StatementPart: Hashable, Codable, Sendable {
    package var part: EvidenceTag
    package var present: Bool
    package var phrase: String?
    package var place: TextPlace?
}

/// One broken rule.
package struct StatementFinding: Hashable, Codable, Sendable {
    package var rule: StatementRule
    package var severity: StatementRule.Severity
    /// The exact words; empty when something is missing.
    package var phrase: String
    /// Where they stand; nil when something is missing.
    package var place: TextPlace?
    /// What is wrong.
    package var message: LocalizedText
    /// How to say it better.
    package var advice: LocalizedText
    package var source: String
    /// The word list that found it.
    package var words: String?
    /// What it contradicts: the other words, and where they come from.
    package var against: Ground?

    package init(
        _ rule: StatementRule, phrase: String = "", place: TextPlace? = nil, message: LocalizedText? = nil,
        advice: LocalizedText? = nil, words: String? = nil, against: Ground? = nil
    ) {
        self.rule = rule
        severity = rule.severity
        self.phrase = phrase
        self.place = place
        self.message = message ?? rule.title
        self.advice = advice ?? rule.advice
        source = rule.source
        self.words = words
        self.against = against
    }
}

/// Where words stand in a text. Lines and columns count from 1, columns in Unicode scalars; `endColumn` is the column
/// behind the last one.
package struct TextPlace: Hashable, Codable, Sendable {
    /// Unicode scalars from the beginning, from and up to.
    package var start: Int
    package var end: Int
    package var line: Int
    package var column: Int
    package var endLine: Int
    package var endColumn: Int
}

/// Finds lines and columns of a text.
package struct LineTable: Sendable {
    /// By line: the number of its first scalar.
    private var starts = [0]

    package init(_ text: String) {
        var scalar = 0
        var wasReturn = false
        for value in text.unicodeScalars {
            scalar += 1
            switch value.value {
            case 0x0A:
                if wasReturn { starts[starts.count - 1] = scalar } else { starts.append(scalar) }
                wasReturn = false
            case 0x0D:
                starts.append(scalar)
                wasReturn = true
            default: wasReturn = false
            }
        }
    }

    package func place(_ range: Range<Int>) -> TextPlace {
        let first = starts.firstIndex(above: range.lowerBound) - 1
        let last = starts.firstIndex(above: max(range.lowerBound, range.upperBound - 1)) - 1
        return TextPlace(
            start: range.lowerBound, end: range.upperBound, line: first + 1,
            column: range.lowerBound - starts[first] + 1,
            endLine: last + 1, endColumn: range.upperBound - starts[last] + 1)
    }
}

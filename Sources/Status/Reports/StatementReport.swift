import Crisis

/// The answer to `tocsin lint-statement`.
package struct StatementReport: Codable, Hashable, Sendable {
    /// The draft's name; nil when it came over the service.
    package var file: String?
    package var incident: Incident.ID?
    package var kind: StatementLinter.Kind
    package var language: Language
    package var clean: Bool
    /// Unicode scalars of the text, and how many of them were read.
    package var length: Int
    package var read: Int
    package var findings: [StatementFinding]
    package var parts: [StatementPart]
    package var promises: [PromiseLine]
    /// How many more findings of a rule there were than are listed.
    package var omitted: [String: Int]

    package init(
        _ review: StatementReview, as kind: StatementLinter.Kind, file: String? = nil, incident: Incident.ID? = nil,
        lines: (Range<Int>) -> TextPlace
    ) {
        self.file = file
        self.incident = incident
        self.kind = kind
        language = review.language
        clean = review.isClean
        length = review.length
        read = review.read
        findings = review.findings
        parts = review.parts
        promises = review.promises.map { PromiseLine($0, place: lines($0.range)) }
        omitted = review.omitted
    }

    /// A promise that the draft makes.
    package struct PromiseLine: Codable, Hashable, Sendable {
        package var kind: PromiseKind
        package var phrase: String
        package var place: TextPlace
        /// When it falls due; nil when the words name no time, or several can be meant.
        package var due: Timestamp?
        package var candidates: [Timestamp]?
        package var everyMinutes: Int?

        init(_ reading: PromiseReading, place: TextPlace) {
            kind = reading.kind
            phrase = reading.quote
            self.place = place
            due = reading.due?.certain
            switch reading.due {
            case .unclear(let moments): candidates = moments
            case .every(_, let minutes): everyMinutes = minutes
            case .at, nil: break
            }
        }
    }
}

/// A draft that the service is asked to read.
package struct StatementDraft: Codable, Hashable, Sendable {
    package var text: String
    package var kind: StatementLinter.Kind?
    package var incident: Incident.ID?
    /// When it is to go out; now when absent.
    package var at: Timestamp?

    package init(text: String, kind: StatementLinter.Kind? = nil, incident: Incident.ID? = nil, at: Timestamp? = nil) {
        self.text = text
        self.kind = kind
        self.incident = incident
        self.at = at
    }
}

/// What is known of an incident when a draft is read for it.
package struct StatementContext: Hashable, Codable, Sendable {
    /// The facts that stand: confirmed by a person, or found and not rejected.
    package var evidence: [Evidence]
    /// What the company said before.
    package var statements: [OwnText]
    /// Promises that are neither kept nor taken back.
    package var openPromises: [Promise]

    package init(evidence: [Evidence] = [], statements: [OwnText] = [], openPromises: [Promise] = []) {
        self.evidence = evidence
        self.statements = statements
        self.openPromises = openPromises
    }

    /// An authority has spoken, or a person confirmed that the facts are established.
    var factsConfirmed: Bool {
        evidence.contains { $0.verdict?.by == .authority || ($0.tags.contains(.cercFacts) && $0.recordedBy != nil) }
    }

    /// Legal has signed, or an authority found against the company: then liability words are no news.
    var liabilityDecided: Bool {
        evidence.contains { $0.tags.contains(.legalSignOff) || $0.verdict?.polarity == .adverse }
    }
}

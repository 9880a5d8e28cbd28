import Crisis

/// The name of a rule set by its content: SHA-256, hexadecimal, over the bytes that are kept of it.
package struct RuleSetDigest: TextIdentifier {
    package var text: String
    package init(_ text: String) { self.text = text }
}

/// A rule set as it is kept with the assessments that it made.
package struct RecordedRuleSet: Hashable, Sendable {
    package var digest: RuleSetDigest
    package var name: RuleSetName
    /// The whole rule set as JSON with sorted keys; its digest is over these bytes.
    package var json: [UInt8]

    package init(digest: RuleSetDigest, name: RuleSetName, json: [UInt8]) {
        self.digest = digest
        self.name = name
        self.json = json
    }
}

/// An assessment as it lies in the ledger, to be made again.
package struct KeptAssessment: Hashable, Sendable {
    /// Its place in the order in which assessments were kept.
    package var number: Int
    package var incident: Incident.ID
    package var assessment: Assessment
    /// The text as it was written, to compare with to the bit.
    package var text: String
    /// Absent for assessments of versions that did not keep it.
    package var basis: AssessmentBasis?
    package var rules: RuleSetDigest?

    package init(
        number: Int, incident: Incident.ID, assessment: Assessment, text: String, basis: AssessmentBasis?,
        rules: RuleSetDigest?
    ) {
        self.number = number
        self.incident = incident
        self.assessment = assessment
        self.text = text
        self.basis = basis
        self.rules = rules
    }

    /// The text under which an assessment is kept.
    package static func text(of assessment: Assessment) throws -> String { try PayloadCoder().text(of: assessment) }
}

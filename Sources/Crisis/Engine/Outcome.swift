/// An item and the source that brought it.
package struct Arrival: Hashable, Sendable {
    package var source: Source
    package var item: Item

    package init(source: Source, item: Item) {
        self.source = source
        self.item = item
    }
}

/// What one step of the engine decided; the shell carries it out and keeps it.
package struct Outcome: Sendable {
    /// One for each arrival, in their order.
    package var readings: [Reading] = []
    /// Evidence that the machine found itself.
    package var evidence: [(incident: Incident.ID, evidence: Evidence)] = []
    /// The incidents that were assessed, by id.
    package var judged: [Judgement] = []
    package var alerts: [Alert] = []

    package init() {}

    /// Whether the engine is as it was: nothing matched a watch and nobody was judged.
    package var isQuiet: Bool {
        judged.isEmpty && alerts.isEmpty && evidence.isEmpty && readings.allSatisfy(\.mentions.isEmpty)
    }

    /// Adds what a later step of the same moment decided.
    package mutating func append(_ later: Outcome) {
        readings += later.readings
        evidence += later.evidence
        judged += later.judged
        alerts += later.alerts
    }

    /// What was made of one arrival.
    package struct Reading: Sendable {
        package var arrival: Arrival
        package var mentions: [MentionReading]
    }

    /// What was made of one arrival for one watch that it matched.
    package struct MentionReading: Sendable {
        package var mention: Mention
        package var signals: Signals
        package var incident: Incident.ID?
        package var reason: LocalizedText
    }

    /// One incident as it stands after the step.
    package struct Judgement: Sendable {
        package var incident: Incident
        package var assessment: Assessment
        /// What the assessment was a function of.
        package var basis: AssessmentBasis
        package var checklist: Checklist?
        /// Whether anything but the running of clocks changed: only then it becomes history.
        package var isNews: Bool
    }
}

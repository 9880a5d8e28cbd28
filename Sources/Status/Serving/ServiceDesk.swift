import Crisis

/// What the service answers and what people may tell it; the daemon implements it, the router only translates.
package protocol ServiceDesk: Sendable {
    func status() async throws -> StatusReport
    func incidents(includingClosed: Bool) async throws -> IncidentList
    func incident(_ id: Incident.ID) async throws -> IncidentReport?
    func explanation(of id: Incident.ID) async throws -> AssessmentReport?
    /// What a supposition would change; nothing of it is kept. Throws `DeskRefusal` when it cannot be supposed.
    func suppose(_ request: WhatIfRequest, of id: Incident.ID) async throws -> WhatIfReport
    /// With the texts of its playbook where they are asked for.
    func checklist(of id: Incident.ID, withTexts: Bool) async throws -> Checklist?
    /// Nil when no mention has that id.
    func mention(_ id: Mention.ID) async throws -> MentionReport?
    func sources() async throws -> SourceList
    /// Nil when no source of that name is configured.
    func source(_ id: Source.ID) async throws -> SourceHistory?
    func alerts(limit: Int) async throws -> AlertList
    func outbox() async throws -> OutboxList
    /// Reads a draft; throws `DeskRefusal` when its incident is unknown.
    func lint(_ draft: StatementDraft) async throws -> StatementReport
    /// Throws `DeskRefusal` when the incident is unknown or closed.
    func acknowledge(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt
    func add(_ submission: EvidenceSubmission, to id: Incident.ID) async throws -> ActionReceipt
    func tick(_ item: String, of id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt
    /// The incident follows that playbook from now on.
    func follow(
        _ playbook: String, of id: Incident.ID, by person: String, note: String?
    ) async throws -> ActionReceipt
    func close(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt
    /// Starts an exercise on the live ends; throws `DeskRefusal` when the scenario has problems.
    func startDrill(_ request: DrillRequest) async throws -> ActionReceipt
    /// Nil stops the only one that runs.
    func stopDrill(_ id: Incident.ID?, by person: String, note: String?) async throws -> ActionReceipt
    /// Nil when there was no such drill.
    func drillReport(_ id: Incident.ID) async throws -> DrillReport?
    /// The first incident becomes part of the other one.
    func merge(
        _ id: Incident.ID, into other: Incident.ID, by person: String, note: String?
    ) async throws -> ActionReceipt
    /// These mentions of the incident make a new one.
    func split(
        _ id: Incident.ID, mentions: [Mention.ID], by person: String, note: String?
    ) async throws -> ActionReceipt
    /// Puts a mention into another incident, or into a new one.
    func move(
        _ mention: Mention.ID, to target: Incident.ID?, by person: String, note: String?
    ) async throws -> ActionReceipt
    func reload() async throws -> StatusReport.Reload
}

/// Why the desk did not do what it was asked.
package struct DeskRefusal: Error, Codable, Hashable, Sendable {
    package enum Reason: String, Codable, CaseIterable, Sendable {
        case unknownIncident = "unknown_incident"
        case unknownSource = "unknown_source"
        case unknownRegistration = "unknown_registration"
        case unknownMention = "unknown_mention"
        case notYet = "not_yet"
        case notAllowed = "not_allowed"
        case invalid
        case tooLarge = "too_large"
    }

    package var reason: Reason
    package var message: LocalizedText

    package init(_ reason: Reason, _ message: LocalizedText) {
        self.reason = reason
        self.message = message
    }
}

/// Evidence as a person records it.
package struct EvidenceSubmission: Codable, Hashable, Sendable {
    package var by: String
    package var tags: [EvidenceTag]
    /// When it happened; now when absent.
    package var at: Timestamp?
    package var text: String
    package var provenance: String?
    package var verdictBy: VerdictClass?
    package var polarity: Polarity?
    /// Checks that an adverse finding inside a mixed verdict reopens.
    package var reopens: [CheckID]
    /// How much is done where it is not the whole, 1 to 100 percent; applies to all tags.
    package var percent: Int?

    package init(
        by: String, tags: [EvidenceTag], at: Timestamp? = nil, text: String, provenance: String? = nil,
        verdictBy: VerdictClass? = nil, polarity: Polarity? = nil, reopens: [CheckID] = [], percent: Int? = nil
    ) {
        self.by = by
        self.tags = tags
        self.at = at
        self.text = text
        self.provenance = provenance
        self.verdictBy = verdictBy
        self.polarity = polarity
        self.reopens = reopens
        self.percent = percent
    }
}

/// What an action changed, and what is next.
package struct ActionReceipt: Codable, Hashable, Sendable {
    package var incident: IncidentSummary
    package var message: LocalizedText

    package init(incident: IncidentSummary, message: LocalizedText) {
        self.incident = incident
        self.message = message
    }
}

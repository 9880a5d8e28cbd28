import Crisis

/// What the service answers and what people may tell it; the daemon implements it, the router only translates.
package protocol ServiceDesk: Sendable {
    func status() async throws -> StatusReport
    func incidents(includingClosed: Bool) async throws -> IncidentList
    func incident(_ id: Incident.ID) async throws -> IncidentReport?
    func explanation(of id: Incident.ID) async throws -> AssessmentReport?
    func checklist(of id: Incident.ID) async throws -> Checklist?
    func sources() async throws -> SourceList
    func alerts(limit: Int) async throws -> AlertList
    func outbox() async throws -> OutboxList
    /// Throws `DeskRefusal` when the incident is unknown or closed.
    func acknowledge(_ id: Incident.ID, by person: String) async throws -> ActionReceipt
    func add(_ submission: EvidenceSubmission, to id: Incident.ID) async throws -> ActionReceipt
    func tick(_ item: String, of id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt
    func close(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt
    func reload() async throws -> StatusReport.Reload
}

/// Why the desk did not do what it was asked.
package struct DeskRefusal: Error, Codable, Hashable, Sendable {
    package enum Reason: String, Codable, Sendable {
        case unknownIncident = "unknown_incident"
        case notAllowed = "not_allowed"
        case invalid
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

/// The answer to `tocsin alerts`, the newest first.
package struct AlertList: Codable, Hashable, Sendable {
    package var alerts: [Entry]

    package init(alerts: [Entry]) { self.alerts = alerts }

    package struct Entry: Codable, Hashable, Sendable {
        package var incident: Incident.ID
        package var title: String
        package var alert: IncidentReport.AlertLine

        package init(incident: Incident.ID, title: String, alert: IncidentReport.AlertLine) {
            self.incident = incident
            self.title = title
            self.alert = alert
        }
    }

    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !alerts.isEmpty else { return phrase.word("没有警报", "no alert") }
        var table = TerminalTable(
            header: [
                phrase.word("时间", "TIME"), phrase.word("级别", "LEVEL"), "ID", phrase.word("警报", "ALERT"),
                phrase.word("事由", "WHAT"),
            ], limits: [0, 0, 0, 80, 50])
        for entry in alerts {
            table.add([
                phrase.time(entry.alert.at, now: now), phrase.pick(entry.alert.level.title), entry.incident.text,
                phrase.pick(entry.alert.sentence), entry.title,
            ])
        }
        return table.text
    }
}

/// The answer to `tocsin outbox`: what waits, what is dead, what went out last.
package struct OutboxList: Codable, Hashable, Sendable {
    package var notifications: [Entry]

    package init(notifications: [Entry]) { self.notifications = notifications }

    package struct Entry: Codable, Hashable, Sendable {
        package var id: String
        package var channel: String
        package var state: Crisis.Notification.State
        package var attempts: Int
        package var nextAttempt: Timestamp?
        package var delivered: Timestamp?
        package var lastError: String?

        package init(_ notification: Crisis.Notification) {
            id = notification.id
            channel = notification.channel
            state = notification.state
            attempts = notification.attempts
            nextAttempt = notification.state == .waiting ? notification.nextAttempt : nil
            delivered = notification.delivered
            lastError = notification.lastError
        }
    }

    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !notifications.isEmpty else { return phrase.word("发件箱为空", "the outbox is empty") }
        var table = TerminalTable(
            header: [
                phrase.word("状态", "STATE"), phrase.word("渠道", "CHANNEL"), phrase.word("次数", "TRIES"),
                phrase.word("下次", "NEXT"), "ID", phrase.word("最近错误", "LAST ERROR"),
            ], limits: [0, 24, 0, 0, 0, 80])
        for entry in notifications {
            table.add([
                entry.state.rawValue, entry.channel, String(entry.attempts),
                entry.nextAttempt.map { phrase.distance(from: now, to: $0) } ?? "-", entry.id, entry.lastError ?? "",
            ])
        }
        return table.text
    }
}

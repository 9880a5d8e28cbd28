import Crisis

/// A drill to be started: `POST v1/drills`.
package struct DrillRequest: Codable, Hashable, Sendable {
    package var by: String
    /// How the scenario is called in problems: its file.
    package var name: String
    /// The scenario as YAML: any case.
    package var scenario: String
    package var variant: String?
    /// 1 to 1000 times faster than the scenario.
    package var speed: Int
    /// Whether the company's own answers of the case are told too.
    package var withResponses: Bool

    package init(
        by: String, name: String, scenario: String, variant: String? = nil, speed: Int = 1, withResponses: Bool = false
    ) {
        self.by = by
        self.name = name
        self.scenario = scenario
        self.variant = variant
        self.speed = speed
        self.withResponses = withResponses
    }
}

/// The after-action report of a drill: `GET v1/drills/ID/report`. Spans are seconds of the real clock.
package struct DrillReport: Codable, Hashable, Sendable {
    package var incident: IncidentSummary
    /// From the first alert on; nil when it never rang.
    package var firstAlertAt: Timestamp?
    package var firstAcknowledgement: Reaction?
    package var firstStatement: Reaction?
    package var peakLevel: Level
    /// E at the end, 0 to 100.
    package var escalation: Double
    package var alerts: [IncidentReport.AlertLine]
    package var checks: [Check]
    package var items: [Item]
    package var actions: [IncidentReport.ActionLine]
    /// What people recorded, in the order of time.
    package var evidence: [IncidentReport.EvidenceLine]
    package var ended: Timestamp?

    /// Who did something first, when, and how long after the first alert.
    package struct Reaction: Codable, Hashable, Sendable {
        package var by: String
        package var at: Timestamp
        package var after: Int64?
    }

    package struct Check: Codable, Hashable, Sendable {
        package var id: CheckID
        package var title: LocalizedText
        /// `in_time`, `late`, `never`, `not_started` or `not_applicable`.
        package var result: String
        package var due: Timestamp?
        /// Seconds, for one that was met late.
        package var lateBy: Int64?
    }

    package struct Item: Codable, Hashable, Sendable {
        package var id: String
        package var text: LocalizedText
        package var owner: LocalizedText
        package var due: Timestamp?
        package var done: Timestamp?
        package var by: String?
        /// `in_time`, `late`, `never` or `not_started`.
        package var result: String
        package var lateBy: Int64?
    }

    /// - Parameters:
    ///   - alerts: of the drill, in any order.
    ///   - levels: the levels in the order of time.
    package init(
        incident: IncidentSummary, assessment: Assessment?, titles: [CheckID: LocalizedText],
        alerts: [IncidentReport.AlertLine], evidence: [Evidence], actions: [IncidentReport.ActionLine],
        checklist: Checklist?, peak: Level, ended: Timestamp?
    ) {
        self.incident = incident
        let ordered = alerts.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        self.alerts = ordered
        firstAlertAt = ordered.first?.at
        let start = firstAlertAt
        func reaction(_ by: String, _ at: Timestamp) -> Reaction {
            Reaction(by: by, at: at, after: start.map { (at - $0).seconds })
        }
        firstAcknowledgement = actions.first { $0.action == "ack" }.map { reaction($0.by, $0.at) }
        let statements = evidence.filter { $0.tags.contains(.ownStatement) }
        firstStatement = statements.min { $0.time < $1.time }.map { reaction($0.recordedBy ?? "-", $0.time) }
        peakLevel = peak
        escalation = assessment?.escalation.points ?? 0
        checks = (assessment?.principles.flatMap(\.checks) ?? []).map { check in
            Check(
                id: check.id, title: titles[check.id] ?? LocalizedText(zh: check.id.text, en: check.id.text),
                result: check.drillResult, due: check.due, lateBy: check.lateBy?.seconds)
        }
        items = (checklist?.items ?? []).map { item in
            let late = item.done.flatMap { done in item.due.map { (done - $0).seconds } }.flatMap { $0 > 0 ? $0 : nil }
            let isDue = item.due.map { due in ended.map { due <= $0 } ?? true } ?? false
            let result = item.done != nil ? (late == nil ? "in_time" : "late") : (isDue ? "never" : "not_started")
            return Item(
                id: item.id, text: item.text, owner: item.ownerTitle, due: item.due, done: item.done,
                by: item.closedBy, result: result, lateBy: late)
        }
        self.actions = actions
        self.evidence = evidence.sorted { ($0.time, $0.id) < ($1.time, $1.id) }.filter { $0.recordedBy != nil }
            .map { IncidentReport.EvidenceLine($0) }
        self.ended = ended
    }
}

extension CheckStanding {
    fileprivate var drillResult: String {
        switch state {
        case .met: lateBy == nil ? "in_time" : "late"
        case .overdue, .reopened: "never"
        case .running, .waiting: "not_started"
        case .notApplicable: "not_applicable"
        }
    }
}

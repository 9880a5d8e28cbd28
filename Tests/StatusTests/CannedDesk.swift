import Crisis
import Status
import Synchronization

/// A desk that knows one open and one closed incident and remembers what it was told.
final class CannedDesk: ServiceDesk {
    static let closed = Incident.ID("swallow-20251231-2")
    private let told = Mutex<[String]>([])

    var actions: [String] { told.withLock { $0 } }

    func status() async throws -> StatusReport { ReportFixture.status }

    func incidents(includingClosed: Bool) async throws -> IncidentList {
        includingClosed ? ReportFixture.list : IncidentList(incidents: [ReportFixture.summary])
    }

    func incident(_ id: Incident.ID) async throws -> IncidentReport? {
        id == ReportFixture.id || id == Self.closed ? ReportFixture.report : nil
    }

    func explanation(of id: Incident.ID) async throws -> AssessmentReport? {
        id == ReportFixture.id ? ReportFixture.explanation : nil
    }

    func startDrill(_ request: DrillRequest) async throws -> ActionReceipt {
        told.withLock { $0.append("drill \(request.name) \(request.speed) \(request.by)") }
        return ReportFixture.receipt
    }

    func stopDrill(_ id: Incident.ID?, by person: String, note: String?) async throws -> ActionReceipt {
        told.withLock { $0.append("drill stop \(id?.text ?? "any") \(person)") }
        return ReportFixture.receipt
    }

    func drillReport(_ id: Incident.ID) async throws -> DrillReport? { nil }

    func suppose(_ request: WhatIfRequest, of id: Incident.ID) async throws -> WhatIfReport {
        guard id == ReportFixture.id else { throw DeskRefusal(.unknownIncident, ReportFixture.text("没有", "none")) }
        return try ReportFixture.whatIf(request)
    }

    func checklist(of id: Incident.ID, withTexts: Bool) async throws -> Checklist? {
        guard id == ReportFixture.id else { return nil }
        return withTexts ? ReportFixture.checklistWithTexts : ReportFixture.checklist
    }

    func follow(
        _ playbook: String, of id: Incident.ID, by person: String, note: String?
    ) async throws -> ActionReceipt {
        told.withLock { $0.append("playbook \(playbook) \(id) \(person)") }
        return ReportFixture.receipt
    }

    func mention(_ id: Mention.ID) async throws -> MentionReport? {
        ReportFixture.read.id == id ? ReportFixture.read : nil
    }

    func sources() async throws -> SourceList { ReportFixture.sources }

    func source(_ id: Source.ID) async throws -> SourceHistory? {
        ReportFixture.history.source.id == id ? ReportFixture.history : nil
    }

    func alerts(limit: Int) async throws -> AlertList {
        AlertList(alerts: Array(repeating: ReportFixture.alerts.alerts[0], count: min(limit, 60)))
    }

    func outbox() async throws -> OutboxList { ReportFixture.outbox }

    func lint(_ draft: StatementDraft) async throws -> StatementReport {
        if let id = draft.incident, id != ReportFixture.id { throw DeskRefusal.unknownIncident(id) }
        let review = StatementLinter(words: StatementWords(), analyzer: Analyzer(lexicon: Lexicon())).review(
            draft.text, as: draft.kind ?? .statement, at: draft.at ?? Timestamp(seconds: 0))
        return StatementReport(
            review, as: draft.kind ?? .statement, incident: draft.incident, lines: LineTable(draft.text).place)
    }

    func acknowledge(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt {
        try receive("ack \(person) \(note ?? "")", id)
    }

    func add(_ submission: EvidenceSubmission, to id: Incident.ID) async throws -> ActionReceipt {
        try receive("evidence \(submission.tags.map(\.rawValue).joined(separator: ",")) \(submission.text)", id)
    }

    func tick(_ item: String, of id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt {
        try receive("tick \(item) \(person) \(note ?? "")", id)
    }

    func close(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt {
        try receive("close \(person)", id)
    }

    func merge(
        _ id: Incident.ID, into other: Incident.ID, by person: String, note: String?
    ) async throws -> ActionReceipt { try receive("merge \(id) \(person)", other) }

    func split(
        _ id: Incident.ID, mentions: [Mention.ID], by person: String, note: String?
    ) async throws -> ActionReceipt {
        try receive("split \(mentions.map(\.text).joined(separator: " ")) \(person)", id)
    }

    func move(
        _ mention: Mention.ID, to target: Incident.ID?, by person: String, note: String?
    ) async throws -> ActionReceipt {
        try receive("move \(mention) \(target?.text ?? "new") \(person)", target ?? ReportFixture.id)
    }

    func reload() async throws -> StatusReport.Reload {
        StatusReport.Reload(at: ReportFixture.now, succeeded: true, problems: [])
    }

    private func receive(_ action: String, _ id: Incident.ID) throws -> ActionReceipt {
        if id == Self.closed {
            throw DeskRefusal(.notAllowed, LocalizedText(zh: "\(id) 已关闭。", en: "\(id) is closed."))
        }
        guard id == ReportFixture.id else { throw DeskRefusal.unknownIncident(id) }
        told.withLock { $0.append(action) }
        return ReportFixture.receipt
    }
}

import Crisis
import Delivery
import Foundation
import Ledger
import Status

/// Makes after-action reports from the ledger, and puts them into a folder when a drill ends.
package struct DrillArchive: Sendable {
    let ledger: any LedgerStore
    /// Minutes east of UTC of the times in reports.
    let offsetMinutes: Int

    package init(ledger: any LedgerStore, offsetMinutes: Int) {
        self.ledger = ledger
        self.offsetMinutes = offsetMinutes
    }

    /// Nil when nothing is known of a drill of that name.
    package func report(
        of id: Incident.ID, titles: [CheckID: LocalizedText], watches: [Watch.ID: LocalizedText]
    ) async throws -> DrillReport? {
        guard let record = try await ledger.incident(id), record.incident.isDrill else { return nil }
        let alerts = try await ledger.alerts(of: id, limit: 1000)
        let moments = MomentText(offsetMinutes: offsetMinutes)
        let watch = record.incident.watch
        let actions = try await ledger.actions(of: id)
        let isOver = record.incident.status == .closed
        return DrillReport(
            incident: IncidentSummary(
                record: record.incident, assessment: record.assessment,
                watchTitle: watches[watch] ?? LocalizedText(zh: watch, en: watch)),
            assessment: record.assessment, titles: titles,
            alerts: alerts.map {
                IncidentReport.AlertLine(
                    id: $0.id, at: $0.at, kind: $0.reason.kind, level: $0.assessment.level,
                    sentence: $0.sentences(moments: moments))
            },
            evidence: try await ledger.evidence(of: id),
            actions: actions.map {
                IncidentReport.ActionLine(at: $0.at, by: $0.by, action: $0.action, note: $0.note)
            },
            checklist: try await ledger.checklist(of: id),
            peak: (alerts.map(\.assessment.level) + [record.assessment?.level ?? .clear]).max() ?? .clear,
            ended: isOver ? record.assessment?.at : nil)
    }

    /// Both languages in one Markdown file, and the same as JSON beside it; only the service may read them.
    package static func write(_ report: DrillReport, to folder: String, offsetMinutes: Int) throws {
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        let pages = Language.allCases.map {
            report.markdown(ReportPhrase(language: $0, offsetMinutes: offsetMinutes))
        }
        let base = folder + "/" + report.incident.id.text
        try Data(pages.joined(separator: "\n---\n\n").utf8).write(to: URL(filePath: base + ".md"), options: .atomic)
        try ReportJSON.encode(report).write(to: URL(filePath: base + ".json"), options: .atomic)
    }
}

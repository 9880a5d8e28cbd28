import Crisis
import Delivery
import Ledger
import Settings

/// Makes reports from a ledger, beside the running service or without it; it writes nothing.
package struct ReportRoom: Sendable {
    private let ledger: SQLiteLedger
    private let configuration: Configuration

    /// Incidents that a report looks through for precedents, the newest first.
    private static let mostIncidents = 2000
    private static let mostPrecedents = 5
    private static let mostAssessments = 2000

    package init(ledger: SQLiteLedger, configuration: Configuration) {
        self.ledger = ledger
        self.configuration = configuration
    }

    /// The report on the complaints of a period.
    ///
    /// - Parameter brand: Only this one's; nil is all.
    package func complaints(in period: ReportPeriod, brand: Watch.ID?, now: Timestamp) async throws -> RegisterReport {
        let totals = try await ledger.registerTotals()
        return RegisterReport(
            period: period, made: now, counts: try await counts(in: period, brand: brand, now: now),
            before: try await counts(in: period.previous, brand: brand, now: now),
            shipments: shipments(in: period, brand: brand),
            shipmentsBefore: shipments(in: period.previous, brand: brand),
            reconciliation: RegisterReport.Reconciliation(
                records: totals.records, registrations: totals.registrations, revisions: totals.revisions,
                unreadable: totals.unreadable),
            incidents: try await incidents(in: period, brand: brand))
    }

    private func counts(in period: ReportPeriod, brand: Watch.ID?, now: Timestamp) async throws -> RegisterCounts {
        try await ledger.registerCounts(in: period, brand: brand, rules: configuration.register, now: now)
    }

    /// Shipments of the brands of a report in a period; nil where volumes are given for none of them.
    private func shipments(in period: ReportPeriod, brand: Watch.ID?) -> Int? {
        let brands = brand.map { [$0] } ?? configuration.watches.map(\.id)
        let day: Int64 = 86_400_000
        let shift = Int64(configuration.service.offsetMinutes) * 60_000
        let first = Int((period.from.milliseconds + shift) / day)
        let count = Int(period.length.milliseconds / day)
        let known = brands.flatMap { name in
            (first..<(first + count)).compactMap { configuration.volumes.millions(name, day: $0) }
        }
        return known.isEmpty ? nil : Int((known.reduce(0, +) * 1_000_000).rounded())
    }

    /// The incidents that were active in a period, the gravest first.
    private func incidents(in period: ReportPeriod, brand: Watch.ID?) async throws -> [RegisterReport.IncidentLine] {
        let records = try await ledger.incidents(open: false, limit: Self.mostIncidents).filter { record in
            let incident = record.incident
            return !incident.isDrill && incident.mergedInto == nil && (brand == nil || incident.watch == brand)
                && incident.opened < period.until && incident.lastActivity >= period.from
        }
        var lines: [RegisterReport.IncidentLine] = []
        for record in records {
            let clock = try await ledger.alerts(of: record.incident.id, limit: 1).first?.clock
            let lead = clock.flatMap { clock in clock.exposed.map { ($0 - clock.known).milliseconds / 3_600_000 } }
            lines.append(
                RegisterReport.IncidentLine(
                    id: record.incident.id, title: record.incident.title, level: record.assessment?.level ?? .clear,
                    leadHours: lead, complaints: record.incident.complaints,
                    lateChecks: IncidentReview.late(in: record.assessment).map(\.id)))
        }
        return lines.sorted { ($1.level, $0.id.text) < ($0.level, $1.id.text) }
    }

    /// The report on one incident; nil when there is none of that name.
    package func incident(_ id: Incident.ID, now: Timestamp) async throws -> IncidentReview? {
        guard let record = try await ledger.incident(id) else { return nil }
        let alerts = try await ledger.alerts(of: id, limit: 500)
        let clock = alerts.first?.clock
        return IncidentReview(
            made: now, incident: record.incident, clock: clock, assessment: record.assessment,
            levels: try await levels(of: id), events: try await events(of: id, alerts: alerts),
            checkNames: Dictionary(
                configuration.rules.checks.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first }),
            isFoundOutside: clock.map { clock in clock.exposed.map { $0 <= clock.known } ?? false } ?? false,
            precedents: try await precedents(of: record.incident))
    }

    private func levels(of id: Incident.ID) async throws -> [IncidentReview.LevelChange] {
        try await ledger.assessments(of: id, limit: Self.mostAssessments).reversed().map {
            IncidentReview.LevelChange(at: $0.at, level: $0.level, escalation: $0.escalation)
        }
    }

    private func events(of id: Incident.ID, alerts: [Alert]) async throws -> [IncidentReview.Event] {
        let moments = MomentText(offsetMinutes: configuration.service.offsetMinutes)
        var events = alerts.map { alert in
            IncidentReview.Event(
                at: alert.at,
                text: alert.reason.sentence(names: alert.names, floors: alert.assessment.floors, moments: moments))
        }
        events += try await ledger.evidence(of: id).map {
            IncidentReview.Event(at: $0.time, text: $0.text, by: $0.recordedBy)
        }
        events += try await ledger.actions(of: id).map { action in
            let note = action.note.map { " · \($0)" } ?? ""
            return IncidentReview.Event(
                at: action.at, text: LocalizedText(zh: action.action + note, en: action.action + note), by: action.by)
        }
        return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private func precedents(of incident: Incident) async throws -> [IncidentReview.Precedent] {
        let others = try await ledger.incidents(open: false, limit: Self.mostIncidents).map(\.incident)
        let ranked = others.map { (IncidentReview.likeness($0, to: incident), $0) }.filter { $0.0 > 0 }
            .sorted { ($1.0, $1.1.opened) < ($0.0, $0.1.opened) }
        var precedents: [IncidentReview.Precedent] = []
        for (_, other) in ranked.prefix(Self.mostPrecedents) {
            let peak = try await ledger.assessments(of: other.id, limit: Self.mostAssessments).map(\.level).max()
            precedents.append(IncidentReview.Precedent(other, peak: peak ?? .clear))
        }
        return precedents
    }
}

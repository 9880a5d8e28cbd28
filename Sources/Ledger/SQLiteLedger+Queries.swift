import Crisis
import GRDB

extension SQLiteLedger {
    package func counts(since moment: Timestamp) async throws -> LedgerCounts {
        try await read { database in
            let tally = try Tally.read(in: database)
            return LedgerCounts(
                items: tally.items, recentItems: try ItemTable.count(since: moment, in: database),
                mentions: tally.mentions, complaints: tally.complaints, unreadable: tally.unreadable,
                alerts: tally.alerts,
                notificationsWaiting: try NotificationTable.countWaiting(in: database),
                notificationsDead: try NotificationTable.countDead(in: database))
        }
    }

    package func incidents(open: Bool, limit: Int) async throws -> [IncidentRecord] {
        try await read { try IncidentTable.newest(open: open, limit: limit, in: $0) }
    }

    package func incident(_ id: Incident.ID) async throws -> IncidentRecord? {
        try await read { try IncidentTable.record(id, in: $0) }
    }

    /// An edited mention shows its last revision only.
    package func mentions(of incident: Incident.ID, limit: Int) async throws -> [MentionRow] {
        try await read { try MentionTable.newest(of: incident, limit: limit, in: $0) }
    }

    /// In the order in which it happened.
    package func evidence(of incident: Incident.ID) async throws -> [Evidence] {
        try await read { try EvidenceTable.all(of: incident, in: $0) }
    }

    package func checklist(of incident: Incident.ID) async throws -> Checklist? {
        try await read { try ChecklistTable.checklist(of: incident, in: $0) }
    }

    package func assessments(of incident: Incident.ID, limit: Int) async throws -> [Assessment] {
        try await read { try AssessmentTable.newest(of: incident, limit: limit, in: $0) }
    }

    package func keptAssessments(
        of incident: Incident.ID?, after: Int, limit: Int
    ) async throws -> [KeptAssessment] {
        try await read { try AssessmentTable.kept(of: incident, after: after, limit: limit, in: $0) }
    }

    package func keptAssessment(of incident: Incident.ID, at moment: Timestamp) async throws -> KeptAssessment? {
        try await read { try AssessmentTable.kept(of: incident, at: moment, in: $0) }
    }

    package func ruleSet(_ digest: RuleSetDigest) async throws -> RuleSet? {
        try await read { try RuleSetTable.rules(digest, in: $0) }
    }

    package func evidence(ofAllParts incident: Incident.ID) async throws -> [Evidence] {
        try await read { database in
            try IncidentTable.parts(of: incident, in: database).flatMap { try EvidenceTable.all(of: $0, in: database) }
        }
    }

    package func alerts(of incident: Incident.ID?, limit: Int) async throws -> [Alert] {
        try await read { try AlertTable.newest(of: incident, limit: limit, in: $0) }
    }

    /// In the order in which they were done.
    package func actions(of incident: Incident.ID) async throws -> [RecordedAction] {
        try await read { try ActionTable.all(of: incident, in: $0) }
    }

    /// The newest first.
    package func unreadable(limit: Int) async throws -> [UnreadableRow] {
        try await read { try UnreadableTable.newest(limit: limit, in: $0) }
    }

    /// The newest first.
    package func sourceEvents(of source: Source.ID?, limit: Int) async throws -> [SourceEvent] {
        try await read { try SourceEventTable.newest(of: source, limit: limit, in: $0) }
    }
}

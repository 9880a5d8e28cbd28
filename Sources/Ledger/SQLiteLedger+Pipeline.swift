import Crisis
import GRDB

extension SQLiteLedger {
    package func commit(_ batch: LedgerBatch) async throws {
        try await write { database in
            let payload = PayloadCoder()
            try Self.writeFacts(of: batch, payload, in: database)
            try Self.writeDerived(of: batch, payload, in: database)
            try Self.writeHistory(of: batch, payload, in: database)
        }
    }

    private static func writeFacts(of batch: LedgerBatch, _ payload: PayloadCoder, in database: Database) throws {
        for item in batch.items {
            try ItemTable.add(item, in: database)
            for mention in item.mentions { try MentionTable.add(mention, of: item, in: database) }
        }
        for record in batch.unreadable { try UnreadableTable.add(record, at: batch.at, in: database) }
        for evidence in batch.evidence { try EvidenceTable.add(evidence, payload, in: database) }
        for push in batch.pushes { try PushTable.add(push, in: database) }
        for action in batch.actions { try ActionTable.add(action, in: database) }
        for event in batch.sourceEvents { try SourceEventTable.add(event, in: database) }
    }

    private static func writeDerived(of batch: LedgerBatch, _ payload: PayloadCoder, in database: Database) throws {
        for state in batch.sources { try SourceStateTable.put(state, payload, in: database) }
        for state in batch.touched { try SourceStateTable.touch(state, in: database) }
        for record in batch.incidents { try IncidentTable.put(record, payload, in: database) }
        for state in batch.states { try DerivedStateTable.put(state, in: database) }
        for checklist in batch.checklists { try ChecklistTable.put(checklist, payload, in: database) }
    }

    private static func writeHistory(of batch: LedgerBatch, _ payload: PayloadCoder, in database: Database) throws {
        for rules in batch.ruleSets { try RuleSetTable.add(rules, at: batch.at, in: database) }
        for assessment in batch.assessments { try AssessmentTable.add(assessment, payload, in: database) }
        for alert in batch.alerts { try AlertTable.add(alert, payload, in: database) }
        for notification in batch.notifications { try NotificationTable.add(notification, in: database) }
    }

    package func push(source: Source.ID, key: String) async throws -> RecordedPush? {
        try await read { try PushTable.find(source: source, key: key, in: $0) }
    }

    package func revisions(source: Source.ID, identities: [String]) async throws -> [String: String] {
        try await read { try ItemTable.latestRevisions(source: source, identities: identities, in: $0) }
    }

    package func revisions(of identities: [Source.ID: [String]]) async throws -> [Source.ID: [String: String]] {
        try await read { database in
            var latest: [Source.ID: [String: String]] = [:]
            for (source, identities) in identities {
                latest[source] = try ItemTable.latestRevisions(source: source, identities: identities, in: database)
            }
            return latest
        }
    }

    package func sourceStates() async throws -> [SourceState] {
        try await read { try SourceStateTable.all(in: $0) }
    }

    package func derivedStates() async throws -> [DerivedState] {
        try await read { try DerivedStateTable.all(in: $0) }
    }
}

import Crisis
import Ledger
import Testing

@Suite("The queries")
struct QueryTests {
    private func incident(
        _ id: String, activity: Int64, status: Incident.Status = .open, dice: inout Dice
    ) throws -> IncidentRecord {
        var incident = try dice.incident()
        incident.id = Incident.ID(id)
        incident.lastActivity = Timestamp(seconds: activity)
        incident.status = status
        return IncidentRecord(incident: incident, assessment: nil)
    }

    @Test("incidents come with the newest activity first, and open ones leave out the closed")
    func incidents() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 41)
        var batch = LedgerBatch(at: Timestamp(seconds: 0))
        batch.incidents = [
            try incident("a", activity: 5, dice: &dice), try incident("b", activity: 9, status: .closed, dice: &dice),
            try incident("c", activity: 7, status: .contained, dice: &dice),
            try incident("d", activity: 5, status: .acknowledged, dice: &dice),
        ]
        try await ledger.commit(batch)
        #expect(try await ledger.incidents(open: false, limit: 9).map(\.incident.id.text) == ["b", "c", "d", "a"])
        #expect(try await ledger.incidents(open: true, limit: 9).map(\.incident.id.text) == ["c", "d", "a"])
        #expect(try await ledger.incidents(open: true, limit: 1).map(\.incident.id.text) == ["c"])
        #expect(try await ledger.incidents(open: true, limit: -1).isEmpty)
        #expect(try await ledger.incident(Incident.ID("nobody")) == nil)
    }

    @Test("alerts and assessments come newest first, of one incident or of all")
    func history() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 42)
        let incidents = [try dice.incident(), try dice.incident()]
        var batch = LedgerBatch(at: Timestamp(seconds: 0))
        for second in 0..<30 {
            var alert = try dice.alert(of: incidents[second % 2])
            alert.at = Timestamp(seconds: Int64(second / 3))
            var assessment = try dice.assessment()
            assessment.at = alert.at
            batch.alerts.append(alert)
            batch.assessments.append(RecordedAssessment(incident: alert.incident.id, assessment: assessment))
        }
        try await ledger.commit(batch)
        #expect(try await ledger.alerts(of: nil, limit: 100) == batch.alerts.reversed())
        #expect(try await ledger.alerts(of: nil, limit: 3) == Array(batch.alerts.reversed().prefix(3)))
        for incident in incidents {
            let alerts = batch.alerts.filter { $0.incident.id == incident.id }
            let assessments = batch.assessments.filter { $0.incident == incident.id }.map(\.assessment)
            #expect(try await ledger.alerts(of: incident.id, limit: 100) == alerts.reversed())
            #expect(try await ledger.assessments(of: incident.id, limit: 100) == assessments.reversed())
            #expect(try await ledger.assessments(of: incident.id, limit: 2) == Array(assessments.reversed().prefix(2)))
        }
    }

    @Test("evidence and actions come in the order in which they happened")
    func chronicle() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 43)
        let incident = Incident.ID("a")
        var batch = LedgerBatch(at: Timestamp(seconds: 0))
        batch.evidence = try (0..<20).map { _ in
            RecordedEvidence(incident: incident, evidence: try dice.evidence())
        }
        batch.actions = (0..<20).map { _ in dice.action(incident: incident) }
        try await ledger.commit(batch)
        let evidence = batch.evidence.map(\.evidence).sorted { $0.time < $1.time }
        #expect(try await ledger.evidence(of: incident) == evidence)
        #expect(try await ledger.actions(of: incident) == batch.actions.sorted { $0.at < $1.at })
        #expect(try await ledger.evidence(of: Incident.ID("b")).isEmpty)
    }

    @Test("the counts are those of all batches together")
    func counts() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 44)
        let batches = try (0..<10).map { _ in try dice.batch() }
        for batch in batches { try await ledger.commit(batch) }
        let items = batches.flatMap(\.items)
        let notifications = batches.flatMap(\.notifications)
        let moment = Timestamp(seconds: 0)
        let expected = LedgerCounts(
            items: items.count, recentItems: items.count { $0.seen >= moment },
            mentions: items.map(\.mentions.count).reduce(0, +),
            complaints: items.filter { $0.item.kind == .complaint }.map(\.mentions.count).reduce(0, +),
            unreadable: 20, alerts: 10, notificationsWaiting: notifications.count { $0.state == .waiting },
            notificationsDead: notifications.count { $0.state == .dead })
        #expect(try await ledger.counts(since: moment) == expected)
    }

    @Test("readers see whole batches while the service writes")
    func consistentView() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 45)
        let batches = try (0..<40).map { _ in try dice.batch() }
        try await withThrowingTaskGroup { group in
            group.addTask { for batch in batches { try await ledger.commit(batch) } }
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<30 {
                        let counts = try await ledger.counts(since: Timestamp(milliseconds: .min))
                        #expect(counts.items == 4 * counts.alerts)
                        #expect(counts.recentItems == 4 * counts.alerts)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

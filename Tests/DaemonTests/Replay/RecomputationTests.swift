import Crisis
import Foundation
import Ledger
import Settings
import Testing

@testable import Daemon

@Suite("A past assessment can be made again to the same bits")
struct RecomputationTests {
    private let folder = NSTemporaryDirectory() + "tocsin-recompute-\(UUID().uuidString)"

    private func crisisCase() throws -> CrisisCase {
        let file = "\(DemoConfiguration.checkout)/cases/mengniu-omp-2009.yaml"
        let log = ProblemLog()
        return try #require(
            CaseFile.read(name: file, text: try String(contentsOfFile: file, encoding: .utf8), log: log))
    }

    /// A ledger that holds every assessed point of the case, as the pipeline would have kept it.
    private func ledger(of told: CrisisCase, rules: RuleSet) async throws -> (SQLiteLedger, Incident.ID, Int) {
        let ledger = try SQLiteLedger.open(directory: folder)
        let replay = CaseReplay(told, rules: rules)
        let recorded = try RecordedRuleSet(rules)
        let points = replay.run()
        var batch = LedgerBatch(at: told.until)
        batch.evidence = told.facts.map { RecordedEvidence(incident: replay.incident, evidence: $0.evidence) }
        batch.ruleSets = [recorded]
        batch.assessments = points.map {
            RecordedAssessment(
                incident: replay.incident, assessment: $0.assessment, basis: $0.outcome.basis, rules: recorded.digest)
        }
        try await ledger.commit(batch)
        return (ledger, replay.incident, points.count)
    }

    private func results(_ ledger: SQLiteLedger) async throws -> [RecomputedAssessment] {
        var made: [RecomputedAssessment] = []
        try await Recomputation(ledger: ledger).verify { made.append($0) }
        return made
    }

    @Test("every stored assessment of a replay is bit-identical when it is made again")
    func everyPoint() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (ledger, _, count) = try await ledger(of: try crisisCase(), rules: try DemoConfiguration.read().rules)
        let made = try await results(ledger)
        #expect(made.count == count && count > 300)
        #expect(made.allSatisfy { $0.result == .same && $0.differences.isEmpty })
    }

    @Test("it is judged by the rules of then, whatever the file says now")
    func oldRules() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var rules = try DemoConfiguration.read().rules
        let (ledger, incident, count) = try await ledger(of: try crisisCase(), rules: rules)
        // The team changes its rules under the same name; both stay, by their digests.
        rules.damping = PerMille(100)
        var batch = LedgerBatch(at: Timestamp(seconds: 1))
        let changed = try RecordedRuleSet(rules)
        batch.ruleSets = [changed]
        try await ledger.commit(batch)
        #expect(try await ledger.ruleSet(changed.digest)?.damping == PerMille(100))
        #expect(try await results(ledger).filter { $0.result == .same }.count == count)
        let moment = try #require(Timestamp(rfc3339: "2009-02-14T18:00:00+08:00"))
        let then = try #require(try await Recomputation(ledger: ledger).assessment(of: incident, at: moment))
        #expect(then.recomputed?.assessment.escalation.text == "57.0")
        #expect(try await Recomputation(ledger: ledger).assessment(of: incident, at: Timestamp(seconds: 0)) == nil)
    }

    @Test("an assessment that the facts do not bear out is told with what differs")
    func tampered() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let rules = try DemoConfiguration.read().rules
        let told = try crisisCase()
        let (ledger, incident, count) = try await ledger(of: told, rules: rules)
        let point = try #require(CaseReplay(told, rules: rules).run().last)
        var claim = point.assessment
        claim.escalation = PerMille(100)
        let digest = try RecordedRuleSet(rules).digest
        var lost = point.outcome.basis
        lost.evidence.append(FactID("never recorded"))
        var batch = LedgerBatch(at: told.until)
        batch.assessments = [
            RecordedAssessment(incident: incident, assessment: claim, basis: point.outcome.basis, rules: digest)
        ]
        try await ledger.commit(batch)
        claim.escalation = PerMille(200)
        batch.assessments = [
            RecordedAssessment(incident: incident, assessment: claim, basis: lost, rules: digest)
        ]
        try await ledger.commit(batch)
        claim.escalation = PerMille(300)
        batch.assessments = [RecordedAssessment(incident: incident, assessment: claim)]
        try await ledger.commit(batch)
        let made = try await results(ledger).dropFirst(count)
        #expect(made.map(\.result) == [.differs, .missingEvidence, .noBasis])
        #expect(made.first?.differences.first?.hasPrefix("E 10.0 → ") == true)
    }
}

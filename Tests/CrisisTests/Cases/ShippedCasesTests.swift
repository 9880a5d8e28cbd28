import Crisis
import Foundation
import Settings
import Testing

@Suite("The cases and drills that are shipped")
struct ShippedCasesTests {
    private static func files(_ folder: String) throws -> [String] {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        let names = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: folder).path(percentEncoded: false))
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    private static func read(_ folder: String) throws -> [CrisisCase] {
        let checks = Set(try FiveSFixture.rules().checks.map(\.id))
        return try files(folder).map { file in
            let log = ProblemLog()
            let told = CaseFile.read(name: file, text: try FiveSFixture.text(file), log: log, checks: checks)
            #expect(log.sorted == [])
            return try #require(told, "\(file)")
        }
    }

    private static let cases = Result { try read("cases") }

    @Test("there are at least twelve, of which four did not become crises, each with its outcome and lesson")
    func enough() throws {
        let cases = try Self.cases.get()
        #expect(cases.count >= 12)
        #expect(cases.count { $0.outcome == .contained } >= 4)
        #expect(cases.allSatisfy { $0.outcome != nil && $0.lesson != nil })
        #expect(Set(cases.map(\.id)).count == cases.count)
    }

    @Test("every fact names a source, and what nobody reports is marked as an assumption")
    func sources() throws {
        for fact in try Self.cases.get().flatMap(\.facts) {
            #expect(!fact.evidence.provenance.isEmpty)
            if fact.evidence.provenance.contains("editor") { #expect(fact.source == .assumption, "\(fact.id)") }
            if fact.source != .assumption { #expect(fact.evidence.text.zh != fact.evidence.text.en) }
        }
    }

    @Test("each rings, and before or at the height of it")
    func replays() throws {
        let rules = try FiveSFixture.rules()
        for told in try Self.cases.get() {
            let points = CaseReplay(told, rules: rules, tick: .hours(12)).run()
            let ring = try #require(points.firstIndex { !$0.alerts.isEmpty }, "\(told.id)")
            let peak = points.map(\.assessment.escalation).max()
            #expect(points[ring...].contains { $0.assessment.escalation == peak }, "\(told.id)")
        }
    }

    @Test("each drill leaves something to tell when the company's answers are taken out, and none answers for it")
    func drills() throws {
        let drills = try Self.read("drills")
        #expect(drills.count >= 3)
        for scenario in drills + (try Self.cases.get()) {
            let drill = try #require(
                Drill(scenario, speed: 60, at: Timestamp(seconds: 1_800_000_000), by: "test"), "\(scenario.id)")
            let own: Set<EvidenceTag> = [.ownStatement, .regret, .remedy, .briefing, .seniorPerson, .causeStopped]
            #expect(drill.script.facts.allSatisfy { $0.evidence.tags.isDisjoint(with: own) })
            #expect(drill.script.facts.allSatisfy { $0.mention?.tier != .own })
        }
    }
}

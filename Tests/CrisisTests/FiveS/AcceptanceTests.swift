import Crisis
import Testing

@Suite("The acceptance statements of the rule set")
struct AcceptanceTests {
    private func assess(_ situation: Situation, _ evidence: [Evidence], hours: Int64) throws -> Assessment {
        Assessor(rules: try FiveSFixture.rules()).assess(
            situation, evidence: evidence, at: FiveSFixture.known + .hours(hours), memory: LevelMemory(level: .orange))
    }

    private func standard(_ assessment: Assessment) throws -> PrincipleStanding {
        try #require(assessment.principles.first { $0.principle == .standard })
    }

    @Test("the company's own word never lowers the gap of Standard")
    func selfAssertion() throws {
        let own: Set<EvidenceTag> = [
            .ownStatement, .regret, .denial, .remedy, .stockDecision, .seniorPerson, .briefing, .pressReply,
            .correction, .oneVoice, .legalSignOff, .partnersInformed, .cercFacts, .causeStopped,
        ]
        for hours: Int64 in [1, 30, 60, 100] {
            let silent = try assess(FiveSFixture.situation(), [], hours: hours)
            let talking = try assess(FiveSFixture.situation(), [FiveSFixture.evidence("1", own)], hours: hours)
            #expect(try standard(talking) == standard(silent))
        }
    }

    @Test("a mixed verdict halves ST3 and opens at least one new check")
    func mixedVerdict() throws {
        let statement = FiveSFixture.evidence("1", [.ownStatement])
        let mixed = FiveSFixture.verdict("2", .mixed, after: .hours(80), reopens: [CheckID("SY4")])
        let before = try assess(FiveSFixture.situation(), [statement], hours: 80)
        let after = try assess(FiveSFixture.situation(), [statement, mixed], hours: 80)
        let verdict = CheckID("ST3")
        #expect(before.standing(of: verdict)?.lateness == .one)
        #expect(after.standing(of: verdict)?.lateness == PerMille(500))
        #expect(after.standing(of: verdict)?.credit == PerMille(500))
        let opened = after.principles.flatMap(\.checks).filter { standing in
            standing.state == .reopened && before.standing(of: standing.id)?.state == .met
        }
        #expect(opened.map(\.id) == [CheckID("SY4")])
    }

    @Test("a regulator's notice without any publicity is orange by its floor")
    func silentNotice() throws {
        let quiet = Situation(clock: CrisisClock(known: FiveSFixture.known))
        let notice = FiveSFixture.evidence("1", [.regulatorOrder])
        let assessment = try assess(quiet, [notice], hours: 0)
        #expect(assessment.escalation < PerMille(150))
        #expect(assessment.floors.map(\.rule) == ["regulator_order"])
        #expect(assessment.floors.first?.grounds == [Ground(quote: "事实 1", fact: FactID("1"))])
        #expect(assessment.level == .orange)
    }

    @Test("every check, part and floor speaks Chinese and English")
    func languages() throws {
        let rules = try FiveSFixture.rules()
        let situation = FiveSFixture.situation(tier: .national, harm: .health, facts: [.death])
        let assessment = try assess(situation, [], hours: 5)
        let texts =
            rules.checks.map(\.title) + rules.floors.map(\.title) + assessment.parts.map(\.reason)
            + assessment.floors.map(\.reason)
        for text in texts {
            #expect(text.zh.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }, "\(text)")
            #expect(!text.en.isEmpty && text.en.unicodeScalars.allSatisfy(\.isASCII), "\(text)")
        }
    }
}

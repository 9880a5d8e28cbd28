import Crisis
import Foundation
import Testing

@Suite("What if: supposed evidence is judged beside the facts")
struct HypothesisTests {
    private func suppose(
        _ close: [String] = [], reopen: [String] = [], verdict: VerdictFinding? = nil, at: Timestamp
    ) throws -> Hypothesis {
        let supposition = Supposition(
            close: close.map { CheckID($0) }, reopen: reopen.map { CheckID($0) }, verdict: verdict, at: at)
        return try Hypothesis(supposition, of: try FiveSFixture.mengniu(), rules: try FiveSFixture.rules())
    }

    @Test("regret and a remedy at once after exposure close SH1 and SH2 and lower E from then to the end")
    func regretAtOnce() throws {
        let asked = try suppose(["SH1", "SH2"], at: try .february(11, 9))
        #expect(asked.asIs.standing(of: CheckID("SH1"))?.state == .running)
        #expect(asked.changed.standing(of: CheckID("SH1"))?.state == .met)
        #expect(asked.changed.standing(of: CheckID("SH2"))?.state == .met)
        #expect(asked.changed.escalation < asked.asIs.escalation)
        let later = asked.later
        #expect(later.map(\.name) == ["C", "D", "E", "F-", "F", "G", "end"])
        #expect(later.allSatisfy { $0.escalation.changed < $0.escalation.asIs })
    }

    @Test("what is replayed beside it is the case as it stands: point G has the E of the table")
    func asItStands() throws {
        let asked = try suppose(["SH1"], at: try .february(11, 9))
        let row = try #require(asked.later.first { $0.name == "G" })
        #expect(row.escalation.asIs.text == "57.0")
    }

    @Test("evidence touches no check that it does not bear on")
    func onlyItsOwn() throws {
        let asked = try suppose(["SI2"], at: try .february(12, 9))
        let bearing = try FiveSFixture.rules().checks.filter { rule in
            asked.supposed.contains { !$0.tags.isDisjoint(with: rule.closesOn + rule.reopensOn) }
        }.map(\.id)
        for standing in asked.asIs.principles.flatMap(\.checks) where !bearing.contains(standing.id) {
            #expect(asked.changed.standing(of: standing.id) == standing)
        }
        #expect(asked.changed.standing(of: CheckID("SI2"))?.state == .met)
    }

    @Test("all six parts of the first message close SI1")
    func inParts() throws {
        let asked = try suppose(["SI1"], at: try .february(11, 9))
        #expect(asked.changed.standing(of: CheckID("SI1"))?.credit == .one)
    }

    @Test("a supposed verdict gives what its polarity gives: half of ST3 when mixed, all of it when favourable")
    func verdicts() throws {
        for (polarity, credit) in [(Polarity.favourable, 1000), (.mixed, 500), (.adverse, 0)] {
            let asked = try suppose(
                verdict: VerdictFinding(by: .authority, polarity: polarity), at: try .february(12, 9))
            #expect(asked.changed.standing(of: CheckID("ST3"))?.credit == PerMille(credit))
        }
    }

    @Test("other rules alone are a supposition too")
    func otherRules() throws {
        var other = try FiveSFixture.rules()
        other.damping = PerMille(800)
        let asked = try Hypothesis(
            Supposition(at: try .february(14, 18)), of: try FiveSFixture.mengniu(), rules: try FiveSFixture.rules(),
            other: other)
        #expect(asked.supposed.isEmpty)
        #expect(asked.changed.escalation < asked.asIs.escalation)
    }

    @Test("what cannot be supposed is refused and says why")
    func refusals() throws {
        let moment = try Timestamp.february(11, 9)
        #expect(throws: Supposition.Refusal.self) { try suppose(["SH9"], at: moment) }
        #expect(throws: Supposition.Refusal.cannotReopen(CheckID("SI2"))) { try suppose(reopen: ["SI2"], at: moment) }
        // No inquiry has come before 10 February.
        #expect(throws: Supposition.Refusal.doesNotApply(CheckID("SP1"))) {
            try suppose(["SP1"], at: try .february(3, 9))
        }
        #expect(throws: Supposition.Refusal.self) { try suppose(["SH1"], at: try .february(1, 9)) }
        #expect(throws: Supposition.Refusal.self) { try suppose(["SH1"], at: try .february(25, 9)) }
    }

    @Test("closing any check never raises E, breaking one never lowers it, over random facts", arguments: 0..<60)
    func laws(seed: UInt64) throws {
        var dice = FactSetGenerator(seed: seed &+ 9000)
        let assessor = Assessor(rules: try FiveSFixture.rules())
        for _ in 0..<20 {
            let (situation, evidence, memory) = (dice.situation(), dice.evidence(), dice.memory())
            let at = dice.moment()
            for rule in assessor.rules.checks where !rule.closedByVerdict {
                for isClosing in [true, false] {
                    let supposition = Supposition(
                        close: isClosing ? [rule.id] : [], reopen: isClosing ? [] : [rule.id], at: at)
                    // A text that breaks a check may close another; only what closes alone can be told apart.
                    guard
                        let asked = try? Hypothesis(
                            supposition, situation: situation, evidence: evidence, memory: memory, assessor: assessor)
                    else { continue }
                    if isClosing {
                        #expect(asked.changed.escalation <= asked.asIs.escalation, "\(rule.id)")
                    } else {
                        #expect(asked.changed.escalation >= asked.asIs.escalation, "\(rule.id)")
                    }
                }
            }
        }
    }
}

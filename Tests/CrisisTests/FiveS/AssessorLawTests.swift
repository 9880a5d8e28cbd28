import Crisis
import Testing

@Suite("The laws of the judgement hold for any set of facts")
struct AssessorLawTests {
    static let seeds: ClosedRange<UInt64> = 1...2000

    @Test("E lies between 0 and 1000 and all means between theirs; the order of the evidence does not matter")
    func bounded() throws {
        let assessor = Assessor(rules: try FiveSFixture.rules())
        for seed in Self.seeds {
            var facts = FactSetGenerator(seed: seed)
            let (situation, evidence, at, memory) = (
                facts.situation(), facts.evidence(), facts.moment(), facts.memory()
            )
            let assessment = assessor.assess(situation, evidence: evidence, at: at, memory: memory)
            #expect((0...100).contains(assessment.likelihood) && (0...100).contains(assessment.impact))
            #expect(assessment.likelihood == assessment.parts.filter(\.part.isLikelihood).reduce(0) { $0 + $1.points })
            for standing in assessment.principles.flatMap(\.checks) {
                #expect(standing.lateness.value + standing.credit.value <= 1000, "seed \(seed), \(standing.id)")
            }
            let shuffled = assessor.assess(
                situation, evidence: evidence.shuffled(using: &facts), at: at, memory: memory)
            #expect(shuffled == assessment, "seed \(seed)")
        }
    }

    @Test("nothing done and nothing overdue: E is R, and 0 when R is 0")
    func stillness() throws {
        let assessor = Assessor(rules: try FiveSFixture.rules())
        for seed in Self.seeds {
            var facts = FactSetGenerator(seed: seed)
            var situation = facts.situation()
            situation.clock.exposed = nil
            let assessment = assessor.assess(
                situation, evidence: [], at: FiveSFixture.known, memory: facts.memory())
            #expect(assessment.escalation == assessment.risk, "seed \(seed)")
        }
        let nothing = Situation(clock: CrisisClock(known: FiveSFixture.known))
        let late = assessor.assess(
            nothing, evidence: [], at: FiveSFixture.known + .days(30), memory: LevelMemory(level: .red))
        #expect(late.risk == .zero)
        #expect(late.gap > .zero)
        #expect(late.escalation == .zero)
    }

    @Test("closing any check never raises E")
    func closing() throws {
        let rules = try FiveSFixture.rules()
        let assessor = Assessor(rules: rules)
        for seed in Self.seeds {
            var facts = FactSetGenerator(seed: seed)
            let (situation, evidence, at, memory) = (
                facts.situation(), facts.evidence(), facts.moment(), facts.memory()
            )
            let before = assessor.assess(situation, evidence: evidence, at: at, memory: memory)
            for _ in 0..<3 {
                let check = facts.one(of: rules.checks)
                var closing = FiveSFixture.evidence("zz", Set(check.closesOn))
                if check.closedByVerdict { closing = FiveSFixture.verdict("zz", .favourable) }
                closing.time = at
                let after = assessor.assess(situation, evidence: evidence + [closing], at: at, memory: memory)
                #expect(after.escalation <= before.escalation, "seed \(seed), \(check.id)")
            }
        }
    }

    @Test("letting time pass, and with it duties fall overdue, never lowers E")
    func lateness() throws {
        var rules = try FiveSFixture.rules()
        // The night is no duty.
        rules.likelihood.sensitiveTimes = []
        let assessor = Assessor(rules: rules)
        for seed in Self.seeds {
            var facts = FactSetGenerator(seed: seed)
            let (situation, evidence, memory) = (facts.situation(), facts.evidence(), facts.memory())
            var at = FiveSFixture.known + .days(5)
            var last = PerMille.zero
            for _ in 0..<4 {
                let escalation = assessor.assess(situation, evidence: evidence, at: at, memory: memory).escalation
                #expect(escalation >= last, "seed \(seed)")
                last = escalation
                at += .minutes(Int64(facts.number(1...2000)))
            }
        }
    }

    @Test("E never falls when L, I or the gap rises, nor when readiness falls")
    func monotone() {
        for seed in Self.seeds {
            var numbers = FactSetGenerator(seed: seed)
            let damping = PerMille(numbers.number(0...1000))
            func escalation(_ likelihood: Int, _ impact: Int, _ gap: Int, _ readiness: Int) -> PerMille {
                Escalation.escalation(
                    risk: Escalation.risk(likelihood: likelihood, impact: impact), gap: PerMille(gap),
                    readiness: PerMille(readiness), damping: damping)
            }
            let (likelihood, impact) = (numbers.number(0...99), numbers.number(0...99))
            let (gap, readiness) = (numbers.number(0...999), numbers.number(1...1000))
            let here = escalation(likelihood, impact, gap, readiness)
            #expect(escalation(likelihood + 1, impact, gap, readiness) >= here)
            #expect(escalation(likelihood, impact + 1, gap, readiness) >= here)
            #expect(escalation(likelihood, impact, gap + 1, readiness) >= here)
            #expect(escalation(likelihood, impact, gap, readiness - 1) >= here)
            #expect(escalation(100, 100, 1000, 0) == .one)
        }
    }

    @Test("taking one piece of evidence away changes only the checks that cite it")
    func citation() throws {
        let assessor = Assessor(rules: try FiveSFixture.rules())
        for seed in Self.seeds {
            var facts = FactSetGenerator(seed: seed)
            let (situation, evidence, at) = (facts.situation(), facts.evidence(), facts.moment())
            let memory = LevelMemory(level: facts.one(of: Level.allCases))
            let before = assessor.assess(situation, evidence: evidence, at: at, memory: memory)
            for removed in evidence.shuffled(using: &facts).prefix(2) {
                let rest = evidence.filter { $0.id != removed.id }
                let after = assessor.assess(situation, evidence: rest, at: at, memory: memory)
                for standing in before.principles.flatMap(\.checks) where !standing.evidence.contains(removed.id) {
                    let still = after.standing(of: standing.id)
                    #expect(still == standing, "seed \(seed), \(removed.id), \(standing.id)")
                }
            }
        }
    }
}

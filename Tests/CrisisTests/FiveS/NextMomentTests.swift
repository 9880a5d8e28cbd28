import Crisis
import Testing

@Suite("The service may sleep until the next moment at which a clock changes something")
struct NextMomentTests {
    private let known = FiveSFixture.known

    private func next(hours: Int64, memory: LevelMemory = LevelMemory(level: .orange)) throws -> Timestamp? {
        var rules = try FiveSFixture.rules()
        rules.likelihood.sensitiveTimes = []
        let assessor = Assessor(rules: rules)
        let judgement = assessor.judge(
            FiveSFixture.situation(tier: .national, harm: .health), evidence: [], at: known + .hours(hours),
            memory: memory)
        return assessor.nextMoment(after: judgement.assessment, memory: judgement.memory)
    }

    @Test(
        "announcements and due times come in their order",
        arguments: [(0, 3), (3, 4), (4, 18), (18, 24), (24, 36), (36, 48), (48, 54), (54, 72)] as [(Int64, Int64)])
    func clocks(now: Int64, next hours: Int64) throws {
        #expect(try next(hours: now) == known + .hours(hours))
    }

    @Test("when everything is overdue nothing is left to wait for")
    func nothing() throws {
        #expect(try next(hours: 80) == nil)
    }

    @Test("a level that rose brings what is due by it to the next tick")
    func risen() throws {
        // At blue the first response was due after 16 hours; at orange, now in force, after 4.
        #expect(try next(hours: 5, memory: LevelMemory(level: .blue)) == known + .hours(5) + .minutes(1))
    }

    @Test("while a level is about to end, the next tick counts")
    func ending() throws {
        let assessor = Assessor(rules: try FiveSFixture.rules())
        let quiet = Situation(clock: CrisisClock(known: known))
        let judgement = assessor.judge(quiet, evidence: [], at: known, memory: LevelMemory(level: .red))
        #expect(judgement.memory.lowEvaluations == 1)
        #expect(assessor.nextMoment(after: judgement.assessment, memory: judgement.memory) == known + .minutes(1))
    }

    @Test("nothing changes by a clock before the next moment")
    func exact() throws {
        var rules = try FiveSFixture.rules()
        rules.likelihood.sensitiveTimes = []
        let assessor = Assessor(rules: rules)
        let situation = FiveSFixture.situation(tier: .national, harm: .health)
        var desk = IncidentDesk(incident: Incident.ID("x"))
        var expected = known
        for minute: Int64 in 0..<(80 * 60) {
            let now = known + .minutes(minute)
            let outcome = desk.assess(situation, at: now, by: assessor)
            if !outcome.raised.isEmpty { #expect(now == expected, "at minute \(minute)") }
            expected = outcome.nextMoment ?? expected
        }
    }
}

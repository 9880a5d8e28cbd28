import Crisis
import Testing

@Suite("Each check runs, closes, breaks and closes again by its own clock")
struct CheckStandingTests {
    /// How one check stands some hours after K with some evidence, at orange.
    private func standing(
        _ check: String, hours: Int64, _ evidence: [Evidence] = [], _ situation: Situation = FiveSFixture.situation(),
        level: Level? = .orange
    ) throws -> CheckStanding {
        let assessment = Assessor(rules: try FiveSFixture.rules()).assess(
            situation, evidence: evidence, at: FiveSFixture.known + .hours(hours), memory: LevelMemory(level: level))
        return try #require(assessment.standing(of: CheckID(check)))
    }

    @Test(
        "lateness rises from the start of the clock to the deadline and stays",
        arguments: [(0, 0), (1, 250), (3, 750), (4, 1000), (100, 1000)] as [(Int64, Int)])
    func ramp(hours: Int64, lateness: Int) throws {
        let standing = try standing("SH1", hours: hours)
        #expect(standing.lateness.value == lateness)
        #expect(standing.state == (hours < 4 ? .running : .overdue))
        #expect(standing.due == FiveSFixture.known + .hours(4))
    }

    @Test("a clock that has not started keeps its check waiting, without a due time")
    func waiting() throws {
        let standing = try standing("SH1", hours: 9, [], FiveSFixture.situation(exposedAfter: nil))
        #expect(standing.state == .waiting)
        #expect(standing.lateness == .zero)
        #expect(standing.due == nil)
    }

    @Test(
        "the level in force before stretches the deadlines",
        arguments: [(.clear, 16), (.blue, 16), (.yellow, 8), (.orange, 4), (.red, 4)] as [(Level, Int64)])
    func stretch(level: Level, hours: Int64) throws {
        #expect(try standing("SH1", hours: 1, level: level).due == FiveSFixture.known + .hours(hours))
    }

    @Test("a first assessment is stretched by the level of E without lateness, floors included")
    func firstStretch() throws {
        let quiet = FiveSFixture.situation(tier: nil, harm: nil)
        #expect(try standing("SH1", hours: 1, [], quiet, level: nil).due == FiveSFixture.known + .hours(16))
        let order = FiveSFixture.evidence("order", [.regulatorOrder])
        #expect(try standing("SH1", hours: 1, [order], quiet, level: nil).due == FiveSFixture.known + .hours(4))
    }

    @Test("evidence closes it, and how late it came is kept")
    func met() throws {
        let inTime = try standing("SH1", hours: 9, [FiveSFixture.evidence("r", [.regret], after: .hours(2))])
        #expect(inTime.state == .met)
        #expect(inTime.lateBy == nil)
        let late = try standing("SH1", hours: 9, [FiveSFixture.evidence("r", [.regret], after: .hours(7))])
        #expect(late.state == .met)
        #expect(late.lateness == .zero)
        #expect(late.credit == .one)
        #expect(late.lateBy == .hours(3))
        #expect(late.evidence == [FactID("r")])
    }

    @Test("evidence of the time after the assessment does not exist yet")
    func future() throws {
        let standing = try standing("SH1", hours: 9, [FiveSFixture.evidence("r", [.regret], after: .hours(10))])
        #expect(standing.state == .overdue)
        #expect(standing.evidence == [])
    }

    @Test("a later fact breaks it, a later one mends it again")
    func reopened() throws {
        let sorry = FiveSFixture.evidence("1", [.regret], after: .hours(1))
        let blame = FiveSFixture.evidence("2", [.blame], after: .hours(2))
        let again = FiveSFixture.evidence("3", [.regret], after: .hours(30))
        let broken = try standing("SH1", hours: 3, [sorry, blame, again])
        #expect(broken.state == .reopened)
        #expect(broken.lateness == .one)
        #expect(broken.credit == .zero)
        #expect(broken.evidence == [FactID("1"), FactID("2")])
        let mended = try standing("SH1", hours: 31, [again, blame, sorry])
        #expect(mended.state == .met)
        #expect(mended.lateBy == .hours(26))
    }

    @Test("to say sorry and to blame in one breath closes nothing")
    func oneBreath() throws {
        let both = FiveSFixture.evidence("1", [.regret, .blame], after: .hours(1))
        #expect(try standing("SH1", hours: 2, [both]).state == .reopened)
    }

    @Test("two of six parts close a third; only the rest is late")
    func parts() throws {
        let two = FiveSFixture.evidence("1", [.cercFacts, .cercReferral], after: .hours(1))
        let half = try standing("SI1", hours: 2, [two])
        #expect(half.credit.value == 333)
        #expect(half.lateness.value == 334)
        let overdue = try standing("SI1", hours: 9, [two])
        #expect(overdue.state == .overdue)
        #expect(overdue.lateness.value == 667)
        let rest = FiveSFixture.evidence(
            "2", [.cercEmpathy, .cercUnknown, .cercProcess, .cercCommitment], after: .hours(6))
        #expect(try standing("SI1", hours: 9, [two, rest]).state == .met)
    }

    @Test("half of the partners informed closes half, also after one acted alone")
    func portion() throws {
        let alone = FiveSFixture.evidence("1", [.partnerActedAlone], after: .hours(1))
        let half = FiveSFixture.evidence(
            "2", [.partnersInformed], after: .hours(2), portions: [.partnersInformed: PerMille(500)])
        let all = FiveSFixture.evidence("3", [.partnersInformed], after: .hours(3))
        let running = try standing("SY2", hours: 12, [half])
        #expect((running.credit.value, running.lateness.value) == (500, 250))
        let broken = try standing("SY2", hours: 2, [alone, half])
        #expect((broken.credit.value, broken.lateness.value) == (500, 500))
        #expect(broken.state == .reopened)
        #expect(try standing("SY2", hours: 3, [alone, half, all]).state == .met)
    }

    @Test(
        "a duty at every moment has credit from the first own statement on, unless something contradicts it",
        arguments: [
            ([], .waiting, 0, 0),
            ([.contradiction], .reopened, 1000, 0),
            ([.ownStatement], .met, 0, 1000),
            ([.ownStatement, .contradiction], .reopened, 1000, 0),
            ([.ownStatement, .contradiction, .correction], .met, 0, 1000),
            ([.ownStatement, .contradiction, .correction, .contradiction], .reopened, 1000, 0),
            ([.correction], .waiting, 0, 0),
        ] as [([EvidenceTag], CheckStanding.State, Int, Int)])
    func continuous(tags: [EvidenceTag], state: CheckStanding.State, lateness: Int, credit: Int) throws {
        let evidence = tags.enumerated().map { FiveSFixture.evidence("\($0)", [$1], after: .minutes(Int64($0))) }
        let standing = try standing("SI3", hours: 9, evidence)
        #expect(standing.state == state)
        #expect((standing.lateness.value, standing.credit.value) == (lateness, credit))
        #expect(standing.due == nil)
    }

    @Test("the press has an answer due an hour after its first inquiry without one, and only after an inquiry")
    func inquiry() throws {
        #expect(try standing("SP1", hours: 9).state == .notApplicable)
        let first = FiveSFixture.evidence("1", [.pressInquiry], after: .hours(2))
        let second = FiveSFixture.evidence("2", [.pressInquiry], after: .hours(3))
        let reply = FiveSFixture.evidence("3", [.pressReply], after: .hours(4))
        let third = FiveSFixture.evidence("4", [.pressInquiry], after: .hours(6))
        let open = try standing("SP1", hours: 3, [first, second])
        #expect(open.due == FiveSFixture.known + .hours(3))
        #expect(open.state == .overdue)
        #expect(try standing("SP1", hours: 5, [first, second, reply]).lateBy == .hours(1))
        let anew = try standing("SP1", hours: 6, [first, second, reply, third])
        #expect(anew.state == .running)
        #expect(anew.due == FiveSFixture.known + .hours(7))
        #expect(anew.credit == .zero)
    }

    @Test("a check that cannot apply leaves both sums, and a principle without any leaves the mean")
    func notApplicable() throws {
        let rules = try FiveSFixture.rules()
        let rude = FiveSFixture.situation(needsAuthority: false)
        let assessment = Assessor(rules: rules).assess(
            rude, evidence: [], at: FiveSFixture.known + .hours(500), memory: LevelMemory(level: .orange))
        #expect(assessment.principles.map(\.principle) == [.shouldering, .sincerity, .speed, .system])
        // Speed without an inquiry: SP2 and SP3 are overdue and weigh everything.
        #expect(assessment.principles[2].gap == .one)
        #expect(assessment.standing(of: CheckID("SP1"))?.lateness == .zero)
    }

    @Test(
        "the highest class that has spoken decides, and in it the latest",
        arguments: [
            ([(.expert, .favourable)], 0, 1000),
            ([(.authority, .mixed)], 500, 500),
            ([(.authority, .adverse)], 1000, 0),
            ([(.authority, .adverse), (.expert, .favourable), (.consumerRepresentative, .favourable)], 1000, 0),
            ([(.expert, .favourable), (.authority, .adverse)], 1000, 0),
            ([(.authority, .favourable), (.authority, .adverse)], 1000, 0),
            ([(.authority, .adverse), (.authority, .favourable)], 0, 1000),
            ([(.authoritativeMedia, .adverse), (.expert, .mixed)], 500, 500),
        ] as [([(VerdictClass, Polarity)], Int, Int)])
    func verdicts(told: [(VerdictClass, Polarity)], lateness: Int, credit: Int) throws {
        let evidence = told.enumerated().map {
            FiveSFixture.verdict("\($0)", $1.1, by: $1.0, after: .minutes(Int64($0)))
        }
        // Whether it comes before its deadline or long after it makes no difference.
        for hours: Int64 in [1, 400] {
            let standing = try standing("ST3", hours: hours, evidence)
            #expect((standing.lateness.value, standing.credit.value) == (lateness, credit))
        }
    }

    @Test("an adverse finding opens the checks that it names")
    func findings() throws {
        let statement = FiveSFixture.evidence("1", [.ownStatement])
        let verdict = FiveSFixture.verdict("2", .mixed, after: .hours(1), reopens: [CheckID("SY4"), CheckID("SP2")])
        for check in ["SY4", "SP2"] {
            let standing = try standing(check, hours: 1, [statement, verdict])
            #expect(standing.state == .reopened)
            #expect(standing.lateness == .one)
        }
        #expect(try standing("SI3", hours: 1, [statement, verdict]).state == .met)
    }
}

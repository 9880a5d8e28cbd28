import Crisis
import Testing

@Suite("Likelihood and impact are sums of capped parts, each with its reason")
struct ScorePartTests {
    private func part(
        _ part: ScorePart, _ change: (inout Situation) -> Void = { _ in }, evidence: [Evidence] = [],
        at: Timestamp = FiveSFixture.known
    ) throws -> PartScore {
        var situation = Situation(clock: CrisisClock(known: FiveSFixture.known))
        change(&situation)
        let assessment = Assessor(rules: try FiveSFixture.rules()).assess(
            situation, evidence: evidence, at: at, memory: LevelMemory())
        return try #require(assessment.part(part))
    }

    @Test(
        "volume counts a surge over its own baseline from four events on",
        arguments: [(149, 9, 0), (150, 9, 8), (199, 4, 8), (200, 4, 14), (300, 4, 20), (900, 3, 0)])
    func volume(surge: Int, events: Int, points: Int) throws {
        let part = try part(.volume) {
            $0.surge = surge
            $0.events = events
        }
        #expect(part.points == points)
        #expect(part.reason.en.contains("\(surge / 100)."))
        #expect(part.reason.zh.contains("σ"))
    }

    @Test(
        "the rung is the furthest tier, or an order or a court",
        arguments: [
            (nil, [], 0), (.own, [], 0), (.private, [], 0), (.platform, [], 8), (.social, [], 10), (.outlet, [], 14),
            (.national, [], 20), (.authority, [], 20), (.private, [.regulatorOrder], 20), (nil, [.courtFiling], 20),
            (.social, [.injury], 10),
        ] as [(Tier?, Set<CriticalFact>, Int)])
    func rung(tier: Tier?, facts: Set<CriticalFact>, points: Int) throws {
        let part = try part(.rung) {
            $0.tier = tier
            $0.facts = facts
        }
        #expect(part.points == points)
    }

    @Test(
        "breadth counts independent sources", arguments: [(0, 0), (1, 0), (2, 5), (3, 5), (4, 10), (8, 15), (900, 15)])
    func breadth(sources: Int, points: Int) throws {
        #expect(try part(.breadth) { $0.independentSources = sources }.points == points)
    }

    @Test("drives add up to their cap, named in a fixed order")
    func drive() throws {
        let two = try part(.drive) { $0.drives = [.sue, .revenge] }
        #expect(two.points == 11)
        #expect(two.reason.en == "revenge 5, threat to sue 6")
        #expect(try part(.drive) { $0.drives = Set(Drive.allCases) }.points == 15)
    }

    @Test("the background weighs more, up to its cap")
    func intensifier() throws {
        #expect(try part(.intensifier) { $0.background.badReputation = true }.points == 5)
        #expect(
            try part(.intensifier) {
                $0.background = .init(sameKindHistory: true, badReputation: true, sectorShadow: true)
            }.points == 15)
    }

    @Test(
        "timing counts on sensitive days and at night, by the clock of China",
        arguments: [
            ("2026-03-15T12:00:00+08:00", 5), ("2026-03-09T22:59:59+08:00", 0), ("2026-03-09T23:00:00+08:00", 5),
            ("2026-08-20T05:59:59+08:00", 5), ("2026-08-20T06:00:00+08:00", 0), ("2026-12-31T12:00:00+08:00", 5),
            ("2027-01-01T12:00:00+08:00", 5), ("2027-01-02T12:00:00+08:00", 0), ("2026-11-10T16:30:00Z", 5),
        ])
    func timing(moment: String, points: Int) throws {
        #expect(try part(.timing, at: try #require(Timestamp(rfc3339: moment))).points == points)
    }

    @Test(
        "acceleration is growth of growth, and never a slower fall",
        arguments: [
            ([1, 1, 1, 1, 1, 1, 1, 1], 0), ([0, 0, 0, 0, 0, 0, 1, 3], 5), ([0, 0, 0, 0, 0, 1, 5, 6], 10),
            ([0, 0, 9, 9, 1, 1, 1, 1], 0), ([0, 0, 2, 2, 4, 4, 6, 6], 0), ([1, 2, 3], 0),
        ])
    func acceleration(hourly: [Int], points: Int) throws {
        #expect(try part(.acceleration) { $0.hourly = hourly }.points == points)
    }

    @Test(
        "harm, responsibility and reach have the points of their class",
        arguments: [(.service, 10), (.property, 20), (.legal, 25), (.health, 40)] as [(HarmClass, Int)])
    func harm(harm: HarmClass, points: Int) throws {
        #expect(try part(.harm) { $0.harm = harm }.points == points)
    }

    @Test("scale counts customers, or the whole country", arguments: [(0, 2), (9, 2), (10, 8), (100, 14), (1000, 20)])
    func scale(customers: Int, points: Int) throws {
        #expect(try part(.scale) { $0.customers = customers }.points == points)
        #expect(
            try part(.scale) {
                $0.customers = customers
                $0.background.nationalProduct = true
            }.points == 20)
    }

    @Test("business effects add up from mentions and evidence together, quoting both, up to the cap")
    func business() throws {
        let ground = Ground(quote: "超市下架", fact: FactID("m1"))
        let stop = FiveSFixture.evidence("e", [.orderStop])
        let part = try part(
            .business,
            {
                $0.facts = [.delisting]
                $0.grounds = [.business: [ground]]
            }, evidence: [stop])
        #expect(part.points == 15)
        #expect(part.reason.en == "an order to stop, or orders stopped 8, delisting by retailers 8")
        #expect(part.grounds == [Ground(quote: "事实 e", fact: FactID("e")), ground])
    }

    @Test("the latest observation at or before the moment stands in for the count, within the cap")
    func observation() throws {
        let early = FiveSFixture.evidence("1", observations: [FiveSFixture.observation(.volume, 20)])
        let late = FiveSFixture.evidence("2", after: .hours(1), observations: [FiveSFixture.observation(.volume, 3)])
        let wild = FiveSFixture.evidence("3", after: .hours(2), observations: [FiveSFixture.observation(.volume, 99)])
        let all = [wild, late, early]
        let known = FiveSFixture.known
        #expect(try part(.volume, evidence: all, at: known).points == 20)
        let second = try part(.volume, evidence: all, at: known + .hours(1))
        #expect(second.points == 3)
        #expect(second.reason.en == "reading")
        #expect(second.grounds == [Ground(quote: "事实 2", fact: FactID("2"))])
        #expect(try part(.volume, evidence: all, at: known + .hours(9)).points == 20)
    }

    @Test(
        "a floor holds the level at orange whatever E says",
        arguments: [
            (.death, "death_or_injury"), (.injury, "death_or_injury"), (.regulatorOrder, "regulator_order"),
            (.courtFiling, "court_filing"), (.dataLeak, "data_leak"), (.orderStop, nil), (.delisting, nil),
        ] as [(CriticalFact, String?)])
    func floors(fact: CriticalFact, rule: String?) throws {
        let situation = Situation(clock: CrisisClock(known: FiveSFixture.known), facts: [fact])
        let assessment = Assessor(rules: try FiveSFixture.rules()).assess(
            situation, evidence: [], at: FiveSFixture.known, memory: LevelMemory())
        #expect(assessment.floors.map(\.rule) == (rule.map { [$0] } ?? []))
        #expect(assessment.level == (rule == nil ? .clear : .orange))
    }

    @Test(
        "national media together with health is a floor, either alone is none",
        arguments: [
            (.national, .health, true), (.authority, .health, true), (.outlet, .health, false),
            (.national, .legal, false), (nil, .health, false),
        ] as [(Tier?, HarmClass, Bool)])
    func nationalHealth(tier: Tier?, harm: HarmClass, isHit: Bool) throws {
        let assessor = Assessor(rules: try FiveSFixture.rules())
        let situation = FiveSFixture.situation(tier: tier, harm: harm)
        let known = FiveSFixture.known
        let floors = assessor.assess(situation, evidence: [], at: known, memory: LevelMemory()).floors
        #expect(floors.map(\.rule) == (isHit ? ["national_health"] : []))
        let cleared = FiveSFixture.evidence("1", observations: [FiveSFixture.observation(.harm, 25)])
        #expect(assessor.assess(situation, evidence: [cleared], at: known, memory: LevelMemory()).floors == [])
    }

    @Test("a favourable verdict of an authority lifts the floor of an order, until there is a newer one")
    func lifted() throws {
        let assessor = Assessor(rules: try FiveSFixture.rules())
        let order = FiveSFixture.evidence("1", [.regulatorOrder])
        let favourable = FiveSFixture.verdict("2", .favourable, after: .hours(1))
        let expert = FiveSFixture.verdict("2", .favourable, by: .expert, after: .hours(1))
        let mixed = FiveSFixture.verdict("2", .mixed, after: .hours(1))
        let newer = FiveSFixture.evidence("3", [.regulatorOrder], after: .hours(2))
        let expected: [([Evidence], [String])] = [
            ([order], ["regulator_order"]), ([order, favourable], []), ([order, expert], ["regulator_order"]),
            ([order, mixed], ["regulator_order"]), ([order, favourable, newer], ["regulator_order"]),
        ]
        for (evidence, floors) in expected {
            let assessment = assessor.assess(
                FiveSFixture.situation(), evidence: evidence, at: FiveSFixture.known + .hours(3),
                memory: LevelMemory())
            #expect(assessment.floors.map(\.rule) == floors)
        }
    }
}

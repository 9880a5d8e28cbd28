import Crisis

/// Random but repeatable sets of facts: one seed, one set, on every machine.
struct FactSetGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func one<Value>(of values: [Value]) -> Value { values[number(0...(values.count - 1))] }

    mutating func some<Value: Hashable>(of values: [Value], percent: Int) -> Set<Value> {
        var chosen: Set<Value> = []
        for value in values where chance(percent) { chosen.insert(value) }
        return chosen
    }

    mutating func situation() -> Situation {
        let known = FiveSFixture.known
        let exposed = chance(70) ? known + .minutes(Int64(number(0...3000))) : nil
        return Situation(
            clock: CrisisClock(known: known, exposed: exposed), surge: chance(70) ? number(-100...500) : nil,
            events: number(0...20), tier: chance(80) ? one(of: Tier.allCases) : nil, independentSources: number(0...12),
            drives: some(of: Drive.allCases, percent: 20),
            background: .init(
                sameKindHistory: chance(30), badReputation: chance(30), sectorShadow: chance(30),
                nationalProduct: chance(30)),
            hourly: (0..<8).map { _ in number(0...9) }, harm: chance(80) ? one(of: HarmClass.allCases) : nil,
            facts: some(of: [.death, .regulatorOrder, .delisting, .sharePrice], percent: 10),
            customers: number(0...2000),
            responsibility: one(of: Responsibility.allCases), needsAuthority: chance(80))
    }

    /// Up to ten facts within five days after K.
    mutating func evidence() -> [Evidence] {
        (0..<number(0...10)).map { index in
            let after = TimeSpan.minutes(Int64(number(0...7200)))
            let tags = some(of: EvidenceTag.allCases.filter { $0 != .verdict }, percent: 8)
            var portions: [EvidenceTag: PerMille] = [:]
            for tag in EvidenceTag.allCases where tags.contains(tag) && chance(20) {
                portions[tag] = PerMille(number(1...1000))
            }
            let finding = VerdictFinding.SubFinding(
                text: LocalizedText(zh: "分项", en: "finding"), polarity: one(of: Polarity.allCases),
                reopens: [CheckID(one(of: ["SI3", "SY4", "SH2", "SP2"]))])
            let verdict = VerdictFinding(
                by: one(of: VerdictClass.allCases), polarity: one(of: Polarity.allCases),
                findings: chance(50) ? [finding] : [])
            let reading = FiveSFixture.observation(one(of: ScorePart.allCases), number(0...40))
            return FiveSFixture.evidence(
                "e\(index)", tags, after: after, portions: portions, verdict: chance(15) ? verdict : nil,
                observations: chance(15) ? [reading] : [])
        }
    }

    /// Within six days after K.
    mutating func moment() -> Timestamp { FiveSFixture.known + .minutes(Int64(number(0...8640))) }

    mutating func memory() -> LevelMemory { LevelMemory(level: chance(80) ? one(of: Level.allCases) : nil) }
}

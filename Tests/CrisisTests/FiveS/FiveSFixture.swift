import Crisis
import Foundation
import Settings
import Testing

/// What the tests of the 5S judgement share: the shipped rule set and case, and small facts.
enum FiveSFixture {
    private static let shippedRules = Result {
        let log = ProblemLog()
        let rules = RuleSetFile.read(name: rulesPath, text: try text(rulesPath), log: log)
        #expect(log.sorted == [])
        return try #require(rules)
    }

    private static let shippedCase = Result {
        let log = ProblemLog()
        let checks = Set(try rules().checks.map(\.id))
        let told = CaseFile.read(name: casePath, text: try text(casePath), log: log, checks: checks)
        #expect(log.sorted == [])
        return try #require(told)
    }

    static let rulesPath = "config/rules/5s-rule-set-1.yaml"
    static let casePath = "cases/mengniu-omp-2009.yaml"

    static func rules() throws -> RuleSet { try shippedRules.get() }

    static func mengniu(_ variant: String? = nil) throws -> CrisisCase {
        guard let variant else { return try shippedCase.get() }
        return try #require(try shippedCase.get().applying(variant: variant))
    }

    private static let shippedReplays = Result {
        try [nil, "favourable", "complete"].reduce(into: [String?: [ReplayPoint]]()) {
            $0[$1] = CaseReplay(try mengniu($1), rules: try rules()).run()
        }
    }

    /// The replay of the shipped case, run once for all tests.
    static func replay(_ variant: String? = nil) throws -> [ReplayPoint] {
        try #require(try shippedReplays.get()[variant])
    }

    static func text(_ path: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// K of the small facts below.
    static let known = Timestamp(seconds: 1_700_000_000)

    static func evidence(
        _ id: String, _ tags: Set<EvidenceTag> = [], after: TimeSpan = .zero,
        portions: [EvidenceTag: PerMille] = [:], verdict: VerdictFinding? = nil, observations: [Observation] = []
    ) -> Evidence {
        Evidence(
            id: FactID(id), time: known + after, tags: tags, portions: portions, verdict: verdict,
            observations: observations, text: LocalizedText(zh: "事实 \(id)", en: "fact \(id)"), provenance: "test")
    }

    static func observation(_ part: ScorePart, _ points: Int) -> Observation {
        Observation(part: part, points: points, reason: LocalizedText(zh: "读数", en: "reading"))
    }

    static func verdict(
        _ id: String, _ polarity: Polarity, by: VerdictClass = .authority, after: TimeSpan = .zero,
        reopens: [CheckID] = []
    ) -> Evidence {
        let finding = VerdictFinding.SubFinding(
            text: LocalizedText(zh: "分项", en: "finding"), polarity: .adverse, reopens: reopens)
        return evidence(
            id, [.verdict], after: after,
            verdict: VerdictFinding(by: by, polarity: polarity, findings: reopens.isEmpty ? [] : [finding]))
    }

    /// Public from K on, with a middling likelihood and impact.
    static func situation(
        exposedAfter: TimeSpan? = .zero, tier: Tier? = .outlet, harm: HarmClass? = .property,
        facts: Set<CriticalFact> = [], needsAuthority: Bool = true
    ) -> Situation {
        Situation(
            clock: CrisisClock(known: known, exposed: exposedAfter.map { known + $0 }), surge: 210, events: 9,
            tier: tier, independentSources: 4, background: .init(nationalProduct: true), harm: harm, facts: facts,
            responsibility: .preventable, needsAuthority: needsAuthority)
    }
}

extension Timestamp {
    /// A moment of February 2009 in China.
    static func february(_ day: Int, _ hour: Int, _ minute: Int = 0) throws -> Timestamp {
        try #require(
            Timestamp(year: 2009, month: 2, day: day, hour: hour, minute: minute, offsetMinutes: 480))
    }
}

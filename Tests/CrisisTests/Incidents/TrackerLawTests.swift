import Crisis
import Foundation
import Testing

@Suite("Laws of the tracker")
struct TrackerLawTests {
    private static let places = ["城南网点", "东站驿站", "滨江分拨中心", "Harbour depot"]
    private static let matters: [(Crisis.Category, String)] = [
        (.lost, "包裹丢失"), (.late, "延误多日"), (.privacy, "客户信息泄露"), (.damaged, "暴力分拣损坏"), (.attitude, "辱骂客户"),
    ]

    /// A stream of `count` mentions of two watches, in the order of time.
    private static func stream(_ count: Int, seed: UInt64) -> [(Mention, Signals)] {
        var dice = MatterDice(seed: seed)
        return (0..<count).map { number in
            let (category, words) = dice.pick(matters)
            let kind = dice.pick([MentionKind.complaint, .complaint, .coverage, .post, .own, .official])
            let time = Heard.start + .minutes(Int64(number * 7))
            let mention = Heard.mention(
                "\(dice.pick(places))\(words)", text: "第\(dice.below(30))次了，\(words)", kind: kind,
                watch: dice.pick(["swallow", "magpie"]), source: "s\(dice.below(9))", at: time, id: "m\(number)",
                author: "a\(dice.below(20))", customer: kind == .complaint ? "客户\(dice.below(40))" : nil)
            let state = dice.pick([EventState.happened, .happened, .happened, .happened, .drill, .resolved])
            let signals = Heard.signals(
                category: dice.below(4) == 0 ? nil : category, complaint: dice.below(1000), negative: dice.below(1000),
                state: state, .harm(dice.pick(HarmClass.allCases)), .drive(dice.pick(Drive.allCases)))
            return (mention, signals)
        }
    }

    @Test("a restart in the middle changes nothing that follows", arguments: 1...6 as ClosedRange<UInt64>)
    func restart(seed: UInt64) throws {
        var whole = IncidentTracker()
        var byParts = IncidentTracker()
        for watch in ["swallow", "magpie"] {
            whole.introduce(watch, brands: ["小燕快递"])
            byParts.introduce(watch, brands: ["小燕快递"])
        }
        var stored: [String: Data] = [:]
        for (number, (mention, signals)) in Self.stream(240, seed: seed).enumerated() {
            let expected = whole.hear(mention, signals)
            if number == 100 {
                whole = try JSONDecoder().decode(IncidentTracker.self, from: JSONEncoder().encode(whole))
            }
            // The other one is killed after every eleventh mention and lives on from the parts that had changed.
            #expect(byParts.hear(mention, signals) == expected)
            guard number % 11 == 0 else { continue }
            for part in byParts.takeChanges() { stored[part.id] = try JSONEncoder().encode(part) }
            byParts = IncidentTracker(
                parts: try stored.values.map { try JSONDecoder().decode(TrackerPart.self, from: $0) })
        }
        let end = Heard.start + .days(2)
        #expect(whole.incidents == byParts.incidents)
        #expect(!whole.incidents.isEmpty)
        for incident in whole.incidents {
            #expect(whole.situation(of: incident.id, at: end) == byParts.situation(of: incident.id, at: end))
        }
    }

    @Test(
        "what is told of an incident does not depend on the order of its mentions",
        arguments: 1...6 as ClosedRange<UInt64>)
    func order(seed: UInt64) {
        var dice = MatterDice(seed: seed)
        let mentions = (0..<60).map { number in
            (
                Heard.mention(
                    "第\(number * 7919)号件\(number % 3 == 0 ? "丢失" : "毁坏")", kind: .complaint,
                    tier: dice.pick([.private, .platform]), at: Heard.start + .minutes(Int64(dice.below(300))),
                    seen: Heard.start + .hours(6), id: "m\(number)", waybill: "SW1"),
                Heard.signals(
                    category: number % 3 == 0 ? .lost : .damaged, complaint: 900,
                    .harm(dice.pick(HarmClass.allCases)), .drive(dice.pick(Drive.allCases)),
                    .fact(dice.pick(CriticalFact.allCases)))
            )
        }
        func tell(_ mentions: [(Mention, Signals)]) -> (Situation?, [Incident]) {
            var tracker = IncidentTracker()
            var id: Incident.ID?
            for (mention, signals) in mentions { id = id ?? tracker.hear(mention, signals).incident }
            for (mention, signals) in mentions { _ = tracker.hear(mention, signals) }
            return (tracker.situation(of: id ?? Incident.ID(""), at: Heard.start + .hours(6)), tracker.incidents)
        }
        let (situation, incidents) = tell(mentions)
        let (shuffled, shuffledIncidents) = tell(dice.shuffled(mentions))
        #expect(situation == shuffled)
        #expect(incidents == shuffledIncidents)
        #expect(incidents.first?.mentions == 60)
    }

    @Test("no mention of one watch changes an incident of another", arguments: 1...4 as ClosedRange<UInt64>)
    func watches(seed: UInt64) {
        let stream = Self.stream(200, seed: seed)
        var both = IncidentTracker()
        var alone = IncidentTracker()
        for (mention, signals) in stream {
            let change = both.hear(mention, signals)
            if mention.watch == "swallow" { #expect(alone.hear(mention, signals) == change) }
        }
        #expect(both.incidents.filter { $0.watch == "swallow" } == alone.incidents)
    }

    @Test("a flood of mentions that have nothing in common is held in bounded memory")
    func flood() throws {
        var tracker = IncidentTracker()
        var dice = MatterDice(seed: 5)
        for number in 0..<1500 {
            let words = (0..<12).map { _ in String(UnicodeScalar(UInt32(0x4e00 + dice.below(4000))) ?? "一") }.joined()
            _ = tracker.hear(
                Heard.mention(words, kind: .post, at: Heard.start + .seconds(Int64(number)), author: "a\(number)"),
                Heard.signals(complaint: 900))
        }
        #expect(tracker.openIncidents.count == tracker.rules.openLimit)
        #expect(try JSONEncoder().encode(tracker).count < 1_000_000)
        let grave = tracker.hear(
            Heard.mention("小燕快递车祸致两人死亡", at: Heard.start + .hours(2)),
            Heard.signals(category: .safety, .fact(.death)))
        #expect(grave.incident != nil)
    }

    @Test("an incident of six thousand mentions is as small and as quick to tell as one of a thousand")
    func large() throws {
        var tracker = IncidentTracker()
        var id: Incident.ID?
        var sizes: [Int] = []
        for number in 0..<6000 {
            let change = tracker.hear(
                Heard.mention(
                    "快件\(number)丢失", kind: .complaint, at: Heard.start + .seconds(Int64(number)), id: "m\(number)",
                    customer: "客户\(number)"), Heard.signals(category: .lost, .harm(.property)))
            id = id ?? change.incident
            if number == 1999 || number == 5999 { sizes.append(try JSONEncoder().encode(tracker).count) }
        }
        let incident = id ?? Incident.ID("")
        #expect(tracker.incident(incident)?.mentions == 6000)
        #expect(sizes[1] < sizes[0] * 3 / 2)
        let duration = ContinuousClock().measure {
            for _ in 0..<1000 { _ = tracker.situation(of: incident) }
        }
        #expect(duration < .seconds(5))
        // Beyond a thousand customers the count is an estimate, within some percent.
        #expect((5400...6600).contains(tracker.situation(of: incident)?.customers ?? 0))
    }
}

import Crisis
import Foundation
import Testing

@Suite("The tracker finds what the small complaints were about")
struct GatheringTests {
    let start = Heard.start

    private static func signals(_ hazard: String, category: Crisis.Category, _ facts: CriticalFact...) -> Signals {
        var signals = Heard.signals(category: category, complaint: 800, .harm(.health))
        signals.findings.append(
            Signal(rule: "zh.hazard.\(hazard)", meaning: .harm(.health), quote: hazard, range: 0..<1, weight: 7))
        signals.findings += facts.map {
            Signal(rule: "zh.fact.x", meaning: .fact($0), quote: "\($0)", range: 0..<1, weight: 8)
        }
        return signals
    }

    @Test("complaints of one danger are one matter, whatever they complain of first")
    func sameHazard() {
        var tracker = IncidentTracker()
        let first = tracker.hear(
            Heard.mention("箱子湿了", kind: .complaint, customer: "甲"), Self.signals("substance", category: .damaged))
        let second = tracker.hear(
            Heard.mention("电话没人接", kind: .complaint, at: start + .hours(1), customer: "乙"),
            Self.signals("substance", category: .channelDead))
        #expect(second == .joined(first.incident ?? Incident.ID(""), .sameHazard("hazard.substance"), isRepost: false))
        #expect(second.reason.en.contains("danger") && second.reason.zh.contains("危险"))
        let other = tracker.hear(
            Heard.mention("车撞了围墙", kind: .complaint, at: start + .hours(2), customer: "丙"),
            Self.signals("traffic", category: .attitude))
        #expect(other.incident != first.incident)
        let late = tracker.hear(
            Heard.mention("怎么总占线", kind: .complaint, at: start + .hours(40), customer: "丁"),
            Self.signals("substance", category: .channelDead))
        #expect(late.incident != first.incident)
    }

    @Test("a report of the same danger joins without common words only where customers had complained of it")
    func reportOfHazard() {
        for kind in [MentionKind.complaint, .coverage] {
            var tracker = IncidentTracker()
            let first = tracker.hear(
                Heard.mention("箱子湿了", kind: kind, customer: "甲"), Self.signals("substance", category: .damaged))
            let report = tracker.hear(
                Heard.mention("三人灼伤送医", source: "daily", at: start + .hours(3)),
                Self.signals("substance", category: .safety, .injury))
            #expect((report.incident == first.incident) == (kind == .complaint))
        }
    }

    @Test("news of an injury takes the small complaints before it in, and their clock with them")
    func gathering() throws {
        var tracker = IncidentTracker()
        let first = tracker.hear(
            Heard.mention("城南网点的箱子湿了，味道很冲", kind: .complaint, customer: "甲"),
            Heard.signals(category: .damaged, complaint: 700))
        let second = tracker.hear(
            Heard.mention("手起了水泡", kind: .complaint, at: start + .hours(1), customer: "乙"),
            Self.signals("burn", category: .safety))
        #expect(first.incident != second.incident)
        #expect(tracker.takeMergers() == [])
        let report = tracker.hear(
            Heard.mention("城南网点箱子味道很冲，湿了的箱子灼伤三人", source: "daily", at: start + .hours(5)),
            Self.signals("burn", category: .safety, .injury))
        let id = try #require(report.incident)
        let mergers = tracker.takeMergers()
        #expect(mergers.map(\.into).allSatisfy { $0 == id })
        #expect(tracker.takeMergers() == [])
        #expect(tracker.openIncidents.map(\.id) == [id])
        #expect(tracker.openIncidents.first?.mentions == 3)
        #expect(tracker.openIncidents.first?.complaints == 2)
        #expect(tracker.situation(of: id)?.clock == CrisisClock(known: start, exposed: start + .hours(5)))
        #expect(tracker.situation(of: id)?.customers == 2)
        let taken = try #require(mergers.first?.from)
        #expect(tracker.incident(taken)?.status == .closed)
        #expect(tracker.incident(taken)?.mergedInto == id)
        let restored = try JSONDecoder().decode(IncidentTracker.self, from: JSONEncoder().encode(tracker))
        #expect(restored.incidents == tracker.incidents)
    }

    @Test("what was taken in does not come back by itself; what repeats it goes where it went")
    func afterGathering() throws {
        var tracker = IncidentTracker()
        let complaint = Heard.mention("城南网点的箱子湿了，味道很冲，没人管", kind: .complaint, customer: "甲", waybill: "SW1")
        _ = tracker.hear(complaint, Heard.signals(category: .damaged, complaint: 700))
        let report = tracker.hear(
            Heard.mention("城南网点的箱子湿了味道很冲 三人灼伤", source: "daily", at: start + .hours(5)),
            Self.signals("burn", category: .safety, .injury))
        let again = tracker.hear(
            Heard.mention("我的单还没人管", kind: .complaint, at: start + .hours(6), customer: "甲", waybill: "SW1"),
            Heard.signals(category: .channelDead))
        #expect(again.incident == report.incident)
        #expect(tracker.openIncidents.count == 1)
    }

    @Test("apologies, orders and delistings belong to the one public incident that can have caused them")
    func aftermath() {
        var tracker = IncidentTracker()
        let cause = tracker.hear(
            Heard.mention("后厨用过期肉"), Heard.signals(category: .safety, .harm(.health)))
        let order = tracker.hear(
            Heard.mention("多地约谈该公司", source: "daily", at: start + .hours(20)), Heard.signals(.fact(.regulatorOrder)))
        #expect(order == .joined(cause.incident ?? Incident.ID(""), .aftermath, isRepost: false))
        let apology = tracker.hear(
            Heard.mention("董事长鞠躬", source: "city", at: start + .hours(30)),
            Heard.signals(negative: 700, .statement(.regret)))
        #expect(apology.incident == cause.incident)
        _ = tracker.hear(
            Heard.mention("内鬼出售客户信息", source: "daily", at: start + .hours(31)),
            Heard.signals(category: .privacy, .fact(.dataLeak)))
        let ambiguous = tracker.hear(
            Heard.mention("应用商店将其移除", source: "daily", at: start + .hours(32)), Heard.signals(.fact(.delisting)))
        guard case .opened = ambiguous else {
            Issue.record("with two causes it must stand for itself")
            return
        }
    }

    @Test("a title on a hot-search board is many voices and reaches the whole country")
    func board() {
        var tracker = IncidentTracker()
        var title = Heard.mention("小燕快递弄丢毕业证", kind: .post, tier: .social)
        title.item.rank = 12
        let id = tracker.hear(title, Heard.signals(category: .lost, .harm(.property))).incident ?? Incident.ID("")
        let situation = tracker.situation(of: id)
        #expect(situation?.tier == .national)
        #expect(situation?.independentSources == tracker.rules.boardVoices)
        #expect(situation?.background.nationalProduct == true)
        _ = tracker.hear(title, Heard.signals(category: .lost, .harm(.property)))
        #expect(tracker.situation(of: id)?.independentSources == tracker.rules.boardVoices)
    }

    @Test("the quotes of a fact and of the harm that counts are apart from all others")
    func grounds() {
        var tracker = IncidentTracker()
        let id =
            tracker.hear(
                Heard.mention("手烧伤了，客服踢皮球", kind: .complaint, customer: "甲"),
                Heard.signals(
                    category: .safety, .harm(.service), .drive(.ignored), .harm(.health), .fact(.injury))
            ).incident ?? Incident.ID("")
        let situation = tracker.situation(of: id)
        #expect(situation?.factGrounds[.injury]?.map(\.quote) == ["“fact(Crisis.CriticalFact.injury)”"])
        #expect(situation?.factGrounds[.death] == nil)
        #expect(situation?.grounds[.harm]?.map(\.quote) == ["“harm(Crisis.HarmClass.health)”"])
    }
}

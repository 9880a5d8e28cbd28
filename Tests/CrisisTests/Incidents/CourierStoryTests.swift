import Crisis
import Testing

@Suite("A courier case from the first complaint to the regulator, within ninety seconds")
struct CourierStoryTests {
    @Test("it is one incident, with its surge, its sources, its clocks and its facts")
    func story() {
        var tracker = IncidentTracker()
        var baseline = CountedWatch()
        tracker.introduce("swallow", brands: ["小燕快递"])
        var incidents: Set<Incident.ID> = []
        var moment = Heard.start
        func tell(_ mention: Mention, _ signals: Signals) {
            if let id = tracker.hear(mention, signals).incident { incidents.insert(id) }
            baseline.observe(at: mention.time)
        }
        for number in 0..<12 {
            moment += .seconds(4)
            tell(
                Heard.mention(
                    "快件丢失\(number)", text: "第\(number)件寄到城南网点的包裹不见了，客服电话打不通", kind: .complaint, at: moment,
                    customer: "客户\(number)"),
                Heard.signals(category: .lost, complaint: 800, .harm(.property), .drive(.ignored)))
        }
        for (number, title) in ["城南网点包裹成堆失踪 居民围堵", "城南网点包裹失踪 小燕快递回应", "转发：城南网点包裹成堆失踪 居民围堵"].enumerated() {
            moment += .seconds(8)
            tell(
                Heard.mention(title, source: "outlet-\(number)", at: moment),
                Heard.signals(category: .lost, negative: 700, .harm(.property)))
        }
        moment += .seconds(8)
        tell(
            Heard.mention("市邮政管理局责令小燕快递城南网点停业整改", kind: .official, source: "post-office", at: moment),
            Heard.signals(.fact(.regulatorOrder)))
        #expect(incidents.count == 1)
        guard let id = incidents.first,
            let situation = tracker.situation(
                of: id, background: Watch.Background(sectorShadow: true), surge: baseline.surge(at: moment), at: moment)
        else {
            Issue.record("nothing opened")
            return
        }
        #expect(situation.clock.known == Heard.start + .seconds(4))
        #expect(situation.clock.exposed == Heard.start + .seconds(56))
        #expect(situation.surge ?? 0 >= 300)
        #expect(situation.events == 16)
        #expect(situation.tier == .authority)
        #expect(situation.independentSources == 15)
        #expect(situation.customers == 12)
        #expect(situation.harm == .property)
        #expect(situation.facts == [.regulatorOrder])
        #expect(situation.drives == [.ignored])
        #expect(situation.responsibility == .preventable)
        #expect(situation.category == .lost)
        #expect(situation.background.sectorShadow)
        #expect(situation.grounds[.rung]?.first?.quote == "“fact(Crisis.CriticalFact.regulatorOrder)”")
    }
}

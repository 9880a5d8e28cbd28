import Crisis
import Testing

@Suite("The tracker joins what belongs together and keeps apart what does not")
struct IncidentTrackerTests {
    let start = Heard.start

    // MARK: Opening

    @Test(
        "a post or report opens an incident only with a cause",
        arguments: [
            (Heard.signals(negative: 300), false),
            (Heard.signals(category: .price, complaint: 200), false),
            (Heard.signals(.harm(.service)), false),
            (Heard.signals(complaint: 500), true),
            (Heard.signals(negative: 600), true),
            (Heard.signals(.harm(.property)), true),
            (Heard.signals(.fact(.dataLeak)), true),
            (Heard.signals(state: .drill, .harm(.health), .fact(.death)), false),
            (Heard.signals(negative: 900, state: .prevention), false),
            (Heard.signals(negative: 900, state: .resolved), false),
            (Heard.signals(negative: 900, state: .elsewhere), false),
            (Heard.signals(negative: 900, state: .hypothetical), false),
        ])
    func cause(signals: Signals, opens: Bool) {
        for kind in [MentionKind.coverage, .post] {
            var tracker = IncidentTracker()
            let change = tracker.hear(Heard.mention("小燕快递城南网点的一则消息", kind: kind), signals)
            #expect((change.incident != nil) == opens)
            #expect(tracker.openIncidents.count == (opens ? 1 : 0))
            #expect(!change.reason.zh.isEmpty && !change.reason.en.isEmpty)
        }
    }

    @Test("every complaint opens an incident, however mild, but thanks, drills and settled matters do not")
    func complaints() {
        for (signals, opens) in [
            (Heard.signals(), true), (Heard.signals(category: .late), true),
            (Heard.signals(complaint: 800, state: .hypothetical), true), (Heard.signals(.positive), false),
            (Heard.signals(category: .safety, state: .drill), false),
            (Heard.signals(category: .late, state: .resolved), false),
        ] {
            var tracker = IncidentTracker()
            let change = tracker.hear(Heard.mention("你好", text: "快递的事", kind: .complaint, customer: "甲"), signals)
            #expect((change.incident != nil) == opens)
        }
    }

    @Test("an own text opens nothing, an official one only with a critical fact")
    func ownAndOfficial() {
        var tracker = IncidentTracker()
        let own = tracker.hear(
            Heard.mention("关于快件丢失的致歉声明", kind: .own), Heard.signals(category: .lost, negative: 900, .harm(.health)))
        #expect(own == .noted(.ownText))
        let notice = tracker.hear(Heard.mention("关于做好旺季服务的通知", kind: .official), Heard.signals(negative: 700))
        #expect(notice == .noted(.officialText))
        let order = tracker.hear(
            Heard.mention("责令小燕快递立即整改", kind: .official), Heard.signals(category: .privacy, .fact(.regulatorOrder)))
        guard case .opened(let incident, .criticalFact(.regulatorOrder)) = order else {
            Issue.record("the order opened nothing")
            return
        }
        #expect(incident.id.text == "swallow-20261122-1")
        #expect(tracker.situation(of: incident.id)?.needsAuthority == true)
        #expect(tracker.situation(of: incident.id)?.responsibility == .preventable)
    }

    @Test("an article of last month opens nothing when a feed is read for the first time")
    func archive() {
        var tracker = IncidentTracker()
        let old = Heard.mention("小燕快递仓库失火", at: start - .days(40), seen: start)
        #expect(tracker.hear(old, Heard.signals(category: .safety, .harm(.property))) == .noted(.tooOld))
    }

    // MARK: Joining

    @Test("complaints of one kind join while the matter is recent, and say why")
    func sameCategory() {
        var tracker = IncidentTracker()
        let first = tracker.hear(
            Heard.mention("快件一直没有消息", kind: .complaint, customer: "甲"), Heard.signals(category: .lost))
        let second = tracker.hear(
            Heard.mention("寄丢东西谁负责", kind: .complaint, at: start + .hours(70), customer: "乙"),
            Heard.signals(category: .lost))
        #expect(second == .joined(first.incident ?? Incident.ID(""), .sameCategory(.lost), isRepost: false))
        #expect(second.reason.zh.contains("丢失") && second.reason.en.contains("lost"))
        let late = tracker.hear(
            Heard.mention("包裹不见了啊", kind: .complaint, at: start + .days(9), customer: "丙"),
            Heard.signals(category: .lost))
        #expect(late.incident?.text == "swallow-20261201-1")
    }

    @Test("a privacy leak and late parcels of one brand stay apart")
    func differentMatters() {
        var tracker = IncidentTracker()
        let late = tracker.hear(
            Heard.mention("小燕快递件十天没到", kind: .complaint, customer: "甲"), Heard.signals(category: .late))
        let leak = tracker.hear(
            Heard.mention("小燕快递内部员工出售客户信息", source: "daily", at: start + .hours(1)),
            Heard.signals(category: .privacy, .fact(.dataLeak), .harm(.legal)))
        #expect(late.incident != leak.incident)
        #expect(tracker.openIncidents.count == 2)
    }

    @Test("the brand's name alone makes no common matter, from the first text on")
    func brandName() {
        var tracker = IncidentTracker()
        tracker.introduce("swallow", brands: ["小燕快递", "Swallow Express"])
        let titles = ["小燕快递欠薪员工讨债", "小燕快递老板跑路", "Swallow Express boss vanishes", "Swallow Express bankrupt"]
        let incidents = titles.map { tracker.hear(Heard.mention($0), Heard.signals(negative: 900)).incident }
        #expect(Set(incidents).count == titles.count)
        let same = tracker.hear(
            Heard.mention("老板跑路的小燕快递", source: "daily", at: start + .hours(1)), Heard.signals(negative: 900))
        #expect(same.incident == incidents[1])
    }

    @Test("two brands do not mix, even with the same words on the same waybill")
    func twoBrands() {
        var tracker = IncidentTracker()
        for watch in ["swallow", "magpie"] {
            let change = tracker.hear(
                Heard.mention("快件丢失无人理会", kind: .complaint, watch: watch, customer: "甲", waybill: "SW1"),
                Heard.signals(category: .lost))
            #expect(change.incident?.text == "\(watch)-20261122-1")
        }
    }

    @Test("a waybill and a customer join what categories would not")
    func waybill() {
        var tracker = IncidentTracker()
        let first = tracker.hear(
            Heard.mention("还没到", kind: .complaint, customer: "甲", waybill: "SW 001"), Heard.signals(category: .late))
        let second = tracker.hear(
            Heard.mention("手机号被卖了", kind: .complaint, at: start + .days(5), customer: "乙", waybill: "sw001"),
            Heard.signals(category: .privacy))
        #expect(second == .joined(first.incident ?? Incident.ID(""), .sameWaybill, isRepost: false))
        let third = tracker.hear(
            Heard.mention("客服不接电话", kind: .complaint, at: start + .days(6), customer: "甲"),
            Heard.signals(category: .channelDead))
        #expect(third == .joined(first.incident ?? Incident.ID(""), .sameCustomer, isRepost: false))
        #expect(tracker.situation(of: first.incident ?? Incident.ID(""))?.drives == [.repeated])
    }

    @Test("a report with a critical fact joins the complaints about its matter")
    func criticalFact() {
        var tracker = IncidentTracker()
        let complaint = tracker.hear(
            Heard.mention("城南网点把我的药弄丢了", kind: .complaint, customer: "甲"), Heard.signals(category: .lost))
        let report = tracker.hear(
            Heard.mention("城南网点丢失急救药 患者不幸身亡", at: start + .hours(5)),
            Heard.signals(negative: 900, .fact(.death), .harm(.health)))
        #expect(report.incident == complaint.incident)
        #expect(tracker.situation(of: complaint.incident ?? Incident.ID(""))?.facts == [.death])
    }

    @Test("own and official texts join the incident that they answer, and count as no voice of their own side")
    func answers() {
        var tracker = IncidentTracker()
        let opened = tracker.hear(
            Heard.mention("小燕快递城南网点丢失三百件包裹", text: "居民向本报投诉"),
            Heard.signals(category: .lost, .harm(.property)))
        let id = opened.incident ?? Incident.ID("")
        let own = tracker.hear(
            Heard.mention("关于城南网点包裹丢失的致歉声明", kind: .own, source: "swallow-web", at: start + .hours(2)),
            Heard.signals(.statement(.regret), .harm(.health), .fact(.injury)))
        #expect(own.incident == id)
        let blank = tracker.hear(
            Heard.mention("情况说明", kind: .own, source: "swallow-web", at: start + .hours(3)),
            Heard.signals(.statement(.ownStatement)))
        #expect(blank == .joined(id, .onlyOpenIncident, isRepost: false))
        let advert = tracker.hear(
            Heard.mention("双十一寄件五折起", kind: .own, source: "swallow-web", at: start + .hours(4)), Heard.signals())
        #expect(advert == .noted(.ownText))
        let situation = tracker.situation(of: id)
        #expect(situation?.facts == [])
        #expect(situation?.harm == .property)
        #expect(situation?.independentSources == 1)
        #expect(situation?.tier == .outlet)
    }

    // MARK: Weak signals, closing, coming back

    @Test("a weak signal that comes back as a storm five days later is where the clock starts")
    func weakSignal() {
        var tracker = IncidentTracker()
        let weak = Heard.mention(
            "城南网点快件堆积如山 居民担心丢件", kind: .post, source: "weibo", author: "路人")
        #expect(tracker.hear(weak, Heard.signals(negative: 200)) == .noted(.noCause))
        let storm = Heard.mention("城南网点快件堆积如山 数百件丢失", at: start + .days(5))
        let change = tracker.hear(storm, Heard.signals(category: .lost, .harm(.property)))
        let situation = tracker.situation(of: change.incident ?? Incident.ID(""))
        #expect(situation?.clock == CrisisClock(known: start, exposed: start))
        #expect(situation?.independentSources == 2)
        #expect(tracker.incidents.first?.mentions == 2)
    }

    @Test("a complaint that was alone for five days is found by the close text that follows")
    func lonelyComplaint() {
        var tracker = IncidentTracker()
        let first = tracker.hear(
            Heard.mention("城南网点虚假签收", text: "没收到却显示本人签收", kind: .complaint, customer: "甲"),
            Heard.signals(category: .falseDelivery))
        let storm = tracker.hear(
            Heard.mention("城南网点大批快件虚假签收", at: start + .days(5)),
            Heard.signals(category: .falseDelivery, complaint: 700))
        #expect(storm.incident == first.incident)
    }

    @Test("a closed incident reopens on a new story of its matter, not on an echo, and not after its window")
    func reopening() {
        var tracker = IncidentTracker()
        let report = Heard.mention("小燕快递城南网点丢失三百件包裹")
        let signals = Heard.signals(category: .lost, .harm(.property))
        let id = tracker.hear(report, signals).incident ?? Incident.ID("")
        tracker.acknowledge(id, by: "duty", at: start)
        tracker.close(id, at: start + .days(1))
        let echo = tracker.hear(
            Heard.mention(report.item.title, source: "late-echo", at: start + .days(2)), signals)
        #expect(echo.incident == id)
        #expect(tracker.incident(id)?.status == .closed)
        let again = tracker.hear(
            Heard.mention("城南网点又有包裹丢失", source: "daily", at: start + .days(3)), signals)
        guard case .reopened(let incident, _) = again else {
            Issue.record("a new story did not reopen it")
            return
        }
        #expect(incident.id == id && incident.status == .open && incident.acknowledgement == nil)
        tracker.close(id, at: start + .days(4))
        let later = tracker.hear(
            Heard.mention("城南网点再次丢失包裹", source: "daily", at: start + .days(20)), signals)
        #expect(later.incident?.text == "swallow-20261212-1")
        #expect(tracker.incident(id) == nil)
    }

    @Test("an incident without activity for a week is stale")
    func stale() {
        var tracker = IncidentTracker()
        let id = tracker.hear(
            Heard.mention("快件丢了", kind: .complaint, customer: "甲"), Heard.signals(category: .lost)
        ).incident
        #expect(tracker.stale(at: start + .days(7)).isEmpty)
        #expect(tracker.stale(at: start + .days(7) + .seconds(1)) == [id])
        tracker.close(id ?? Incident.ID(""), at: start + .days(8))
        #expect(tracker.stale(at: start + .days(30)).isEmpty)
    }

    @Test("an exercise joins exercises only and has a name of its own")
    func drills() {
        var tracker = IncidentTracker()
        let mention = Heard.mention("快件丢失", kind: .complaint, customer: "甲", waybill: "SW1")
        let real = tracker.hear(mention, Heard.signals(category: .lost))
        let drill = tracker.hear(mention, Heard.signals(category: .lost), isDrill: true)
        #expect(real.incident?.text == "swallow-20261122-1")
        #expect(drill.incident?.text == "swallow-drill-20261122-1")
        #expect(tracker.incident(drill.incident ?? Incident.ID(""))?.isDrill == true)
    }

    @Test("an incident opened by hand has the clock that the person gave, and recorded facts move it")
    func byHand() {
        var tracker = IncidentTracker()
        let incident = tracker.open(watch: "milk", title: "OMP", category: .safety, known: start, at: start + .hours(1))
        let report = Evidence(
            id: FactID("e5"), time: start + .days(9), tags: [.coverage], text: LocalizedText(zh: "报道", en: "report"),
            provenance: "press")
        tracker.record(report, for: incident.id)
        #expect(tracker.situation(of: incident.id)?.clock == CrisisClock(known: start, exposed: start + .days(9)))
        #expect(tracker.incident(incident.id)?.lastActivity == start + .days(9))
        #expect(tracker.situation(of: Incident.ID("nobody")) == nil)
    }
}

import Crisis
import Foundation
import Testing

@Suite("A situation counts what was said, by whom, and since when")
struct SituationTests {
    let start = Heard.start

    @Test("a thousand reposts of one article are one source and one story")
    func reposts() {
        var tracker = IncidentTracker()
        let title = "小燕快递城南网点三百件包裹神秘失踪 居民围堵讨说法"
        let wrappings: [(String) -> String] = [
            { $0 }, { "转发微博：" + $0 }, { $0 + "_新浪财经" }, { "RT @somebody: " + $0 }, { "太过分了//@路人甲:" + $0 },
            { $0.replacingOccurrences(of: " ", with: "，") },
        ]
        var id: Incident.ID?
        for number in 0..<1000 {
            let change = tracker.hear(
                Heard.mention(
                    wrappings[number % wrappings.count](title), kind: .post, source: "outlet-\(number)",
                    at: start + .seconds(Int64(number)), author: "user-\(number)"),
                Heard.signals(category: .lost, .harm(.property), .drive(.expose)))
            id = id ?? change.incident
            #expect(change.incident == id)
            if number > 0, case .joined(_, .sameStory, isRepost: true) = change { continue }
            #expect(number == 0)
        }
        let incident = id ?? Incident.ID("")
        let situation = tracker.situation(of: incident, at: start + .hours(1))
        #expect(situation?.independentSources == 1)
        #expect(tracker.incident(incident)?.stories == 1)
        #expect(tracker.incident(incident)?.mentions == 1000)
        let stories = tracker.stories(of: incident)
        #expect(stories.count == 1)
        #expect(stories.first?.mentions == 1000)
        #expect(stories.first?.outlets.count == Story.outletLimit)
        #expect(stories.first?.firstSeen == start)
        #expect(stories.first?.lastSeen == start + .seconds(999))
    }

    @Test("customers are counted once each, exactly up to a thousand")
    func customers() {
        var tracker = IncidentTracker()
        var id: Incident.ID?
        for number in 0..<1500 {
            let change = tracker.hear(
                Heard.mention(
                    "我的第\(number % 750)号包裹丢了", kind: .complaint, at: start + .seconds(Int64(number)), id: "c\(number)",
                    customer: "客户\(number % 1000)"),
                Heard.signals(category: .lost))
            id = id ?? change.incident
        }
        let situation = tracker.situation(of: id ?? Incident.ID(""), at: start + .hours(1))
        #expect(situation?.customers == 1000)
        #expect(situation?.drives.contains(.repeated) == true)
        #expect(situation?.harm == .service)
        #expect(situation?.needsAuthority == false)
    }

    @Test("exposure begins with the first public voice, knowledge with the first of all")
    func clocks() {
        var tracker = IncidentTracker()
        let id =
            tracker.hear(
                Heard.mention("丢件", kind: .complaint, customer: "甲"), Heard.signals(category: .lost)
            ).incident ?? Incident.ID("")
        #expect(tracker.situation(of: id)?.clock == CrisisClock(known: start, exposed: nil))
        _ = tracker.hear(
            Heard.mention("小燕快递丢件不赔", kind: .post, at: start + .hours(9)),
            Heard.signals(category: .lost, complaint: 800))
        #expect(tracker.situation(of: id)?.clock == CrisisClock(known: start, exposed: start + .hours(9)))
        _ = tracker.hear(
            Heard.mention("寄丢了贵重物品", kind: .complaint, tier: .platform, at: start - .hours(2), customer: "乙"),
            Heard.signals(category: .lost))
        let situation = tracker.situation(of: id)
        #expect(situation?.clock == CrisisClock(known: start - .hours(2), exposed: start - .hours(2)))
        #expect(situation?.tier == .social)
    }

    @Test(
        "one weak word of one post is not believed; a strong one, a report, or a second post is",
        arguments: [
            ([(MentionKind.post, 3)], HarmClass.service), ([(.post, 6)], .health), ([(.coverage, 3)], .health),
            ([(.complaint, 3)], .health), ([(.post, 3), (.post, 3)], .health),
        ])
    func support(voices: [(MentionKind, Int)], harm: HarmClass) {
        var tracker = IncidentTracker()
        var id: Incident.ID?
        for (number, (kind, weight)) in voices.enumerated() {
            let change = tracker.hear(
                Heard.mention("牛奶喝了不舒服\(number == 0 ? "" : "，孩子也吐了")", kind: kind, author: "a\(number)"),
                Heard.signals(category: .safety, complaint: 900, .harm(.health), weight: weight))
            id = id ?? change.incident
        }
        #expect(tracker.situation(of: id ?? Incident.ID(""))?.harm == harm)
    }

    @Test("the last eight complete hours are told, oldest first, without the running one")
    func hourly() {
        var tracker = IncidentTracker()
        var id: Incident.ID?
        for hour in 0..<10 {
            for number in 0...hour {
                let change = tracker.hear(
                    Heard.mention(
                        "丢件", kind: .complaint, at: start + .hours(Int64(hour)) + .minutes(Int64(number)),
                        customer: "客户\(hour)-\(number)"), Heard.signals(category: .lost))
                id = id ?? change.incident
            }
        }
        let situation = tracker.situation(of: id ?? Incident.ID(""), at: start + .hours(9) + .minutes(30))
        #expect(situation?.hourly == [2, 3, 4, 5, 6, 7, 8, 9])
        #expect(situation?.events == 10)
    }

    @Test("the surge of the watch is given to the incident that makes it")
    func surge() {
        var tracker = IncidentTracker()
        var baseline = CountedWatch()
        var leak: Incident.ID?
        for number in 0..<20 {
            let change = tracker.hear(
                Heard.mention(
                    "我的信息被卖，第\(number)个骚扰电话", kind: .complaint, at: start + .seconds(Int64(number)),
                    customer: "客户\(number)"), Heard.signals(category: .privacy, .harm(.legal)))
            leak = change.incident
            baseline.observe(at: start + .seconds(Int64(number)))
        }
        let rude = tracker.hear(
            Heard.mention("快递员态度差", kind: .complaint, customer: "客户"), Heard.signals(category: .attitude))
        baseline.observe(at: start)
        let reading = baseline.surge(at: start + .minutes(1))
        func sigma(_ id: Incident.ID?) -> Int? {
            tracker.situation(
                of: id ?? Incident.ID(""), background: Watch.Background(), surge: reading, at: start + .minutes(1))?
                .surge
        }
        #expect(sigma(leak) ?? 0 >= 300)
        #expect(sigma(rude.incident) ?? 999 < 150)
    }

    @Test("quotes stand under their parts with their mention, at most five, the gravest first")
    func grounds() {
        var tracker = IncidentTracker()
        var id: Incident.ID?
        for number in 0..<40 {
            let harm = HarmClass.allCases[number % 4]
            let change = tracker.hear(
                Heard.mention(
                    "投诉件第\(number)号", kind: .complaint, at: start + .seconds(Int64(number)), id: "c\(number)",
                    customer: "客户\(number)"),
                Heard.signals(category: .lost, .harm(harm), .drive(.sue), .fact(.courtFiling)))
            id = id ?? change.incident
        }
        let grounds = tracker.situation(of: id ?? Incident.ID(""))?.grounds ?? [:]
        #expect(grounds[.harm]?.map(\.quote).first == "“harm(Crisis.HarmClass.health)”")
        #expect(grounds[.harm]?.first?.fact == FactID("times/c3@swallow"))
        #expect(grounds[.harm]?.count == 1)
        #expect(grounds[.drive]?.count == 1)
        #expect(grounds[.rung]?.count == 5)
        #expect(grounds[.scale]?.count == 5)
        #expect(grounds.values.allSatisfy { $0.count <= 5 })
    }

    @Test("an edited item can tell something new but is not counted again")
    func revision() {
        var tracker = IncidentTracker()
        let id =
            tracker.hear(
                Heard.mention("丢件", kind: .complaint, id: "7", customer: "甲"), Heard.signals(category: .lost)
            ).incident ?? Incident.ID("")
        let edited = tracker.hear(
            Heard.mention("丢件，并且有人受伤", kind: .complaint, at: start + .hours(1), id: "7", customer: "甲"),
            Heard.signals(category: .lost, .fact(.injury), .harm(.health)))
        #expect(edited == .joined(id, .revision, isRepost: true))
        #expect(tracker.incident(id)?.mentions == 1)
        #expect(tracker.situation(of: id)?.facts == [.injury])
        #expect(tracker.situation(of: id)?.harm == .health)
    }
}

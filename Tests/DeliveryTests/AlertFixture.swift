import Crisis

/// The alert of an invented courier case: level orange by a floor, duties in every state.
enum AlertFixture {
    static let now = moment("2026-11-22T10:30:00Z")

    static func moment(_ text: String) -> Timestamp {
        Timestamp(rfc3339: text) ?? Timestamp(milliseconds: .min)
    }

    static func text(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

    static func alert(
        id: String = "msg_01KAQ7Z5V2N8R4T6W9X3Y0B1CD", reason: AlertReason = .levelRose(from: .blue, to: .orange),
        title: String = "燕子速运中转站起火，包裹受损", isDrill: Bool = false, highlights: [Alert.Highlight] = [highlight],
        checklist: Checklist? = checklist
    ) -> Alert {
        Alert(
            id: Alert.ID(id), at: now, reason: reason, incident: incident(title: title, isDrill: isDrill),
            previousLevel: .blue, assessment: assessment, highlights: highlights, checklist: checklist,
            clock: CrisisClock(known: moment("2026-11-22T08:00:00Z"), exposed: moment("2026-11-22T09:10:00Z")),
            names: Alert.Names(
                watch: text("燕子速运", "Swallow Express"),
                checks: [
                    .init(id: CheckID("SP2"), title: text("首次公开回应", "first public response")),
                    .init(id: CheckID("SH1"), title: text("表达关切", "concern stated")),
                ]))
    }

    static func incident(title: String, isDrill: Bool) -> Incident {
        var incident = Incident(
            id: Incident.ID("swallow-20261122-1"), watch: "swallow", title: title, category: .damaged,
            status: .acknowledged, opened: moment("2026-11-22T08:00:00Z"),
            lastActivity: moment("2026-11-22T10:28:00Z"),
            acknowledgement: .init(by: "林晓", at: moment("2026-11-22T10:20:00Z")), isDrill: isDrill, mentions: 37,
            complaints: 12, stories: 5)
        incident.reports = 3
        return incident
    }

    static let highlight = Alert.Highlight(
        fact: FactID("courier-news/a-17"), at: moment("2026-11-22T09:10:00Z"), source: "courier-news", tier: .outlet,
        title: "燕子速运中转站起火", quote: "数百件包裹被烧毁，客户称客服无人接听", url: "https://news.example.com/a-17?from=rss")

    static let assessment = Assessment(
        at: now, ruleSet: RuleSetName(name: "5s-1", hash: "9f2c41d07ab3"), likelihood: 62, impact: 58,
        parts: [
            PartScore(
                part: .volume, points: 14, cap: 20, reason: text("高出自身基线 2.4σ", "2.4 sigma above its own baseline"),
                grounds: [Ground(quote: "14 条 / 小时", fact: nil)]),
            PartScore(part: .timing, points: 0, cap: 5, reason: text("不在敏感时段", "no sensitive time")),
            PartScore(
                part: .harm, points: 20, cap: 40, reason: text("财产损失", "property"),
                grounds: [Ground(quote: "包裹被烧毁", fact: FactID("courier-news/a-17"))]),
        ], risk: PerMille(360),
        principles: [
            PrincipleStanding(
                principle: .shouldering, gap: PerMille(404), readiness: PerMille(200),
                checks: [
                    CheckStanding(
                        id: CheckID("SH1"), state: .overdue, weight: 30, lateness: .one, credit: .zero,
                        due: moment("2026-11-22T10:10:00Z")),
                    CheckStanding(
                        id: CheckID("SH3"), state: .met, weight: 20, lateness: .zero, credit: .one,
                        due: moment("2026-11-23T08:00:00Z"), lateBy: nil, evidence: [FactID("e2")]),
                ]),
            PrincipleStanding(
                principle: .speed, gap: PerMille(150), readiness: .zero,
                checks: [
                    CheckStanding(
                        id: CheckID("SP2"), state: .running, weight: 50, lateness: PerMille(333), credit: .zero,
                        due: moment("2026-11-22T13:10:00Z"))
                ]),
        ], gap: PerMille(277), readiness: PerMille(100), escalation: PerMille(412),
        floors: [
            FloorHit(
                rule: "injury", level: .orange, reason: text("有人受伤", "a person was injured"),
                grounds: [Ground(quote: "一名分拣员烧伤", fact: FactID("courier-news/a-18"))])
        ], indicated: .orange, level: .orange)

    static let checklist = Checklist(
        incident: Incident.ID("swallow-20261122-1"), playbook: "parcels", started: moment("2026-11-22T10:00:00Z"),
        items: [
            item(
                "C01", "确认收到警报", "Acknowledge the alert", due: "2026-11-22T10:15:00Z", state: .done,
                done: "2026-11-22T10:20:00Z", by: "林晓"),
            item("C02", "核实", "Verify", due: "2026-11-22T10:25:00Z", state: .overdue),
            item("C05", "发出首份声明", "Holding statement out", due: "2026-11-22T11:00:00Z", state: .open),
            item("C18", "给结论定性", "Classify the verdict", due: nil, state: .waiting, people: []),
        ])

    private static func item(
        _ id: String, _ zh: String, _ en: String, due: String?, state: ChecklistItem.State, done: String? = nil,
        by: String? = nil,
        people: [Roster.Person] = [.init(name: "林晓", contact: "+86 138 0000 0001"), .init(name: "周宁")]
    ) -> ChecklistItem {
        ChecklistItem(
            id: id, text: text(zh, en), closesOn: text("记录", "a record"), principle: .speed, owner: "duty",
            ownerTitle: text("值班", "on duty"), people: people, due: due.map(moment), state: state,
            done: done.map(moment), closedBy: by)
    }

    static let everyReason: [AlertReason] = [
        .levelRose(from: .blue, to: .orange), .levelFell(from: .red, to: .yellow), .floorHit(rule: "injury"),
        .checkDueSoon(CheckID("SP2"), due: moment("2026-11-22T13:10:00Z")),
        .checkOverdue(CheckID("SH1"), due: moment("2026-11-22T10:10:00Z")),
        .verdictArrived(.mixed, by: .authority), .contradiction(CheckID("SI3")), .familySilent(.media),
        .sourcesTroubled([SourceTrouble("12305", .gone), SourceTrouble("sina", .silent)]), .surge(surge),
        .intake([intake]),
    ]

    static let intake = IntakeReading(
        watch: "swallow", series: IntakeKey(.lost, region: "Zhejiang"), period: .day, count: 31, expected: 840,
        bound: 2200,
        method: .sameWeekday)

    static let surge = SurgeNotice(
        watch: "swallow", series: SeriesKey(.complaints, .lost), at: moment("2026-11-22T10:05:00Z"), minutes: 60,
        count: 46, expected: 1240, weeks: 90, isYoung: true)
}

/// A small deterministic generator (SplitMix64), so that every seed is a test of its own.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

import Crisis
import Status

/// Reports of an invented courier's bad evening, with every state and some hostile text in them.
enum ReportFixture {
    static let now = moment("2026-11-22T10:30:00Z")
    static let id = Incident.ID("swallow-20261122-1")
    static let chinese = ReportPhrase(language: .chinese, offsetMinutes: 480)
    static let english = ReportPhrase(language: .english, offsetMinutes: 480)

    static func moment(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(milliseconds: .min) }

    static func text(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

    static let incident = Incident(
        id: id, watch: "swallow", title: "雨燕速运包裹渗漏化学液体\u{1B}[31m\n多名市民手部灼伤", category: .safety,
        status: .acknowledged, opened: moment("2026-11-22T08:00:00Z"), lastActivity: moment("2026-11-22T10:28:00Z"),
        acknowledgement: .init(by: "林晓", at: moment("2026-11-22T10:20:00Z")), mentions: 37, complaints: 12, stories: 5)

    static let summary = IncidentSummary(
        record: incident, assessment: assessment, watchTitle: text("雨燕速运", "Swallow Express"))

    static let drill: IncidentSummary = {
        var drill = Incident(
            id: Incident.ID("swallow-20251231-2"), watch: "swallow", title: "Strike at a depot", category: .labour,
            opened: moment("2025-12-31T01:00:00Z"), lastActivity: moment("2025-12-31T02:00:00Z"), isDrill: true,
            mentions: 1, stories: 1)
        drill.status = .open
        return IncidentSummary(record: drill, assessment: nil, watchTitle: text("雨燕速运", "Swallow Express"))
    }()

    static let list = IncidentList(incidents: [summary, drill])

    static let report = IncidentReport(
        incident: summary,
        mentions: [
            IncidentReport.MentionLine(
                mention: mention(
                    "city-evening/a-17", tier: .outlet, .coverage, title: "包裹渗漏化学液体\u{202E} 多名市民手部灼伤",
                    at: "2026-11-22T09:10:00Z"),
                reason: text("同一事由：灼伤、渗漏", "the same matter: burn, leak")),
            IncidentReport.MentionLine(
                mention: mention(
                    "complaint-desk/1001", tier: .private, .complaint, title: "", at: "2026-11-22T08:00:00Z"),
                reason: text("开启了这个事件", "it opened the incident")),
        ],
        evidence: [
            IncidentReport.EvidenceLine(
                Evidence(
                    id: FactID("ev-1"), time: moment("2026-11-22T10:00:00Z"), tags: [.ownStatement, .regret],
                    text: text("公司致歉", "the company regrets"), provenance: "newsroom/1")),
            IncidentReport.EvidenceLine(
                Evidence(
                    id: FactID("ev-2"), time: moment("2026-11-22T10:10:00Z"), tags: [.verdict],
                    verdict: VerdictFinding(by: .authority, polarity: .mixed), text: text("送检结果", "laboratory result"),
                    provenance: "https://example.org/2", recordedBy: "王强")),
        ],
        alerts: [
            IncidentReport.AlertLine(
                id: Alert.ID("msg_01"), at: moment("2026-11-22T09:11:00Z"), kind: "level_rose", level: .orange,
                sentence: text("级别由蓝色升至橙色", "the level rose from blue to orange"))
        ],
        actions: [
            .init(at: moment("2026-11-22T10:20:00Z"), by: "林晓", action: "ack", note: nil),
            .init(at: moment("2026-11-22T10:22:00Z"), by: "王强", action: "tick C03", note: "已电话核实"),
            .init(at: moment("2026-11-22T10:25:00Z"), by: "王强", action: "evidence own_statement,regret", note: "致歉声明"),
            .init(at: moment("2026-11-22T10:26:00Z"), by: "林晓", action: "close", note: nil),
        ])

    private static func mention(_ id: String, tier: Tier, _ kind: MentionKind, title: String, at: String) -> Mention {
        Mention(
            id: Mention.ID("\(id)/swallow"), watch: "swallow", source: String(id.prefix { $0 != "/" }),
            family: tier == .private ? .consumers : .media, tier: tier,
            item: Item(
                identity: id, revision: "r", kind: kind, published: moment(at), title: title,
                text: "外箱湿透，有刺鼻气味，打客服电话一直没人接", url: "https://example.org/\(id)"), seen: moment(at))
    }

    static let checkTitles: [CheckID: LocalizedText] = [
        CheckID("SH1"): text("表达关切和歉意", "concern and regret stated"),
        CheckID("SH3"): text("停止起因", "cause stopped"), CheckID("SP2"): text("首次公开回应", "first public response"),
        CheckID("SI1"): text("首份声明六要素齐全", "the first message has all six parts"),
        CheckID("SY4"): text("没有新的违规", "no new breach"), CheckID("ST1"): text("主管机关已告知", "authority informed"),
    ]

    static let assessment = Assessment(
        at: now, ruleSet: RuleSetName(name: "5s-1", hash: "9f2c41d07ab3"), likelihood: 62, impact: 58,
        parts: [
            PartScore(
                part: .volume, points: 14, cap: 20, reason: text("高出自身基线 2.4σ", "2.4 sigma above its own baseline"),
                grounds: [Ground(quote: "14 条 / 小时", fact: nil)]),
            PartScore(part: .timing, points: 0, cap: 5, reason: text("不在敏感时段", "no sensitive time")),
            PartScore(
                part: .harm, points: 40, cap: 40, reason: text("健康与人身安全", "health and safety"),
                grounds: (1...5).map { Ground(quote: "手部灼伤 \($0)", fact: FactID("city-evening/a-\($0)")) }),
        ], risk: PerMille(360),
        principles: [
            PrincipleStanding(
                principle: .shouldering, gap: PerMille(404), readiness: PerMille(200),
                checks: [
                    standing("SH1", .overdue, 30, due: "2026-11-22T10:10:00Z"),
                    standing("SH3", .met, 20, due: "2026-11-23T08:00:00Z", evidence: [FactID("ev-1")]),
                ]),
            PrincipleStanding(
                principle: .speed, gap: PerMille(150), readiness: .zero,
                checks: [
                    standing("SP2", .running, 50, due: "2026-11-22T13:10:00Z"), standing("SI1", .waiting, 10),
                    standing("SY4", .reopened, 10, evidence: [FactID("ev-2")]), standing("ST1", .notApplicable, 10),
                ]),
        ], gap: PerMille(277), readiness: PerMille(100), escalation: PerMille(412),
        floors: [
            FloorHit(
                rule: "injury", level: .orange, reason: text("有人受伤", "a person was injured"),
                grounds: [Ground(quote: "三人手部灼伤", fact: FactID("city-evening/a-17"))])
        ], indicated: .orange, level: .red)

    private static func standing(
        _ id: String, _ state: CheckStanding.State, _ weight: Int, due: String? = nil, evidence: [FactID] = []
    ) -> CheckStanding {
        CheckStanding(
            id: CheckID(id), state: state, weight: weight, lateness: state == .overdue ? PerMille(333) : .zero,
            credit: state == .met ? .one : .zero, due: due.map(moment), lateBy: state == .met ? .minutes(3) : nil,
            evidence: evidence)
    }

    static let explanation = AssessmentReport(incident: incident, assessment: assessment, titles: checkTitles)

    /// What supposing a request would change, judged by no rules of its own.
    static func whatIf(_ request: WhatIfRequest) throws -> WhatIfReport {
        var after = assessment
        after.escalation = PerMille(380)
        return WhatIfReport(
            Hypothesis(at: now, supposed: [], asIs: assessment, changed: after), incident: id, title: incident.title,
            titles: checkTitles, note: WhatIfReport.liveNote)
    }
}

import Testing

@testable import Crisis

@Suite("Reports are read in both languages, and nothing in them is alive")
struct ReportDocumentTests {
    private static let hostile = "<script>alert(1)</script> [x](http://evil.example) | `rm` \u{202E}abc & \"q\""

    private static func report(_ title: String = "雨燕速运丢件", complaints: Int = 3) -> RegisterReport {
        let now = RegisterFixture.moment("2026-12-01T00:00:00Z")
        let period = ReportPeriod(.weekly, before: now, offsetMinutes: 480)
        var counts = RegisterCounts()
        for number in 0..<complaints {
            counts.add(
                RegisterFixture.registration([
                    .brand: "swallow", .cause: number % 3 == 0 ? "management" : "service",
                    .serviceElement: "reliability",
                    .validity: number % 2 == 0 ? "valid" : "unknown", .region: title,
                ]), rules: RegisterRules(), period: period, now: now)
        }
        return RegisterReport(
            period: period, made: now, counts: counts, before: RegisterCounts(), shipments: 2_000_000,
            shipmentsBefore: 1_000_000,
            reconciliation: .init(records: complaints, registrations: complaints, revisions: 0, unreadable: 1),
            incidents: [
                .init(
                    id: Incident.ID("swallow-20261124-1"), title: title, level: .orange, leadHours: 21, complaints: 2,
                    lateChecks: [CheckID("SP2")])
            ])
    }

    private static func table(_ document: ReportDocument, holding cell: String) -> [String]? {
        for case .table(let rows) in document.blocks {
            if let row = rows.first(where: { $0.first == cell }) { return row }
        }
        return nil
    }

    @Test("complaints are told per million shipments, raw and valid, beside the period before")
    func perMillion() {
        let document = Self.report().document(.english, offsetMinutes: 480)
        #expect(Self.table(document, holding: "Complaints") == ["Complaints", "3", "0", "new"])
        #expect(Self.table(document, holding: "Complaints per million shipments")?[1] == "1.5")
        #expect(Self.table(document, holding: "Valid per million shipments")?[1] == "1.0")
    }

    @Test("causes stand from the most frequent down with their cumulated share")
    func pareto() {
        let document = Self.report(complaints: 4).document(.chinese, offsetMinutes: 480)
        #expect(Self.table(document, holding: "管理不善") == ["管理不善", "2", "50%", "100%"])
        #expect(Self.table(document, holding: "服务不到位") == ["服务不到位", "2", "50%", "50%"])
    }

    @Test("the sums are printed, and a difference is said aloud")
    func reconciliation() {
        var report = Self.report()
        #expect(report.document(.english, offsetMinutes: 0).markdown.contains("They agree."))
        report.reconciliation.registrations -= 1
        #expect(report.document(.english, offsetMinutes: 0).markdown.contains("do NOT agree"))
        #expect(report.document(.chinese, offsetMinutes: 0).markdown.contains("不相符"))
    }

    @Test("the iceberg is a range, with its contested sources beside it")
    func iceberg() {
        let iceberg = Iceberg(complaints: 31)
        #expect(iceberg.low == 100 && iceberg.middle == 388 && iceberg.high == 806)
        #expect(iceberg.sentence.en.contains("Contested") && iceberg.sentence.zh.contains("争议"))
    }

    @Test(
        "a title by a stranger is no tag, no link, no column and turns no text",
        arguments: [Language.chinese, .english])
    func hostile(language: Language) {
        let document = Self.report(Self.hostile).document(language, offsetMinutes: 480)
        #expect(!document.html.contains("<script>"))
        #expect(document.html.contains("&lt;script&gt;"))
        #expect(document.markdown.contains("\\[x\\](http") && !document.markdown.contains("[x]("))
        #expect(document.markdown.contains("\\<script\\>"))
        #expect(!document.html.contains("\u{202E}") && !document.markdown.contains("\u{202E}"))
    }

    @Test("a line end in a stranger's title begins no heading and no list")
    func lineEnds() {
        let markdown = Self.report("丢件\n# 假标题\n- 假条目\n====").document(.chinese, offsetMinutes: 480).markdown
        #expect(!markdown.contains("\n# 假") && !markdown.contains("\n- 假") && !markdown.contains("\n==="))
    }

    @Test("a page needs nothing from elsewhere", arguments: [Language.chinese, .english])
    func selfContained(language: Language) {
        let html = Self.report().document(language, offsetMinutes: 480).html
        for word in ["src=", "href=", "@import", "url("] { #expect(!html.contains(word)) }
        #expect(html.contains("lang=\"\(language == .chinese ? "zh-CN" : "en")\""))
        #expect(html.contains("size: A4"))
        #expect(html.components(of: "<svg") == html.components(of: "</svg>"))
    }

    @Test("a period without complaints says so, and that this proves nothing")
    func empty() {
        let document = Self.report(complaints: 0).document(.english, offsetMinutes: 480)
        #expect(document.markdown.contains("does not mean that all is well"))
    }

    @Test("an incident's report tells lead, lateness and precedents")
    func incident() {
        let opened = RegisterFixture.received
        let incident = Incident(
            id: Incident.ID("swallow-20261124-1"), watch: "swallow", title: "充电宝伤人", category: .safety, opened: opened,
            lastActivity: opened + .days(1), mentions: 12, complaints: 5)
        var past = incident
        past.id = Incident.ID("swallow-20250301-1")
        past.opened = opened - .days(600)
        past.lastActivity = past.opened + .days(3)
        past.status = .closed
        #expect(IncidentReview.likeness(past, to: incident) == 3)
        #expect(IncidentReview.likeness(incident, to: incident) == 0)
        let review = IncidentReview(
            made: opened + .days(2), incident: incident,
            clock: CrisisClock(known: opened, exposed: opened + .hours(30)), assessment: nil,
            levels: [
                .init(at: opened, level: .yellow, escalation: PerMille(300)),
                .init(at: opened + .hours(5), level: .orange, escalation: PerMille(560)),
            ],
            events: [.init(at: opened, text: LocalizedText(zh: "致歉", en: "regret"), by: "王强")], checkNames: [:],
            isFoundOutside: false, precedents: [.init(past, peak: .red)])
        let english = review.document(.english, offsetMinutes: 480).markdown
        #expect(english.contains("Lead X − K | 30 h"))
        #expect(english.contains("swallow-20250301-1") && english.contains("closed"))
        #expect(english.contains("regret (王强)"))
        let chinese = review.document(.chinese, offsetMinutes: 480)
        #expect(chinese.title == "事件报告：充电宝伤人")
        #expect(chinese.html.contains("<path d=\"M40.0,135.0H660.0V96.0\""))
    }

    @Test("a drill's report says so first")
    func drill() {
        var incident = Incident(
            id: Incident.ID("swallow-drill-20261124-1"), watch: "swallow", title: "演习", category: .safety,
            opened: RegisterFixture.received, lastActivity: RegisterFixture.received)
        incident.isDrill = true
        let review = IncidentReview(
            made: RegisterFixture.received, incident: incident, clock: nil, assessment: nil, levels: [], events: [],
            checkNames: [:], isFoundOutside: false, precedents: [])
        #expect(review.document(.english, offsetMinutes: 0).title.hasPrefix("DRILL"))
        #expect(review.document(.chinese, offsetMinutes: 0).title.hasPrefix("【演练】"))
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

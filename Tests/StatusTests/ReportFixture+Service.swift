import Crisis
import Status

extension ReportFixture {
    static let checklist = Checklist(
        incident: id, playbook: "parcels", started: moment("2026-11-22T10:00:00Z"),
        items: [
            item("C01", "确认收到警报", "Acknowledge the alert", due: "2026-11-22T10:15:00Z", .done),
            item("C02", "核实", "Verify", due: "2026-11-22T10:25:00Z", .overdue),
            item("C05", "发出首份声明", "Holding statement out", due: "2026-11-22T11:00:00Z", .open),
            item("C18", "给结论定性", "Classify the verdict", due: nil, .waiting, people: []),
        ])

    /// The matter and the texts are a stranger's at their worst.
    static let checklistWithTexts: Checklist = {
        var list = checklist
        list.scenario = Checklist.Scenario(
            title: text("快件丢失", "Lost parcels"), matter: "<script>alert(1)</script> 300 件", isDrill: false,
            texts: PlaybookTexts(
                statement: text("{place} 的快件丢失，我们深表歉意。", "We apologise for the parcels lost at {place}."),
                questions: [
                    .init(id: "Q01", question: text("找到了吗？", "Found?"), answer: text("还在找。", "Not yet."))
                ],
                script: [
                    .init(step: .heard, say: text("请您慢慢说。", "Please tell me."), mind: text("不打断", "No interruption"))
                ],
                channels: [.init(channel: .phone, points: [text("报姓名", "Give your name")])],
                blanks: [.init(id: "place", title: text("地点", "place"), example: text("浦东", "Pudong"))]))
        return list
    }()

    private static func item(
        _ id: String, _ zh: String, _ en: String, due: String?, _ state: ChecklistItem.State,
        people: [Roster.Person] = [.init(name: "李薇", contact: "+86 138 0000 0001"), .init(name: "陈默")]
    ) -> ChecklistItem {
        ChecklistItem(
            id: id, text: text(zh, en), closesOn: text("一条记录", "a record"), principle: .speed, owner: "pr_lead",
            ownerTitle: text("公关负责人", "PR lead"), people: people, due: due.map(moment), state: state,
            done: state == .done ? moment("2026-11-22T10:20:00Z") : nil, closedBy: state == .done ? "林晓" : nil)
    }

    static let sources = SourceList(sources: [
        source("complaint-desk", .consumers, .private, .fresh) { state in
            state.requests = 40
            state.items = 12
            state.lastStatus = 200
        },
        source(
            "city-evening", .media, .outlet, .late,
            reason: text("连续失败 1 次：服务器没有给出内容（HTTP 503）", "1 failure in a row: the server gave no content (HTTP 503)"),
            next: PollDecision(due: now + .minutes(3), reason: .retryAfter(status: 503, .minutes(5)))
        ) { state in
            state.requests = 400
            state.notModified = 396
            state.items = 7
            state.lastStatus = 503
            state.failures = 1
            state.lastError = "refused: HTTP 503"
            state.flaw = "line 7: a tag is not closed"
        },
        source(
            "city-posts", .public, .social, .blocked,
            reason: text("连续失败 4 次：服务器拒绝访问（HTTP 403）", "4 failures in a row: access denied (HTTP 403)")
        ) { state in
            state.failures = 4
            state.unreadable = 2
            state.lastStatus = 403
            state.nextDue = now - .seconds(5)
        },
        source("old", .media, .national, .gone, reason: text("来源已撤销", "the server says 410: it is gone")) { state in
            state.isGone = true
            state.lastStatus = 410
        },
        SourceReport(
            source: Source(
                id: "drop", title: text("投诉文件夹", "Drop folder"), family: .consumers, tier: .private,
                origin: .dropFolder(.init(path: "drop", interval: .seconds(30), fields: .init()))), state: nil,
            health: .new, reason: text("尚未轮询", "not asked yet")),
    ])

    static let history = SourceHistory(
        source: sources.sources[1],
        events: [
            SourceEvent(
                source: "city-evening", at: now - .minutes(2), from: .fresh, to: .late,
                reason: text(
                    "连续失败 1 次：服务器没有给出内容（HTTP 503）", "1 failure in a row: the server gave no content (HTTP 503)")),
            SourceEvent(
                source: "city-evening", at: now - .hours(30), from: .new, to: .fresh,
                reason: text("0 秒前有应答", "it answered 0 s ago")),
        ])

    private static func source(
        _ id: String, _ family: SourceFamily, _ tier: Tier, _ health: SourceHealth, reason: LocalizedText? = nil,
        next: PollDecision? = nil, _ change: (inout SourceState) -> Void
    ) -> SourceReport {
        var state = SourceState(
            id: id, nextDue: now + .minutes(3), lastAttempt: now - .minutes(2), lastSuccess: now - .minutes(2))
        state.bytes = 2048
        change(&state)
        return SourceReport(
            source: Source(
                id: id, title: text(id, id), family: family, tier: tier,
                origin: .feed(.init(url: "https://example.org/", interval: .minutes(5)))), state: state,
            health: health, reason: reason, next: next)
    }

    static let alerts = AlertList(alerts: [
        .init(incident: id, title: incident.title, alert: report.alerts[0])
    ])

    static let outbox = OutboxList(notifications: [
        .init(notification(.waiting, attempts: 2, error: "HTTP 503")),
        .init(notification(.dead, attempts: 12, error: "HTTP 410")),
        .init(notification(.delivered, attempts: 1, error: nil)),
    ])

    private static func notification(
        _ state: Crisis.Notification.State, attempts: Int, error: String?
    ) -> Crisis.Notification {
        Crisis.Notification(
            id: "msg_01/\(state.rawValue)", alert: Alert.ID("msg_01"), channel: "pr-desk", state: state,
            attempts: attempts, nextAttempt: now + .minutes(10), lastError: error,
            delivered: state == .delivered ? now - .minutes(30) : nil, payload: [])
    }

    static let status = StatusReport(
        version: "0.1.0", now: now, started: now - .hours(30), pid: 4711,
        ruleSet: RuleSetName(name: "5s-1", hash: "9f2c41d07ab3"), health: .degraded,
        problems: [text("来源失败、被拒或已撤销，见 tocsin sources：city-posts、old", "sources that fail: city-posts, old")],
        level: .red, levels: ["clear": 1, "blue": 0, "yellow": 0, "orange": 0, "red": 1], openIncidents: 2,
        counts: .init(
            items: 340, itemsLastDay: 120, mentions: 38, complaints: 12, unreadable: 2, alerts: 3,
            notificationsWaiting: 1, notificationsDead: 0), sources: ["fresh": 2, "blocked": 1, "gone": 1, "new": 1],
        next: .init(
            incident: id, item: "C02", text: text("核实", "Verify"), owner: text("公关负责人", "PR lead"),
            people: ["李薇", "陈默"], due: moment("2026-11-22T10:25:00Z"), isOverdue: true),
        reload: .init(
            at: now - .minutes(5), succeeded: false,
            problems: ["config/tocsin.yaml:12: \"tick\" is 5s. Write a length from 10s to 10m."]))

    static let calm = StatusReport(
        version: "0.1.0", now: now, started: now - .seconds(30), pid: 4711,
        ruleSet: RuleSetName(name: "5s-1", hash: "9f2c41d07ab3"), health: .ok, problems: [], level: .clear,
        levels: ["clear": 0, "blue": 0, "yellow": 0, "orange": 0, "red": 0], openIncidents: 0,
        counts: .init(
            items: 0, itemsLastDay: 0, mentions: 0, complaints: 0, unreadable: 0, alerts: 0, notificationsWaiting: 0,
            notificationsDead: 0), sources: [:], next: nil, reload: nil)

    static let receipt = ActionReceipt(
        incident: summary, message: text("林晓 已认领 swallow-20261122-1。", "swallow-20261122-1 is acknowledged by 林晓."))

    static let refusal = DeskRefusal.unknownIncident(Incident.ID("sparrow-20261122-9"))
}

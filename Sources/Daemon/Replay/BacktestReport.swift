import Crisis
import Delivery
import Status

/// The answer to `tocsin backtest --json`.
package struct BacktestReport: Encodable, Sendable {
    package var since: Timestamp
    package var until: Timestamp
    package var began: Timestamp?
    package var rules: RuleSetName
    package var items: Int
    package var skipped: Int
    /// Days of the past that were lived through, warm-up included.
    package var days: Double
    package var seconds: Double
    package var daysPerSecond: Double
    package var counts: [String: Int]
    package var alerts: [Entry]

    package struct Entry: Encodable, Sendable {
        package var change: AlertChange.Kind
        package var incident: Incident.ID
        package var title: String
        package var kind: String
        package var level: Level
        package var then: Timestamp?
        package var now: Timestamp?
        package var sentence: LocalizedText
    }

    /// - Parameter elapsed: how long it took.
    package init(_ outcome: BacktestOutcome, rules: RuleSetName, elapsed: Duration, offsetMinutes: Int) {
        since = outcome.since
        until = outcome.until
        began = outcome.began
        self.rules = rules
        items = outcome.items
        skipped = outcome.skipped
        days = outcome.began.map { Double((outcome.until - $0).seconds) / 86_400 } ?? 0
        seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        daysPerSecond = seconds > 0 ? (days / seconds * 10).rounded() / 10 : 0
        counts = Dictionary(
            uniqueKeysWithValues: AlertChange.Kind.allCases.map { ($0.rawValue, outcome.count($0)) })
        let moments = MomentText(offsetMinutes: offsetMinutes)
        alerts = outcome.changes.map { change in
            Entry(
                change: change.change, incident: change.incident, title: change.alert.incident.title,
                kind: change.reason.kind, level: change.alert.assessment.level, then: change.then, now: change.now,
                sentence: change.alert.sentence(of: change.reason, moments: moments))
        }
    }

    package func text(_ phrase: ReportPhrase) -> String {
        var lines = [
            phrase.word("回测 ", "backtest ") + "\(phrase.time(since)) – \(phrase.time(until))"
                + phrase.word("，规则集 ", ", rules ") + "\(rules.name)" + phrase.brackets(rules.hash),
            phrase.word("不变 ", "same ") + "\(counts["same"] ?? 0)" + phrase.word("，提前 ", ", earlier ")
                + "\(counts["earlier"] ?? 0)" + phrase.word("，推迟 ", ", later ") + "\(counts["later"] ?? 0)"
                + phrase.word("，新增 ", ", added ") + "\(counts["added"] ?? 0)" + phrase.word("，消失 ", ", gone ")
                + "\(counts["gone"] ?? 0)",
        ]
        var table = TerminalTable(
            header: [
                phrase.word("变化", "CHANGE"), phrase.word("当时", "THEN"), phrase.word("现在", "NOW"),
                phrase.word("级别", "LEVEL"), phrase.word("事件", "INCIDENT"), phrase.word("内容", "WHAT"),
            ], limits: [0, 0, 0, 0, 40, 90])
        for entry in alerts where entry.change != .same {
            table.add([
                phrase.pick(entry.change.title), phrase.time(entry.then), phrase.time(entry.now),
                phrase.pick(entry.level.title), entry.incident.text, phrase.pick(entry.sentence),
            ])
        }
        if alerts.contains(where: { $0.change != .same }) { lines += ["", table.text] }
        let speed = "\(Int(days.rounded()))"
        lines += [
            "",
            phrase.word(
                "重放 \(items) 条、\(speed) 天，用时 \(Self.tenths(seconds)) 秒（每秒 \(daysPerSecond) 天）",
                "\(items) items, \(speed) days, in \(Self.tenths(seconds)) s (\(daysPerSecond) simulated days per second)"
            ),
        ]
        if skipped > 0 {
            lines.append(
                phrase.word(
                    "\(skipped) 条来自已移除的来源，未计入",
                    "\(skipped) items of sources that are configured no more were left out"))
        }
        return lines.joined(separator: "\n")
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension AlertChange.Kind {
    package var title: LocalizedText {
        switch self {
        case .same: LocalizedText(zh: "不变", en: "same")
        case .earlier: LocalizedText(zh: "提前", en: "earlier")
        case .later: LocalizedText(zh: "推迟", en: "later")
        case .added: LocalizedText(zh: "新增", en: "ADDED")
        case .gone: LocalizedText(zh: "消失", en: "GONE")
        }
    }
}

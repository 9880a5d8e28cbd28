import Crisis

extension DrillReport {
    /// The report as Markdown in one language.
    package func markdown(_ phrase: ReportPhrase) -> String {
        var lines = [
            "# " + phrase.word("演练复盘 DRILL：", "DRILL, after action: ") + Self.cell(incident.title), "",
            phrase.word("> 演练（DRILL）：没有发生真实事件。", "> DRILL: nothing of this was real."), "",
            "- " + phrase.word("编号 ", "id ") + "`\(incident.id)`" + phrase.word("，开始 ", ", started ")
                + phrase.time(incident.opened)
                + (ended.map { phrase.word("，结束 ", ", ended ") + phrase.time($0) } ?? ""),
            "- " + phrase.word("最高级别 ", "peak level ") + phrase.pick(peakLevel.title)
                + phrase.word("，结束时 E ", ", E at the end ") + phrase.score(escalation),
            "- " + phrase.word("首次警报：", "first alert: ")
                + (firstAlertAt.map { phrase.time($0) } ?? phrase.word("没有", "none")),
            "- " + phrase.word("首次认领：", "first acknowledged: ") + text(firstAcknowledgement, phrase),
            "- " + phrase.word("首次公开表态：", "first statement: ") + text(firstStatement, phrase),
        ]
        lines += checkLines(phrase) + itemLines(phrase) + actionLines(phrase) + alertLines(phrase)
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(_ reaction: Reaction?, _ phrase: ReportPhrase) -> String {
        guard let reaction else { return phrase.word("没有", "never") }
        let after = reaction.after.map {
            phrase.brackets(phrase.word("警报后 \(phrase.span($0))", "\(phrase.span($0)) after the alert"))
        }
        return "\(Self.cell(reaction.by)) \(phrase.time(reaction.at))\(after ?? "")"
    }

    private func checkLines(_ phrase: ReportPhrase) -> [String] {
        var lines = ["", "## " + phrase.word("检查项", "Checks"), ""]
        lines += Self.head([
            phrase.word("检查", "check"), phrase.word("内容", "what"), phrase.word("结果", "result"),
            phrase.word("期限", "due"),
        ])
        for check in checks where check.result != "not_applicable" {
            let late = check.lateBy.map { " +\(phrase.span($0))" } ?? ""
            lines.append(
                Self.row([
                    check.id.text, phrase.pick(check.title), Self.result(check.result, phrase) + late,
                    phrase.time(check.due, now: incident.opened),
                ]))
        }
        return lines
    }

    private func itemLines(_ phrase: ReportPhrase) -> [String] {
        guard !items.isEmpty else { return [] }
        var lines = ["", "## " + phrase.word("清单", "Checklist"), ""]
        lines += Self.head([
            "", phrase.word("事项", "item"), phrase.word("负责", "owner"), phrase.word("结果", "result"),
            phrase.word("完成者", "by"),
        ])
        for item in items {
            let late = item.lateBy.map { " +\(phrase.span($0))" } ?? ""
            lines.append(
                Self.row([
                    item.id, phrase.pick(item.text), phrase.pick(item.owner), Self.result(item.result, phrase) + late,
                    item.by ?? "-",
                ]))
        }
        return lines
    }

    private func actionLines(_ phrase: ReportPhrase) -> [String] {
        ["", "## " + phrase.word("谁做了什么", "Who did what"), ""]
            + actions.map {
                "- \(phrase.time($0.at)) \(Self.cell($0.by)) \(Self.cell(phrase.action($0.action)))"
                    + ($0.note.map { " · \(Self.cell($0))" } ?? "")
            }
    }

    private func alertLines(_ phrase: ReportPhrase) -> [String] {
        ["", "## " + phrase.word("警报", "Alerts"), ""]
            + alerts.map {
                "- \(phrase.time($0.at)) \(phrase.pick($0.level.title)) \(Self.cell(phrase.pick($0.sentence)))"
            }
    }

    private static func result(_ result: String, _ phrase: ReportPhrase) -> String {
        switch result {
        case "in_time": phrase.word("按时", "in time")
        case "late": phrase.word("迟到", "LATE")
        case "never": phrase.word("未完成", "NEVER")
        default: phrase.word("未到期", "not due")
        }
    }

    private static func head(_ cells: [String]) -> [String] {
        [row(cells), row(cells.map { _ in "---" })]
    }

    private static func row(_ cells: [String]) -> String {
        "| " + cells.map(cell).joined(separator: " | ") + " |"
    }

    /// What people wrote, so that it can neither break the table nor become a link.
    private static func cell(_ text: String) -> String {
        var safe = ""
        for character in TerminalText.safe(String(text.prefix(300))) {
            if "\\`*_[]<>|#".contains(character), safe != "---" { safe.append("\\") }
            safe.append(character)
        }
        return safe
    }
}

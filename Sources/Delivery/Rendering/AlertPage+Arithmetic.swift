import Crisis

// How the number came about, and the ids by which everything is found again.
extension AlertPage {
    var arithmetic: String {
        let head = say("## 这个数是怎么来的", "## How the number came about")
        let columns = say("| 部分 | 分 | 上限 | 理由 |", "| Part | Points | Cap | Reason |")
        let rows = assessment.parts.filter { $0.points > 0 }.map(row)
        return [head, ([columns, "|---|---:|---:|---|"] + rows).joined(separator: "\n"), formula]
            .joined(separator: "\n\n")
    }

    private func row(_ part: PartScore) -> String {
        let side = part.part.isLikelihood ? "L" : "I"
        return "| \(side) \(part.part.title[language]) | \(part.points) | \(part.cap) | "
            + "\(escaped(part.reason))\(quotes(part.grounds)) |"
    }

    private var formula: String {
        let (l, i) = (assessment.likelihood, assessment.impact)
        let (r, c, g, e) = (
            assessment.risk.text, assessment.readiness.text, assessment.gap.text, assessment.escalation.text
        )
        return say(
            "R = L·I/100 = \(l)·\(i)/100 = \(r)。已就绪 c = \(c) 使它降低，逾期与缺口 g = \(g) 使它升高：E = \(e)。"
                + "此刻指示为\(assessment.indicated.title.zh)，生效等级为\(assessment.level.title.zh)。",
            "R = L·I/100 = \(l)·\(i)/100 = \(r). Readiness c = \(c) takes some of it away, the gap g = \(g) adds to it: "
                + "E = \(e). Indicated now: \(assessment.indicated.title.en); in force: \(assessment.level.title.en).")
    }

    var identity: String {
        let rules = "\(assessment.ruleSet.name) \(assessment.ruleSet.hash)"
        return [
            say("## 标识", "## Ids"), "",
            "- " + say("警报 ", "Alert ") + MarkdownText.code(alert.id.text),
            "- " + say("事件 ", "Incident ") + MarkdownText.code(alert.incident.id.text),
            "- " + say("规则集 ", "Rule set ") + MarkdownText.code(rules),
            "- " + say("评估时间 ", "Assessed ") + MarkdownText.code(assessment.at.rfc3339),
        ].joined(separator: "\n")
    }
}

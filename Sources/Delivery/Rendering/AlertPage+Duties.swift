import Crisis

// What the five principles still ask for, what shows it, and what is due next.
extension AlertPage {
    var principles: String {
        let head = say("## 五项原则", "## The five principles")
        let columns = say("| 原则 | 缺口 | 就绪 | 未完成的检查项 |", "| Principle | Gap | Readiness | Checks not met |")
        return head + "\n\n" + ([columns, "|---|---:|---:|---|"] + Principle.allCases.map(row)).joined(separator: "\n")
    }

    private func row(_ principle: Principle) -> String {
        let title = "\(principle.title.en) \(principle.title.zh)"
        guard let standing = assessment.principles.first(where: { $0.principle == principle }) else {
            return "| \(title) | — | — | \(say("不适用", "does not apply")) |"
        }
        let open = standing.checks.filter { $0.state != .met && $0.state != .notApplicable }.map(openCheck)
        let list = open.isEmpty ? say("无", "none") : open.joined(separator: say("；", "; "))
        return "| \(title) | \(standing.gap.text) | \(standing.readiness.text) | \(list) |"
    }

    private func openCheck(_ check: CheckStanding) -> String {
        let name = alert.names?[check.id].map { " " + escaped($0, limit: 80) } ?? ""
        let state = check.state.title[language]
        let marked = check.state == .overdue || check.state == .reopened ? "**\(state)**" : state
        return "\(MarkdownText.escaped(check.id.text, limit: 20))\(name) (\(marked))"
    }

    var grounds: String? {
        guard !alert.highlights.isEmpty else { return nil }
        let shown = alert.highlights.suffix(6).reversed()
        let lines = shown.enumerated().map { "\($0.offset + 1). \(ground($0.element))" }
        return say("## 依据（最新的在前）", "## Grounds (the newest first)") + "\n\n" + lines.joined(separator: "\n")
    }

    private func ground(_ highlight: Alert.Highlight) -> String {
        let source = "\(MarkdownText.escaped(highlight.source, limit: 60)) (\(highlight.tier.title[language]))"
        var line = "\(moments.text(highlight.at)) · \(source)"
        if !highlight.title.isEmpty { line += " · **\(MarkdownText.escaped(highlight.title, limit: 160))**" }
        if !highlight.quote.isEmpty { line += " · “\(MarkdownText.escaped(highlight.quote))”" }
        if let url = highlight.url { line += " · \(link(url))" }
        return line + " · \(MarkdownText.code(highlight.fact.text, limit: 160))"
    }

    /// Shown to be copied, never to be followed by a slip of the finger: anybody may have written it.
    private func link(_ url: String) -> String {
        let lowered = url.prefix(8).lowercased()
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else {
            return say("（链接不是网页地址，见 JSON 文件）", "(the link is no web address; see the JSON file)")
        }
        return MarkdownText.code(url)
    }

    var dueNext: String {
        let head = say("## 接下来要做", "## Due next")
        guard !due.isEmpty else { return head + "\n\n" + say("没有到期的事项。", "Nothing is due.") }
        let lines = due.enumerated().map { index, item in
            "\(index + 1). **\(MarkdownText.escaped(item.id, limit: 20))** \(escaped(item.text)) — "
                + "\(owner(item, withContact: true)) — \(clock(item))"
        }
        return head + "\n\n" + lines.joined(separator: "\n")
    }

    /// The duties that come first, with whom to call.
    private var due: [ChecklistItem] {
        let open = alert.checklist?.items.filter { $0.state == .open || $0.state == .overdue } ?? []
        return Array(open.prefix(5))
    }

    /// The rest of the list: what is due next stands above, once.
    var checklist: String? {
        guard let checklist = alert.checklist else { return nil }
        let above = Set(due.map(\.id))
        let rest = checklist.items.filter { !above.contains($0.id) }
        guard !rest.isEmpty else { return nil }
        let title = above.isEmpty ? say("## 清单", "## Checklist") : say("## 清单其余事项", "## The rest of the checklist")
        let head = title + " \(MarkdownText.code(checklist.playbook, limit: 60))"
        let lines = rest.map { item in
            let box = item.state == .done ? "[x]" : "[ ]"
            return "- \(box) **\(MarkdownText.escaped(item.id, limit: 20))** \(escaped(item.text)) — "
                + "\(owner(item, withContact: false)) — \(clock(item))"
        }
        return head + "\n\n" + lines.joined(separator: "\n")
    }

    private func owner(_ item: ChecklistItem, withContact: Bool) -> String {
        let people = item.people.map { person in
            let name = MarkdownText.escaped(person.name, limit: 60)
            guard withContact, let contact = person.contact else { return name }
            return "\(name) \(MarkdownText.code(contact, limit: 60))"
        }
        let title = escaped(item.ownerTitle, limit: 60)
        guard let primary = people.first else { return title + say("（未安排人员）", " (nobody named)") }
        let backup = people.dropFirst().map { say("，替补 ", ", backup ") + $0 }.joined()
        return title + say("：", ": ") + primary + backup
    }

    private func clock(_ item: ChecklistItem) -> String {
        if item.state == .done {
            let by = item.closedBy.map { MarkdownText.escaped($0, limit: 120) } ?? ""
            return say("完成于 ", "done ") + (item.done.map(moments.text) ?? "") + say("，", ", ") + by
        }
        guard let due = item.due else { return item.state.title[language] }
        let distance = due - alert.at
        let left = distance.words[language]
        let when = say("截止 ", "due ") + moments.text(due)
        if item.state == .overdue { return when + say("，**已逾期 \(left)**", ", **overdue by \(left)**") }
        return when + say("，还有 \(left)", ", \(left) left")
    }
}

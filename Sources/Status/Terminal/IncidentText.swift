import Crisis

extension IncidentReport {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        var lines = incident.isDrill ? [phrase.word("【演练】这不是真实事件", "DRILL: this is not real")] : []
        lines += headLines(phrase, now: now)
        if !mentions.isEmpty {
            lines += ["", phrase.word("提及（新的在前）", "Mentions, the newest first")]
            lines += mentionTable(phrase, now: now)
        }
        lines += section(phrase.word("证据", "Evidence"), evidence) { line(of: $0, phrase, now: now) }
        lines += section(phrase.word("警报（新的在前）", "Alerts, the newest first"), alerts) { alert in
            [phrase.time(alert.at, now: now), phrase.pick(alert.level.title), phrase.pick(alert.sentence)]
        }
        lines += section(phrase.word("处置记录", "What people did"), actions) { action in
            [phrase.time(action.at, now: now), action.by, phrase.action(action.action), action.note ?? ""]
        }
        return lines.joined(separator: "\n")
    }

    private func headLines(_ phrase: ReportPhrase, now: Timestamp) -> [String] {
        let head = incident
        let taken = head.acknowledgedBy.map { name in
            phrase.brackets(
                [name, head.acknowledgedAt.map { phrase.time($0, now: now) }].compactMap { $0 }
                    .joined(separator: phrase.word("，", ", ")))
        }
        let (opened, last) = (phrase.time(head.opened, now: now), phrase.time(head.lastActivity, now: now))
        return [
            "\(phrase.pick(head.level.title)) E \(phrase.score(head.escalation)) · \(head.id) · "
                + "\(phrase.pick(head.watchTitle)) · \(head.title)",
            phrase.word("状态：", "status: ") + phrase.pick(head.status.title) + (taken ?? "")
                + phrase.word("；类别：", "; category: ") + phrase.pick(head.category.title),
            phrase.word(
                "\(opened) 起，最近动态 \(last)；提及 \(head.mentions)（其中投诉 \(head.complaints)），"
                    + "合并转载后 \(head.stories) 条",
                "since \(opened), last news \(last); \(phrase.count(head.mentions, "mention")), "
                    + "\(phrase.count(head.complaints, "complaint")) among them; \(head.stories) without reprints"),
        ].map(TerminalText.safe)
    }

    private func mentionTable(_ phrase: ReportPhrase, now: Timestamp) -> [String] {
        var table = TerminalTable(
            header: [
                phrase.word("时间", "TIME"), phrase.word("来源", "SOURCE"), phrase.word("层级", "TIER"),
                phrase.word("形式", "KIND"), phrase.word("内容", "WHAT"), phrase.word("归并理由", "WHY HERE"),
            ], limits: [0, 24, 0, 0, 60, 60])
        for mention in mentions {
            table.add([
                phrase.time(mention.time, now: now), mention.source, phrase.pick(mention.tier.title),
                phrase.pick(mention.kind.title), mention.title, phrase.pick(mention.reason),
            ])
        }
        return table.lines.map { "  " + $0 }
    }

    private func line(of evidence: EvidenceLine, _ phrase: ReportPhrase, now: Timestamp) -> [String] {
        var shows = phrase.list(evidence.tags.map { phrase.pick($0.title) })
        if let polarity = evidence.polarity {
            let who = evidence.verdictBy.map { phrase.pick($0.title) + phrase.word("，", ", ") } ?? ""
            shows += phrase.word("：", ": ") + who + phrase.pick(polarity.title)
        }
        return [
            evidence.id.text, phrase.time(evidence.time, now: now), shows, phrase.pick(evidence.text),
            evidence.recordedBy ?? phrase.word("自动识别", "found by itself"),
        ]
    }

    private func section<Row>(_ title: String, _ rows: [Row], cells: (Row) -> [String]) -> [String] {
        guard !rows.isEmpty else { return [] }
        var table = TerminalTable(limits: [0, 0, 60, 100, 40])
        for row in rows { table.add(cells(row)) }
        return ["", title] + table.lines.map { "  " + $0 }
    }
}

extension Checklist {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        var table = TerminalTable(
            header: [
                phrase.word("编号", "ITEM"), phrase.word("期限", "DUE"), phrase.word("负责", "WHO"),
                phrase.word("状态", "STATE"), phrase.word("事项", "WHAT"), phrase.word("完成标志", "CLOSES ON"),
            ], limits: [0, 0, 28, 0, 100, 48])
        for item in items {
            let people = item.people.map(\.name).joined(separator: "/")
            table.add([
                item.id, phrase.time(item.due, now: now),
                people.isEmpty ? phrase.pick(item.ownerTitle) : "\(phrase.pick(item.ownerTitle)) \(people)",
                phrase.item(item.state), phrase.pick(item.text), phrase.pick(item.closesOn),
            ])
        }
        let done = items.count { $0.state == .done }
        let overdue = items.count { $0.state == .overdue }
        let summary = phrase.word(
            "\(incident)，预案 \(playbook)：共 \(items.count) 项，已完成 \(done)，逾期 \(overdue)",
            "\(incident), playbook \(playbook): \(phrase.count(items.count, "item")), \(done) done, \(overdue) overdue")
        return "\(TerminalText.safe(summary))\n\(table.text)"
    }
}

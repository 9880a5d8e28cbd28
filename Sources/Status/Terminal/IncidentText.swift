import Crisis

extension IncidentReport {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        let head = incident
        var lines = [
            "\(phrase.pick(head.level.title)) E \(phrase.score(head.escalation)) · \(head.id) · "
                + "\(phrase.pick(head.watchTitle)) · \(TerminalText.safe(head.title))"
        ]
        if head.isDrill { lines.insert(phrase.word("【演练】这不是真实事件", "DRILL: this is not real"), at: 0) }
        lines.append(
            phrase.word(
                "\(phrase.status(head.status))，提及 \(head.mentions)（投诉 \(head.complaints)，报道组 \(head.stories)），"
                    + "自 \(phrase.time(head.opened, now: now))",
                "\(phrase.status(head.status)), \(head.mentions) mentions (\(head.complaints) complaints, "
                    + "\(head.stories) stories) since \(phrase.time(head.opened, now: now))"))
        if !mentions.isEmpty {
            var table = TerminalTable(
                header: [
                    phrase.word("时间", "TIME"), phrase.word("来源", "SOURCE"), phrase.word("层级", "TIER"),
                    phrase.word("内容", "WHAT"), phrase.word("归并理由", "WHY HERE"),
                ], limits: [0, 24, 0, 60, 60])
            for mention in mentions {
                table.add([
                    phrase.time(mention.time, now: now), mention.source, mention.tier.rawValue, mention.title,
                    phrase.pick(mention.reason),
                ])
            }
            lines += ["", table.text]
        }
        lines += section(phrase.word("证据", "Evidence"), evidence) { item in
            let tags = item.tags.map(\.rawValue).joined(separator: ", ")
            return "\(item.id)  \(phrase.time(item.time, now: now))  [\(tags)]"
                + (item.polarity.map { "  \($0.rawValue)" } ?? "") + "  \(phrase.pick(item.text))"
                + (item.recordedBy.map { "  (\($0))" } ?? "")
        }
        lines += section(phrase.word("警报", "Alerts"), alerts) { alert in
            "\(phrase.time(alert.at, now: now))  \(phrase.pick(alert.level.title))  \(phrase.pick(alert.sentence))"
        }
        lines += section(phrase.word("人的动作", "Actions"), actions) { action in
            "\(phrase.time(action.at, now: now))  \(action.by)  \(action.action)  \(action.note ?? "")"
        }
        return lines.joined(separator: "\n")
    }

    private func section<Row>(_ title: String, _ rows: [Row], line: (Row) -> String) -> [String] {
        rows.isEmpty ? [] : ["", title] + rows.map { "  " + TerminalText.safe(line($0)) }
    }
}

extension AssessmentReport {
    package func text(_ phrase: ReportPhrase) -> String {
        var lines = [
            "\(incident) · \(TerminalText.safe(title))",
            "E \(phrase.score(escalation)) = L \(likelihood) × I \(impact) → R \(phrase.score(risk)), "
                + "c \(phrase.score(readiness)), g \(phrase.score(gap)) → \(phrase.pick(level.title))"
                + (indicated == level
                    ? ""
                    : phrase.word("（此刻指示为", " (now indicated: ")
                        + phrase.pick(indicated.title) + phrase.word("）", ")")),
        ]
        lines += floors.map { phrase.word("底线：", "floor: ") + phrase.pick($0.reason) + quotes($0.grounds) }
        for (title, isLikelihood) in [
            (phrase.word("可能性 L = \(likelihood)", "likelihood L = \(likelihood)"), true),
            (phrase.word("影响 I = \(impact)", "impact I = \(impact)"), false),
        ] {
            lines += ["", title]
            lines += parts.filter { $0.part.isLikelihood == isLikelihood }.map { part in
                "  \(TerminalText.padded(part.part.rawValue, cells: 15))"
                    + TerminalText.padded("\(part.points)/\(part.cap)", cells: 7) + phrase.pick(part.reason)
                    + quotes(part.grounds)
            }
        }
        for principle in principles {
            lines += [
                "",
                "\(phrase.pick(principle.title)) (\(principle.principle.rawValue))  "
                    + phrase.word("差距", "gap") + " \(phrase.score(principle.gap))  "
                    + phrase.word("就绪", "readiness") + " \(phrase.score(principle.readiness))",
            ]
            lines += principle.checks.map { check in
                "  \(check.id)  \(TerminalText.padded(phrase.check(check.state), cells: 9)) w \(check.weight)  "
                    + "\(phrase.pick(check.title))"
                    + (check.due.map { phrase.word("，期限 ", ", due ") + phrase.time($0) } ?? "")
                    + (check.evidence.isEmpty
                        ? "" : "  ← " + check.evidence.map(\.text).joined(separator: ", "))
            }
        }
        lines += ["", phrase.word("规则集 ", "rule set ") + "\(ruleSet.name) (\(ruleSet.hash)), \(phrase.time(at))"]
        return lines.joined(separator: "\n")
    }

    private func quotes(_ grounds: [Ground]) -> String {
        grounds.isEmpty
            ? ""
            : "  ← "
                + grounds.prefix(3).map { ground in
                    "“\(TerminalText.safe(TerminalText.fitted(ground.quote, cells: 60)))”"
                        + (ground.fact.map { " [\($0)]" } ?? "")
                }.joined(separator: ", ")
    }
}

extension Checklist {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        var table = TerminalTable(
            header: [
                "", phrase.word("期限", "DUE"), phrase.word("负责", "WHO"), phrase.word("状态", "STATE"),
                phrase.word("事项", "WHAT"), phrase.word("以何关闭", "CLOSES ON"),
            ], limits: [0, 0, 24, 0, 100, 40])
        for item in items {
            let people = item.people.map(\.name).joined(separator: "/")
            table.add([
                item.id, phrase.time(item.due, now: now),
                people.isEmpty ? phrase.pick(item.ownerTitle) : "\(phrase.pick(item.ownerTitle)) \(people)",
                phrase.item(item.state), phrase.pick(item.text), phrase.pick(item.closesOn),
            ])
        }
        return "\(incident) · \(playbook)\n\(table.text)"
    }
}

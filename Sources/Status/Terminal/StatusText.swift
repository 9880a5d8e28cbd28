import Crisis

extension StatusReport {
    /// What a person at 3 a.m. needs first, a line each: what burns, what is due, what is wrong with the service.
    package func text(_ phrase: ReportPhrase) -> String {
        var lines = [headline(phrase)]
        if let spread = levelLine(phrase) { lines.append(spread) }
        if let next { lines.append(dutyLine(next, phrase)) }
        lines += problems.map { phrase.word("注意：", "attention: ") + phrase.pick($0) }
        lines += (drills ?? []).map { drill in
            phrase.word("【演练】进行中：", "DRILL running: ")
                + "\(drill.id) \(phrase.pick(drill.level.title)) · \(drill.title)"
        }
        lines += reloadLines(phrase)
        let watches = surveillance ?? []
        lines += watches.prefix(20).map { $0.line(phrase) }
        if watches.count > 20 {
            let rest = watches.count - 20
            lines.append(phrase.word("另有 \(rest) 个对象，见 --json", "and \(rest) more watches, see --json"))
        }
        lines += countLines(phrase)
        lines.append(serviceLine(phrase))
        return lines.map(TerminalText.safe).joined(separator: "\n")
    }

    private func headline(_ phrase: ReportPhrase) -> String {
        let service =
            switch health {
            case .ok: phrase.word("服务正常", "the service is well")
            case .degraded: phrase.word("服务部分异常", "the service is degraded")
            case .failing: phrase.word("服务故障，警报可能发不出去", "THE SERVICE IS FAILING, alerts may not get out")
            }
        guard openIncidents > 0 else {
            return phrase.word("没有未结案的事件；\(service)", "no open incident; \(service)")
        }
        return phrase.word(
            "最高级别：\(level.title.zh)；未结案事件 \(openIncidents) 起；\(service)",
            "highest level \(level.title.en.uppercased()); \(phrase.count(openIncidents, "open incident")); \(service)")
    }

    /// Only where it says more than the headline.
    private func levelLine(_ phrase: ReportPhrase) -> String? {
        let present = Level.allCases.reversed().compactMap { level in
            levels[level.rawValue].flatMap { $0 > 0 ? "\(phrase.pick(level.title)) \($0)" : nil }
        }
        return present.count > 1 ? phrase.word("各级别：", "by level: ") + phrase.list(present) : nil
    }

    private func dutyLine(_ duty: Duty, _ phrase: ReportPhrase) -> String {
        let people = duty.people.isEmpty ? phrase.pick(duty.owner) : duty.people.joined(separator: "/")
        return phrase.word("下一项：", "next: ") + "\(duty.incident) \(duty.item) \(phrase.pick(duty.text)) · "
            + "\(people) · \(phrase.deadline(duty.due, now: now))"
    }

    private func reloadLines(_ phrase: ReportPhrase) -> [String] {
        guard let reload, !reload.succeeded else { return [] }
        let moment = phrase.time(reload.at, now: now)
        return [
            phrase.word(
                "注意：\(moment) 重新加载配置失败，旧配置继续运行：",
                "attention: the reload at \(moment) failed; the old configuration runs on:")
        ] + reload.problems.map { "  " + $0 }
    }

    private func countLines(_ phrase: ReportPhrase) -> [String] {
        let known = SourceHealth.allCases.compactMap { health in
            sources[health.rawValue].map { "\(phrase.pick(health.title)) \($0)" }
        }
        let unverified = (tlsUnverified ?? []).prefix(10).joined(separator: ", ")
        return modelLines(phrase) + [
            phrase.word(
                "收录 \(counts.items) 条（近一天 \(counts.itemsLastDay) 条），提及 \(counts.mentions)，"
                    + "投诉 \(counts.complaints)，无法读取 \(counts.unreadable)",
                "items \(counts.items) (\(counts.itemsLastDay) in the last day), mentions \(counts.mentions), "
                    + "complaints \(counts.complaints), unreadable \(counts.unreadable)"),
            phrase.word(
                "警报 \(counts.alerts)；通知：待发 \(counts.notificationsWaiting)，"
                    + "未能送达 \(counts.notificationsDead)",
                "alerts \(counts.alerts); notifications: waiting \(counts.notificationsWaiting), "
                    + "undeliverable \(counts.notificationsDead)"),
            phrase.word("来源：", "sources: ")
                + (known.isEmpty ? phrase.word("没有配置", "none configured") : phrase.list(known)),
        ]
            + (unverified.isEmpty
                ? [] : [phrase.word("不验证 TLS 证书的来源：", "TLS certificates are not verified for: ") + unverified])
    }

    private func modelLines(_ phrase: ReportPhrase) -> [String] {
        guard let model else { return [] }
        let other =
            model.isOfOtherLexicon
            ? phrase.word("；词典已改，请重新训练", "; made with another lexicon, train it again") : ""
        return [
            phrase.word(
                "模型：\(model.name)，由 \(model.rows) 条标注训练", "model: \(model.name), made from \(model.rows) labels")
                + other
        ]
    }

    private func serviceLine(_ phrase: ReportPhrase) -> String {
        let up = phrase.span((now - started).seconds)
        return phrase.word(
            "tocsin \(version)，进程 \(pid)，已运行 \(up)，规则集 \(ruleSet.name)（\(ruleSet.hash)）",
            "tocsin \(version), process \(pid), up \(up), rule set \(ruleSet.name) (\(ruleSet.hash))")
    }
}

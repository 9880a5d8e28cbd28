import Crisis

extension StatusReport {
    /// What a person at 3 a.m. needs first, a line each.
    package func text(_ phrase: ReportPhrase) -> String {
        var lines = [headline(phrase), next.map { dutyLine($0, phrase) }, levelLine(phrase)].compactMap { $0 }
        lines.append(
            phrase.word(
                "记录 \(counts.items) 条（近一天 \(counts.itemsLastDay)），提及 \(counts.mentions)，投诉 \(counts.complaints)，"
                    + "无法读取 \(counts.unreadable)",
                "items \(counts.items) (\(counts.itemsLastDay) in the last day), mentions \(counts.mentions), "
                    + "complaints \(counts.complaints), unreadable \(counts.unreadable)"))
        lines.append(
            phrase.word(
                "警报 \(counts.alerts)，待发 \(counts.notificationsWaiting)，未能送达 \(counts.notificationsDead)",
                "alerts \(counts.alerts), waiting to go out \(counts.notificationsWaiting), "
                    + "undeliverable \(counts.notificationsDead)"))
        let known = SourceHealth.allCases.compactMap { health in
            sources[health.rawValue].map { "\(phrase.health(health)) \($0)" }
        }
        lines.append(phrase.word("来源：", "sources: ") + known.joined(separator: phrase.word("，", ", ")))
        lines += problems.map { phrase.word("注意：", "mind: ") + phrase.pick($0) }
        if let reload, !reload.succeeded {
            lines.append(
                phrase.word(
                    "重新加载于 \(phrase.time(reload.at, now: now)) 失败，旧配置继续运行：",
                    "the reload at \(phrase.time(reload.at, now: now)) failed; the old configuration runs on:"))
            lines += reload.problems.map { "  " + TerminalText.safe($0) }
        }
        lines.append(
            phrase.word(
                "tocsin \(version)，进程 \(pid)，已运行 \(phrase.span((now - started).seconds))，"
                    + "规则集 \(ruleSet.name)（\(ruleSet.hash)）",
                "tocsin \(version), pid \(pid), up \(phrase.span((now - started).seconds)), "
                    + "rule set \(ruleSet.name) (\(ruleSet.hash))"))
        return lines.joined(separator: "\n")
    }

    private func headline(_ phrase: ReportPhrase) -> String {
        let service =
            switch health {
            case .ok: phrase.word("服务正常", "the service is well")
            case .degraded: phrase.word("服务有缺陷", "the service is degraded")
            case .failing: phrase.word("服务有故障", "THE SERVICE IS FAILING")
            }
        guard openIncidents > 0 else {
            return phrase.word("没有未关闭的事件；\(service)", "no open incident; \(service)")
        }
        return phrase.word(
            "最高级别 \(level.title.zh)，未关闭事件 \(openIncidents) 起；\(service)",
            "highest level \(level.title.en.uppercased()), \(openIncidents) open; \(service)")
    }

    private func levelLine(_ phrase: ReportPhrase) -> String? {
        guard openIncidents > 0 else { return nil }
        return Level.allCases.reversed().compactMap { level in
            levels[level.rawValue].flatMap { $0 > 0 ? "\(phrase.pick(level.title)) \($0)" : nil }
        }.joined(separator: phrase.word("，", ", "))
    }

    private func dutyLine(_ duty: Duty, _ phrase: ReportPhrase) -> String {
        let people = duty.people.isEmpty ? phrase.pick(duty.owner) : duty.people.joined(separator: "/")
        let when = phrase.distance(from: now, to: duty.due)
        return phrase.word("下一项：", "next: ") + "\(duty.incident) \(duty.item) \(phrase.pick(duty.text)) · "
            + "\(TerminalText.safe(people)) · \(when)"
    }
}

extension IncidentList {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !incidents.isEmpty else { return phrase.word("没有未关闭的事件", "no open incident") }
        var table = TerminalTable(
            header: [
                phrase.word("级别", "LEVEL"), "E", "ID", phrase.word("对象", "WATCH"), phrase.word("提及", "SEEN"),
                phrase.word("投诉", "COMPL."), phrase.word("状态", "STATUS"), phrase.word("最近", "LAST"),
                phrase.word("事由", "WHAT"),
            ], limits: [0, 0, 0, 20, 0, 0, 0, 0, 60])
        for incident in incidents {
            table.add([
                phrase.pick(incident.level.title), phrase.score(incident.escalation), incident.id.text,
                phrase.pick(incident.watchTitle), String(incident.mentions), String(incident.complaints),
                phrase.status(incident.status) + (incident.acknowledgedBy.map { " (\($0))" } ?? ""),
                phrase.time(incident.lastActivity, now: now),
                (incident.isDrill ? phrase.word("【演练】", "DRILL ") : "") + incident.title,
            ])
        }
        return table.text
    }
}

extension SourceList {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        var table = TerminalTable(
            header: [
                phrase.word("状态", "STATE"), "ID", phrase.word("类别", "FAMILY"), phrase.word("层级", "TIER"),
                phrase.word("上次", "LAST"), "HTTP", "304", phrase.word("条目", "ITEMS"), phrase.word("坏", "BAD"),
                phrase.word("下次", "NEXT"), phrase.word("说明", "WHY"),
            ], limits: [0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 100])
        for source in sources {
            table.add([
                phrase.health(source.health), source.id, source.family.rawValue, source.tier.rawValue,
                phrase.time(source.lastFetch, now: now), source.lastStatus.map(String.init) ?? "-",
                "\(Int((source.notModifiedShare * 100).rounded()))%", String(source.items), String(source.unreadable),
                source.nextDue.map { phrase.distance(from: now, to: $0) } ?? "-",
                source.lastError ?? source.reason.map(phrase.pick) ?? "",
            ])
        }
        return table.text
    }
}

import Crisis

extension IncidentList {
    /// - Parameter includingClosed: whether closed incidents were asked for too; it only changes the words for none.
    package func text(_ phrase: ReportPhrase, now: Timestamp, includingClosed: Bool = false) -> String {
        guard !incidents.isEmpty else {
            return includingClosed
                ? phrase.word("没有事件", "no incident yet") : phrase.word("没有未结案的事件", "no open incident")
        }
        var table = TerminalTable(
            header: [
                phrase.word("级别", "LEVEL"), "E", "ID", phrase.word("对象", "WATCH"), phrase.word("提及", "MENTIONS"),
                phrase.word("投诉", "COMPLAINTS"), phrase.word("状态", "STATUS"), phrase.word("最近", "LAST"),
                phrase.word("事由", "WHAT"),
            ], limits: [0, 0, 0, 20, 0, 0, 36, 0, 60])
        for incident in incidents {
            table.add([
                phrase.pick(incident.level.title), phrase.score(incident.escalation), incident.id.text,
                phrase.pick(incident.watchTitle), String(incident.mentions), String(incident.complaints),
                phrase.status(incident.status) + (incident.acknowledgedBy.map(phrase.brackets) ?? ""),
                phrase.time(incident.lastActivity, now: now),
                (incident.isDrill ? phrase.word("【演练】", "DRILL ") : "") + incident.title,
            ])
        }
        return table.text
    }
}

extension SourceList {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !sources.isEmpty else { return phrase.word("没有配置来源", "no source is configured") }
        var table = TerminalTable(
            header: [
                phrase.word("状态", "STATE"), "ID", phrase.word("类别", "FAMILY"), phrase.word("层级", "TIER"),
                phrase.word("上次", "LAST"), "HTTP", "304", phrase.word("条目", "ITEMS"),
                phrase.word("坏记录", "UNREADABLE"), phrase.word("下次", "NEXT"), phrase.word("说明", "WHY"),
            ], limits: [0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 120])
        for source in sources {
            table.add([
                phrase.pick(source.health.title), source.id, phrase.pick(source.family.title),
                phrase.pick(source.tier.title), phrase.time(source.lastFetch, now: now),
                source.lastStatus.map(String.init) ?? "-", "\(Int((source.notModifiedShare * 100).rounded()))%",
                String(source.items), String(source.unreadable),
                source.nextDue.map { phrase.wait(from: now, until: $0) } ?? "-", source.remark(phrase),
            ])
        }
        return table.text
    }
}

extension SourceReport {
    /// What should be known about it, in one line.
    fileprivate func remark(_ phrase: ReportPhrase) -> String {
        let why = why(phrase)
        guard tlsUnverified == true else { return why }
        let unverified = phrase.word("不验证 TLS 证书", "TLS certificate not verified")
        return why.isEmpty ? unverified : why + phrase.word("；", "; ") + unverified
    }

    /// Why it is not fresh, what is wrong with its document, where it moved, and why it is asked next when it is.
    fileprivate func why(_ phrase: ReportPhrase) -> String {
        var parts: [String] = []
        if health != .fresh, let reason { parts.append(phrase.pick(reason)) }
        if let flaw { parts.append(phrase.word("文档有瑕疵：", "flaw in its document: ") + flaw) }
        if let moved {
            parts.append(
                moved.isAdopted
                    ? phrase.word("已永久迁至 ", "moved for good to ") + moved.to
                    : phrase.word("永久重定向观察中：", "permanent redirect being watched: ") + moved.to)
        }
        if let next, health != .gone { parts.append(phrase.pick(next.reason)) }
        return parts.joined(separator: phrase.word("；", "; "))
    }
}

extension AlertList {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !alerts.isEmpty else { return phrase.word("没有警报", "no alert yet") }
        var table = TerminalTable(
            header: [
                phrase.word("时间", "TIME"), phrase.word("级别", "LEVEL"), "ID", phrase.word("警报", "ALERT"),
                phrase.word("事由", "WHAT"),
            ], limits: [0, 0, 0, 80, 50])
        for entry in alerts {
            table.add([
                phrase.time(entry.alert.at, now: now), phrase.pick(entry.alert.level.title), entry.incident.text,
                phrase.pick(entry.alert.sentence), entry.title,
            ])
        }
        return table.text
    }
}

extension OutboxList {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !notifications.isEmpty else { return phrase.word("发件箱为空", "the outbox is empty") }
        var table = TerminalTable(
            header: [
                phrase.word("状态", "STATE"), phrase.word("渠道", "CHANNEL"), phrase.word("尝试", "TRIES"),
                phrase.word("何时", "WHEN"), "ID", phrase.word("最近错误", "LAST ERROR"),
            ], limits: [0, 24, 0, 0, 0, 100])
        for entry in notifications {
            table.add([
                phrase.pick(entry.state.title), entry.channel, String(entry.attempts), entry.when(phrase, now: now),
                entry.id, entry.lastError ?? "",
            ])
        }
        return table.text
    }
}

extension OutboxList.Entry {
    /// When it is tried again, or when it arrived.
    fileprivate func when(_ phrase: ReportPhrase, now: Timestamp) -> String {
        if let delivered { return phrase.time(delivered, now: now) }
        return nextAttempt.map { phrase.wait(from: now, until: $0) } ?? "-"
    }
}

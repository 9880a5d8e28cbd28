import Crisis

extension WhatIfReport {
    package func text(_ phrase: ReportPhrase) -> String {
        var lines = [
            phrase.word("【假设】", "HYPOTHESIS: ") + TerminalText.safe("\(incident) · \(title)"),
            phrase.word("时刻 ", "at ") + phrase.time(at) + phrase.word("；", "; ")
                + (supposed.isEmpty
                    ? phrase.word("无（只换规则）", "nothing but the rules")
                    : phrase.list(supposed.map { "\(phrase.pick($0.text))\(tagList($0, phrase))" })),
        ]
        if rulesBefore != rulesAfter {
            lines.append(
                phrase.word("规则集 ", "rules ")
                    + "\(rulesBefore.name) \(rulesBefore.hash) → \(rulesAfter.name) \(rulesAfter.hash)")
        }
        lines += scoreLines(phrase) + principleLines(phrase) + checkLines(phrase) + laterLines(phrase)
        return (lines + ["", phrase.pick(note)]).joined(separator: "\n")
    }

    private func tagList(_ supposed: Supposed, _ phrase: ReportPhrase) -> String {
        let tags = supposed.tags.map { phrase.pick($0.title) }
        return tags.isEmpty ? "" : phrase.brackets(phrase.list(tags))
    }

    private func scoreLines(_ phrase: ReportPhrase) -> [String] {
        var table = TerminalTable(
            header: ["", phrase.word("照旧", "AS IS"), phrase.word("假设", "SUPPOSED"), phrase.word("变化", "CHANGE")])
        func add(_ name: String, _ old: Double, _ new: Double) {
            table.add([name, phrase.score(old), phrase.score(new), Self.signed(new - old, phrase)])
        }
        func add(_ name: String, _ old: Int, _ new: Int) {
            table.add([name, "\(old)", "\(new)", old == new ? "" : (new > old ? "+" : "−") + "\(abs(new - old))"])
        }
        add("E", before.escalation, after.escalation)
        add("L", before.likelihood, after.likelihood)
        add("I", before.impact, after.impact)
        add("g", before.gap, after.gap)
        add("c", before.readiness, after.readiness)
        let row = { (name: String, old: Level, new: Level) in
            table.add([name, phrase.pick(old.title), phrase.pick(new.title), old == new ? "" : "←"])
        }
        row(phrase.word("级别", "level"), before.level, after.level)
        row(phrase.word("此刻指示", "indicated"), before.indicated, after.indicated)
        row(phrase.word("落定后", "settles at"), before.settled, after.settled)
        for part in parts { add(phrase.pick(part.part.title), part.before, part.after) }
        return [""] + table.lines
    }

    private func principleLines(_ phrase: ReportPhrase) -> [String] {
        var table = TerminalTable(
            header: [phrase.word("原则", "PRINCIPLE"), phrase.word("差距", "GAP"), phrase.word("就绪", "READINESS")])
        for row in principles {
            table.add([
                "\(row.principle.rawValue) \(phrase.pick(row.title))", Self.pair(row.gapBefore, row.gapAfter, phrase),
                Self.pair(row.readinessBefore, row.readinessAfter, phrase),
            ])
        }
        return [""] + table.lines
    }

    private func checkLines(_ phrase: ReportPhrase) -> [String] {
        let changed = checks.filter(\.changed)
        guard !changed.isEmpty else { return ["", phrase.word("没有检查项改变。", "No check changes.")] }
        var table = TerminalTable(
            header: [
                phrase.word("检查", "CHECK"), phrase.word("状态", "STATE"), phrase.word("迟", "LATE"),
                phrase.word("得分", "CREDIT"), phrase.word("内容", "WHAT"),
            ], limits: [0, 0, 0, 0, 60])
        for check in changed {
            let states = [check.before, check.after].map { $0.map { phrase.check($0.state) } ?? "-" }
            table.add([
                check.id.text, states[0] == states[1] ? states[0] : "\(states[0]) → \(states[1])",
                Self.pair(check.before?.lateness, check.after?.lateness, phrase),
                Self.pair(check.before?.credit, check.after?.credit, phrase), phrase.pick(check.title),
            ])
        }
        return [""] + table.lines
    }

    private func laterLines(_ phrase: ReportPhrase) -> [String] {
        guard !later.isEmpty else { return [] }
        var table = TerminalTable(
            header: [
                phrase.word("此后", "LATER"), phrase.word("时间", "TIME"), "E", phrase.word("级别", "LEVEL"),
            ])
        for row in later {
            table.add([
                row.point, phrase.time(row.at, now: at), Self.pair(row.escalationBefore, row.escalationAfter, phrase),
                row.levelBefore == row.levelAfter
                    ? phrase.pick(row.levelBefore.title)
                    : "\(phrase.pick(row.levelBefore.title)) → \(phrase.pick(row.levelAfter.title))",
            ])
        }
        return [""] + table.lines
    }

    private static func pair(_ old: Double?, _ new: Double?, _ phrase: ReportPhrase) -> String {
        let texts = [old, new].map { $0.map(phrase.score) ?? "-" }
        return texts[0] == texts[1] ? texts[0] : "\(texts[0]) → \(texts[1])"
    }

    private static func signed(_ change: Double, _ phrase: ReportPhrase) -> String {
        let tenths = Int((change * 10).rounded())
        return tenths == 0 ? "" : (tenths > 0 ? "+" : "−") + phrase.score(abs(change))
    }
}

import Crisis

extension AssessmentReport {
    package func text(_ phrase: ReportPhrase) -> String {
        var lines = headLines(phrase).map(TerminalText.safe)
        if let levels { lines.append(phrase.word("级别依据：", "why this level: ") + phrase.pick(levels.sentence)) }
        if let arithmetic {
            lines += ["", phrase.word("算式", "Arithmetic")] + arithmetic.lines.map { "  " + $0 }
        }
        lines += partLines(phrase.word("可能性 L = \(likelihood)", "Likelihood L = \(likelihood)"), phrase, likely: true)
        lines += partLines(phrase.word("影响 I = \(impact)", "Impact I = \(impact)"), phrase, likely: false)
        for principle in principles { lines += checkLines(principle, phrase) }
        lines += ["", phrase.word("规则集 ", "rule set ") + "\(ruleSet.name)" + phrase.brackets(ruleSet.hash)]
        return lines.joined(separator: "\n")
    }

    private func headLines(_ phrase: ReportPhrase) -> [String] {
        let (e, r) = (phrase.score(escalation), phrase.score(risk))
        let (c, g) = (phrase.score(readiness), phrase.score(gap))
        var lines = [
            "\(incident) · \(title)",
            phrase.word("级别：", "level: ") + phrase.pick(level.title)
                + (indicated == level
                    ? "" : phrase.brackets(phrase.word("此刻指示为", "now indicated: ") + phrase.pick(indicated.title)))
                + phrase.word("；判定时间 ", "; judged at ") + phrase.time(at),
            phrase.word(
                "升级风险 E = \(e)：风险 R = L × I / 100 = \(r)，就绪 c = \(c) 使其降低，差距 g = \(g) 使其升高",
                "escalation E = \(e): risk R = L × I / 100 = \(r), lowered by readiness c = \(c), raised by gap g = \(g)"
            ),
        ]
        lines += floors.map { floor in
            phrase.word("底线（至少\(floor.level.title.zh)）：", "floor (at least \(floor.level.title.en)): ")
                + phrase.pick(floor.reason) + quotes(floor.grounds, phrase)
        }
        return lines
    }

    private func partLines(_ title: String, _ phrase: ReportPhrase, likely: Bool) -> [String] {
        var table = TerminalTable()
        for part in parts where part.part.isLikelihood == likely {
            table.add([
                phrase.pick(part.part.title), "\(part.points)/\(part.cap)",
                phrase.pick(part.reason) + quotes(part.grounds, phrase),
            ])
        }
        return ["", title] + table.lines.map { "  " + $0 }
    }

    private func checkLines(_ principle: PrincipleReport, _ phrase: ReportPhrase) -> [String] {
        var table = TerminalTable(
            header: [
                phrase.word("检查", "CHECK"), phrase.word("状态", "STATE"), phrase.word("权重", "WEIGHT"),
                phrase.word("迟", "LATE"), phrase.word("得分", "CREDIT"), phrase.word("期限", "DUE"),
                phrase.word("内容", "WHAT"), phrase.word("依据", "EVIDENCE"),
            ])
        for check in principle.checks {
            table.add([
                check.id.text, phrase.check(check.state), String(check.weight), phrase.score(check.lateness),
                phrase.score(check.credit), phrase.time(check.due, now: at), phrase.pick(check.title),
                check.evidence.map(\.text).joined(separator: " "),
            ])
        }
        let (gap, ready) = (phrase.score(principle.gap), phrase.score(principle.readiness))
        let head = "\(phrase.pick(principle.title)) \(principle.principle.rawValue)"
        return ["", head + phrase.word("：差距 \(gap)，就绪 \(ready)", ": gap \(gap), readiness \(ready)")]
            + [principle.gapFormula.map { "  g = \($0)" }, principle.readinessFormula.map { "  c = \($0)" }]
            .compactMap { $0 } + table.lines.map { "  " + $0 } + factLines(principle, phrase)
    }

    /// The facts that the checks of a principle rest on, each once.
    private func factLines(_ principle: PrincipleReport, _ phrase: ReportPhrase) -> [String] {
        var known: Set<FactID> = []
        var table = TerminalTable(limits: [40, 0, 0, 0])
        for fact in principle.checks.flatMap({ $0.facts ?? [] }) where known.insert(fact.id).inserted {
            table.add([
                "[\(fact.id)]", phrase.time(fact.time, now: at),
                "“\(TerminalText.fitted(TerminalText.safe(phrase.pick(fact.text)), cells: 100))”",
                TerminalText.fitted(TerminalText.safe(fact.provenance), cells: 60),
            ])
        }
        return table.lines.map { "    " + $0 }
    }

    private func quotes(_ grounds: [Ground], _ phrase: ReportPhrase) -> String {
        guard !grounds.isEmpty else { return "" }
        let shown = grounds.prefix(3).map { ground in
            "“\(TerminalText.fitted(TerminalText.safe(ground.quote), cells: 60))”"
                + (ground.fact.map { " [\($0)]" } ?? "")
        }
        let more = grounds.count - shown.count
        return "  ← " + shown.joined(separator: " ")
            + (more > 0 ? phrase.word(" 另有 \(more) 处", " and \(more) more") : "")
    }
}

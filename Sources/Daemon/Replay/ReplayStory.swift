import Crisis
import Status

/// A replay in words: when it first rang, how the level moved, what never closed.
package struct ReplayStory: Sendable {
    package var rows: [ReplayRow] = []
    /// Of a case; a stream of mentions has none.
    package var summary: CaseSummary?

    package init() {}

    /// The first alert at a level, or any at all.
    package func firstRing(atLeast level: Level = .blue) -> ReplayRow? {
        rows.first { $0.kind != "assessment" && $0.level >= level }
    }

    package func text(_ phrase: ReportPhrase) -> String {
        var lines: [String] = []
        for row in rows where row.kind != "assessment" || row.point != nil {
            let name = row.point.map { "[\($0)] " } ?? ""
            let low = row.escalationLow ?? row.escalation
            let high = row.escalationHigh ?? row.escalation
            let range = low < high ? phrase.brackets("\(low)–\(high)") : ""
            lines.append(
                "\(row.time.rfc3339(offsetMinutes: phrase.offsetMinutes))  \(phrase.word(row.level.title.zh, row.level.rawValue))  "
                    + "E \(row.escalation)\(range)  L \(row.likelihood) I \(row.impact)  \(row.incident)  "
                    + "\(name)\(row.kind): " + LogText.escaped(phrase.pick(row.reasons)))
        }
        lines.append("")
        guard let first = firstRing() else {
            lines.append(phrase.word("从未报警。", "It never rang."))
            return (lines + summaryLines(phrase)).joined(separator: "\n")
        }
        lines.append(phrase.word("首次报警：", "first rang: ") + sentence(first, phrase))
        for level in [Level.orange, .red] {
            if let ring = firstRing(atLeast: level) {
                lines.append(
                    phrase.word("首次\(level.title.zh)：", "first \(level.rawValue): ") + sentence(ring, phrase))
            }
        }
        return (lines + summaryLines(phrase)).joined(separator: "\n")
    }

    private func summaryLines(_ phrase: ReportPhrase) -> [String] { summary?.lines(phrase) ?? [] }

    private func sentence(_ row: ReplayRow, _ phrase: ReportPhrase) -> String {
        "\(row.time.rfc3339(offsetMinutes: phrase.offsetMinutes)) \(phrase.word(row.level.title.zh, row.level.rawValue)) \(row.incident)"
            + (row.title.map { " “\(LogText.escaped($0))”" } ?? "") + phrase.word("，", ", ") + row.kind
    }
}

extension CaseSummary {
    /// What a case comes to, one line a measure.
    func lines(_ phrase: ReportPhrase) -> [String] {
        func time(_ moment: Timestamp) -> String { moment.rfc3339(offsetMinutes: phrase.offsetMinutes) }
        var lines = [
            phrase.word("最早可知 K：", "known K: ") + time(known) + phrase.word("；公开 X：", "; exposed X: ")
                + (exposed.map(time) ?? "-"),
            phrase.word("提前量（X − 首次报警）：", "lead (X − first ring): ") + leadText(phrase),
            phrase.word("级别经过：", "levels: ")
                + levels.map { "\(phrase.pick($0.level.title)) \(time($0.from).prefix(16))" }.joined(separator: " → "),
            phrase.word("终点：", "end: ") + "E \(end.text)\(endRangeText(phrase)) \(phrase.pick(endLevel.title))"
                + phrase.word("；最高 ", "; peak ") + "E \(peak.text) \(phrase.pick(peakLevel.title))",
            phrase.word("始终未完成：", "never closed: ")
                + (neverClosed.isEmpty ? phrase.word("无", "none") : phrase.list(neverClosed.map(\.text))),
        ]
        if !metLate.isEmpty {
            lines.append(
                phrase.word("迟到完成：", "met late: ")
                    + phrase.list(metLate.map { "\($0.check) +\(phrase.span($0.by.seconds))" }))
        }
        if let outcome { lines.append(phrase.word("结局：", "outcome: ") + phrase.pick(outcome.title)) }
        if let lesson { lines.append(phrase.word("启示：", "lesson: ") + LogText.escaped(phrase.pick(lesson))) }
        return lines
    }

    func leadText(_ phrase: ReportPhrase) -> String {
        guard let lead else { return "-" }
        let range = leadRange.map {
            $0.low < $0.high ? phrase.brackets("\(Self.hours($0.low)) … \(Self.hours($0.high)) h") : ""
        }
        return "\(Self.hours(lead)) h" + (range ?? "")
    }

    func endRangeText(_ phrase: ReportPhrase) -> String {
        endRange.low < endRange.high ? phrase.brackets("\(endRange.low.text)–\(endRange.high.text)") : ""
    }

    /// Hours, rounded to the nearest; zero without a sign.
    private static func hours(_ span: TimeSpan) -> Int64 {
        let half: Int64 = span.milliseconds < 0 ? -1_800_000 : 1_800_000
        return (span.milliseconds + half) / 3_600_000
    }
}

extension CrisisCase.Outcome {
    package var title: LocalizedText {
        switch self {
        case .crisis: LocalizedText(zh: "成为危机", en: "crisis")
        case .contained: LocalizedText(zh: "受控，未成危机", en: "contained")
        }
    }
}

/// All cases side by side.
package struct CaseTable: Sendable {
    package var summaries: [CaseSummary]

    package init(_ summaries: [CaseSummary]) { self.summaries = summaries }

    package func text(_ phrase: ReportPhrase) -> String {
        var table = TerminalTable(
            header: [
                phrase.word("案例", "CASE"), phrase.word("结局", "OUTCOME"), phrase.word("首次报警", "FIRST RING"),
                phrase.word("提前", "LEAD"), phrase.word("最高", "PEAK"), phrase.word("终点", "END"),
                phrase.word("级别经过", "LEVELS"), phrase.word("始终未完成", "NEVER CLOSED"),
            ])
        for row in summaries {
            let place = ReportPhrase(language: phrase.language, offsetMinutes: row.offsetMinutes)
            table.add([
                row.id, row.outcome.map { phrase.pick($0.title) } ?? "-",
                row.firstRing.map { "\(place.time($0.at)) \(phrase.pick($0.level.title))" } ?? "-",
                row.leadText(phrase), "\(row.peak.text) \(phrase.pick(row.peakLevel.title))",
                "\(row.end.text)\(row.endRangeText(phrase)) \(phrase.pick(row.endLevel.title))",
                row.levels.map { phrase.pick($0.level.title) }.joined(separator: " → "),
                row.neverClosed.map(\.text).joined(separator: " "),
            ])
        }
        return ([table.text, ""] + comparison(phrase)).joined(separator: "\n")
    }

    /// How the contained cases end against those that became crises; said as it is.
    private func comparison(_ phrase: ReportPhrase) -> [String] {
        let ends = { (outcome: CrisisCase.Outcome) in
            summaries.filter { $0.outcome == outcome }.map(\.end.value).sorted()
        }
        let (crises, contained) = (ends(.crisis), ends(.contained))
        guard let lowestCrisis = crises.first, let highestContained = contained.last else { return [] }
        func median(_ values: [Int]) -> String {
            PerMille((values[(values.count - 1) / 2] + values[values.count / 2]) / 2).text
        }
        let above = contained.count { $0 >= lowestCrisis }
        return [
            phrase.word(
                "终点 E 中位数：成为危机 \(median(crises))（\(crises.count) 例），受控 \(median(contained))（\(contained.count) 例）",
                "median E at the end: crises \(median(crises)) (\(crises.count)), contained \(median(contained)) (\(contained.count))"
            ),
            above == 0
                ? phrase.word(
                    "受控案例的终点全部低于危机案例（最高 \(PerMille(highestContained).text) < 最低 \(PerMille(lowestCrisis).text)）",
                    "every contained case ends below every crisis (\(PerMille(highestContained).text) < \(PerMille(lowestCrisis).text))"
                )
                : phrase.word(
                    "有 \(above) 个受控案例的终点不低于最低的危机案例（\(PerMille(lowestCrisis).text)）",
                    "\(above) contained of \(contained.count) end no lower than the lowest crisis (\(PerMille(lowestCrisis).text))"
                ),
        ]
    }

    /// One JSON object a line and case.
    package func json() throws -> [String] {
        try summaries.map { String(decoding: try ReportJSON.line(CaseSummaryReport($0)), as: UTF8.self) }
    }
}

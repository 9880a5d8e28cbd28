import Crisis

/// The surveillance of one watch: the hour now, what is usual, and how the budget of alerts is kept.
package struct WatchCounts: Codable, Hashable, Sendable {
    package var watch: Watch.ID
    package var title: LocalizedText
    /// Mentions in the last 60 minutes, and what is usual then.
    package var lastHour: Int
    package var usual: Double
    /// Less than three days have been learnt.
    package var youngBaseline: Bool
    /// Alerts a week that were asked for, and those that came; nil in the first week.
    package var alertBudget: Double
    package var alertsPerWeek: Double?
    package var alerts: Int
    /// What rings now happens once in so many weeks.
    package var thresholdWeeks: Double
    /// The series that are counted, by name.
    package var series: [String]
    package var lastSurge: Surge?

    /// The last surge that was told.
    package struct Surge: Codable, Hashable, Sendable {
        package var at: Timestamp
        package var series: String
        package var minutes: Int
        package var count: Int
        package var usual: Double
        package var weeks: Double
    }

    package init(
        _ watch: Watch, _ counts: WatchSurveillance, in surroundings: SeriesSurroundings, at now: Timestamp
    ) {
        let reading = counts.surge(at: now, in: surroundings)
        self.watch = watch.id
        title = watch.title
        lastHour = reading.events
        usual = Double(reading.expected) / 100
        youngBaseline = reading.isYoung
        alertBudget = watch.alertBudget
        alertsPerWeek = counts.budget.realised.map { ($0 * 100).rounded() / 100 }
        alerts = counts.budget.alarms
        thresholdWeeks = (counts.budget.thresholdWeeks * 100).rounded() / 100
        series = counts.series.keys.sorted().map(\.text)
        lastSurge = counts.lastNotice.map { notice in
            Surge(
                at: notice.at, series: notice.series.text, minutes: notice.minutes, count: notice.count,
                usual: Double(notice.expected) / 100, weeks: Double(notice.weeks) / 10)
        }
    }
}

extension WatchCounts {
    /// One line for a person: the hour, what is usual, the budget.
    func line(_ phrase: ReportPhrase) -> String {
        let name = phrase.pick(title)
        let usual = usual.text(decimals: 1)
        let asked = alertBudget.text(decimals: 2)
        let threshold = thresholdWeeks.text(decimals: 1)
        let realised =
            alertsPerWeek.map { phrase.word("实际每周 \($0.text(decimals: 2)) 次", "\($0.text(decimals: 2)) came") }
            ?? phrase.word("未满一周，已响 \(alerts) 次", "\(alerts) in its first week")
        let young = youngBaseline ? phrase.word("，基线尚新", ", young baseline") : ""
        return phrase.word(
            "数量：\(name) 近一小时 \(lastHour) 条，通常 \(usual) 条；突增警报预算每周 \(asked) 次，\(realised)，"
                + "眼下约 \(threshold) 周一遇或更罕见的才响\(young)",
            "counts: \(name) \(lastHour) in the last hour, \(usual) usual; surge alerts a week: \(asked) asked, "
                + "\(realised); rings now for what comes once in \(threshold) weeks or more rarely\(young)")
    }
}

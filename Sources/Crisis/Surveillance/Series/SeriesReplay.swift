/// A file's rows through detector and budget, each decided from the rows before it.
package struct SeriesReplay: Sendable {
    /// What was said of one row.
    package struct Judgement: Hashable, Sendable {
        /// nil where the row's value is not known.
        package var rarity: SurgeReading.Rarity?
        package var isAlarm: Bool
    }

    package private(set) var judgements: [Judgement] = []
    /// What was not as it should be and how it was treated, with lines; at most a hundred.
    package private(set) var remarks: [SeriesFile.Problem] = []
    package private(set) var detector: SurgeDetector
    package private(set) var budget: AlertBudget

    /// Clocks are set back by an hour or two when summer ends; a file that jumps further is not in order.
    private static let longestStepBack = TimeSpan.hours(2)

    /// - Throws: A row that lies more than two hours before the row above it.
    package init(
        _ file: SeriesFile, perWeek: Double, offsetMinutes: Int = 0, calendar: WorkCalendar = .weekends
    ) throws(SeriesFile.Problem) {
        let width = file.width
        detector = SurgeDetector(width: width)
        budget = AlertBudget(perWeek: perWeek, width: width)
        judgements.reserveCapacity(file.rows.count)
        var last: Timestamp?
        for row in file.rows {
            if let last {
                let step = row.moment - last
                if step == .zero {
                    remark(
                        row, "the same time again; the row repeats the judgement of the one before and is not learnt.")
                    judgements.append(Judgement(rarity: judgements[judgements.count - 1].rarity, isAlarm: false))
                    continue
                }
                if step < .zero {
                    guard step.milliseconds >= -SeriesReplay.longestStepBack.milliseconds else {
                        throw SeriesFile.Problem(
                            line: row.line,
                            description:
                                "timestamp: \(row.timestampText) lies before the row above it. Sort the file by time.")
                    }
                    remark(row, "the clock goes back; the row is taken as the next one.")
                } else {
                    let missing = (step.seconds + width.seconds / 2) / width.seconds - 1
                    if missing > 0 {
                        remark(row, "\(missing) bin(s) are missing before this row; they count as not known.")
                        for _ in 0..<min(missing, 300) { detector.skip() }
                    }
                }
            }
            last = row.moment
            judgements.append(judge(row, offsetMinutes, calendar))
        }
    }

    private mutating func judge(_ row: SeriesFile.Row, _ offsetMinutes: Int, _ calendar: WorkCalendar) -> Judgement {
        guard let value = row.value else {
            detector.skip()
            remark(row, "the value is not known; the row is not judged.")
            return Judgement(rarity: nil, isAlarm: false)
        }
        let season = SeasonCell(row.moment, width: detector.width, offsetMinutes: offsetMinutes, calendar: calendar)
        let rarity = detector.observe(value, season)
        return Judgement(rarity: rarity, isAlarm: budget.decide(rarity))
    }

    private mutating func remark(_ row: SeriesFile.Row, _ text: String) {
        if remarks.count < 100 { remarks.append(SeriesFile.Problem(line: row.line, description: text)) }
    }
}

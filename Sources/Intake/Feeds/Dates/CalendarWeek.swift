import Crisis

/// Days by their number in the year and by week, as ISO 8601 counts them.
enum CalendarWeek {
    typealias Date = (year: Int, month: Int, day: Int)

    /// The `number`-th day of a year; nil when the year has fewer.
    static func day(_ number: Int, of year: Int) -> Date? {
        guard let first = CivilTime.day(year: year, month: 1, day: 1), number >= 1,
            let last = CivilTime.day(year: year, month: 12, day: 31), first + number - 1 <= last
        else { return nil }
        return date(ofDay: first + number - 1)
    }

    /// Week 1 is the one with 4 January in it; Monday is 1.
    static func date(year: Int, week: Int, weekday: Int) -> Date? {
        guard (1...53).contains(week), (1...7).contains(weekday),
            let fourth = CivilTime.day(year: year, month: 1, day: 4)
        else { return nil }
        let monday = fourth - (fourth + 3).remainderOfSeven
        return date(ofDay: monday + (week - 1) * 7 + weekday - 1)
    }

    private static func date(ofDay day: Int) -> Date {
        let civil = CivilTime(Timestamp(seconds: Int64(day) * 86_400))
        return (civil.year, civil.month, civil.day)
    }
}

extension Int {
    fileprivate var remainderOfSeven: Int { (self % 7 + 7) % 7 }
}

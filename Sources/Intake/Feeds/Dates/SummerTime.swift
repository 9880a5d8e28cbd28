import Crisis

/// When a place puts its clocks forward by an hour.
enum SummerTime {
    /// From the last Sunday of March to the last of October, at 01:00 UTC everywhere (directive 2000/84/EC).
    case europe
    /// From the second Sunday of March to the first of November, at 02:00 (Energy Policy Act of 2005); before 2007
    /// from the first Sunday of April to the last of October.
    case northAmerica

    /// Whether the clocks are forward at `moment`, at a place whose standard time is `standard` minutes east of UTC.
    func isForward(at moment: Timestamp, standard: Int) -> Bool {
        switch self {
        case .europe:
            let year = CivilTime(moment).year
            return isBetween(sunday(.last, 3, year), 1, sunday(.last, 10, year), 1, moment.seconds)
        case .northAmerica:
            let year = CivilTime(moment, offsetMinutes: standard).year
            let (from, to) =
                year >= 2007
                ? (sunday(.number(2), 3, year), sunday(.number(1), 11, year))
                : (sunday(.number(1), 4, year), sunday(.last, 10, year))
            // The end is at 02:00 of summer time, which is 01:00 of standard time; the hour before it is told twice.
            return isBetween(from, 2, to, 1, moment.seconds + Int64(standard) * 60)
        }
    }

    private enum Sunday { case number(Int), last }

    private func sunday(_ which: Sunday, _ month: Int, _ year: Int) -> Int? {
        guard let first = CivilTime.day(year: year, month: month, day: 1) else { return nil }
        let firstSunday = first + 6 - CivilTime(Timestamp(seconds: Int64(first) * 86_400)).weekday
        switch which {
        case .number(let number): return firstSunday + 7 * (number - 1)
        case .last:
            let fifth = firstSunday + 28
            return CivilTime(Timestamp(seconds: Int64(fifth) * 86_400)).month == month ? fifth : fifth - 7
        }
    }

    private func isBetween(_ from: Int?, _ firstHour: Int64, _ to: Int?, _ lastHour: Int64, _ second: Int64) -> Bool {
        guard let from, let to else { return false }
        return second >= Int64(from) * 86_400 + firstHour * 3600 && second < Int64(to) * 86_400 + lastHour * 3600
    }
}

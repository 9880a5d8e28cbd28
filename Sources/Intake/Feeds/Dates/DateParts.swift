/// The day of a date, from named parts and from numbers whose order tells what they are.
struct DateParts {
    private struct Number {
        var value: Int
        var digits: Int
        /// The sign between this number and the one before it.
        var separator: UInt8?
    }

    var year: Int?
    var month: Int?
    var day: Int?
    /// Of ISO 8601, when the text has one: `2026-W48-2`.
    var week: Int?
    /// Years before the one that the text counts from: 1911 for 民国, 2018 for 令和.
    var eraStart: Int?
    /// Which of two readings of `3/5/2026` and of `24/11/26` holds.
    var order = DateOrder.monthFirst
    /// A dash in front: ISO 8601 with the century left out.
    var hasLeadingDash = false
    private var monthMayBeWeekday = false
    private var numbers: [Number] = []

    var isEmpty: Bool { year == nil && month == nil && day == nil && numbers.isEmpty }

    /// Whether a following number can only be a clock.
    var isComplete: Bool {
        if year != nil, month != nil, day != nil { return true }
        return numbers.count >= (month == nil && year == nil ? 3 : 2)
    }

    /// Numbers behind the three of the date: `2026-11-24-15.05.30`.
    var rest: [Int] { month == nil && numbers.count >= 5 ? numbers.dropFirst(3).map(\.value) : [] }

    mutating func add(_ value: Int, digits: Int, after separator: UInt8?) {
        guard numbers.count < 6 else { return }
        numbers.append(Number(value: value, digits: digits, separator: separator))
    }

    /// Of two names the second counts when the first may have been a weekday's.
    mutating func setNamedMonth(_ month: Int, mayBeWeekday: Bool) {
        guard self.month == nil || monthMayBeWeekday else { return }
        self.month = month
        monthMayBeWeekday = mayBeWeekday
    }

    /// From eight digits, YYYYMMDD.
    mutating func set(_ digits: Int) {
        (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
    }

    /// RFC 2822, 4.3: 00 to 49 are 2000 to 2049, 50 to 99 and three digits are counted from 1900.
    static func fullYear(_ value: Int, digits: Int) -> Int {
        guard digits < 4 else { return value }
        return digits == 3 || value >= 50 ? 1900 + value : 2000 + value
    }

    func resolved() -> (year: Int, month: Int, day: Int)? {
        if let eraStart, year == nil { return inEra(eraStart) }
        let found = week != nil ? weekDate() : year == nil && month == nil ? numeric() : named()
        guard let (year, month, day) = found, (1...9999).contains(year) else { return nil }
        return (year, month, day)
    }

    /// `民國115/11/24`: no units, the year first.
    private func inEra(_ start: Int) -> (year: Int, month: Int, day: Int)? {
        guard numbers.count >= 3 else { return nil }
        return (start + numbers[0].value, numbers[1].value, numbers[2].value)
    }

    /// The month has a name or the parts have units; numbers fill what is missing.
    private func named() -> (year: Int, month: Int, day: Int)? {
        var rest = numbers[...]
        var (foundYear, foundDay) = (year, day)
        if foundYear == nil, let first = rest.first, first.digits >= 3 {
            foundYear = DateParts.fullYear(first.value, digits: first.digits)
            rest = rest.dropFirst()
        }
        let isMonthAndYear = rest.count == 1 && foundYear == nil && rest.first?.digits == 4
        if foundDay == nil, !isMonthAndYear, let first = rest.popFirst() { foundDay = first.value }
        if foundYear == nil, let first = rest.popFirst() {
            foundYear = DateParts.fullYear(first.value, digits: first.digits)
        }
        guard let foundYear else { return nil }
        return (foundYear, month ?? 1, foundDay ?? 1)
    }

    private func numeric() -> (year: Int, month: Int, day: Int)? {
        switch numbers.count {
        case 0: nil
        case 1: single(numbers[0])
        case 2: pair(numbers[0], numbers[1])
        default: triple(numbers[0], numbers[1], numbers[2])
        }
    }

    /// `2026`, `202611`, `261124`, `2026328` and `26328` (the day of the year), `-2611`, `-26`.
    private func single(_ number: Number) -> (Int, Int, Int)? {
        let value = number.value
        switch number.digits {
        case 2 where hasLeadingDash: return (DateParts.fullYear(value, digits: 2), 1, 1)
        case 4 where hasLeadingDash: return (DateParts.fullYear(value / 100, digits: 2), value % 100, 1)
        case 4 where (1900...2200).contains(value): return (value, 1, 1)
        case 5: return CalendarWeek.day(value % 1000, of: DateParts.fullYear(value / 1000, digits: 2))
        case 6 where (1900...2200).contains(value / 100) && (1...12).contains(value % 100):
            return (value / 100, value % 100, 1)
        case 6: return (DateParts.fullYear(value / 10_000, digits: 2), value / 100 % 100, value % 100)
        case 7 where (1900...2200).contains(value / 1000): return CalendarWeek.day(value % 1000, of: value / 1000)
        default: return nil
        }
    }

    /// `2026-11`, `11/2026`, `2026-328` and `26-328` (the day of the year), `-26-11`.
    private func pair(_ first: Number, _ second: Number) -> (Int, Int, Int)? {
        if second.digits == 3, first.digits == 4 || first.digits == 2 {
            return CalendarWeek.day(second.value, of: DateParts.fullYear(first.value, digits: first.digits))
        }
        if first.digits == 4 { return (first.value, second.value, 1) }
        if hasLeadingDash, first.digits == 2 { return (DateParts.fullYear(first.value, digits: 2), second.value, 1) }
        return second.digits == 4 ? (second.value, first.value, 1) : nil
    }

    private func weekDate() -> (Int, Int, Int)? {
        guard let week else { return nil }
        // The numbers are the year, and behind the week perhaps the day.
        guard let first = numbers.first, first.digits == 4 || first.digits == 2 else { return nil }
        let weekday = week >= 100 ? week % 10 : numbers.count > 1 ? numbers[1].value : 1
        let year = DateParts.fullYear(first.value, digits: first.digits)
        return CalendarWeek.date(year: year, week: week >= 100 ? week / 10 : week, weekday: weekday)
    }

    /// Year first when it shows, else as `FeedDate` says.
    private func triple(_ first: Number, _ second: Number, _ third: Number) -> (Int, Int, Int)? {
        let isSlash = second.separator == UInt8(ascii: "/")
        let isShortISO =
            third.digits <= 2
            && (first.value > 31 || first.value == 0 || second.separator == UInt8(ascii: "-")
                || (order == .yearFirst && third.value <= 31 && first.digits == 2))
        if first.digits >= 3 || (isShortISO && third.value <= 31) {
            return (DateParts.fullYear(first.value, digits: first.digits), second.value, third.value)
        }
        let year = DateParts.fullYear(third.value, digits: third.digits)
        let prefersMonth = isSlash && order != .dayFirst
        let isMonthFirst = prefersMonth ? first.value <= 12 : second.value > 12
        return isMonthFirst ? (year, first.value, second.value) : (year, second.value, first.value)
    }
}

/// What comes first in a date of numbers with strokes.
enum DateOrder {
    case monthFirst, dayFirst
    /// Also a year of two digits.
    case yearFirst
}

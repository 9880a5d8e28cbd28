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
    private var numbers: [Number] = []

    var isEmpty: Bool { year == nil && month == nil && day == nil && numbers.isEmpty }

    /// Whether a following number can only be a clock.
    var isComplete: Bool { (year != nil && month != nil && day != nil) || numbers.count >= 3 }

    mutating func add(_ value: Int, digits: Int, after separator: UInt8?) {
        guard numbers.count < 6 else { return }
        numbers.append(Number(value: value, digits: digits, separator: separator))
    }

    mutating func setNamedMonth(_ month: Int) {
        if self.month == nil { self.month = month }
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
        guard let (year, month, day) = year == nil && month == nil ? numeric() : named(), (1...9999).contains(year)
        else { return nil }
        return (year, month, day)
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

    /// `2024`, `202403`, `240305`.
    private func single(_ number: Number) -> (Int, Int, Int)? {
        switch number.digits {
        case 4 where (1900...2200).contains(number.value): (number.value, 1, 1)
        case 6 where (1900...2200).contains(number.value / 100): (number.value / 100, number.value % 100, 1)
        case 6:
            (
                DateParts.fullYear(number.value / 10_000, digits: 2), number.value / 100 % 100,
                number.value % 100
            )
        default: nil
        }
    }

    /// `2024-03`, `03/2024`, `2024-065` (the day of the year).
    private func pair(_ first: Number, _ second: Number) -> (Int, Int, Int)? {
        if first.digits == 4, second.digits == 3 { return ordinal(first.value, second.value) }
        if first.digits == 4 { return (first.value, second.value, 1) }
        return second.digits == 4 ? (second.value, first.value, 1) : nil
    }

    private func ordinal(_ year: Int, _ dayOfYear: Int) -> (Int, Int, Int)? {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var rest = dayOfYear
        for (index, length) in lengths.enumerated() {
            if rest <= length { return (year, index + 1, rest) }
            rest -= length
        }
        return nil
    }

    /// Year first when it shows; else `/` is American (month first) and `.` and `-` are European (day first),
    /// unless a number above 12 says otherwise. Two digits with `-` are ISO's short form, year first.
    private func triple(_ first: Number, _ second: Number, _ third: Number) -> (Int, Int, Int)? {
        let dash = UInt8(ascii: "-")
        let isShortISO = third.digits <= 2 && (first.value > 31 || first.value == 0 || second.separator == dash)
        if first.digits >= 3 || isShortISO {
            return (DateParts.fullYear(first.value, digits: first.digits), second.value, third.value)
        }
        let year = DateParts.fullYear(third.value, digits: third.digits)
        let isAmerican = second.separator == UInt8(ascii: "/") ? first.value <= 12 : second.value > 12
        return isAmerican ? (year, first.value, second.value) : (year, second.value, first.value)
    }
}

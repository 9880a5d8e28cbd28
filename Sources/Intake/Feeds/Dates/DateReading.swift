import Crisis

/// One date's tokens on their way to a moment: the clock and the zone are picked out first, what is left is the date.
struct DateReading {
    private let tokens: [DateToken]
    private let offsetMinutes: Int
    private var index = 0
    private var date = DateParts()
    private var clock = ClockParts()
    /// Minutes east of UTC; nil as long as the text names no zone.
    private var zone: Int?
    private var isAfterT = false
    /// The index behind the clock.
    private var clockEnd = -1

    init(tokens: [DateToken], offsetMinutes: Int) {
        self.tokens = tokens
        self.offsetMinutes = offsetMinutes
    }

    mutating func moment() -> Timestamp? {
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            switch token {
            case .number(let value, let digits): number(value, digits)
            case .word(let word): self.word(word)
            case .ideograph(let scalar): ideograph(scalar)
            case .symbol(let sign): symbol(sign)
            }
        }
        guard let (year, month, day) = date.resolved(), let hour = clock.hourOfDay else { return nil }
        return Timestamp(
            year: year, month: month, day: day, hour: hour, minute: clock.minute, second: clock.second,
            millisecond: clock.millisecond, offsetMinutes: zone ?? offsetMinutes)
    }

    private func peek(_ ahead: Int = 0) -> DateToken? { index + ahead < tokens.count ? tokens[index + ahead] : nil }

    private func number(at ahead: Int) -> (value: Int, digits: Int)? {
        guard case .number(let value, let digits)? = peek(ahead) else { return nil }
        return (value, digits)
    }

    private func isSymbol(_ sign: Character, at ahead: Int = 0) -> Bool {
        guard let byte = sign.asciiValue else { return false }
        return peek(ahead) == .symbol(byte)
    }

    private mutating func number(_ value: Int, _ digits: Int) {
        if clock.hour == nil, digits <= 2, isSymbol(":"), number(at: 1) != nil { return clockTime(value) }
        if case .ideograph(let unit)? = peek(), unitOf(unit, value, digits) {
            index += 1
            return
        }
        if case .word("h")? = peek(), clock.hour == nil, digits <= 2 {
            clock.hour = value
            index += 1
            if case let (minute, 2)? = number(at: 0) { clock.minute = minute; index += 1 }
            return
        }
        let mayBeClock = isAfterT || date.isComplete
        if clock.hour == nil, mayBeClock, [2, 4, 6].contains(digits), isAfterT || digits >= 4 {
            return basicClock(value, digits)
        }
        if date.isEmpty, [8, 12, 14].contains(digits) { return basicDate(value, digits) }
        var before: UInt8?
        if index >= 2, case .symbol(let sign) = tokens[index - 2] { before = sign }
        date.add(value, digits: digits, after: before)
    }

    /// `14:05`, `14:05:00`, `14:05:00.123`; the index stands on the first colon.
    private mutating func clockTime(_ hour: Int) {
        defer { clockEnd = index }
        clock.hour = hour
        clock.minute = number(at: 1)?.value ?? 0
        index += 2
        guard isSymbol(":"), let second = number(at: 1) else { return }
        clock.second = second.value
        index += 2
        guard isSymbol(".") || isSymbol(","), let fraction = number(at: 1) else { return }
        clock.setFraction(fraction.value, digits: fraction.digits)
        index += 2
    }

    /// `140500`, `1405` or `14` after a date.
    private mutating func basicClock(_ value: Int, _ digits: Int) {
        let padded = digits == 6 ? value : digits == 4 ? value * 100 : value * 10_000
        clock.set(padded)
    }

    /// `20240305`, `202403051405`, `20240305140500`.
    private mutating func basicDate(_ value: Int, _ digits: Int) {
        let clockDigits = digits - 8
        let scale = clockDigits == 6 ? 1_000_000 : clockDigits == 4 ? 10_000 : 1
        date.set(value / scale)
        if clockDigits > 0 { basicClock(value % scale, clockDigits) }
    }

    /// A number with its unit behind it: `2024年`, `14时`, `5분`. False when the character is no unit.
    private mutating func unitOf(_ unit: Unicode.Scalar, _ value: Int, _ digits: Int) -> Bool {
        switch unit {
        case "年", "년": date.year = DateParts.fullYear(value, digits: digits)
        case "月", "월": date.month = value
        case "日", "号", "號", "일": date.day = value
        case "时", "時", "点", "點", "시": clock.hour = value
        case "分", "분": clock.minute = value
        case "秒", "초": clock.second = value
        default: return false
        }
        return true
    }

    private mutating func ideograph(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "上", "早", "晨", "전", "前": clock.half = .morning
        case "下", "晚", "中", "후", "後", "夜": clock.half = .afternoon
        case "半" where clock.hour != nil: clock.minute = 30
        default: break
        }
    }

    private mutating func word(_ word: String) {
        if let month = DateWords.month(word) {
            date.setNamedMonth(month)
        } else if word == "am" || word == "pm" {
            clock.half = word == "am" ? .morning : .afternoon
        } else if word == "t" {
            isAfterT = true
        } else if let minutes = DateWords.zone(word, offsetMinutes: offsetMinutes), clock.hour != nil || !date.isEmpty {
            if zone == nil { zone = minutes }
        }
    }

    /// A plus is an offset; a minus is one right behind the clock or when the date is whole, else it separates.
    private mutating func symbol(_ sign: UInt8) {
        let isPlus = sign == UInt8(ascii: "+")
        let isOffset = clock.hour != nil && (index - 1 == clockEnd || date.resolved() != nil)
        guard isPlus || (sign == UInt8(ascii: "-") && isOffset), !date.isEmpty || clock.hour != nil,
            let (value, digits) = number(at: 0)
        else { return }
        index += 1
        var minutes = DateReading.offset(value, digits: digits)
        if digits <= 2, isSymbol(":"), case let (rest, 2)? = number(at: 1) {
            minutes = value * 60 + rest
            index += 2
        }
        if let minutes { zone = isPlus ? minutes : -minutes }
    }

    private static func offset(_ value: Int, digits: Int) -> Int? {
        switch digits {
        case 1, 2: value * 60
        case 3, 4: value / 100 * 60 + value % 100
        case 6: value / 10_000 * 60 + value / 100 % 100
        default: nil
        }
    }
}

/// The wall clock of a date.
struct ClockParts {
    enum Half {
        case morning, afternoon
    }

    /// As written; nil as long as the text gave no clock.
    var hour: Int?
    var minute = 0
    var second = 0
    private(set) var millisecond = 0
    var half: Half?

    /// The hour from 0 to 24, midnight when the text has no clock.
    var hourOfDay: Int? {
        guard let hour else { return 0 }
        switch half {
        case .morning: return hour == 12 ? 0 : hour
        case .afternoon: return hour < 12 ? hour + 12 : hour
        case nil: return hour
        }
    }

    /// From six digits, HHMMSS.
    mutating func set(_ digits: Int) {
        hour = digits / 10_000
        minute = digits / 100 % 100
        second = digits % 100
    }

    mutating func setFraction(_ value: Int, digits: Int) {
        guard digits <= 17 else { return }
        var scaled = value
        var left = digits
        while left > 3 { scaled /= 10; left -= 1 }
        while left < 3 { scaled *= 10; left += 1 }
        millisecond = scaled
    }
}

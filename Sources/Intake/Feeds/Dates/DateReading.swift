import Crisis

/// One date's tokens on their way to a moment: the clock and the zone are picked out first, what is left is the date.
struct DateReading {
    private let tokens: [DateToken]
    private let comments: [DateToken]
    private let offsetMinutes: Int
    private var index = 0
    private var date = DateParts()
    private var clock = ClockParts()
    /// Minutes east of UTC; nil as long as the text names no zone.
    private var zone: Int?
    /// The zone is a region's, whose summer time may be said behind it.
    private var zoneIsRegion = false
    /// The rule of a city whose standard time is `zone`.
    private var summer: SummerTime?
    private var isAfterT = false
    private var isBuddhist = false
    /// The index behind the clock.
    private var clockEnd = -1
    /// The index behind the name of a zone.
    private var zoneEnd = -1

    init(tokens: [DateToken], comments: [DateToken], offsetMinutes: Int) {
        self.tokens = tokens
        self.comments = comments
        self.offsetMinutes = offsetMinutes
    }

    mutating func moment() -> Timestamp? {
        if isSymbol("-"), number(at: 1) != nil { date.hasLeadingDash = true }
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
        if clock.hour == nil, date.rest.count >= 2 { clockFromNumbers(date.rest) }
        date.order = order
        guard let (year, month, day) = date.resolved(), let hour = clock.hourOfDay else { return nil }
        let offset = zone ?? zoneInComments() ?? offsetMinutes
        let moment = Timestamp(
            year: isBuddhist && year > 2400 ? year - 543 : year, month: month, day: day, hour: hour,
            minute: clock.minute, second: clock.second, millisecond: clock.millisecond, offsetMinutes: offset)
        guard let moment, let summer, summer.isForward(at: moment, standard: offset) else { return moment }
        return moment - .minutes(60)
    }

    private var order: DateOrder {
        switch offsetMinutes {
        case 480, 540: .yearFirst
        case 60...330 where clock.half == nil: .dayFirst
        default: .monthFirst
        }
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

    /// The sign right before the number that the index has just passed.
    private var separator: UInt8? {
        guard index >= 2, case .symbol(let sign) = tokens[index - 2] else { return nil }
        return sign
    }
}

// Numbers and what they count.
extension DateReading {
    private mutating func number(_ value: Int, _ digits: Int) {
        if clock.hour == nil, digits <= 2, isSymbol(":"), number(at: 1) != nil { return clockTime(value) }
        if case .ideograph(let unit)? = peek(), unitOf(unit, value, digits) {
            index += 1
            return
        }
        if clock.hour == nil, digits <= 2, hourWord(value) { return }
        let mayBeClock = isAfterT || date.isComplete
        if clock.hour == nil, mayBeClock, [2, 4, 6].contains(digits), isAfterT || digits >= 4 {
            return basicClock(value, digits)
        }
        if clock.hour == nil, date.isComplete, digits <= 2, separator == nil || separator == UInt8(ascii: ","),
            isSymbol("."), case (_, 2)? = number(at: 1)
        {
            return dottedTime(value)
        }
        if date.isEmpty, [8, 10, 12, 14, 17].contains(digits) { return basicDate(value, digits) }
        date.add(value, digits: digits, after: separator)
    }

    /// `14:05`, `14:05:00`, `14:05:00.123`, SQL's `14:05:00:123`; the index stands on the first colon.
    private mutating func clockTime(_ hour: Int) {
        defer { clockEnd = index }
        clock.hour = hour
        clock.minute = number(at: 1)?.value ?? 0
        index += 2
        guard isSymbol(":"), let second = number(at: 1) else { return }
        clock.second = second.value
        index += 2
        guard isSymbol(".") || isSymbol(",") || (isSymbol(":") && number(at: 1)?.digits == 3),
            let fraction = number(at: 1)
        else { return }
        clock.setFraction(fraction.value, digits: fraction.digits)
        index += 2
    }

    /// `15.05` and `15.05.30` behind a whole date, as Finns, Danes and Indonesians write.
    private mutating func dottedTime(_ hour: Int) {
        clock.hour = hour
        clock.minute = number(at: 1)?.value ?? 0
        index += 2
        if isSymbol("."), case (let second, 2)? = number(at: 1) {
            clock.second = second
            index += 2
        }
        clockEnd = index
    }

    /// `15h05`, `15h`, `3 pm`. False when the number is no hour.
    private mutating func hourWord(_ value: Int) -> Bool {
        guard case .word(let word)? = peek() else { return false }
        if word == "h" || word == "hs" || word == "hrs" || word == "uhr" || word == "godz" {
            clock.hour = value
            index += 1
            if case (let minute, 2)? = number(at: 0) {
                clock.minute = minute
                index += 1
            }
            return true
        }
        guard (1...12).contains(value), date.isEmpty || date.isComplete, let half = DateWords.half(word) else {
            return false
        }
        (clock.hour, clock.half) = (value, half)
        index += 1
        return true
    }

    /// `140500`, `1405` or `14` after a date.
    private mutating func basicClock(_ value: Int, _ digits: Int) {
        clock.set(digits == 6 ? value : digits == 4 ? value * 100 : value * 10_000)
        if digits == 6, isSymbol(".") || isSymbol(","), let fraction = number(at: 1) {
            clock.setFraction(fraction.value, digits: fraction.digits)
            index += 2
        }
        clockEnd = index
    }

    private mutating func clockFromNumbers(_ numbers: [Int]) {
        clock.hour = numbers[0]
        clock.minute = numbers[1]
        clock.second = numbers.count > 2 ? numbers[2] : 0
    }

    /// `20240305`, `2024030514`, `202403051405`, `20240305140500`, with milliseconds `20240305140500123`.
    private mutating func basicDate(_ value: Int, _ digits: Int) {
        if digits == 17 {
            clock.setFraction(value % 1000, digits: 3)
            return basicDate(value / 1000, 14)
        }
        let clockDigits = digits - 8
        let scale = [0: 1, 2: 100, 4: 10_000, 6: 1_000_000][clockDigits] ?? 1
        date.set(value / scale)
        if clockDigits > 0 { basicClock(value % scale, clockDigits) }
    }

    /// A number with its unit behind it: `2024年`, `14时`, `5분`. False when the character is no unit.
    private mutating func unitOf(_ unit: Unicode.Scalar, _ value: Int, _ digits: Int) -> Bool {
        switch unit {
        case "年", "년": date.year = date.eraStart.map { $0 + value } ?? DateParts.fullYear(value, digits: digits)
        case "月", "월": date.month = value
        case "日", "号", "號", "일": date.day = value
        case "时", "時", "点", "點", "시": clock.hour = value
        case "分", "분": clock.minute = value
        case "秒", "초": clock.second = value
        default: return false
        }
        return true
    }
}

// Characters, words and signs.
extension DateReading {
    /// Two characters that say which half of the day it is, or whose time.
    private mutating func ideograph(_ scalar: Unicode.Scalar) {
        if scalar == "半", clock.hour != nil { clock.minute = 30 }
        guard case .ideograph(let next)? = peek() else { return }
        var pair = ""
        pair.unicodeScalars.append(scalar)
        pair.unicodeScalars.append(next)
        switch pair {
        case "上午", "早上", "早晨", "清晨", "凌晨", "午前", "오전": clock.half = .morning
        case "下午", "晚上", "傍晚", "夜晚", "夜间", "深夜", "午后", "午後", "오후": clock.half = .afternoon
        case "中午", "正午": clock.half = .noon
        case "北京", "中国", "中國", "台北", "臺北", "香港", "上海": if zone == nil { zone = 480 }
        case "东京", "東京", "首尔", "首爾", "日本": if zone == nil { zone = 540 }
        case "令和": date.eraStart = 2018
        case "平成": date.eraStart = 1988
        case "昭和": date.eraStart = 1925
        case "民国", "民國": date.eraStart = 1911
        default: return
        }
        index += 1
    }

    private mutating func word(_ word: String) {
        if DateWords.announcesMonth(word), let month = number(at: 0) {
            date.month = month.value
            index += 1
        } else if let month = DateWords.month(word) {
            date.setNamedMonth(month, mayBeWeekday: DateWords.mayBeWeekday(word))
            if word.unicodeScalars.first.map({ (0xE00...0xE7F).contains($0.value) }) == true { isBuddhist = true }
        } else if word == "t" {
            isAfterT = true
        } else if word == "w", !date.isEmpty, let week = number(at: 0), week.digits == 2 || week.digits == 3 {
            date.week = week.value  // 2026-W48-2 or, with the day, 2026W482.
            index += 1
        } else if word == "a" || word == "p", peek() == .word("m"), clock.hour != nil {
            clock.half = word == "a" ? .morning : .afternoon
            index += 1
        } else if let half = DateWords.half(word), clock.hour != nil || word.utf8.count == 2 {
            clock.half = half
        } else if clock.hour != nil || !date.isEmpty {
            zoneName(word)
        }
    }

    /// A zone's short name, a letter behind the clock, or the words of a long name.
    private mutating func zoneName(_ word: String) {
        if word == "daylight" || word == "summer", zoneIsRegion, let standard = zone {
            zone = standard + 60
            zoneIsRegion = false
        } else if word == "european", zoneIsRegion {
            zone = zone == -300 ? 120 : 60  // "Eastern European", "Central European".
        } else if zone == nil, let minutes = DateZones.offset(word, home: offsetMinutes) {
            // "at" is also what stands between a date and its clock.
            guard word != "at" || clock.hour != nil else { return }
            zone = minutes
            zoneEnd = index
        } else if zone == nil, let city = DateZones.city(word) {
            (zone, summer) = (city.standard, city.summer)
        } else if zone == nil, let minutes = DateZones.region(word) {
            zone = minutes
            zoneIsRegion = true
        } else if zone == nil, clockEnd == index - 1, let minutes = DateZones.letter(word) {
            zone = minutes
        }
    }

    /// A plus is an offset; a minus is one right behind the clock or a zone, or when the date is whole, else it
    /// separates.
    private mutating func symbol(_ sign: UInt8) {
        let isPlus = sign == UInt8(ascii: "+")
        let isBehind = index - 1 == clockEnd || index - 1 == zoneEnd
        let isLong = date.resolved() != nil && number(at: 0)?.digits == 4
        let isOffset = clock.hour != nil && (isBehind || date.isComplete || isLong)
        guard isPlus || (sign == UInt8(ascii: "-") && isOffset), !date.isEmpty || clock.hour != nil,
            let minutes = offset()
        else { return }
        zone = isPlus ? minutes : -minutes
    }

    /// The number of an offset, which the index then stands behind; nil when it is none.
    private mutating func offset() -> Int? {
        guard let (value, digits) = number(at: 0) else { return nil }
        var minutes: Int?
        var length = 1
        switch digits {
        case 1, 2:
            minutes = value * 60
            if isSymbol(":", at: 1) || isSymbol(".", at: 1), case (let rest, 2)? = number(at: 2) {
                minutes = value * 60 + rest
                length = 3
            }
        case 3, 4: minutes = value / 100 * 60 + value % 100
        case 6: minutes = value / 10_000 * 60 + value / 100 % 100
        default: break
        }
        index += length
        // No place on earth is farther from Greenwich than fifteen hours.
        return minutes.flatMap { $0 <= 15 * 60 ? $0 : nil }
    }

    /// `(GMT+7)` behind a date that names no other zone.
    private mutating func zoneInComments() -> Int? {
        guard !comments.isEmpty else { return nil }
        var reading = DateReading(tokens: comments, comments: [], offsetMinutes: offsetMinutes)
        reading.clock.hour = 0
        _ = reading.moment()
        summer = reading.summer
        return reading.zone
    }
}

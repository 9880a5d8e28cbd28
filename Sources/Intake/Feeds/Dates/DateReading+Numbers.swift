// Numbers and what they count.
extension DateReading {
    mutating func number(_ value: Int, _ digits: Int) {
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

    mutating func clockFromNumbers(_ numbers: [Int]) {
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

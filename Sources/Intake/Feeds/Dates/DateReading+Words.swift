// Characters, words and signs.
extension DateReading {
    /// Two characters that say which half of the day it is, or whose time.
    mutating func ideograph(_ scalar: Unicode.Scalar) {
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

    mutating func word(_ word: String) {
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
    mutating func symbol(_ sign: UInt8) {
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
    mutating func zoneInComments() -> Int? {
        guard !comments.isEmpty else { return nil }
        var reading = DateReading(tokens: comments, comments: [], offsetMinutes: offsetMinutes)
        reading.clock.hour = 0
        _ = reading.moment()
        summer = reading.summer
        return reading.zone
    }
}

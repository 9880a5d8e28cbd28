/// Finds the pieces of time expressions in a stretch of text.
struct TimeScanner {
    let text: FoldedScalars

    /// The atoms between two scalars, in their order; none overlaps another.
    func atoms(in range: Range<Int>) -> [PlacedAtom] {
        var atoms: [PlacedAtom] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let atom = atom(at: index), atom.range.upperBound <= range.upperBound {
                atoms.append(atom)
                index = atom.range.upperBound
            } else {
                index += 1
                // The rest of an English word or number begins nothing.
                while index < range.upperBound, text.isWord(index), text.isWord(index - 1) { index += 1 }
            }
        }
        return atoms
    }

    private func atom(at index: Int) -> PlacedAtom? {
        func placed(_ atom: TimeAtom, _ end: Int) -> PlacedAtom { PlacedAtom(atom: atom, range: index..<end) }
        if let (span, end) = text.first(of: TimeVocabulary.ends, at: index) { return placed(.end(span), end) }
        if let (minutes, end) = text.first(of: TimeVocabulary.recurring, at: index) {
            return placed(.recurring(minutes: minutes), end)
        }
        if let (_, end) = text.first(of: TimeVocabulary.every, at: index) {
            let start = text.skipSpaces(end)
            if let (count, next) = number(at: start),
                let (unit, stop) = text.first(of: TimeVocabulary.units, at: text.skipSpaces(next)),
                case .unit(let unit) = unit, count > 0
            {
                return placed(.recurring(minutes: count * unit.minutes), stop)
            }
        }
        if let (value, end) = text.first(of: TimeVocabulary.dayParts, at: index) {
            return placed(.dayPart(value.0, value.1), end)
        }
        if let (day, end) = text.first(of: TimeVocabulary.days, at: index) { return placed(.day(day), end) }
        if let weekday = weekday(at: index) { return placed(weekday.atom, weekday.end) }
        if let date = monthName(at: index) { return placed(date.atom, date.end) }
        if let (part, end) = text.first(of: TimeVocabulary.parts, at: index) { return placed(.part(part), end) }
        if let (_, end) = text.first(of: TimeVocabulary.within, at: index) {
            if let found = duration(at: text.skipSpaces(end)) { return placed(found.atom, found.end) }
        }
        if let found = numeral(at: index) { return placed(found.atom, found.end) }
        return nil
    }

    private typealias Found = (atom: TimeAtom, end: Int)

    private func weekday(at index: Int) -> Found? {
        if let (week, end) = text.first(of: TimeVocabulary.weeks, at: index) {
            let start = text.skipSpaces(end)
            guard let (day, stop) = text.first(of: TimeVocabulary.weekdays, at: start) else { return nil }
            // 周一 but not 每周一次 or 一周日常.
            if text.scalars[start] >= 0x80, stop < text.count, [0x6B21, 0x671F, 0x4E2A].contains(text.scalars[stop]) {
                return nil
            }
            return (.weekday(day, week: week), stop)
        }
        guard text.scalars[index] < 0x80, let (day, end) = text.first(of: TimeVocabulary.weekdays, at: index) else {
            return nil
        }
        return (.weekday(day, week: .unsaid), end)
    }

    /// `November 24`, `Nov 24th, 2026`.
    private func monthName(at index: Int) -> Found? {
        guard text.scalars[index] < 0x80, let (month, end) = text.first(of: TimeVocabulary.months, at: index) else {
            return nil
        }
        var next = end
        if next < text.count, text.scalars[next] == 0x2E { next += 1 }
        next = text.skipSpaces(next)
        guard let (day, stop) = ordinal(at: next), (1...31).contains(day) else { return nil }
        let year = trailingYear(at: stop)
        return (.date(year: year?.value, month: month, day: day), year?.end ?? stop)
    }

    /// What begins with a number.
    private func numeral(at index: Int) -> Found? {
        if index > 0, text.isDigit(index), text.isWord(index - 1) { return nil }
        guard let (value, end) = number(at: index) else { return nil }
        if let clock = clock(value, at: end, from: index) { return clock }
        if let date = date(value, at: end) { return date }
        if let found = duration(at: index), found.isFromNow {
            return (found.atom, found.end)
        }
        // `24 November`, `24th of November 2026`.
        if let (day, stop) = ordinal(at: index), (1...31).contains(day) {
            var next = text.skipSpaces(stop)
            if text.has(TimeWord("of"), at: next) { next = text.skipSpaces(next + 2) }
            if next < text.count, let (month, last) = text.first(of: TimeVocabulary.months, at: next) {
                let year = trailingYear(at: last)
                return (.date(year: year?.value, month: month, day: day), year?.end ?? last)
            }
        }
        return nil
    }

    private func clock(_ hour: Int, at end: Int, from index: Int) -> Found? {
        guard (0...24).contains(hour) else { return nil }
        // 18:00, 6:30 pm, 18.30 is a number.
        if end < text.count, text.scalars[end] == 0x3A, text.isDigit(end + 1), text.isDigit(end + 2) {
            let minute = Int(text.scalars[end + 1] - 0x30) * 10 + Int(text.scalars[end + 2] - 0x30)
            guard minute < 60 else { return nil }
            let stop = end + 3
            if let half = half(at: stop) {
                return (.clock(minute: half.hour(hour) * 60 + minute, certainty: .whole), half.end)
            }
            return (.clock(minute: hour * 60 + minute, certainty: .whole), stop)
        }
        if let half = half(at: end), hour <= 12 {
            return (.clock(minute: half.hour(hour) * 60, certainty: .whole), half.end)
        }
        let spaced = text.skipSpaces(end)
        if spaced < text.count, text.has(TimeWord("o'clock"), at: spaced) {
            return (.clock(minute: hour * 60, certainty: hour > 12 ? .whole : .halfDay), spaced + 7)
        }
        return chineseClock(hour, at: end) ?? bareHour(hour, at: end, from: index)
    }

    /// 18点30分, 六点半, 18时.
    private func chineseClock(_ hour: Int, at end: Int) -> Found? {
        guard end < text.count else { return nil }
        let mark = text.scalars[end]
        guard mark == 0x70B9 || mark == 0x65F6 else { return nil }
        // 十几点建议, 时间, 时候 are none.
        if end + 1 < text.count, [0x95F4, 0x5019, 0x523B, 0x671F].contains(text.scalars[end + 1]) { return nil }
        var minute = 0
        var stop = end + 1
        if stop < text.count, text.scalars[stop] == 0x534A {
            (minute, stop) = (30, stop + 1)
        } else if let (value, next) = number(at: stop), value < 60, next < text.count, text.scalars[next] == 0x5206,
            !text.has(TimeWord("分钟"), at: next)
        {
            (minute, stop) = (value, next + 1)
        } else if stop < text.count, text.scalars[stop] == 0x6574 {
            stop += 1
        }
        let isSure = mark == 0x65F6 || hour > 12 || hour == 0
        return (.clock(minute: hour * 60 + minute, certainty: isSure ? .whole : .halfDay), stop)
    }

    /// `at 6`, `by 6`, where nothing else follows: which half of the day it means is open.
    private func bareHour(_ hour: Int, at end: Int, from index: Int) -> Found? {
        guard (1...12).contains(hour), index >= 3 else { return nil }
        let before = ["at ", "by "].contains { word in
            let start = index - 3
            return text.scalars[start..<index].elementsEqual(word.unicodeScalars.map(\.value))
                && (start == 0 || !text.isWord(start - 1))
        }
        guard before else { return nil }
        let next = text.skipSpaces(end)
        let ends = next >= text.count || text.scalars[next] == 0x2E || text.scalars[next] == 0x2C
        let followers = ["today", "tomorrow", "tonight", "on", "this", "and", "every"]
        guard ends || followers.contains(where: { text.has(TimeWord($0), at: next) }) else { return nil }
        return (.clock(minute: hour * 60, certainty: .halfDay), end)
    }

    private struct Half {
        var part: TimeAtom.DayPart
        var end: Int

        func hour(_ hour: Int) -> Int {
            if part == .morning { return hour == 12 ? 0 : hour }
            return hour < 12 ? hour + 12 : hour
        }
    }

    private func half(at end: Int) -> Half? {
        let start = text.skipSpaces(end)
        guard start < text.count else { return nil }
        // "6pm" is one word for the folder, and two for us.
        for (word, part) in TimeVocabulary.halfDays.words[text.scalars[start]] ?? [] {
            let stop = start + word.scalars.count
            guard stop <= text.count, text.scalars[start..<stop].elementsEqual(word.scalars) else { continue }
            if stop < text.count, text.isWord(stop), text.isWord(stop - 1) { continue }
            return Half(part: part, end: stop)
        }
        return nil
    }

    /// 2026年11月24日, 11月24日, 24日, 2026-11-24.
    private func date(_ value: Int, at end: Int) -> Found? {
        guard end < text.count else { return nil }
        switch text.scalars[end] {
        case 0x5E74:
            guard (1970...9999).contains(value), let (month, next) = number(at: end + 1), next < text.count,
                text.scalars[next] == 0x6708
            else { return nil }
            return monthDay(month, at: next + 1, year: value)
        case 0x6708: return monthDay(value, at: end + 1, year: nil)
        case 0x65E5, 0x53F7:
            guard (1...31).contains(value), !isInside(end + 1) else { return nil }
            return (.dayOfMonth(value), end + 1)
        case 0x2D, 0x2F:
            guard (1970...9999).contains(value), let (month, next) = number(at: end + 1), next < text.count,
                text.scalars[next] == text.scalars[end], let (day, stop) = number(at: next + 1),
                (1...12).contains(month),
                (1...31).contains(day)
            else { return nil }
            return (.date(year: value, month: month, day: day), stop)
        default: return nil
        }
    }

    private func monthDay(_ month: Int, at index: Int, year: Int?) -> Found? {
        guard (1...12).contains(month), let (day, next) = number(at: index), (1...31).contains(day),
            next < text.count, text.scalars[next] == 0x65E5 || text.scalars[next] == 0x53F7
        else { return nil }
        return (.date(year: year, month: month, day: day), next + 1)
    }

    // MARK: Lengths

    /// `isFromNow` tells whether the words say so themselves: 三日内, but not the 24小时 of a hotline.
    private func duration(at index: Int) -> (atom: TimeAtom, end: Int, isFromNow: Bool)? {
        // 半小时, half an hour.
        if index < text.count, text.scalars[index] == 0x534A,
            let (unit, end) = text.first(of: TimeVocabulary.units, at: index + 1), case .unit(let unit) = unit
        {
            return (.within(max(1, unit.minutes / 2), .minute), insideEnd(end), isInside(end))
        }
        if text.has(TimeWord("half an hour"), at: index) { return (.within(30, .minute), index + 12, false) }
        guard let (count, end) = number(at: index), count > 0, count <= 1000 else { return nil }
        var next = text.skipSpaces(end)
        if next < text.count, text.scalars[next] == 0x2D { next += 1 }
        guard next < text.count, let (unit, stop) = text.first(of: TimeVocabulary.units, at: next) else { return nil }
        let last = insideEnd(stop)
        switch unit {
        case .working: return (.workingDays(count), last, text.scalars[next] >= 0x80 || last > stop)
        case .unit(let unit): return (.within(count, unit), last, last > stop)
        }
    }

    private func isInside(_ index: Int) -> Bool {
        return index < text.count && text.first(of: TimeVocabulary.inside, at: index) != nil
    }

    private func insideEnd(_ index: Int) -> Int {
        guard index < text.count else { return index }
        return text.first(of: TimeVocabulary.inside, at: index)?.end ?? index
    }

    // MARK: Numbers

    /// Digits, Chinese numerals up to 999, or an English number word.
    private func number(at index: Int) -> (value: Int, end: Int)? {
        guard index < text.count else { return nil }
        if text.isDigit(index) {
            var value = 0
            var end = index
            while text.isDigit(end), end - index < 6 {
                value = value * 10 + Int(text.scalars[end] - 0x30)
                end += 1
            }
            return text.isDigit(end) ? nil : (value, end)
        }
        if text.scalars[index] < 0x80 {
            return text.first(of: TimeVocabulary.numbers, at: index).map { ($0.value, $0.end) }
        }
        return chineseNumber(at: index)
    }

    private func chineseNumber(at index: Int) -> (value: Int, end: Int)? {
        var total = 0
        var digit: Int?
        var end = index
        while end < text.count, end - index < 6 {
            if let (value, next) = text.first(of: TimeVocabulary.digits, at: end) {
                if let digit { total += digit * 10 }
                digit = value
                end = next
            } else if text.scalars[end] == 0x5341 {
                total += (digit ?? 1) * 10
                digit = nil
                end += 1
            } else if text.scalars[end] == 0x767E {
                total += (digit ?? 1) * 100
                digit = nil
                end += 1
            } else {
                break
            }
        }
        return end == index ? nil : (total + (digit ?? 0), end)
    }

    /// A number that may carry `th`.
    private func ordinal(at index: Int) -> (value: Int, end: Int)? {
        guard text.isDigit(index) else { return nil }
        var end = index
        var value = 0
        while text.isDigit(end), end - index < 4 {
            value = value * 10 + Int(text.scalars[end] - 0x30)
            end += 1
        }
        for suffix in ["st", "nd", "rd", "th"] where end + 2 <= text.count {
            if text.scalars[end..<(end + 2)].elementsEqual(suffix.unicodeScalars.map(\.value)) {
                return (value, end + 2)
            }
        }
        return (value, end)
    }

    private func trailingYear(at index: Int) -> (value: Int, end: Int)? {
        var start = text.skipSpaces(index)
        if start < text.count, text.scalars[start] == 0x2C { start = text.skipSpaces(start + 1) }
        guard let (value, end) = number(at: start), (1970...9999).contains(value) else { return nil }
        return (value, end)
    }
}

extension TimeAtom.Unit {
    var minutes: Int {
        switch self {
        case .minute: 1
        case .hour: 60
        case .day: 1440
        case .week: 10_080
        case .month: 43_200
        }
    }
}

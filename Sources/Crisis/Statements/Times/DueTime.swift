/// When something that was promised falls due, as far as the words say it.
package enum DueTime: Hashable, Codable, Sendable {
    case at(Timestamp)
    /// Again and again; the first time, and how many minutes lie between two.
    case every(Timestamp, minutes: Int)
    /// The words can mean several moments; a person says which.
    case unclear([Timestamp])

    /// The moment, when the words leave no doubt.
    package var certain: Timestamp? {
        switch self {
        case .at(let moment), .every(let moment, _): moment
        case .unclear: nil
        }
    }

    /// The earliest moment that can be meant: who keeps that one keeps all.
    package var earliest: Timestamp? {
        switch self {
        case .at(let moment), .every(let moment, _): moment
        case .unclear(let moments): moments.min()
        }
    }
}

/// A time expression of a text and what it means.
struct TimeReading: Hashable, Sendable {
    /// Scalars of the folded text.
    var range: Range<Int>
    var due: DueTime
}

/// Joins the pieces of time expressions and says which moments they mean, seen from the moment of the statement.
///
/// Date words are taken in one time zone. What is past already is no due time and is left out.
struct DueCalendar: Sendable {
    let moment: Timestamp
    let offsetMinutes: Int
    private let today: Int

    /// - Parameters:
    ///   - moment: when the statement was made.
    ///   - offsetMinutes: minutes east of UTC of the zone in which its times are meant.
    init(moment: Timestamp, offsetMinutes: Int) {
        self.moment = moment
        self.offsetMinutes = offsetMinutes
        today = Int((moment.milliseconds + Int64(offsetMinutes) * 60_000).floorDivided(by: 86_400_000))
    }

    /// Nothing is promised for later than this.
    private static let horizon = TimeSpan.days(400)

    func readings(of atoms: [PlacedAtom], in text: FoldedScalars) -> [TimeReading] {
        groups(of: atoms, in: text).compactMap { group in
            guard let first = group.first, let last = group.last, let due = due(of: group.map(\.atom)) else {
                return nil
            }
            return TimeReading(range: first.range.lowerBound..<last.range.upperBound, due: due)
        }
    }

    /// Whether atoms say a time at all, be it past or to come.
    static func saysTime(_ atoms: [PlacedAtom]) -> Bool {
        atoms.contains { placed in
            switch placed.atom {
            case .part: false
            case .clock, .day, .dayPart, .weekday, .date, .dayOfMonth, .end, .within, .workingDays, .recurring: true
            }
        }
    }

    /// Atoms that stand together: 明天 上午 10点, Friday at noon.
    private func groups(of atoms: [PlacedAtom], in text: FoldedScalars) -> [[PlacedAtom]] {
        var groups: [[PlacedAtom]] = []
        for atom in atoms {
            if let last = groups.last?.last, joins(last, atom, text), fits(atom.atom, groups[groups.count - 1]) {
                groups[groups.count - 1].append(atom)
            } else {
                groups.append([atom])
            }
        }
        return groups
    }

    private static let glue = timeWords([
        "前": 0, "之前": 0, "的": 0, "于": 0, "在": 0, "at": 0, "on": 0, "by": 0, "before": 0, "the": 0, "of": 0, ",": 0,
        "(": 0,
        ")": 0, "'s": 0,
    ])

    private func joins(_ left: PlacedAtom, _ right: PlacedAtom, _ text: FoldedScalars) -> Bool {
        var index = text.skipSpaces(left.range.upperBound)
        while index < right.range.lowerBound {
            guard let (_, end) = text.first(of: Self.glue, at: index) else { return false }
            index = text.skipSpaces(end)
        }
        return true
    }

    /// A second day or a second hour begins another expression.
    private func fits(_ atom: TimeAtom, _ group: [PlacedAtom]) -> Bool {
        let kinds = Set(group.map(\.atom.kind))
        return !kinds.contains(atom.kind) && !kinds.contains(.length) && atom.kind != .length
    }

    private func due(of atoms: [TimeAtom]) -> DueTime? {
        var day: [Int]?
        var minute: [Int] = []
        var part: TimeAtom.DayPart?
        var isDayUnsaid = true
        var recurring: Int??
        for atom in atoms {
            switch atom {
            case .clock(let value, .whole): minute = [value]
            case .clock(let value, .halfDay): minute = value >= 720 ? [value % 720, value] : [value, value + 720]
            case .part(let value): part = value
            case .day(let offset): (day, isDayUnsaid) = ([today + offset], false)
            case .dayPart(let offset, let value): (day, isDayUnsaid, part) = ([today + offset], false, value)
            case .weekday(let number, let week): (day, isDayUnsaid) = (days(of: number, week), false)
            case .date(let year, let month, let number):
                (day, isDayUnsaid) = (date(year, month, number).map { [$0] } ?? [], false)
            case .dayOfMonth(let number): (day, isDayUnsaid) = (dayOfMonth(number).map { [$0] } ?? [], false)
            case .end(let span): return future([moment(endOf(span) + 1, 0)])
            case .within(let count, let unit): return future([after(count, unit)])
            case .workingDays(let count): return future([moment(workingDay(count) + 1, 0)])
            case .recurring(let minutes): recurring = .some(minutes)
            }
        }
        minute = narrowed(minute, by: part)
        if let recurring { return again(minute, every: recurring) }
        guard let days = day ?? (isDayUnsaid && !minute.isEmpty ? [today] : nil), !days.isEmpty else { return nil }
        let minutes = minute.isEmpty ? [part?.end ?? 1440] : minute
        let moments = days.flatMap { day in minutes.map { moment(day, $0) } }
        if isDayUnsaid, moments.allSatisfy({ $0 <= moment }) {
            // "At 18:00", said at 19:00: tomorrow, or a slip.
            return .unclear(minutes.map { moment(today + 1, $0) })
        }
        return future(moments)
    }

    /// 下午六点: the half of the day that its part names.
    private func narrowed(_ minutes: [Int], by part: TimeAtom.DayPart?) -> [Int] {
        guard let part else { return minutes }
        if minutes.isEmpty { return part == .noon ? [720] : part == .midnight ? [1440] : [] }
        let value = minutes[0] % 720
        switch part {
        case .morning: return minutes.count == 1 && minutes[0] >= 720 ? minutes : [value]
        case .noon: return [value < 180 ? value + 720 : value]
        case .afternoon: return [value + 720]
        case .evening: return [value == 0 ? 1440 : value + 720]
        case .midnight: return [value]
        }
    }

    private func future(_ moments: [Timestamp]) -> DueTime? {
        let coming = Set(moments.filter { $0 > moment && $0 <= moment + Self.horizon }).sorted()
        switch coming.count {
        case 0: return nil
        case 1: return .at(coming[0])
        default: return .unclear(coming)
        }
    }

    private func again(_ minutes: [Int], every: Int?) -> DueTime? {
        if let every, minutes.isEmpty { return .every(moment + .minutes(Int64(every)), minutes: every) }
        guard let minute = minutes.first, minutes.count == 1 else { return .every(moment(today + 1, 0), minutes: 1440) }
        let first = moment(today, minute)
        return .every(first > moment ? first : moment(today + 1, minute), minutes: every ?? 1440)
    }

    private func moment(_ day: Int, _ minute: Int) -> Timestamp {
        Timestamp(milliseconds: (Int64(day) * 1440 + Int64(minute - offsetMinutes)) * 60_000)
    }

    // MARK: Days

    private var weekday: Int { Int(Int64(today + 3).floorRemainder(by: 7)) + 1 }

    private func days(of number: Int, _ week: TimeAtom.Week) -> [Int] {
        let monday = today - weekday + 1
        switch week {
        case .this: return [monday + number - 1]
        case .next: return [monday + 7 + number - 1]
        case .unsaid:
            return number == weekday
                ? [today, today + 7] : [number > weekday ? monday + number - 1 : monday + 6 + number]
        case .unclear: return [monday + number - 1, monday + 7 + number - 1].filter { $0 > today }
        }
    }

    private func date(_ year: Int?, _ month: Int, _ day: Int) -> Int? {
        let this = CivilTime.date(ofDay: today)
        if let year { return CivilTime.day(year: year, month: month, day: day) }
        guard let found = CivilTime.day(year: this.year, month: month, day: day) else { return nil }
        // In December, January is that of the next year; a date of some weeks ago is simply past.
        return found < today - 180 ? CivilTime.day(year: this.year + 1, month: month, day: day) : found
    }

    private func dayOfMonth(_ day: Int) -> Int? {
        let this = CivilTime.date(ofDay: today)
        return CivilTime.day(year: this.year, month: this.month, day: day)
    }

    private func endOf(_ span: TimeAtom.Span) -> Int {
        let this = CivilTime.date(ofDay: today)
        switch span {
        case .day: return today
        case .week: return today - weekday + 7
        case .month:
            let next = this.month == 12 ? (this.year + 1, 1) : (this.year, this.month + 1)
            return (CivilTime.day(year: next.0, month: next.1, day: 1) ?? today + 1) - 1
        case .year: return (CivilTime.day(year: this.year + 1, month: 1, day: 1) ?? today + 1) - 1
        }
    }

    private func after(_ count: Int, _ unit: TimeAtom.Unit) -> Timestamp {
        guard unit == .month else { return moment + .minutes(Int64(count) * Int64(unit.minutes)) }
        let this = CivilTime.date(ofDay: today)
        let months = this.month - 1 + count
        let (year, month) = (this.year + months / 12, months % 12 + 1)
        let day =
            (0...3).lazy.compactMap { CivilTime.day(year: year, month: month, day: this.day - $0) }.first ?? today + 30
        return moment + .days(Int64(day - today))
    }

    /// Saturdays and Sundays are left out; holidays are not known here, so the moment is the earliest that can be meant.
    private func workingDay(_ count: Int) -> Int {
        var day = today
        var left = count
        while left > 0 {
            day += 1
            if !WorkCalendar.weekends.isRest(day: day) { left -= 1 }
        }
        return day
    }
}

extension TimeAtom {
    fileprivate enum Kind: Hashable { case clock, part, day, length, recurring }

    fileprivate var kind: Kind {
        switch self {
        case .clock: .clock
        case .part: .part
        case .day, .dayPart, .weekday, .date, .dayOfMonth: .day
        case .end, .within, .workingDays: .length
        case .recurring: .recurring
        }
    }
}

/// One piece of a time expression: a day, an hour, a length of time.
enum TimeAtom: Hashable, Sendable {
    case clock(minute: Int, certainty: ClockCertainty)
    /// Morning, afternoon: it says which half of the day an hour means.
    case part(DayPart)
    /// Days after the day of the statement: today is 0.
    case day(Int)
    /// A day and its part in one word: 今晚.
    case dayPart(Int, DayPart)
    /// 1 is Monday.
    case weekday(Int, week: Week)
    case date(year: Int?, month: Int, day: Int)
    case dayOfMonth(Int)
    case end(Span)
    case within(Int, Unit)
    case workingDays(Int)
    /// Again and again: by an hour of the day, or each so many minutes.
    case recurring(minutes: Int?)

    enum ClockCertainty: Hashable, Sendable { case whole, halfDay }

    enum DayPart: Hashable, Sendable {
        case morning, noon, afternoon, evening, midnight

        /// The minute of the day at which it is over.
        var end: Int {
            switch self {
            case .morning, .noon: 720
            case .afternoon: 1080
            case .evening, .midnight: 1440
            }
        }
    }

    enum Week: Hashable, Sendable { case this, next, unsaid, unclear }
    enum Span: Hashable, Sendable { case day, week, month, year }
    enum Unit: Hashable, Sendable { case minute, hour, day, week, month }
}

/// An atom and the scalars that it stands in.
struct PlacedAtom: Hashable, Sendable {
    var atom: TimeAtom
    var range: Range<Int>
}

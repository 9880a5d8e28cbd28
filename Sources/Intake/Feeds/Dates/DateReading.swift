import Crisis

/// One date's tokens on their way to a moment: the clock and the zone are picked out first, what is left is the date.
struct DateReading {
    let tokens: [DateToken]
    let comments: [DateToken]
    let offsetMinutes: Int
    var index = 0
    var date = DateParts()
    var clock = ClockParts()
    /// Minutes east of UTC; nil as long as the text names no zone.
    var zone: Int?
    /// The zone is a region's, whose summer time may be said behind it.
    var zoneIsRegion = false
    /// The rule of a city whose standard time is `zone`.
    var summer: SummerTime?
    var isAfterT = false
    var isBuddhist = false
    /// The index behind the clock.
    var clockEnd = -1
    /// The index behind the name of a zone.
    var zoneEnd = -1

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

    var order: DateOrder {
        switch offsetMinutes {
        case 480, 540: .yearFirst
        case 60...330 where clock.half == nil: .dayFirst
        default: .monthFirst
        }
    }

    func peek(_ ahead: Int = 0) -> DateToken? { index + ahead < tokens.count ? tokens[index + ahead] : nil }

    func number(at ahead: Int) -> (value: Int, digits: Int)? {
        guard case .number(let value, let digits)? = peek(ahead) else { return nil }
        return (value, digits)
    }

    func isSymbol(_ sign: Character, at ahead: Int = 0) -> Bool {
        guard let byte = sign.asciiValue else { return false }
        return peek(ahead) == .symbol(byte)
    }

    /// The sign right before the number that the index has just passed.
    var separator: UInt8? {
        guard index >= 2, case .symbol(let sign) = tokens[index - 2] else { return nil }
        return sign
    }
}

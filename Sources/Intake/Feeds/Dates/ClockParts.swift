/// The wall clock of a date.
struct ClockParts {
    enum Half {
        case morning, afternoon
        /// 中午: eleven is before, one is after.
        case noon
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
        case .noon: return hour < 6 ? hour + 12 : hour
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

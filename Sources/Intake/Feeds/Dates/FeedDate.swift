import Crisis

/// Reads the dates that feeds give, in every form that they have in the wild.
///
/// RFC 822 and its misspellings, RFC 3339 and W3CDTF with parts left out, ISO 8601 with weeks and days of the year,
/// asctime, JavaScript's, Java's, .NET's and SQL's, the months of some twenty languages, Chinese, Japanese and Korean
/// forms, twelve-hour clocks, Unix seconds and milliseconds. What cannot be read for certain gives nil and never a guess
/// of the present: "3 hours ago" is no date, since nobody says when it was written.
///
/// Of a date such as 3/5/2026 the month comes first, as in America and as most programs write it; the day comes first
/// when the first number is above 12, and for a zone of Europe, Africa and India (+1 to +5:30) unless am or pm shows
/// an American hand. With dots or dashes the day comes first. Two-digit years in front are taken in China, Japan and
/// Korea, and with dashes everywhere.
package enum FeedDate {
    /// The moment of `text`; a date without a zone is taken at `offsetMinutes` east of UTC.
    ///
    /// `CST` is China's time (+8) where `offsetMinutes` is 480, else North America's (-6). A date without a time is
    /// its first moment; a month or a year without a day is its first day. The letters of RFC 822 count as it says
    /// (`A` is -1), since only programs that follow it to the letter write them.
    package static func parse(_ text: String, offsetMinutes: Int) -> Timestamp? {
        guard text.utf8.count <= 400 else { return nil }
        if let moment = microsoft(text) { return moment }
        let (tokens, comments) = DateToken.scan(text)
        if let moment = epoch(tokens) { return moment }
        var reading = DateReading(tokens: tokens, comments: comments, offsetMinutes: offsetMinutes)
        guard let moment = reading.moment(), moment >= earliest else { return nil }
        return moment
    }

    /// The first day of a calendar is what programs write for a date that they do not have.
    private static let earliest = Timestamp(milliseconds: -62_135_510_400_000)

    /// Unix seconds (10 digits, with a fraction or without), milliseconds (13) or microseconds (16), standing alone.
    private static func epoch(_ tokens: [DateToken]) -> Timestamp? {
        let bare = tokens.first == .symbol(UInt8(ascii: "@")) ? tokens.dropFirst() : tokens[...]
        guard case .number(let value, let digits)? = bare.first else { return nil }
        switch (digits, bare.count) {
        case (16, 1): return Timestamp(milliseconds: Int64(value / 1000))
        case (13, 1): return Timestamp(milliseconds: Int64(value))
        // From October 2031 on, ten digits that read as year, month, day and hour are those.
        case (10, 1): return value >= 1_950_000_000 && isHour(value) ? nil : Timestamp(seconds: Int64(value))
        case (10, 3):
            guard bare.dropFirst().first == .symbol(UInt8(ascii: ".")),
                case .number(let fraction, let length)? = bare.last
            else { return nil }
            var clock = ClockParts()
            clock.setFraction(fraction, digits: length)
            return Timestamp(milliseconds: Int64(value) * 1000 + Int64(clock.millisecond))
        default: return nil
        }
    }

    private static func isHour(_ value: Int) -> Bool {
        (1950...2099).contains(value / 1_000_000) && (1...12).contains(value / 10_000 % 100)
            && (1...31).contains(value / 100 % 100) && value % 100 <= 24
    }

    /// .NET's `/Date(1795503900000+0800)/`: milliseconds, whose zone is only for show.
    private static func microsoft(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard let found = bytes.firstMatch(of: "date(", from: 0, before: 16) else { return nil }
        var index = found + 5
        let isBefore1970 = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if isBefore1970 { index += 1 }
        var value: Int64 = 0
        let start = index
        while index < bytes.count, bytes[index].isASCIIDigit, index < start + 16 {
            value = value * 10 + Int64(bytes[index] - 0x30)
            index += 1
        }
        guard index > start, index < bytes.count, [0x29, 0x2B, 0x2D].contains(bytes[index]) else { return nil }
        return Timestamp(milliseconds: isBefore1970 ? -value : value)
    }
}

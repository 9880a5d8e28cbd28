import Crisis

/// Reads the dates that feeds give, in every form that they have in the wild.
///
/// RFC 822 and its misspellings, RFC 3339 and W3CDTF with parts left out, ISO 8601 basic, asctime, JavaScript's and
/// Java's, Chinese, Japanese and Korean forms, twelve-hour clocks, Unix seconds and milliseconds. What cannot be read
/// for certain gives nil and never a guess of the present.
package enum FeedDate {
    /// The moment of `text`; a date without a zone is taken at `offsetMinutes` east of UTC.
    ///
    /// `CST` is China's time (+8) where `offsetMinutes` is 480, else North America's (-6). A date without a time is
    /// its first moment; a month or a year without a day is its first day.
    package static func parse(_ text: String, offsetMinutes: Int) -> Timestamp? {
        guard text.utf8.count <= 200 else { return nil }
        let tokens = DateToken.scan(text)
        if let moment = epoch(tokens) { return moment }
        var reading = DateReading(tokens: tokens, offsetMinutes: offsetMinutes)
        return reading.moment()
    }

    /// Unix seconds (10 digits) or milliseconds (13 digits), standing alone.
    private static func epoch(_ tokens: [DateToken]) -> Timestamp? {
        guard case .number(let value, let digits)? = tokens.first else { return nil }
        switch (digits, tokens.count) {
        case (13, 1): return Timestamp(milliseconds: Int64(value))
        case (10, 1): return Timestamp(seconds: Int64(value))
        case (10, 3):
            guard tokens[1] == .symbol(UInt8(ascii: ".")) else { return nil }
            return Timestamp(seconds: Int64(value))
        default: return nil
        }
    }
}

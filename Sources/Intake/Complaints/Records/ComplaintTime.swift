import Crisis

/// The time of a complaint in the forms that intake systems write.
package enum ComplaintTime {
    /// Numbers that would lie outside these years are no epoch times, but dates such as 20240611 or empty fields.
    static let years = 1980..<2200

    static let forms = "RFC 3339, yyyy-MM-dd HH:mm:ss, or seconds or milliseconds since 1970"

    /// RFC 3339; seconds or milliseconds since 1970 as number or digits; `2009-02-11 08:00:00`, also with `/` or `T`
    /// and without seconds or clock, at the source's offset; the same without any sign between, as 8, 12 or 14 digits;
    /// `2009年2月11日 下午3时` and what else has words in it; a spreadsheet's serial number, days since 1899-12-30.
    package static func moment(_ value: JSONValue, offsetMinutes: Int) -> Timestamp? {
        switch value {
        case .number(let digits): moment(digits, offsetMinutes: offsetMinutes)
        case .string(let text): moment(ComplaintText.trimmed(text), offsetMinutes: offsetMinutes)
        case .null, .boolean, .array, .object: nil
        }
    }

    private static func moment(_ text: String, offsetMinutes: Int) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        return Timestamp(rfc3339: text) ?? epoch(text) ?? compact(text, offsetMinutes: offsetMinutes)
            ?? serial(text, offsetMinutes: offsetMinutes) ?? civil(text, offsetMinutes: offsetMinutes)
            ?? worded(text, offsetMinutes: offsetMinutes)
    }

    /// `20090211`, `200902110800`, `20090211080000`; none of them is an epoch time of the years that count.
    private static func compact(_ digits: String, offsetMinutes: Int) -> Timestamp? {
        guard [8, 12, 14].contains(digits.utf8.count), isNumber(digits) else { return nil }
        let bytes = digits.utf8.map { Int($0) - 0x30 }
        func pair(_ index: Int) -> Int { index < bytes.count ? bytes[index] * 10 + bytes[index + 1] : 0 }
        let year = pair(0) * 100 + pair(2)
        guard years.contains(year) else { return nil }
        return Timestamp(
            year: year, month: pair(4), day: pair(6), hour: pair(8), minute: pair(10), second: pair(12),
            offsetMinutes: offsetMinutes)
    }

    /// Days since 1899-12-30 as spreadsheets count them, with the time as a fraction, rounded to the second.
    static func serial(_ text: String, offsetMinutes: Int) -> Timestamp? {
        guard text.utf8.count <= 24, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
            let days = Double(text), (29_221..<109_575).contains(days)
        else { return nil }
        let seconds = Int64((days * 86_400).rounded()) - 25_569 * 86_400
        return Timestamp(seconds: seconds - Int64(offsetMinutes) * 60)
    }

    /// Dates with words in them; those of digits alone that came as far as this are ambiguous.
    private static func worded(_ text: String, offsetMinutes: Int) -> Timestamp? {
        guard text.unicodeScalars.count(where: \.properties.isAlphabetic) >= 2, hasYear(text),
            let moment = FeedDate.parse(text, offsetMinutes: offsetMinutes),
            years.contains(CivilTime(moment).year)
        else { return nil }
        return moment
    }

    /// Whether four digits stand together, or one stands before 年.
    private static func hasYear(_ text: String) -> Bool {
        var digits = 0
        for scalar in text.unicodeScalars {
            if digits == 4 || (digits > 0 && scalar == "年") { return true }
            digits = scalar.properties.numericType == .decimal ? digits + 1 : 0
        }
        return digits == 4
    }

    /// Whole digits, with a fraction that is cut at milliseconds.
    private static func epoch(_ digits: String) -> Timestamp? {
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard (1...15).contains(parts[0].utf8.count), parts.allSatisfy(isNumber), let whole = Int64(parts[0]) else {
            return nil
        }
        // 100,000,000,000 is the year 5138 in seconds and March 1973 in milliseconds.
        let isMilliseconds = whole >= 100_000_000_000
        let fraction = parts.count > 1 && !isMilliseconds ? milliseconds(ofFraction: parts[1]) : 0
        let moment = Timestamp(milliseconds: isMilliseconds ? whole : whole * 1000 + fraction)
        return years.contains(CivilTime(moment).year) ? moment : nil
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func milliseconds(ofFraction digits: String) -> Int64 {
        Int64((digits + "00").prefix(3)) ?? 0
    }

    private static func civil(_ text: String, offsetMinutes: Int) -> Timestamp? {
        let separators: Set<Character> = ["-", "/", " ", "T", ":", "."]
        let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }.map(String.init)
        guard [3, 5, 6, 7].contains(parts.count), parts.allSatisfy(isNumber), parts[0].utf8.count == 4,
            parts[1..<min(6, parts.count)].allSatisfy({ $0.utf8.count <= 2 })
        else { return nil }
        let numbers = parts.prefix(6).map { Int($0) ?? 0 } + [0, 0, 0]
        return Timestamp(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
            second: parts.count > 5 ? numbers[5] : 0,
            millisecond: parts.count > 6 ? Int(milliseconds(ofFraction: parts[6])) : 0, offsetMinutes: offsetMinutes)
    }
}

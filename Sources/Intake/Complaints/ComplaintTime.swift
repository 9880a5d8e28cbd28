import Crisis

/// The time of a complaint in the forms that intake systems write.
package enum ComplaintTime {
    /// Numbers that would lie outside these years are no epoch times, but dates such as 20240611 or empty fields.
    static let years = 1980..<2200

    static let forms = "RFC 3339, yyyy-MM-dd HH:mm:ss, or seconds or milliseconds since 1970"

    /// RFC 3339; seconds or milliseconds since 1970 as number or digits; `2009-02-11 08:00:00`, also with `/` or `T`
    /// and without seconds or clock, at the source's offset.
    package static func moment(_ value: JSONValue, offsetMinutes: Int) -> Timestamp? {
        switch value {
        case .number(let digits): epoch(digits)
        case .string(let text): moment(ComplaintText.trimmed(text), offsetMinutes: offsetMinutes)
        case .null, .boolean, .array, .object: nil
        }
    }

    private static func moment(_ text: String, offsetMinutes: Int) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        return Timestamp(rfc3339: text) ?? epoch(text) ?? civil(text, offsetMinutes: offsetMinutes)
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

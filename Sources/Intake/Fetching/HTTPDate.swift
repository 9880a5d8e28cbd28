import Crisis

/// The date of an HTTP header (RFC 9110 section 5.6.7), in any of its three forms.
///
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; always UTC.
package enum HTTPDate {
    package static func parse(_ text: String) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        var parts = text.split { " ,-".contains($0) }.map { $0.lowercased() }
        if let first = parts.first, first.allSatisfy(\.isLetter), month(first) == nil { parts.removeFirst() }
        if let last = parts.last, ["gmt", "utc"].contains(last) { parts.removeLast() }
        guard parts.count == 4 else { return nil }
        // asctime puts the month first and the year last.
        if let index = month(parts[0]) { return moment(day: parts[1], month: index, year: parts[3], time: parts[2]) }
        guard let index = month(parts[1]) else { return nil }
        return moment(day: parts[0], month: index, year: parts[2], time: parts[3])
    }

    private static func month(_ name: String) -> Int? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return names.firstIndex(of: name).map { $0 + 1 }
    }

    private static func moment(day: String, month: Int, year: String, time: String) -> Timestamp? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map {
            number(String($0), digits: 2...2)
        }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            let day = number(day, digits: 1...2), let value = number(year, digits: 2...4)
        else { return nil }
        // Two digits are of the years 1970 to 2069.
        let full = year.utf8.count == 2 ? value + (value < 70 ? 2000 : 1900) : value
        return Timestamp(year: full, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
        let bytes = text.utf8
        guard digits.contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}

/// The header `Retry-After` (RFC 9110 section 10.2.3).
package enum RetryAfter {
    /// The moment before which the server does not want to be asked; nil when the value is neither seconds nor a date.
    package static func moment(_ value: String, at now: Timestamp) -> Timestamp? {
        let text = value.split(separator: " ").joined(separator: " ")
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return HTTPDate.parse(text) }
        // Longer numbers are no wait that anybody means; the poll plan has its own limit far below.
        return now + .seconds(text.utf8.count <= 9 ? Int64(text) ?? 0 : 999_999_999)
    }
}

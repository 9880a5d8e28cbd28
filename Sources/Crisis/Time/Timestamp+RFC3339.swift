/// A calendar date and a wall-clock time at a fixed offset from UTC, in the proleptic Gregorian calendar.
package struct CivilTime: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var millisecond: Int

    /// Monday is 0, Sunday is 6.
    package var weekday: Int

    /// The civil time of `moment` in a zone `offsetMinutes` east of UTC.
    ///
    /// Days to date after Howard Hinnant's `civil_from_days`.
    package init(_ moment: Timestamp, offsetMinutes: Int = 0) {
        let local = moment.milliseconds + Int64(offsetMinutes) * 60_000
        let days = local.floorDivided(by: 86_400_000)
        let inDay = Int(local.floorRemainder(by: 86_400_000))
        (year, month, day) = CivilTime.date(ofDay: Int(days))
        hour = inDay / 3_600_000
        minute = inDay / 60_000 % 60
        second = inDay / 1000 % 60
        millisecond = inDay % 1000
        weekday = Int((days + 3).floorRemainder(by: 7))
    }

    /// Hours since Monday 00:00, 0 to 167.
    package var hourOfWeek: Int { weekday * 24 + hour }

    static func date(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Days since 1970-01-01 of a date; nil when the date does not exist.
    package static func day(year: Int, month: Int, day: Int) -> Int? {
        guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Timestamp {
    /// The moment of a civil time at an offset; nil when a part is out of range. Second 60 counts as the next minute.
    package init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0,
        offsetMinutes: Int = 0
    ) {
        guard let days = CivilTime.day(year: year, month: month, day: day), (0...24).contains(hour),
            (0...59).contains(minute), (0...60).contains(second), (0...999).contains(millisecond),
            hour < 24 || (minute == 0 && second == 0), abs(offsetMinutes) < 24 * 60
        else { return nil }
        let minutes = Int64(days) * 1440 + Int64(hour * 60 + minute - offsetMinutes)
        self.init(milliseconds: minutes * 60_000 + Int64(second * 1000 + millisecond))
    }

    /// Reads RFC 3339, such as `2009-02-11T08:00:00+08:00`; seconds and fraction may be absent, a space may stand for T.
    ///
    /// A time without an offset is not a moment and gives nil.
    package init?(rfc3339 text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2)
        else { return nil }
        var second = 0
        var millisecond = 0
        if scanner.skip(":") {
            guard let value = scanner.number(2) else { return nil }
            second = value
            if scanner.skip(".") {
                guard let fraction = scanner.fraction() else { return nil }
                millisecond = fraction
            }
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        self.init(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
            offsetMinutes: offset)
    }

    /// RFC 3339 in UTC: `2009-02-11T00:00:00Z`, with milliseconds only when there are any.
    package var rfc3339: String { rfc3339(offsetMinutes: 0) }

    /// RFC 3339 at an offset: `2009-02-11T08:00:00+08:00`.
    package func rfc3339(offsetMinutes: Int) -> String {
        let civil = CivilTime(self, offsetMinutes: offsetMinutes)
        var digits: [UInt8] = []
        digits.reserveCapacity(19)
        func put(_ value: Int, width: Int, before mark: Unicode.Scalar?) {
            for power in [1000, 100, 10, 1].suffix(width) { digits.append(UInt8(0x30 + value / power % 10)) }
            if let mark { digits.append(UInt8(ascii: mark)) }
        }
        let isPlain = (0...9999).contains(civil.year)
        if isPlain { put(civil.year, width: 4, before: "-") }
        put(civil.month, width: 2, before: "-")
        put(civil.day, width: 2, before: "T")
        put(civil.hour, width: 2, before: ":")
        put(civil.minute, width: 2, before: ":")
        put(civil.second, width: 2, before: nil)
        var text = (isPlain ? "" : "\(civil.year.padded(4))-") + String(decoding: digits, as: UTF8.self)
        if civil.millisecond != 0 { text += ".\(civil.millisecond.padded(3))" }
        guard offsetMinutes != 0 else { return text + "Z" }
        let size = abs(offsetMinutes)
        return text + "\(offsetMinutes < 0 ? "-" : "+")\((size / 60).padded(2)):\((size % 60).padded(2))"
    }
}

extension Timestamp: CustomStringConvertible {
    package var description: String { rfc3339 }
}

extension Timestamp: Codable {
    /// The years 0000 to 9999, which RFC 3339 can write.
    private static let writable =
        Timestamp(milliseconds: -62_167_219_200_000)...Timestamp(milliseconds: 253_402_300_799_999)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let milliseconds = try? container.decode(Int64.self) {
            self.init(milliseconds: milliseconds)
            return
        }
        let text = try container.decode(String.self)
        guard let moment = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not an RFC 3339 time")
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        // RFC 3339 knows years 0 to 9999 only; a forged date outside of them must still read back.
        if Timestamp.writable.contains(self) {
            try container.encode(rfc3339)
        } else {
            try container.encode(milliseconds)
        }
    }
}

extension Int {
    /// The decimal digits with leading zeros up to `width`.
    package func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
        return (self < 0 ? "-" : "") + zeros + digits
    }
}

/// Reads fixed runs of ASCII digits, the way RFC 3339 wants them.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(_ length: Int) -> Int? {
        var value = 0
        for _ in 0..<length {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while let digit = nextDigit() {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in Swift.min(count, 3)..<3 { value *= 10 }
        return value
    }

    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
        guard sign != 0, let hours = number(2) else { return nil }
        _ = skip(":")
        guard let minutes = number(2), minutes < 60, hours < 24 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func nextDigit() -> Int? {
        guard let first = rest.first, first >= 48, first <= 57 else { return nil }
        rest.removeFirst()
        return Int(first) - 48
    }
}

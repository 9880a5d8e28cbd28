import Crisis

/// The two forms that nearly all dates of feeds have, read from bytes without making a text of them.
///
/// `Tue, 05 Mar 2024 14:05:00 +0800` (RFC 822, with `GMT` or an offset) and `2024-03-05T14:05:00Z` (RFC 3339). Whatever
/// differs in the least is left to ``FeedDate``, which knows all forms; this one only saves its time.
enum CommonDate {
    static func parse(_ bytes: [UInt8]) -> Timestamp? {
        guard bytes.count >= 20, bytes.count <= 40 else { return nil }
        var reading = CommonDateReading(bytes)
        return bytes[0].isASCIIDigit && bytes[4] == UInt8(ascii: "-") ? reading.internet() : reading.mail()
    }
}

private struct CommonDateReading {
    private let bytes: [UInt8]
    private var index = 0
    private var isWrong = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func internet() -> Timestamp? {
        let year = number(4)
        take("-")
        let month = number(2)
        take("-")
        let day = number(2)
        take("T")
        let clock = clock()
        var milliseconds = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let start = index
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
            guard index > start else { return nil }
            for place in 0..<3 {
                milliseconds *= 10
                if start + place < index { milliseconds += Int(bytes[start + place] - 0x30) }
            }
        }
        guard index < bytes.count else { return nil }
        var offset = 0
        if bytes[index] == UInt8(ascii: "Z") {
            index += 1
        } else {
            let sign = sign()
            let hours = number(2)
            take(":")
            offset = sign * (hours * 60 + number(2))
        }
        return moment(year, month, day, clock, milliseconds, offset)
    }

    mutating func mail() -> Timestamp? {
        guard bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20, CommonDateReading.days.contains(letters(0)) else {
            return nil
        }
        index = 5
        let day = number(index + 1 < bytes.count && bytes[index + 1].isASCIIDigit ? 2 : 1)
        take(" ")
        guard let month = CommonDateReading.months.firstIndex(of: letters(index)) else { return nil }
        index += 3
        take(" ")
        let year = number(4)
        take(" ")
        let clock = clock()
        take(" ")
        guard !isWrong, index + 3 <= bytes.count else { return nil }
        var offset = 0
        if bytes[index] == UInt8(ascii: "G") {
            guard bytes[index...].elementsEqual("GMT".utf8) else { return nil }
            index += 3
        } else {
            let sign = sign()
            let hours = number(2)
            offset = sign * (hours * 60 + number(2))
        }
        return moment(year, month + 1, day, clock, 0, offset)
    }

    private static let months: [UInt32] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ].map(CommonDateReading.packed)
    private static let days: [UInt32] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(CommonDateReading.packed)

    private static func packed(_ word: String) -> UInt32 { word.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    private func letters(_ start: Int) -> UInt32 {
        guard start + 3 <= bytes.count else { return 0 }
        return UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    }

    /// Seconds of the day.
    private mutating func clock() -> Int {
        let hour = number(2)
        take(":")
        let minute = number(2)
        take(":")
        let second = number(2)
        if hour > 23 || minute > 59 || second > 59 { isWrong = true }
        return hour * 3600 + minute * 60 + second
    }

    private mutating func sign() -> Int {
        guard index < bytes.count else { return 1 }
        let byte = bytes[index]
        index += 1
        if byte != UInt8(ascii: "+"), byte != UInt8(ascii: "-") { isWrong = true }
        return byte == UInt8(ascii: "-") ? -1 : 1
    }

    private mutating func number(_ digits: Int) -> Int {
        guard index + digits <= bytes.count else {
            isWrong = true
            return 0
        }
        var value = 0
        for _ in 0..<digits {
            let byte = bytes[index]
            if !byte.isASCIIDigit { isWrong = true }
            value = value * 10 + Int(byte & 0x0F)
            index += 1
        }
        return value
    }

    private mutating func take(_ byte: Unicode.Scalar) {
        if index < bytes.count, bytes[index] == UInt8(ascii: byte) { index += 1 } else { isWrong = true }
    }

    private func moment(
        _ year: Int, _ month: Int, _ day: Int, _ clock: Int, _ milliseconds: Int, _ offset: Int
    ) -> Timestamp? {
        guard !isWrong, index == bytes.count, (1970...2099).contains(year), (1...12).contains(month),
            (1...28).contains(day) || (day > 0 && day <= CommonDateReading.length(month, year)), abs(offset) <= 14 * 60
        else { return nil }
        // Days from the civil date (Howard Hinnant's algorithm).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        let seconds = days * 86_400 + clock - offset * 60
        return Timestamp(milliseconds: Int64(seconds) * 1000 + Int64(milliseconds))
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

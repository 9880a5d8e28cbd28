/// A line of the plain kind, `2026-11-24 08:05:00,17`, read byte by byte in passing; every other line is for the careful reader.
struct PlainLine {
    var moment: Timestamp
    var value: Double
    /// Where the comma stands, and where the value ends.
    var comma: Int
    var end: Int

    /// - Returns: nil where the line is of another kind, or wrong.
    init?(_ bytes: [UInt8], _ start: Int, _ lineEnd: Int, offsetMinutes: Int) {
        var end = lineEnd
        if end > start, bytes[end - 1] == 13 { end -= 1 }
        guard end - start >= 18 else { return nil }
        func number(_ at: Int, _ digits: Int) -> Int {
            var value = 0
            for index in at..<(at + digits) {
                let digit = Int(bytes[index]) - 48
                guard digit >= 0, digit <= 9 else { return -1 }
                value = value * 10 + digit
            }
            return value
        }
        let year = number(start, 4)
        let month = number(start + 5, 2)
        let date = number(start + 8, 2)
        let hour = number(start + 11, 2)
        let minute = number(start + 14, 2)
        guard bytes[start + 4] == 45, bytes[start + 7] == 45, bytes[start + 13] == 58,
            bytes[start + 10] == 32 || bytes[start + 10] == 84, year >= 0, (0..<24).contains(hour),
            (0..<60).contains(minute), let day = CivilTime.day(year: year, month: month, day: date)
        else { return nil }
        var place = start + 16
        var second = 0
        if bytes[place] == 58 {
            guard place + 3 < end else { return nil }
            second = number(place + 1, 2)
            guard (0..<60).contains(second) else { return nil }
            place += 3
        }
        var offset = offsetMinutes
        if bytes[place] == 90 {
            offset = 0
            place += 1
        }
        guard place < end, bytes[place] == 44, let value = PlainLine.value(bytes, place + 1, end) else { return nil }
        let inDay = (hour * 60 + minute - offset) * 60 + second
        moment = Timestamp(seconds: Int64(day) * 86_400 + Int64(inDay))
        self.value = value
        comma = place
        self.end = end
    }

    /// A whole number, perhaps with `.0` behind it.
    private static func value(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
        var place = start
        var value = 0
        while place < end, bytes[place] >= 48, bytes[place] <= 57 {
            value = value * 10 + Int(bytes[place]) - 48
            place += 1
        }
        guard place > start, place - start <= 12 else { return nil }
        if place == end { return Double(value) }
        guard bytes[place] == 46, place + 1 < end else { return nil }
        for index in (place + 1)..<end where bytes[index] != 48 { return nil }
        return Double(value)
    }
}

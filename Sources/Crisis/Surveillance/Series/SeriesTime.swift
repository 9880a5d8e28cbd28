/// The times that series files use.
enum SeriesTime {
    /// RFC 3339; the same without a zone, with a blank for the T, without seconds or without a time of day; seconds or
    /// milliseconds since 1970; and, for series without a calendar, small numbers, which count bins of a week.
    static func moment(_ text: Substring, offsetMinutes: Int) -> Timestamp? {
        if let number = Int64(text) {
            if number < 0 { return nil }
            if number < 1_000_000 { return Timestamp(seconds: number * 604_800) }
            return number < 100_000_000_000 ? Timestamp(seconds: number) : Timestamp(milliseconds: number)
        }
        let plain = text.utf8.contains(UInt8(ascii: "/")) ? String(text.map { $0 == "/" ? "-" : $0 }) : String(text)
        if let moment = Timestamp(rfc3339: plain) { return moment }
        let zone = SeriesTime.zone(offsetMinutes)
        return Timestamp(rfc3339: plain + zone) ?? Timestamp(rfc3339: plain + "T00:00:00" + zone)
    }

    private static func zone(_ offsetMinutes: Int) -> String {
        let size = abs(offsetMinutes)
        return "\(offsetMinutes < 0 ? "-" : "+")\((size / 60).padded(2)):\((size % 60).padded(2))"
    }
}

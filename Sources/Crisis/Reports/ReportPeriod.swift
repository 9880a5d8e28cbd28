/// The days that a report is about, in the zone of the service: from the start of a day up to the start of another.
package struct ReportPeriod: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case daily, weekly
    }

    package var kind: Kind
    package var from: Timestamp
    /// Not part of it.
    package var until: Timestamp

    package init(kind: Kind, from: Timestamp, until: Timestamp) {
        self.kind = kind
        self.from = from
        self.until = until
    }

    /// The last whole day, or the last whole week from Monday to Sunday, before `moment`.
    ///
    /// - Parameter offsetMinutes: Minutes east of UTC.
    package init(_ kind: Kind, before moment: Timestamp, offsetMinutes: Int) {
        let day: Int64 = 86_400_000
        let shift = Int64(offsetMinutes) * 60_000
        var end = (moment.milliseconds + shift).floorDivided(by: day)
        // 1970-01-01 was a Thursday.
        if kind == .weekly { end -= (end + 3).floorRemainder(by: 7) }
        let length: Int64 = kind == .weekly ? 7 : 1
        self.init(
            kind: kind, from: Timestamp(milliseconds: (end - length) * day - shift),
            until: Timestamp(milliseconds: end * day - shift))
    }

    package var length: TimeSpan { until - from }

    /// The period of the same length before this one.
    package var previous: ReportPeriod { ReportPeriod(kind: kind, from: from - length, until: from) }

    package func contains(_ moment: Timestamp) -> Bool { moment >= from && moment < until }

    /// `2026-11-16 – 2026-11-22`, or one day.
    package func text(offsetMinutes: Int) -> String {
        let first = CivilTime(from, offsetMinutes: offsetMinutes).dayText
        let last = CivilTime(until - TimeSpan(milliseconds: 1), offsetMinutes: offsetMinutes).dayText
        return first == last ? first : "\(first) – \(last)"
    }
}

extension CivilTime {
    /// `2026-11-24`.
    package var dayText: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
}

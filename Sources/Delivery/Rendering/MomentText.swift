import Crisis

/// Writes moments for people: the local time of the team, with its offset, and UTC.
package struct MomentText: Hashable, Sendable {
    /// Minutes east of UTC: 480 is +08:00.
    package var offsetMinutes: Int

    package init(offsetMinutes: Int) { self.offsetMinutes = offsetMinutes }

    /// `2026-11-22 18:15 +08:00 (10:15 UTC)`, with the UTC date when it is another day.
    package func text(_ moment: Timestamp) -> String {
        let universal = CivilTime(moment)
        guard offsetMinutes != 0 else { return "\(date(universal)) \(hour(universal)) UTC" }
        let local = CivilTime(moment, offsetMinutes: offsetMinutes)
        let other = date(local) == date(universal) ? hour(universal) : "\(date(universal)) \(hour(universal))"
        return "\(date(local)) \(hour(local)) \(offset) (\(other) UTC)"
    }

    private var offset: String {
        let size = abs(offsetMinutes)
        return "\(offsetMinutes < 0 ? "-" : "+")\((size / 60).padded(2)):\((size % 60).padded(2))"
    }

    private func date(_ civil: CivilTime) -> String {
        "\(civil.year.padded(4))-\(civil.month.padded(2))-\(civil.day.padded(2))"
    }

    private func hour(_ civil: CivilTime) -> String { "\(civil.hour.padded(2)):\(civil.minute.padded(2))" }
}

extension TimeSpan {
    /// `2 小时 5 分` or `2 h 5 min`: the two largest units, rounded down; the sign is the caller's to say.
    package var words: LocalizedText {
        let minutes = abs(milliseconds) / 60_000
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
        if days > 0 { return LocalizedText(zh: "\(days) 天 \(hours) 小时", en: "\(days) d \(hours) h") }
        if hours > 0 { return LocalizedText(zh: "\(hours) 小时 \(rest) 分", en: "\(hours) h \(rest) min") }
        return LocalizedText(zh: "\(rest) 分钟", en: "\(rest) min")
    }
}

extension LikelihoodRules.SensitiveTime {
    /// Whether the moment lies on one of the days and in one of the hours, by the clock of its own zone.
    ///
    /// Days and hours may run over the end of the year and over midnight: 23 to 6 is the night.
    package func contains(_ moment: Timestamp) -> Bool {
        let civil = CivilTime(moment, offsetMinutes: offsetMinutes)
        let day = civil.month * 100 + civil.day
        let from = fromMonth * 100 + fromDay
        let to = toMonth * 100 + toDay
        let inDays = from <= to ? (from...to).contains(day) : day >= from || day <= to
        let inHours =
            fromHour < toHour
            ? (fromHour..<toHour).contains(civil.hour) : civil.hour >= fromHour || civil.hour < toHour
        return inDays && inHours
    }

    /// The next full hour of the next two days at which it begins or ends.
    func nextChange(after moment: Timestamp) -> Timestamp? {
        let now = contains(moment)
        let offset = Int64(offsetMinutes) * 60_000
        let hour: Int64 = 3_600_000
        let local = (moment.milliseconds + offset).floorDivided(by: hour) * hour - offset
        return (1...48).lazy.map { Timestamp(milliseconds: local + Int64($0) * hour) }
            .first { contains($0) != now }
    }
}

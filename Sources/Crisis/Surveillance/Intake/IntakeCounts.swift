/// The complaints of one watch by day and by week, for each category and region: what the regulator's notices count.
///
/// A day is closed six hours after its end, so that morning exports still count where they belong. The number of series is
/// bounded; a region that comes when there is no room is counted in its category alone.
package struct IntakeCounts: Hashable, Codable, Sendable {
    static let longestDays = 71
    static let longestWeeks = 320
    static let seriesLimit = 500
    static let grace = TimeSpan.hours(6)

    struct Series: Hashable, Codable, Sendable {
        /// Closed days and weeks, oldest first.
        var days: [Int32] = []
        var weeks: [Int32] = []
        var week = 0
    }

    private(set) var series: [IntakeKey: Series] = [:]
    /// Counts of the days that are open, the older one first.
    private var open: [[IntakeKey: Int]] = [[:], [:]]
    /// The older open day, since 1970-01-01.
    private var firstOpen: Int?
    /// Days closed.
    private var days = 0
    private var weeks = 0
    /// Days of the running week that are known.
    private var daysOfWeek = 0

    package init() {}

    package var seriesCount: Int { series.count }

    /// The part that changes with each complaint, and the part that changes at the end of a day.
    package var openPart: IntakeCounts {
        var part = self
        part.series = [:]
        return part
    }
    package var closedPart: [IntakeKey: [[Int32]]] {
        series.mapValues { [$0.days, $0.weeks, [Int32(clamping: $0.week)]] }
    }

    package mutating func restore(_ closed: [IntakeKey: [[Int32]]]) {
        series = closed.compactMapValues { parts in
            parts.count == 3 ? Series(days: parts[0], weeks: parts[1], week: Int(parts[2].first ?? 0)) : nil
        }
    }

    package mutating func count(
        category: Category?, region: String?, at time: Timestamp, now: Timestamp, zone: LocalZone
    ) {
        let first = begin(at: now, zone: zone)
        // Older ones tell nothing about these days; a day that is closed stays as it was.
        let place = zone.day(of: min(time, now)) - first
        guard place >= 0 else { return }
        for key in IntakeKey.keys(category: category, region: region) {
            if series[key] == nil {
                guard series.count < IntakeCounts.seriesLimit else { continue }
                // Until now there was none of it, and that is known.
                series[key] = Series(
                    days: Array(repeating: 0, count: min(days, IntakeCounts.longestDays)),
                    weeks: Array(repeating: 0, count: min(weeks, IntakeCounts.longestWeeks)))
            }
            open[min(1, place)][key, default: 0] += 1
        }
    }

    private mutating func begin(at now: Timestamp, zone: LocalZone) -> Int {
        if let firstOpen { return firstOpen }
        let today = zone.day(of: now)
        firstOpen = today
        return today
    }

    /// Closes the days that are over. Days in which nobody listened are left out.
    package mutating func advance(
        to now: Timestamp, watch: Watch.ID, in surroundings: SeriesSurroundings
    ) -> [IntakeReading] {
        let zone = surroundings.zone
        let first = begin(at: now, zone: zone)
        let present = zone.day(of: now - IntakeCounts.grace)
        guard present > first else {
            // The clock was set back by more than a day.
            if first - zone.day(of: now) > 1 { firstOpen = zone.day(of: now) }
            return []
        }
        var readings: [IntakeReading] = []
        // At most the two open days hold something; what lies between was not listened to.
        for day in first..<min(present, first + 2) where day == first || present <= first + 2 {
            readings += close(day, watch: watch, in: surroundings)
        }
        if present > first + 2 { open = [[:], [:]] }
        firstOpen = present
        return readings
    }

    private mutating func close(_ day: Int, watch: Watch.ID, in surroundings: SeriesSurroundings) -> [IntakeReading] {
        let counts = open[0]
        open = [open[1], [:]]
        days += 1
        daysOfWeek += 1
        // 1970-01-01 was a Thursday; a week ends with its Sunday.
        let isWeekEnd = Int64(day + 3).floorRemainder(by: 7) == 6
        let isWholeWeek = daysOfWeek >= 7
        if isWeekEnd {
            daysOfWeek = 0
            if isWholeWeek { weeks += 1 }
        }
        let judge = IntakeJudge(watch: watch)
        var readings: [IntakeReading] = []
        for key in series.keys.sorted() {
            guard var one = series[key] else { continue }
            let count = counts[key] ?? 0
            one.days.append(Int32(clamping: count))
            if one.days.count > IntakeCounts.longestDays { one.days.removeFirst() }
            one.week += count
            let dayExposures = exposures(one.days.count, endingAt: day, step: 1, key, surroundings)
            if let judged = judge.day(one.days.map(Int.init), exposures: dayExposures) {
                readings.append(reading(judged, key, .day, count, watch))
            }
            if isWeekEnd {
                let week = one.week
                one.week = 0
                if isWholeWeek {
                    one.weeks.append(Int32(clamping: week))
                    if one.weeks.count > IntakeCounts.longestWeeks { one.weeks.removeFirst() }
                    let weekExposures = exposures(one.weeks.count, endingAt: day, step: 7, key, surroundings)
                    if let judged = judge.week(one.weeks.map(Int.init), exposures: weekExposures) {
                        readings.append(reading(judged, key, .week, week, watch))
                    }
                }
            }
            series[key] = one
        }
        return readings
    }

    private func exposures(
        _ count: Int, endingAt day: Int, step: Int, _ key: IntakeKey, _ surroundings: SeriesSurroundings
    ) -> [Double] {
        let names = [key.region, surroundings.volumeName].compactMap(\.self)
        guard let name = names.first(where: surroundings.volumes.names.contains) else { return [] }
        return (0..<count).map { surroundings.volumes.millions(name, day: day - (count - 1 - $0) * step) ?? 1 }
    }

    private func reading(
        _ judged: IntakeJudge.Judged, _ key: IntakeKey, _ period: IntakeReading.Period, _ count: Int, _ watch: Watch.ID
    ) -> IntakeReading {
        IntakeReading(
            watch: watch, series: key, period: period, count: count,
            expected: Int((min(1e9, judged.expected) * 100).rounded()),
            bound: Int((min(1e9, judged.bound) * 100).rounded()), method: judged.method, chance: judged.chance,
            isAboveBound: Double(count) > judged.bound && count > 0)
    }
}

extension IntakeReading {
    /// One series alone rings falsely at most once in two hundred days.
    private static let greatestChance = 0.005

    /// Which of many readings of the same moment ring: above their own bound, and let through by `Multiplicity`.
    ///
    /// Days and weeks are two questions, each with its own share of false alarms. Bounds from seven days are narrower than they
    /// should be, so that the chance itself must be small, too.
    package static func alarms(among readings: [IntakeReading]) -> [IntakeReading] {
        [Period.day, .week].flatMap { period in
            let some = readings.filter { $0.period == period }
            return zip(some, Multiplicity.alarms(some.map(\.chance))).filter {
                $0.1 && $0.0.isAboveBound && $0.0.chance <= IntakeReading.greatestChance
            }.map(\.0)
        }.sorted { ($0.chance, $0.series) < ($1.chance, $1.series) }
    }
}

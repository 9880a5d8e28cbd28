/// A surge that is rare enough for the budget of its watch.
package struct SurgeNotice: Hashable, Codable, Sendable {
    package var watch: Watch.ID
    package var series: SeriesKey
    /// The end of the bin that showed it.
    package var at: Timestamp
    /// The minutes that stand out most, what came in them, and what was usual there in hundredths.
    package var minutes: Int
    package var count: Int
    package var expected: Int
    /// Tenths of the weeks that usually pass between two as strong, for this watch at this hour; at most 100,000.
    package var weeks: Int
    /// Fewer than three days have been learnt: others' experience stands in.
    package var isYoung: Bool

    package init(
        watch: Watch.ID, series: SeriesKey, at: Timestamp, minutes: Int, count: Int, expected: Int, weeks: Int,
        isYoung: Bool
    ) {
        self.watch = watch
        self.series = series
        self.at = at
        self.minutes = minutes
        self.count = count
        self.expected = expected
        self.weeks = weeks
        self.isYoung = isYoung
    }
}

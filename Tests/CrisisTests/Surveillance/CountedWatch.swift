import Crisis

/// The surveillance of one watch, fed with plain counts.
struct CountedWatch {
    /// Monday, 2 November 2026, 00:00 in China.
    static let start = Timestamp(seconds: 1_793_548_800)

    var counts = WatchSurveillance()
    var surroundings = SeriesSurroundings()
    private(set) var notices: [SurgeNotice] = []

    mutating func observe(
        _ count: Int = 1, at moment: Timestamp, seen: Timestamp? = nil,
        in keys: [SeriesKey] = [SeriesKey(.all), SeriesKey(.posts)]
    ) {
        let seen = seen ?? moment
        advance(to: seen)
        counts.count(keys, count, at: moment, now: seen)
    }

    mutating func advance(to moment: Timestamp) {
        if let notice = counts.advance(to: moment, watch: "swallow", in: surroundings) { notices.append(notice) }
    }

    func surge(at moment: Timestamp) -> SurgeReading {
        var present = self
        present.advance(to: moment)
        return present.counts.surge(at: moment, in: surroundings)
    }

    /// After `weeks` weeks, with the counts that `count` gives for each hour, in the middle of it.
    static func learnt(
        weeks: Int, seed: UInt64 = 1, count: (Int, inout MatterDice) -> Int
    ) -> (watch: CountedWatch, now: Timestamp) {
        var watch = CountedWatch()
        var dice = MatterDice(seed: seed)
        watch.advance(to: start)
        for hour in 0..<(weeks * 168) {
            let first = start + .hours(Int64(hour))
            for _ in 0..<count(hour, &dice) {
                watch.counts.count(
                    [SeriesKey(.all), SeriesKey(.posts)], at: first + .minutes(Int64(dice.below(60))),
                    now: first + .minutes(59))
            }
            watch.advance(to: first + .hours(1))
        }
        return (watch, start + .hours(Int64(weeks * 168)))
    }
}

/// The counts of one watch as they run: bins that are open, a series for each stream and category, one budget of alerts.
///
/// A bin of five minutes is closed when it is over, in one pass and for good. Mentions that come late count in the first open
/// bin: they were not known before. The number of series is bounded by streams and categories, which are ours.
package struct WatchSurveillance: Hashable, Codable, Sendable {
    /// A mention that is older when it is first seen tells nothing about now.
    static let longestDelay = TimeSpan.hours(3)
    /// After so many bins without a sign of life nothing is known of what lay between.
    static let longestSilence: Int64 = 24
    /// Mentions an hour that a watch without history is taken to have.
    static let priorPerHour = SeriesKey(.all).shippedPerHour

    package var series: [SeriesKey: LiveSeries] = [:]
    package private(set) var budget: AlertBudget
    /// Counts of the bins that are open, by their number since the epoch.
    private var open: [OpenBin] = []
    private var firstOpen: Int64?
    /// What lies before was not listened to.
    private var heardFrom: Timestamp?
    /// Bins closed.
    package private(set) var bins = 0
    private var minutes = RecentCounts(slot: .minutes(1), count: 64)
    /// The level at the end of the last three hours, oldest first: a surge does not raise what it is compared with.
    private var levels: [Double]
    /// Mentions too old to be counted.
    package private(set) var late = 0
    package private(set) var lastNotice: SurgeNotice?

    private struct OpenBin: Hashable, Codable, Sendable {
        var number: Int64
        var counts: [SeriesKey: Int]
    }

    package init(alertBudget: Double = 1) {
        budget = AlertBudget(perWeek: alertBudget)
        levels = Array(repeating: WatchSurveillance.priorPerHour / Double(LiveSeries.binsPerHour), count: 3)
    }

    package var isYoung: Bool { bins < BinWidth.fiveMinutes.youngBins }

    /// Everything but the series, which are kept one by one.
    package var withoutSeries: WatchSurveillance {
        var pulse = self
        pulse.series = [:]
        return pulse
    }

    // MARK: Counting

    /// Counts a mention in each of its series.
    ///
    /// - Parameters:
    ///   - time: The moment that it counts for.
    ///   - now: When it became known.
    ///   - count: How many; clamped to 0 up to a thousand million.
    package mutating func count(_ keys: [SeriesKey], _ count: Int = 1, at time: Timestamp, now: Timestamp) {
        guard !keys.isEmpty else { return }
        let count = min(1_000_000_000, max(0, count))
        minutes.add(count, at: time)
        let first = begin(at: now)
        var number = WatchSurveillance.bin(of: min(time, now))
        if number < first {
            let isOld = now - time > WatchSurveillance.longestDelay || time < heardFrom ?? time
            guard !isOld else { return late += count }
            number = first
        }
        let place = open.firstIndex { $0.number >= number } ?? open.count
        if place == open.count || open[place].number != number {
            open.insert(OpenBin(number: number, counts: [:]), at: place)
        }
        for key in keys { open[place].counts[key, default: 0] += count }
    }

    static func bin(of moment: Timestamp) -> Int64 { moment.milliseconds.floorDivided(by: 300_000) }

    /// The first bin that is open.
    private mutating func begin(at now: Timestamp) -> Int64 {
        if let firstOpen { return firstOpen }
        let current = WatchSurveillance.bin(of: now)
        firstOpen = current
        heardFrom = Timestamp(seconds: current * 300)
        return current
    }

    // MARK: Closing

    /// Closes every bin that is over. A clock that was set back waits up to two hours, and then begins again where it stands.
    ///
    /// - Returns: The surge that the budget pays for, the latest one if there were several.
    package mutating func advance(
        to now: Timestamp, watch: Watch.ID, in surroundings: SeriesSurroundings
    ) -> SurgeNotice? {
        if budget.perWeek != surroundings.alertBudget { budget.ask(surroundings.alertBudget) }
        let current = WatchSurveillance.bin(of: now)
        var bin = begin(at: now)
        guard bin < current else {
            if bin - current > WatchSurveillance.longestSilence { restart(at: current) }
            return nil
        }
        let isGap = current - bin > WatchSurveillance.longestSilence
        // What was counted before the service fell silent is judged; of the rest nothing is known.
        let known = isGap ? min(current, (open.last?.number ?? bin - 1) + 1) : current
        var notice: SurgeNotice?
        while bin < known {
            notice = close(bin, watch: watch, in: surroundings) ?? notice
            bin += 1
        }
        if isGap {
            skip(from: bin, to: current)
            heardFrom = Timestamp(seconds: current * 300)
        }
        firstOpen = current
        return notice
    }

    private mutating func restart(at current: Int64) {
        let waiting = open.reduce(into: [SeriesKey: Int]()) { $0.merge($1.counts, uniquingKeysWith: +) }
        open = waiting.isEmpty ? [] : [OpenBin(number: current, counts: waiting)]
        firstOpen = current
        heardFrom = Timestamp(seconds: current * 300)
    }

    private mutating func skip(from bin: Int64, to current: Int64) {
        // Longer gaps leave nothing of the last hours; the hour of the day comes from the clock.
        let first = max(bin, current - 300)
        for key in series.keys { for number in first..<current { series[key]?.skip(bin: number) } }
    }

    private mutating func close(
        _ bin: Int64, watch: Watch.ID, in surroundings: SeriesSurroundings
    ) -> SurgeNotice? {
        var counts: [SeriesKey: Int] = [:]
        while let first = open.first, first.number <= bin {
            counts.merge(first.counts, uniquingKeysWith: +)
            open.removeFirst()
        }
        for key in Set(counts.keys).union([SeriesKey(.all)]) where series[key] == nil {
            series[key] = LiveSeries(key, surroundings: surroundings, quietBins: bins)
        }
        var rarest: (key: SeriesKey, finding: LiveSeries.Finding)?
        // Where shipments explain complaints, a sum that knows nothing of shipments does not speak.
        let start = Timestamp(seconds: bin * 300)
        let explains = surroundings.exposure(of: .complaints, at: start) != nil
        for key in series.keys.sorted() {
            guard let finding = series[key]?.close(counts[key] ?? 0, key: key, bin: bin, in: surroundings) else {
                continue
            }
            if explains, key.stream == .all { continue }
            if finding.rarity.logWeeks > rarest?.finding.rarity.logWeeks ?? -.infinity { rarest = (key, finding) }
        }
        bins += 1
        if (bin + 1) % LiveSeries.binsPerHour == 0, let level = series[SeriesKey(.all)]?.fine.level {
            levels = Array(levels.dropFirst()) + [level]
        }
        guard let (key, found) = rarest else { return nil }
        var finding = found
        finding.rarity.logWeeks -= searchCost
        finding.rarity.isYoung = isYoung
        guard budget.decide(finding.rarity) else { return nil }
        lastNotice = WatchSurveillance.notice(finding, key, watch: watch, at: Timestamp(seconds: (bin + 1) * 300))
        return lastNotice
    }

    /// Several series are looked at, and the rarest is told: that makes it less rare. They go up and down together, so that
    /// each counts for less than one.
    private var searchCost: Double { Elementary.logarithm(1 + 0.35 * Double(series.count - 1)) }

    private static func notice(
        _ finding: LiveSeries.Finding, _ key: SeriesKey, watch: Watch.ID, at moment: Timestamp
    ) -> SurgeNotice {
        let rarity = finding.rarity
        return SurgeNotice(
            watch: watch, series: key, at: moment, minutes: rarity.span * Int(finding.width.seconds) / 60,
            count: Int(rarity.spanCount.rounded()), expected: Int((rarity.spanExpected * 100).rounded()),
            weeks: Int((min(10_000, rarity.weeks) * 10).rounded()), isYoung: rarity.isYoung)
    }

    // MARK: What is asked

    /// The last 60 minutes up to `moment` against what is usual then.
    package func surge(at moment: Timestamp, in surroundings: SeriesSurroundings) -> SurgeReading {
        let season = surroundings.season(moment - .minutes(30), width: .fiveMinutes)
        let all = series[SeriesKey(.all)]
        let mean = (levels.first ?? 0) * Double(LiveSeries.binsPerHour) * (all?.fine.factor(season) ?? 1)
        let hours = Double(bins) / Double(LiveSeries.binsPerHour)
        // The dispersion of hours, and what is not known of the level.
        let dispersion = (all?.hourly.dispersion(season) ?? 2) + mean * (0.01 + 0.8 / (hours + 4))
        return SurgeReading(
            events: minutes.total(last: 60, through: moment), mean: mean, dispersion: dispersion, isYoung: isYoung)
    }

    /// The course of the last three hours and what the next ones bring if it goes on; nil before anything was closed.
    ///
    /// - Parameter hours: 1 to 48.
    package func forecast(_ key: SeriesKey = SeriesKey(.all), hours: Int = 6, in surroundings: SeriesSurroundings)
        -> SurgeForecast?
    {
        guard let detector = series[key]?.fine, let firstOpen else { return nil }
        let past = detector.lastSpans(of: Int(LiveSeries.binsPerHour))
        let now = Timestamp(seconds: firstOpen * 300)
        let usual = (0..<min(48, max(1, hours))).map { hour in
            let moment = now + .minutes(Int64(hour) * 60 + 30)
            var season = surroundings.season(moment, width: .fiveMinutes)
            season.exposure = surroundings.exposure(of: key.stream, at: moment) ?? 1
            return detector.expected(season) * Double(LiveSeries.binsPerHour)
        }
        let season = surroundings.season(now, width: .fiveMinutes)
        return SurgeForecast(
            recent: past.counts, usual: past.usual + usual, dispersion: 1.5 * detector.dispersion(season))
    }

    /// Bytes that it takes at most, whatever it has seen.
    package var heldBytes: Int { series.values.reduce(2_048) { $0 + $1.heldBytes } }
}

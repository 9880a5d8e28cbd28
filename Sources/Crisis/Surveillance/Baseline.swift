/// What is usual for one watch: a level that follows slowly, times the profile of the week, with its dispersion.
///
/// Whole hours teach, two hours after they end, so that late mentions still count and a burst does not raise its own
/// expectation. What is asked about is the last 60 minutes up to now, so that a surge is noticed within minutes and no
/// partial period is compared with a whole one. Only + − × ÷ and the square root are used: the same bits everywhere.
package struct Baseline: Hashable, Codable, Sendable {
    /// Mentions an hour that a watch without history is taken to have.
    static let priorLevel = 1.0
    static let priorDispersion = 2.0
    /// Hours that the prior counts for.
    static let priorHours = 4.0
    /// Hours over which the level follows.
    static let levelMemory = 48.0
    static let dispersionMemory = 500.0
    /// Below this a watch counts as silent; it keeps the first mention after a month from being infinitely surprising.
    static let levelFloor = 0.02
    /// Hours below which a baseline is young: three days.
    package static let youngHours = 72
    /// What a young baseline needs before it calls a surge: twice the expectation, and so many mentions above it.
    static let youngExcess = 3.0
    /// An hour is learnt so many hours after it began.
    static let lag: Int64 = 2
    /// More hours without any mention are not counted one by one: the level has reached its floor by then.
    static let longestGap: Int64 = 12 * 7 * 24

    /// Minutes east of UTC by which hours of the week are told.
    private let offsetMinutes: Int
    private var level = Baseline.priorLevel
    private var dispersion = Baseline.priorDispersion
    private var profile = SeasonalProfile()
    /// Share of the recent hours that were far above expectation, over four days.
    private var elevated = 0.0
    /// Hours learnt.
    package private(set) var hoursLearnt = 0
    /// The last hour learnt, counted since the epoch; nil before anything was heard.
    private var learntThrough: Int64?
    private var minutes = RecentCounts(slot: .minutes(1), count: 64)
    private var hours = RecentCounts(slot: .hours(1), count: 8)
    /// Mentions too old to be counted in their hour.
    package private(set) var lateEvents = 0

    package init(offsetMinutes: Int = 480) { self.offsetMinutes = offsetMinutes }

    package var isYoung: Bool { hoursLearnt < Baseline.youngHours }

    /// Counts mentions. They may come late: within the last hours they are put where they belong, older ones are only
    /// counted in `lateEvents`.
    ///
    /// - Parameter count: How many; clamped to 0 up to a thousand million.
    package mutating func observe(_ count: Int = 1, at moment: Timestamp) {
        let count = min(1_000_000_000, max(0, count))
        advance(to: moment)
        minutes.add(count, at: moment)
        let isLearnt = hours.slot(of: moment) <= learntThrough ?? .min
        if isLearnt || !hours.add(count, at: moment) { lateEvents += count }
    }

    /// Tells that time has passed, with or without mentions. Time that goes backwards changes nothing.
    package mutating func advance(to moment: Timestamp) {
        let current = hours.slot(of: moment)
        guard let last = learntThrough else {
            learntThrough = current - 1
            return
        }
        let target = current - Baseline.lag
        guard target > last else { return }
        var hour = max(last, target - Baseline.longestGap)
        while hour < target {
            hour += 1
            learn(Double(hours.count(inSlot: hour)), hour: hour)
        }
        learntThrough = target
    }

    /// The last 60 minutes up to `moment` against expectation.
    package func surge(at moment: Timestamp) -> SurgeReading {
        var present = self
        present.advance(to: moment)
        let events = minutes.total(last: 60, through: moment)
        let expected = present.expected(at: moment)
        let dispersion = present.predictiveDispersion(expected)
        var sigma = SurgeReading.sigma(events: Double(events), expected: expected, dispersion: dispersion)
        let excess = Double(events) - expected
        if present.isYoung, Double(events) < 2 * expected || excess < Baseline.youngExcess { sigma = min(0, sigma) }
        let hundredths = Int((expected * 100).rounded())
        return SurgeReading(
            events: events, expected: hundredths, dispersion: Int((dispersion * 100).rounded()), sigma: sigma,
            isYoung: present.isYoung,
            reason: Baseline.reason(events: events, expected: hundredths, sigma: sigma, isYoung: present.isYoung))
    }

    /// What is usual in the 60 minutes before `moment`: parts of two hours of the week.
    private func expected(at moment: Timestamp) -> Double {
        let hour = moment.milliseconds.floorDivided(by: 3_600_000)
        let elapsed = Double(moment.milliseconds.floorRemainder(by: 3_600_000)) / 3_600_000
        return level * (factor(hour: hour - 1) * (1 - elapsed) + factor(hour: hour) * elapsed)
    }

    /// The dispersion that a forecast has: that of the counts, and what is not known of the level.
    private func predictiveDispersion(_ mean: Double) -> Double {
        dispersion + mean * (0.01 + 0.8 / (Double(hoursLearnt) + Baseline.priorHours))
    }

    private mutating func learn(_ count: Double, hour: Int64) {
        let factor = factor(hour: hour)
        let mean = level * factor
        let spread = max(1.5, predictiveDispersion(mean) * mean).squareRoot()
        let distance = (count - mean) / spread
        let taught = taught(count, mean: mean, spread: spread, distance: distance)
        hoursLearnt += 1
        let learnt = Double(hoursLearnt)
        let rate = max(1 / Baseline.levelMemory, 1 / (learnt + Baseline.priorHours))
        // Weighted by the factor: an hour of the night says little about the level.
        level = max(Baseline.levelFloor, level + min(0.5, rate * factor) * (taught - mean) / factor)
        elevated += ((distance > 3 ? 1 : 0) - elevated) / 96
        let surprise = (taught - mean) * (taught - mean) / max(0.25, mean)
        dispersion += (surprise - dispersion) * max(1 / Baseline.dispersionMemory, 1 / (learnt + 24))
        dispersion = max(1.05, dispersion)
        profile.learn(taught, hourOfWeek: hourOfWeek(hour), level: level, dispersion: dispersion)
    }

    /// What a count teaches: itself while it is ordinary; the less, the further it lies above three sigma, so that an
    /// outbreak does not become the usual. A young baseline knows too little to doubt its first hours so much, and what has
    /// lasted for most of a week is the new usual.
    private func taught(_ count: Double, mean: Double, spread: Double, distance: Double) -> Double {
        if distance <= 3 || elevated > 0.75 { return count }
        return isYoung ? min(count, mean + 6 * spread) : mean + spread * 9 / distance
    }

    private func factor(hour: Int64) -> Double {
        profile.factor(hourOfWeek: hourOfWeek(hour), level: level, dispersion: dispersion)
    }

    private func hourOfWeek(_ hour: Int64) -> Int {
        CivilTime(Timestamp(milliseconds: hour * 3_600_000), offsetMinutes: offsetMinutes).hourOfWeek
    }

    private static func reason(events: Int, expected: Int, sigma: Int, isYoung: Bool) -> LocalizedText {
        let usual = "\(expected / 100).\(expected % 100 / 10)"
        let size = abs(sigma)
        let distance = "\(sigma < 0 ? "-" : "")\(size / 100).\(size % 100 / 10)"
        return LocalizedText(
            zh: "近60分钟 \(events) 条，该时段通常 \(usual) 条，相差 \(distance) 个标准差" + (isYoung ? "（基线尚新，仅供参考）" : ""),
            en: "\(events) mentions in the last 60 minutes, \(usual) usual at this hour of the week, \(distance) sigma"
                + (isYoung ? " (young baseline)" : ""))
    }
}

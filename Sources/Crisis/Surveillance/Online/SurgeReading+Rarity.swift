extension SurgeReading {
    /// How rare the present bin is for its series.
    package struct Rarity: Hashable, Codable, Sendable {
        package var count: Double
        /// What was usual for this bin.
        package var expected: Double
        /// Variance over mean.
        package var dispersion: Double
        /// Natural logarithm of the weeks that usually pass between two bursts at least as strong.
        package var logWeeks: Double
        /// The expectation is mostly what other series let suppose.
        package var isYoung: Bool
        /// The span that stands out most, in bins, with what came in it and what was usual.
        package var span = 1
        package var spanCount = 0.0
        package var spanExpected = 0.0

        /// Weeks between two bursts at least as strong, "once in 9 weeks"; at most ten thousand.
        package var weeks: Double { Elementary.exponential(min(9.21, logWeeks)) }

        /// 0 to 1: n / (n + 1) for a burst seen once in n weeks, so that 0.5 is once a week and 0.9 once in nine.
        package var score: Double { 1 / (1 + Elementary.exponential(-logWeeks)) }

        package init(count: Double, expected: Double, dispersion: Double, logWeeks: Double, isYoung: Bool) {
            self.count = count
            self.expected = expected
            self.dispersion = dispersion
            self.logWeeks = logWeeks
            self.isYoung = isYoung
        }
    }
}

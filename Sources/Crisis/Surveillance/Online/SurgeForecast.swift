/// How many mentions the next hours will bring if the present course goes on, and when a number of them will be passed.
///
/// The excess over the usual goes on with the growth of the last hours, which itself halves each hour: what doubles does not
/// double for ever. The interval has the counts' own spread and that of the course, which widens by the hour.
package struct SurgeForecast: Hashable, Codable, Sendable {
    /// One hour to come.
    package struct Hour: Hashable, Codable, Sendable {
        package var expected: Double
        /// Nine of ten outcomes lie between these.
        package var low: Int
        package var high: Int
    }

    /// Factor from the hour before to the last hour, of what is over the usual; between 0.25 and 4.
    package var growth: Double
    /// How the growth itself changed: above 1 it accelerates.
    package var acceleration: Double
    package var hours: [Hour]

    /// - Parameters:
    ///   - recent: Counts of the last three full hours, oldest first; fewer give no acceleration.
    ///   - usual: What is usual in those hours, and then in each hour to come.
    ///   - dispersion: Variance over mean of an hour's count, at least 1.
    package init(recent: [Double], usual: [Double], dispersion: Double) {
        let past = min(recent.count, usual.count)
        let excess = (0..<past).map { recent[$0] - usual[$0] }
        growth = past >= 2 ? SurgeForecast.ratio(excess[past - 1], excess[past - 2], dispersion) : 1
        let before = past >= 3 ? SurgeForecast.ratio(excess[past - 2], excess[past - 3], dispersion) : growth
        acceleration = growth / before
        var over = past > 0 ? max(0, excess[past - 1]) : 0
        var logGrowth = Elementary.logarithm(growth)
        hours = []
        for (step, mean) in usual.dropFirst(past).enumerated() {
            logGrowth *= 0.5
            over *= Elementary.exponential(logGrowth)
            let expected = max(0, mean) + over
            let spread = 1 + 0.3 * Double(step + 1).squareRoot()
            let counts = CountDistribution(mean: expected, dispersion: max(1, dispersion))
            let lower = CountDistribution(mean: mean + over / spread, dispersion: max(1, dispersion))
            let upper = CountDistribution(mean: mean + over * spread, dispersion: max(1, dispersion))
            hours.append(
                Hour(
                    expected: expected, low: min(counts.quantile(0.05), lower.quantile(0.05)),
                    high: max(counts.quantile(0.95), upper.quantile(0.95))))
        }
    }

    /// The hour, counted from 1, at whose end the mentions to come pass `number` in sum; nil when they will not by then.
    ///
    /// - Parameter already: What the sum is now.
    package func crossing(of number: Double, already: Double = 0) -> Double? {
        var sum = already
        if sum >= number { return 0 }
        for (index, hour) in hours.enumerated() {
            if sum + hour.expected >= number {
                return Double(index) + (number - sum) / hour.expected
            }
            sum += hour.expected
        }
        return nil
    }

    /// The growth of an excess, pulled to 1 where both are within chance.
    private static func ratio(_ later: Double, _ earlier: Double, _ dispersion: Double) -> Double {
        let doubt = 4 * max(1, dispersion)
        return min(4, max(0.25, (max(0, later) + doubt) / (max(0, earlier) + doubt)))
    }
}

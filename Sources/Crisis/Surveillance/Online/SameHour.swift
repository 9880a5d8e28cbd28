/// How the last hour compares with the same hour of the days before: EARS with a memory that fades, bin by bin.
///
/// It knows nothing of level, profile or distributions, errs in other ways than they do, and so makes the mean of all steadier.
struct SameHour: Hashable, Codable, Sendable {
    /// Days that mean and variance remember.
    private static let memory = 10.0

    /// Mean and variance of the counts of each hour of the day; -1 before the first.
    private var means = [Float](repeating: -1, count: 24)
    private var variances = [Float](repeating: 0, count: 24)
    private let binsPerHour: Int
    private var tick = 0

    /// - Returns: nil for bins that are no part of an hour, which have no hours of the day to compare.
    init?(width: BinWidth) {
        guard width.seconds <= 1_200, 3_600 % width.seconds == 0 else { return nil }
        binsPerHour = Int(3_600 / width.seconds)
    }

    /// A bin that is not known passes.
    mutating func skip() { tick = (tick + 1) % (24 * binsPerHour) }

    /// Expects so many times as much from now on, as when there are more shipments.
    mutating func rescale(by ratio: Double) {
        for hour in means.indices where means[hour] >= 0 {
            means[hour] *= Float(ratio)
            variances[hour] *= Float(ratio * ratio)
        }
    }

    /// The distance of the last hour's count, on a scale that is logarithmic for large ones; then learns it, each full hour.
    ///
    /// - Parameters:
    ///   - hour: Count of the last hour.
    ///   - expected: What level and profile expect there; used until a day was seen.
    mutating func distance(_ hour: Double, expected: Double, dispersion: Double) -> Double {
        let present = tick / binsPerHour
        let part = Double(tick % binsPerHour + 1) / Double(binsPerHour)
        let (mean, variance) = usual(present, expected, dispersion)
        let (meanBefore, varianceBefore) = usual((present + 23) % 24, expected, dispersion)
        let centre = mean * part + meanBefore * (1 - part)
        let spread = variance * part + varianceBefore * (1 - part) + 0.3 * dispersion * expected + 1
        let z = (hour - centre) / spread.squareRoot()
        let half = abs(z) / 2
        let size = 2 * Elementary.logarithm(half + (half * half + 1).squareRoot())
        if tick % binsPerHour == binsPerHour - 1 {
            learn(hour, present, mean: mean, variance: variance, expected: expected, dispersion: dispersion)
        }
        skip()
        return z < 0 ? -size : size
    }

    private func usual(_ hour: Int, _ expected: Double, _ dispersion: Double) -> (mean: Double, variance: Double) {
        means[hour] < 0
            ? (expected, 2 * dispersion * expected) : (Double(means[hour]), Double(variances[hour]))
    }

    private mutating func learn(
        _ count: Double, _ hour: Int, mean: Double, variance: Double, expected: Double, dispersion: Double
    ) {
        guard means[hour] >= 0 else {
            means[hour] = Float(count)
            variances[hour] = Float(dispersion * count + 0.1 * count * count)
            return
        }
        let limit = 6 * (variance + dispersion * expected + 1).squareRoot()
        let step = max(-limit, min(limit, count - mean))
        means[hour] = Float(max(0, mean + step / SameHour.memory))
        variances[hour] = Float(variance + (step * step - variance) / SameHour.memory)
    }
}

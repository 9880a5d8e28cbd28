/// Variance over mean of the counts: of all bins, and half-way towards that of the hour of the day, because some hours are
/// always restless (a shop's opening, a daily broadcast).
struct HourlyDispersion: Hashable, Codable, Sendable {
    /// At least 1.05: mentions are never quite independent.
    private(set) var overall = 1.5
    private var sums = [Float](repeating: 0, count: 24)
    private var weights = [Float](repeating: 0, count: 24)
    private let keeping: Float
    /// Imagined bins of each hour that behave as all.
    private let prior: Double

    init(width: BinWidth, start: Double? = nil) {
        if let start { overall = max(1.05, start) }
        let perHour = max(1, 3_600 / Double(width.seconds))
        keeping = Float(1 - 1 / (30 * perHour))
        prior = 3.3 * perHour
    }

    func value(_ season: SeasonCell) -> Double {
        let hour = season.cell % 24
        let local = (Double(sums[hour]) + prior * overall) / (Double(weights[hour]) + prior)
        return max(1.05, 0.5 * (overall + local))
    }

    /// Learns one bin's squared distance from its mean, over the mean.
    mutating func learn(_ surprise: Double, _ season: SeasonCell, after bins: Double) {
        overall = max(1.05, overall + max(1.0 / 2000, 1 / (bins + 100)) * (surprise - overall))
        let hour = season.cell % 24
        sums[hour] = sums[hour] * keeping + Float(surprise)
        weights[hour] = weights[hour] * keeping + 1
    }
}

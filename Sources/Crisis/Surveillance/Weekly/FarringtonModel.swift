/// One Farrington model: weeks, their seasons and counts; fitted, reweighted against past outbreaks and fitted again.
struct FarringtonModel {
    private(set) var fit: QuasiPoissonFit
    /// At least 1.
    private(set) var dispersion: Double
    private(set) var hasTrend: Bool
    private let seasons: Int
    private let origin: Double

    /// - Parameters:
    ///   - weeks: Index of each reference week.
    ///   - seasonOf: The season of each, 1 to `seasons`; the last is the one around the present week.
    ///   - threshold: Standardised Anscombe residuals above it lose weight.
    init?(weeks: [Int], seasonOf: [Int], seasons: Int, counts: [Double], trend: Bool, threshold: Double) {
        let origin = Double(weeks.first ?? 0)
        self.seasons = seasons
        self.origin = origin
        let fitted = { (withTrend: Bool, weights: [Double]) in
            QuasiPoissonFit(
                rows: weeks.indices.map {
                    FarringtonModel.row(
                        week: Double(weeks[$0]) - origin, season: seasonOf[$0], seasons: seasons, trend: withTrend)
                }, counts: counts, weights: weights)
        }
        let equal = [Double](repeating: 1, count: counts.count)
        var hasTrend = trend
        var first = fitted(trend, equal)
        if first?.converged != true, trend {
            hasTrend = false
            first = fitted(false, equal)
        }
        guard let first, first.converged else { return nil }
        let weights = FarringtonModel.weights(first, counts: counts, threshold: threshold)
        guard let second = fitted(hasTrend, weights) else { return nil }
        fit = second
        dispersion = max(1, second.dispersion)
        self.hasTrend = hasTrend
    }

    /// The linear predictor of the present week.
    func predictor(week: Int) -> Double {
        zip(row(week), fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The predictor's variance for a dispersion of 1.
    func variance(week: Int) -> Double { fit.variance(of: row(week)) }

    /// How likely so large a trend is without one.
    func trendSignificance(dispersion: Double) -> Double {
        guard hasTrend else { return 1 }
        var direction = [Double](repeating: 0, count: fit.coefficients.count)
        direction[1] = 1
        let error = (fit.variance(of: direction) * dispersion).squareRoot()
        return NormalDistribution.studentTwoSided(fit.coefficients[1] / error, degrees: Double(fit.degrees))
    }

    private func row(_ week: Int) -> [Double] {
        FarringtonModel.row(week: Double(week) - origin, season: seasons, seasons: seasons, trend: hasTrend)
    }

    private static func row(week: Double, season: Int, seasons: Int, trend: Bool) -> [Double] {
        var row = [1.0]
        if trend { row.append(week) }
        if seasons > 1 { row += (2...seasons).map { $0 == season ? 1 : 0 } }
        return row
    }

    /// Weeks that lie far above the fit were outbreaks: their weight falls with the square of the distance, the sum stays n.
    private static func weights(_ fit: QuasiPoissonFit, counts: [Double], threshold: Double) -> [Double] {
        let dispersion = max(1, fit.dispersion)
        let raw = counts.indices.map { i in
            let mean = fit.means[i]
            let anscombe =
                1.5 * (Elementary.power(counts[i], 2.0 / 3) * Elementary.power(mean, -1.0 / 6) - mean.squareRoot())
            let distance = anscombe / (dispersion * (1 - fit.leverages[i])).squareRoot()
            return distance > threshold ? 1 / (distance * distance) : 1
        }
        let gamma = Double(raw.count) / raw.reduce(0, +)
        return raw.map { $0 * gamma }
    }
}

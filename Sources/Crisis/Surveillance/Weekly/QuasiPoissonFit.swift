/// A log-linear model of counts with a free dispersion, fitted by iterated weighted least squares as R's `glm` does it.
///
/// Start, stopping rule and what is taken from the last iteration are R's, so that the results agree to rounding even
/// where a season of zeros has no finite estimate.
struct QuasiPoissonFit {
    private(set) var coefficients: [Double]
    /// The fitted means.
    private(set) var means: [Double]
    private(set) var leverages: [Double]
    private(set) var converged: Bool
    /// Pearson's chi-square over the degrees of freedom; may be below 1.
    private(set) var dispersion: Double
    /// The sum of weighted squared relative errors over the degrees of freedom: what R's `farringtonFlexible` takes for the
    /// dispersion where it has overwritten the model's weights.
    private(set) var relativeDispersion: Double
    let degrees: Int
    private let solution: WeightedLeastSquares

    /// - Returns: nil when the columns do not determine the coefficients.
    init?(rows: [[Double]], counts: [Double], weights: [Double]) {
        let n = counts.count
        var means = counts.map { $0 + 0.1 }
        var predictors = means.map { Elementary.logarithm($0) }
        var deviance = QuasiPoissonFit.deviance(counts, means, weights)
        var workingWeights = weights
        var converged = false
        var last: WeightedLeastSquares?
        for _ in 0..<25 {
            var target = predictors
            for i in 0..<n {
                target[i] += (counts[i] - means[i]) / means[i]
                workingWeights[i] = weights[i] * means[i]
            }
            guard
                let step = WeightedLeastSquares(
                    rows: rows, target: target, rootWeights: workingWeights.map { $0.squareRoot() })
            else { return nil }
            last = step
            for i in 0..<n {
                var sum = 0.0
                for j in 0..<step.coefficients.count { sum += rows[i][j] * step.coefficients[j] }
                predictors[i] = sum
                means[i] = max(Elementary.exponential(sum), 0x1p-52)
            }
            let next = QuasiPoissonFit.deviance(counts, means, weights)
            guard next.isFinite else { return nil }
            converged = abs(next - deviance) / (abs(next) + 0.1) < 1e-8
            deviance = next
            if converged { break }
        }
        guard let solution = last else { return nil }
        var pearson = 0.0
        var relative = 0.0
        for i in 0..<n {
            let residual = (counts[i] - means[i]) / means[i]
            pearson += workingWeights[i] * residual * residual
            relative += weights[i] * residual * residual
        }
        degrees = n - solution.coefficients.count
        dispersion = degrees > 0 ? pearson / Double(degrees) : .nan
        relativeDispersion = degrees > 0 ? relative / Double(degrees) : .nan
        coefficients = solution.coefficients
        leverages = solution.leverages
        self.means = means
        self.converged = converged
        self.solution = solution
    }

    /// xᵀ (Xᵀ W X)⁻¹ x: times a dispersion, the variance of the linear predictor at `x`.
    func variance(of x: [Double]) -> Double { solution.variance(of: x) }

    private static func deviance(_ counts: [Double], _ means: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for i in 0..<counts.count {
            let y = counts[i]
            let term = y > 0 ? y * Elementary.logarithm(y / means[i]) - (y - means[i]) : means[i]
            sum += weights[i] * term
        }
        return 2 * sum
    }
}

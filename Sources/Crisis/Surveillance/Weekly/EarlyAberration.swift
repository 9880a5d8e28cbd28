/// EARS: the Early Aberration Reporting System's C1, C2 and C3 (Hutwagner 2003), for series with days of history.
///
/// Equal to `earsC` of R's surveillance 1.20.3. A bin is compared with the mean and the standard deviation of the seven bins
/// before it (C1) or of seven bins that end two earlier (C2); C3 adds what C2 saw in the two bins before.
package struct EarlyAberration: Hashable, Sendable {
    package enum Method: String, CaseIterable, Sendable {
        case c1 = "C1"
        case c2 = "C2"
        case c3 = "C3"

        /// Bins between the last reference bin and the bin that is judged.
        var lag: Int { self == .c1 ? 0 : 2 }
        /// The chance of an alarm on a normal series: 0.001 for C1 and C2, 0.025 for C3.
        package var usualAlpha: Double { self == .c3 ? 0.025 : 0.001 }
    }

    package var method: Method
    /// Number of reference bins.
    package var baseline: Int
    /// Smallest standard deviation: above zero it keeps a series of zeros from ringing at its first count.
    package var leastDeviation: Double
    private let z: Double

    package init(_ method: Method, alpha: Double? = nil, baseline: Int = 7, leastDeviation: Double = 0) {
        self.method = method
        self.baseline = max(3, baseline)
        self.leastDeviation = leastDeviation
        z = NormalDistribution.quantile(1 - (alpha ?? method.usualAlpha))
    }

    /// Bins that must lie before the first one that can be judged.
    package var history: Int { baseline + (method == .c1 ? 0 : (method == .c2 ? 2 : 4)) }

    /// The bound above which the count at `index` is an alarm; nil where the history is too short.
    package func upperBound(_ counts: [Int], at index: Int) -> Double? {
        guard index >= history, index < counts.count else { return nil }
        let present = reference(counts, index)
        guard method == .c3 else { return present.mean + z * present.deviation }
        let carried = [index - 2, index - 1].reduce(0) { sum, earlier in
            let before = reference(counts, earlier)
            let distance = (Double(counts[earlier]) - before.mean) / before.deviation
            return sum + (distance < 1 ? 0 : distance - 1)
        }
        // A flat reference makes 0/0 or x/0: R answers NA or a bound of zero.
        let bound = Double(counts[index]) + present.deviation * (z - carried)
        return bound.isNaN ? nil : max(0, bound)
    }

    /// Chance that a normal count stays below the one at `index`, from its distance to the reference; 0 without history.
    package func score(_ counts: [Int], at index: Int) -> Double {
        guard let bound = upperBound(counts, at: index) else { return 0 }
        let deviation = reference(counts, index).deviation
        let excess = Double(counts[index]) - bound
        if deviation == 0 { return excess > 0 ? 1 : 0 }
        return 1 - NormalDistribution.upperTail(z + excess / deviation)
    }

    private func reference(_ counts: [Int], _ index: Int) -> (mean: Double, deviation: Double) {
        let window = counts[(index - method.lag - baseline)..<(index - method.lag)]
        let mean = Double(window.reduce(0, +)) / Double(baseline)
        let squares = window.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (mean, max(leastDeviation, (squares / Double(baseline - 1)).squareRoot()))
    }
}

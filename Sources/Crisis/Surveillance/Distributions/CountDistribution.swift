/// Counts around a mean whose variance is `dispersion` times the mean: negative-binomial, and Poisson at 1.
///
/// Size is mean / (dispersion - 1) and the success probability 1 / dispersion.
package struct CountDistribution: Hashable, Sendable {
    package var mean: Double
    /// Variance over mean, at least 1.
    package var dispersion: Double

    package init(mean: Double, dispersion: Double) {
        self.mean = max(0, mean)
        self.dispersion = max(1, dispersion)
    }

    /// P(Y >= count).
    package func upperTail(from count: Int) -> Double {
        guard count > 0 else { return 1 }
        guard mean > 0 else { return 0 }
        if dispersion <= 1 { return GammaFunction.lowerTail(shape: Double(count), at: mean) }
        let success = 1 / dispersion
        return BetaFunction.lowerTail(
            Double(count), mean / (dispersion - 1), at: (dispersion - 1) * success, complement: success)
    }

    /// The smallest count that is not exceeded with probability `p`; `limit` when none below it will do.
    package func quantile(_ p: Double, limit: Int = 1 << 52) -> Int {
        guard mean > 0 else { return 0 }
        let tail = 1 - p
        // A step of 64 roundings, as the field's tools take it: a tail that is equal but for rounding counts as equal.
        let allowed = tail * (1 + 64 * 0x1p-52)
        var high = 1
        while upperTail(from: high) > allowed {
            guard high < limit else { return limit }
            high *= 2
        }
        // upperTail(from: q + 1) <= tail < upperTail(from: q)
        var low = 0
        while low + 1 < high {
            let middle = low + (high - low) / 2
            if upperTail(from: middle) > allowed { low = middle } else { high = middle }
        }
        return high - 1
    }
}

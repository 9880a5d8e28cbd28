/// The regularised incomplete beta function, from which binomial, negative-binomial and t tails follow.
package enum BetaFunction {
    /// I_x(a, b) for a, b > 0 and 0 <= x <= 1; relative error below 1e-11 for a, b <= 10,000.
    package static func lowerTail(_ a: Double, _ b: Double, at x: Double) -> Double {
        lowerTail(a, b, at: x, complement: 1 - x)
    }

    /// The same with 1 - x given apart, for x near 1.
    package static func lowerTail(_ a: Double, _ b: Double, at x: Double, complement: Double) -> Double {
        guard x > 0 else { return 0 }
        guard complement > 0 else { return 1 }
        let front = front(a, b, x, complement)
        // The fraction converges fast on the near side of the mean; the far side is what is left to one.
        if x < (a + 1) / (a + b + 2) { return front * fraction(a, b, x) / a }
        return 1 - front * fraction(b, a, complement) / b
    }

    /// xᵃ (1-x)ᵇ / B(a, b). For large parameters by the distance from the mean (Loader 2000), because the plain terms cancel.
    private static func front(_ a: Double, _ b: Double, _ x: Double, _ complement: Double) -> Double {
        let n = a + b
        guard a >= 12, b >= 12 else {
            return Elementary.exponential(
                GammaFunction.logarithm(n) - GammaFunction.logarithm(a) - GammaFunction.logarithm(b)
                    + a * Elementary.logarithm(x) + b * Elementary.logarithm(complement))
        }
        let curvature =
            a * Elementary.logarithmCurvature((x * n - a) / a)
            + b * Elementary.logarithmCurvature((complement * n - b) / b)
        let error = GammaFunction.stirlingError(n) - GammaFunction.stirlingError(a) - GammaFunction.stirlingError(b)
        return (a / n * b / 6.283185307179586).squareRoot() * Elementary.exponential(curvature + error)
    }

    /// The continued fraction of the incomplete beta function by the modified method of Lentz.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        if abs(d) < tiny { d = tiny }
        d = 1 / d
        var value = d
        for i in 1..<20_000 {
            let m = Double(i)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 + even * d
            if abs(d) < tiny { d = tiny }
            c = 1 + even / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 + odd * d
            if abs(d) < tiny { d = tiny }
            c = 1 + odd / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            let step = d * c
            value *= step
            if abs(step - 1) < 1e-16 { break }
        }
        return value
    }
}

/// The gamma function's logarithm and its incomplete tails.
package enum GammaFunction {
    /// ln Γ(x) for x > 0, with an absolute error below 1e-14 times the larger of 1 and the value.
    package static func logarithm(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x > 0 ? x : .nan }
        // Stirling's series is good to the last bit from 12 on; smaller arguments are lifted by Γ(x+1) = x Γ(x).
        var lifted = x
        var product = 1.0
        while lifted < 12 {
            product *= lifted
            lifted += 1
        }
        let halfLogTwoPi = 0.9189385332046728
        let stirling =
            (lifted - 0.5) * Elementary.logarithm(lifted) - lifted + halfLogTwoPi + stirlingError(lifted)
        return product == 1 ? stirling : stirling - Elementary.logarithm(product)
    }

    /// What Stirling's formula leaves out of ln Γ(x), for x >= 12.
    static func stirlingError(_ x: Double) -> Double {
        let inverse = 1 / x
        let square = inverse * inverse
        var series = -691.0 / 360_360
        series = series * square + 1.0 / 1_188
        series = series * square - 1.0 / 1_680
        series = series * square + 1.0 / 1_260
        series = series * square - 1.0 / 360
        series = series * square + 1.0 / 12
        return series * inverse
    }

    /// xᵃ e⁻ˣ / Γ(a). For large shapes by the distance from the mean (Loader 2000), because the plain terms cancel.
    private static func front(_ a: Double, _ x: Double) -> Double {
        guard a >= 12 else { return Elementary.exponential(a * Elementary.logarithm(x) - x - logarithm(a)) }
        return (a / 6.283185307179586).squareRoot()
            * Elementary.exponential(a * Elementary.logarithmCurvature((x - a) / a) - stirlingError(a))
    }

    /// Q(a, x) = Γ(a, x) / Γ(a), the upper tail of a gamma variable with shape `a`; relative error below 1e-12 for
    /// a <= 10,000.
    package static func upperTail(shape a: Double, at x: Double) -> Double {
        guard x > 0 else { return 1 }
        if x == .infinity { return 0 }
        let front = front(a, x)
        if x < a + 1 { return 1 - lowerSeries(a, x, front: front) }
        return front * upperFraction(a, x)
    }

    /// P(a, x) = 1 - Q(a, x), accurate also where it is small.
    package static func lowerTail(shape a: Double, at x: Double) -> Double {
        guard x > 0 else { return 0 }
        if x == .infinity { return 1 }
        let front = front(a, x)
        if x < a + 1 { return lowerSeries(a, x, front: front) }
        return 1 - front * upperFraction(a, x)
    }

    /// The power series of P(a, x), which converges fast below the mean.
    private static func lowerSeries(_ a: Double, _ x: Double, front: Double) -> Double {
        var term = 1 / a
        var sum = term
        var n = a
        for _ in 0..<100_000 {
            n += 1
            term *= x / n
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sum * front
    }

    /// Legendre's continued fraction of Q(a, x) by the modified method of Lentz.
    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for i in 1..<100_000 {
            let n = Double(i)
            let numerator = -n * (n - a)
            b += 2
            d = numerator * d + b
            if abs(d) < tiny { d = tiny }
            c = b + numerator / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            let step = d * c
            value *= step
            if abs(step - 1) < 1e-16 { break }
        }
        return value
    }
}

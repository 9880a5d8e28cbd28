/// The standard normal distribution and Student's t.
package enum NormalDistribution {
    /// P(Z > z); relative error below 1e-12 for |z| <= 37.
    package static func upperTail(_ z: Double) -> Double {
        if z < 0 { return 1 - upperTail(-z) }
        return z == 0 ? 0.5 : 0.5 * GammaFunction.upperTail(shape: 0.5, at: 0.5 * z * z)
    }

    /// z with P(Z <= z) = p for 0 < p < 1; absolute error below 1e-13 for p between 1e-300 and 1 - 1e-15.
    package static func quantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
        if p == 0.5 { return 0 }
        let tail = min(p, 1 - p)
        // Abramowitz and Stegun 26.2.23 is good to 4.5e-4; three steps of Halley's method do the rest.
        let t = (-2 * Elementary.logarithm(tail)).squareRoot()
        var z =
            t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        for _ in 0..<3 {
            let density = 0.3989422804014327 * Elementary.exponential(-0.5 * z * z)
            let error = (upperTail(z) - tail) / density
            z += error / (1 - 0.5 * z * error)
        }
        return p < 0.5 ? -z : z
    }

    /// P(|T| > |t|) of Student's t with `degrees` of freedom.
    package static func studentTwoSided(_ t: Double, degrees: Double) -> Double {
        let square = t * t
        return BetaFunction.lowerTail(
            degrees / 2, 0.5, at: degrees / (degrees + square), complement: square / (degrees + square))
    }
}

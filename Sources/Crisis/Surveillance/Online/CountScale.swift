/// The scale on which counts of any size have the same spread.
///
/// For a variance of φμ + τ²μ² the transform (2/τ) asinh(τ √((y + 3/8) / φ)) has a variance near 1 (Anscombe 1948): a square
/// root for small counts, where chance rules, and a logarithm for large ones, where bursts multiply.
enum CountScale {
    /// τ: half of the mean is the usual spread of busy bins.
    private static let variation = 0.5

    /// How far `count` lies above `mean` for a variance over mean of `dispersion`.
    static func distance(_ count: Double, from mean: Double, dispersion: Double) -> Double {
        let unit = variation / dispersion.squareRoot()
        let high = unit * (count + 0.375).squareRoot()
        let low = unit * (mean + 0.375).squareRoot()
        // The difference of two inverse hyperbolic sines as one logarithm.
        let ratio = (high + (high * high + 1).squareRoot()) / (low + (low * low + 1).squareRoot())
        return 2 / variation * Elementary.logarithm(ratio)
    }
}

import Crisis
import Testing

@Suite("Distributions agree with values to seventeen digits")
struct DistributionTests {
    @Test(
        "tails of counts",
        arguments: [
            (0.02, 1, 1, 0.0198013266932447), (0.02, 3, 2, 0.004332169133348149),
            (1.5, 1.05, 9, 5.8125119059264214e-05), (40, 4, 100, 0.00016949261547715162),
            (250, 30, 700, 0.00010874978031084294), (1e5, 1, 101_000, 0.0007998010415545408),
        ] as [(Double, Double, Int, Double)])
    func tails(mean: Double, dispersion: Double, count: Int, tail: Double) {
        let answer = CountDistribution(mean: mean, dispersion: dispersion).upperTail(from: count)
        #expect(abs(answer - tail) < 1e-11 * tail)
    }

    @Test("the quantile is the smallest count that is exceeded no more often", arguments: [0.02, 1.3, 47, 9000])
    func quantile(mean: Double) {
        for dispersion in [1, 1.7, 12] {
            let counts = CountDistribution(mean: mean, dispersion: dispersion)
            let quantile = counts.quantile(0.995)
            #expect(counts.upperTail(from: quantile + 1) <= 0.005 * (1 + 1e-13))
            #expect(quantile == 0 || counts.upperTail(from: quantile) > 0.005)
        }
    }

    @Test(
        "the normal quantile",
        arguments: [
            (1e-12, -7.034483825301131), (0.001, -3.090232306167813), (0.3, -0.5244005127080409),
            (0.975, 1.959963984540054), (0.9999, 3.719016485455709),
        ])
    func normal(p: Double, z: Double) {
        #expect(abs(NormalDistribution.quantile(p) - z) < 1e-12)
        #expect(abs(NormalDistribution.upperTail(-z) / p - 1) < 1e-10)
    }

    @Test(
        "exponential and logarithm",
        arguments: [
            (-700, 9.85967654375977e-305), (-1.5, 0.22313016014842982), (1e-9, 1.000000001),
            (0.7, 2.0137527074704766), (300, 1.9424263952412558e+130),
        ] as [(Double, Double)])
    func exponential(x: Double, value: Double) {
        #expect(abs(Elementary.exponential(x) - value) <= 2 * value.ulp)
        #expect(abs(Elementary.logarithm(value) - x) <= max(2 * x.ulp, 2e-16))
    }

    @Test("the ends of the scale are themselves")
    func ends() {
        #expect(Elementary.exponential(-800) == 0)
        #expect(Elementary.exponential(800) == .infinity)
        #expect(Elementary.logarithm(0) == -.infinity)
        #expect(Elementary.logarithm(-1).isNaN)
        #expect(Elementary.exponential(-744) > 0)
    }

    @Test(
        "the gamma function's logarithm",
        arguments: [
            (0.3, 1.0957979948180756), (1, 0), (2.5, 0.2846828704729192), (1e10, 220258509288.81058),
        ] as [(Double, Double)])
    func gamma(x: Double, value: Double) {
        #expect(abs(GammaFunction.logarithm(x) - value) <= 1e-14 * max(1, value))
    }
}

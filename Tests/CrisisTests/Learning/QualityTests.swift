import Testing

@testable import Crisis

@Suite("Figures of a training")
struct QualityTests {
    @Test(
        "AUC is the share of pairs in the right order, ties count half",
        arguments: [
            ([true, false], [0.9, 0.1], 1.0), ([true, false], [0.1, 0.9], 0.0), ([true, false], [0.5, 0.5], 0.5),
            ([true, true, false, false], [0.9, 0.4, 0.6, 0.1], 0.75), ([true, false, false], [0.5, 0.5, 0.1], 0.75),
            ([true, true], [0.2, 0.4], 0.5),
        ])
    func auc(labels: [Bool], scores: [Double], expected: Double) {
        #expect(BinaryQuality(labels: labels, probabilities: scores).auc == expected)
    }

    @Test("two hits, one miss, one false alarm: precision and recall two thirds")
    func f1() {
        let quality = BinaryQuality(
            labels: [true, true, true, false, false], probabilities: [0.9, 0.5, 0.4, 0.6, 0.2])
        #expect(abs(quality.precision - 2 / 3.0) < 1e-12)
        #expect(abs(quality.recall - 2 / 3.0) < 1e-12)
        #expect(abs(quality.f1 - 2 / 3.0) < 1e-12)
        #expect(abs(quality.macroF1 - (2 / 3.0 + 0.5) / 2) < 1e-12)
        #expect(quality.accuracy == 0.6)
    }

    @Test("ten rows at .8 of which eight are yes are calibrated; of which five, off by .3")
    func calibration() {
        let stated = [Double](repeating: 0.8, count: 10)
        let good = BinaryQuality(labels: (0..<10).map { $0 < 8 }, probabilities: stated)
        let bad = BinaryQuality(labels: (0..<10).map { $0 < 5 }, probabilities: stated)
        #expect(abs(good.calibrationError) < 1e-12)
        #expect(abs(bad.calibrationError - 0.3) < 1e-12)
        let bin = CalibrationBin.table(labels: (0..<10).map { $0 < 5 }, probabilities: stated)[8]
        #expect(bin.rows == 10 && bin.observed == 0.5)
    }

    @Test("of classes: accuracy, and the mean F1 of those that occur")
    func classes() {
        let quality = ClassQuality(labels: [["a"], ["a"], ["b"], ["c"]], decisions: [["a"], ["b"], ["b"], ["d"]])
        #expect(quality.accuracy == 0.5)
        #expect(abs(quality.macroF1 - (2 / 3.0 + 2 / 3.0 + 0) / 3) < 1e-12)
        #expect(quality.microF1 == 0.5)
    }

    @Test("nothing is not a number", arguments: [0, 1])
    func empty(count: Int) {
        let quality = BinaryQuality(
            labels: [Bool](repeating: false, count: count), probabilities: [Double](repeating: 0, count: count))
        #expect(quality.f1 == 0 && quality.auc == 0.5 && quality.calibrationError == 0)
    }
}

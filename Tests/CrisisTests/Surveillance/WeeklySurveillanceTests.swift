import Crisis
import Testing

/// One simulated series (trend, one yearly wave, dispersion 1.8, two outbreaks) and the answers of a second implementation
/// in numpy and scipy. The comparison with R itself is in docs/surveillance.md; its data are not part of the project.
@Suite("Weekly surveillance answers as the field's reference does")
struct WeeklySurveillanceTests {
    static let counts = [
        10, 3, 4, 7, 3, 11, 5, 8, 6, 2, 3, 4, 4, 3, 4, 9, 3, 8, 5, 7, 2, 2, 6, 6, 2, 2, 2, 0, 5, 0, 1, 1,
        2, 3, 3, 1, 1, 4, 5, 4, 0, 2, 3, 1, 2, 3, 4, 6, 7, 4, 3, 13, 3, 10, 6, 7, 4, 12, 7, 4, 9, 2, 9, 9,
        0, 3, 5, 8, 6, 5, 2, 4, 6, 4, 3, 5, 0, 5, 3, 5, 4, 1, 1, 0, 1, 0, 2, 4, 4, 5, 7, 3, 11, 3, 2, 5, 4,
        5, 7, 9, 5, 11, 8, 6, 1, 4, 1, 11, 6, 10, 2, 5, 5, 3, 9, 0, 3, 6, 0, 2, 6, 5, 7, 2, 2, 5, 2, 2, 5,
        1, 1, 3, 4, 3, 5, 2, 2, 1, 5, 1, 0, 4, 2, 10, 4, 2, 3, 8, 11, 3, 2, 12, 3, 5, 3, 6, 6, 13, 8, 9, 6,
        10, 5, 9, 10, 10, 5, 8, 17, 8, 4, 3, 9, 2, 3, 3, 4, 4, 9, 5, 2, 1, 1, 2, 0, 3, 1, 6, 0, 1, 1, 3, 4,
        2, 2, 3, 14, 2, 4, 13, 8, 16, 27, 21, 10, 12, 4, 7, 3, 10, 7, 9, 8, 6, 8, 11, 7, 11, 11, 4, 14, 8,
        6, 4, 3, 5, 3, 7, 7, 1, 4, 3, 5, 1, 2, 3, 4, 4, 1, 5, 0, 4, 6, 3, 8, 1, 4, 2, 0, 2, 4, 10, 2, 9, 4,
        5, 6, 7, 11, 13, 6, 7, 7, 9, 9, 8, 14, 4, 12, 5, 7, 4, 6, 3, 2, 8, 4, 2, 10, 1, 5, 4, 6, 1, 3, 8,
        2, 4, 5, 9, 0, 4, 1, 4, 1, 2, 1, 3, 7, 6, 6, 4, 4, 7, 3, 3, 6, 6, 6, 19, 14, 26, 26, 18, 14, 11,
        19, 6, 9, 5, 12, 7, 9, 7, 18, 6, 7, 13, 4, 3,
    ]

    @Test(
        "Farrington Flexible: bound, expectation and dispersion",
        arguments: [
            (264, 23, 9.945273907909899, 1.6861065048935568),
            (270, 22, 9.205836869898807, 1.6939204091044666),
            (276, 17, 6.304953115123954, 1.7794911241020355),
            (282, 15, 4.771150453651896, 1.8208866743999055),
            (288, 11, 3.101122248488555, 1.7744230976645448),
            (294, 11, 3.2652733874911006, 1.613628251611572),
            (300, 16, 5.3913721327009, 1.7600092480231122),
            (306, 20, 8.21671589476318, 1.6829345680984793),
            (312, 21, 8.457229370244859, 1.739583228630752),
            (318, 22, 9.319886917091184, 1.7907088044244457),
            (324, 18, 6.737217008855076, 1.8316468135520343),
        ] as [(Int, Double, Double, Double)])
    func farrington(week: Int, bound: Double, expected: Double, dispersion: Double) throws {
        let reading = try #require(Farrington().reading(Self.counts, at: week))
        #expect(reading.upperBound == bound)
        #expect(abs(reading.expected - expected) < 1e-11 * expected)
        #expect(abs(reading.dispersion - dispersion) < 1e-11 * dispersion)
        #expect(reading.hasTrend)
    }

    @Test("the outbreak's two high weeks are alarms, and no other of these fifteen")
    func alarms() {
        let alarms = (305..<320).filter { Farrington().reading(Self.counts, at: $0)?.isAlarm == true }
        #expect(alarms == [311, 312])
    }

    @Test(
        "EARS: the bounds of C1, C2 and C3",
        arguments: [
            (11, 15.339363315903089, 14.599585160356348, 9.273029944671762),
            (40, 7.720407819337319, 5.897445490647214, 0.0),
            (203, 38.038760245678176, 22.51506509826978, 7.168318326026974),
            (312, 37.76254545794752, 24.0149379866768, 0.0),
            (329, 24.009044973854632, 22.64296061168031, 11.381158537788776),
        ] as [(Int, Double, Double, Double)])
    func ears(day: Int, c1: Double, c2: Double, c3: Double) throws {
        for (method, bound) in zip(EarlyAberration.Method.allCases, [c1, c2, c3]) {
            let answer = try #require(EarlyAberration(method).upperBound(Self.counts, at: day))
            #expect(abs(answer - bound) <= 1e-12 * max(1, bound))
        }
    }

    @Test("history that is too short gives no bound")
    func short() {
        #expect(Farrington().reading(Self.counts, at: 262) == nil)
        #expect(Farrington().reading(Self.counts, at: 263) != nil)
        #expect(EarlyAberration(.c1).upperBound(Self.counts, at: 6) == nil)
        #expect(EarlyAberration(.c3).upperBound(Self.counts, at: 10) == nil)
    }

    @Test("a flat reference leaves C3 without an answer, as in R")
    func flat() {
        #expect(EarlyAberration(.c3).upperBound([Int](repeating: 0, count: 20), at: 15) == nil)
        #expect(EarlyAberration(.c1).upperBound([Int](repeating: 0, count: 20), at: 15) == 0)
    }
}

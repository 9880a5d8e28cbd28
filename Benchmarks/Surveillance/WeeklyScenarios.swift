import Crisis
import Foundation

/// Forty-two kinds of weekly counts with outbreaks, after the scenarios of Noufaily 2013 and Bedubourg 2017: seven groups of
/// parameters, with and without a trend, with no, one or two yearly waves.
struct WeeklyScenarios {
    private static let theta = [0.1, -2, 1.5, 0.5, 2.5, 3.75, 5]
    private static let phi = [1.5, 2, 1, 5, 3, 1.1, 1.2]
    private static let beta = [0.0025, 0.005, 0.003, 0.002, 0.001, 0.001, 0.0001]
    private static let gamma1 = [0.6, 0.1, 0.2, 0.5, 1, 0.1, 0.05]
    private static let gamma2 = [0.6, 0.3, -0.4, 0.5, 0.1, -0.1, 0.01]
    private static let weeks = 624

    private struct Series {
        var counts: [Int]
        var outbreak: [Bool]
        var current: [Int]
    }

    private static func series(group: Int, trend: Bool, waves: Int, _ dice: inout Dice) -> Series {
        let means = (1...weeks).map { week -> Double in
            var sum = theta[group] + (trend ? beta[group] * Double(week) : 0)
            for wave in 0..<waves {
                let angle = 2 * Double.pi * Double((wave + 1) * week) / 52
                sum += gamma1[group] * cos(angle) + gamma2[group] * sin(angle)
            }
            return exp(sum)
        }
        var counts = means.map { mean -> Int in
            phi[group] > 1 ? dice.poisson(dice.gamma(mean / (phi[group] - 1)) * (phi[group] - 1)) : dice.poisson(mean)
        }
        var outbreak = [Bool](repeating: false, count: weeks)
        func add(_ start: Int, _ strength: Double) -> [Int] {
            let size = dice.poisson(strength * (means[start] * phi[group]).squareRoot())
            var hit: Set<Int> = []
            for _ in 0..<size {
                let week = start + Int(exp(0.5 * dice.normal()))
                guard week < weeks else { continue }
                counts[week] += 1
                outbreak[week] = true
                hit.insert(week)
            }
            return hit.sorted()
        }
        for strength in [2.0, 3, 5, 10] { _ = add(313 + Int(dice.uniform(0, 262)), strength) }
        let current = add(576 + Int(dice.uniform(0, 44)), Double(1 + Int(dice.uniform(0, 10))))
        return Series(counts: counts, outbreak: outbreak, current: current)
    }

    /// Prints share of false alarms in weeks without outbreak, and share of the current outbreaks with an alarm.
    static func table(replicates: Int, seed: UInt64) {
        var dice = Dice(seed: seed)
        var all: [Series] = []
        for group in 0..<7 {
            for trend in [false, true] {
                for waves in 0..<3 {
                    for _ in 0..<replicates {
                        all.append(series(group: group, trend: trend, waves: waves, &dice))
                    }
                }
            }
        }
        func line(_ name: String, _ isAlarm: ([Int], Int) -> Bool) {
            var quiet = 0
            var rang = 0
            var found = 0
            var outbreaks = 0
            for series in all {
                let alarms = Set((575..<weeks).filter { isAlarm(series.counts, $0) })
                let calm = (575..<weeks).filter { !series.outbreak[$0] }
                quiet += calm.count
                rang += calm.filter { alarms.contains($0) }.count
                guard !series.current.isEmpty else { continue }
                outbreaks += 1
                if series.current.contains(where: { alarms.contains($0) }) { found += 1 }
            }
            let rate = 100 * Double(rang) / Double(quiet)
            let power = Double(found) / Double(outbreaks)
            print(name, String(format: "false %.2f %%  detected %.3f (%d outbreaks)", rate, power, outbreaks))
        }
        for alpha in [0.005, 0.01] {
            line("Farrington Flexible nb, alpha \(alpha):") { counts, week in
                Farrington(alpha: alpha).reading(counts, at: week)?.isAlarm ?? false
            }
        }
        for method in EarlyAberration.Method.allCases {
            line("EARS \(method.rawValue):") { counts, week in
                EarlyAberration(method).upperBound(counts, at: week).map { Double(counts[week]) > $0 } ?? false
            }
        }
    }
}

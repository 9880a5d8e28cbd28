import Foundation

/// The rules that others document, each as a score for every bin: an alert where it exceeds `threshold`.
struct Rival: Sendable {
    var name: String
    var threshold: Double
    var score: @Sendable ([Int]) -> [Double]

    static let all = [
        Rival(name: "Agility, hour against 7 days, 150 %", threshold: 1.5, score: { agility($0) }),
        Rival(name: "Agility, 200 %", threshold: 2, score: { agility($0) }),
        Rival(name: "Agility, 300 %", threshold: 3, score: { agility($0) }),
        Rival(name: "Prometheus z > 2", threshold: 2, score: { prometheus($0) }),
        Rival(name: "Prometheus z > 3", threshold: 3, score: { prometheus($0) }),
        Rival(name: "Grafana adaptive", threshold: 0, score: { grafana($0) }),
        Rival(name: "Meltwater-like, hour against 12 h, 2x", threshold: 2, score: { meltwater($0) }),
        Rival(name: "Meltwater-like, 3x", threshold: 3, score: { meltwater($0) }),
        Rival(name: "Meltwater-like, 4x", threshold: 4, score: { meltwater($0) }),
        Rival(name: "EARS C1, same hour of day", threshold: 3.09, score: { ears($0, lag: 0) }),
        Rival(name: "EARS C2, same hour of day", threshold: 3.09, score: { ears($0, lag: 2) }),
        Rival(name: "Kleinberg online", threshold: 0, score: { kleinberg($0) }),
        Rival(name: "seasonal negative-binomial, rank-calibrated", threshold: 2.7, score: { textbook($0) }),
    ]

    /// Running totals: `sum(i)` of the first i bins.
    private struct Totals {
        var sums: [Double]
        var squares: [Double]
        init(_ counts: [Double]) {
            sums = [0]
            squares = [0]
            for count in counts {
                sums.append(sums[sums.count - 1] + count)
                squares.append(squares[squares.count - 1] + count * count)
            }
        }
        func total(_ from: Int, _ to: Int) -> Double { sums[max(0, to)] - sums[max(0, from)] }
        func deviation(_ from: Int, _ to: Int) -> Double {
            let n = Double(to - from)
            let mean = total(from, to) / n
            return max(0, (squares[to] - squares[from]) / n - mean * mean).squareRoot()
        }
    }

    private static func agility(_ counts: [Int]) -> [Double] {
        let totals = Totals(counts.map(Double.init))
        return counts.indices.map { i in
            guard i >= 300, (i + 1) % 12 == 0 else { return -1 }
            let from = max(0, i - 11 - 2016)
            let usual = totals.total(from, i - 11) / Double(i - 11 - from) * 12
            let hour = totals.total(i - 11, i + 1)
            return hour < 3 ? 0 : hour / max(0.5, usual)
        }
    }

    private static func meltwater(_ counts: [Int]) -> [Double] {
        let totals = Totals(counts.map(Double.init))
        return counts.indices.map { i in
            guard i >= 160, (i + 1) % 12 == 0 else { return -1 }
            let hour = totals.total(i - 11, i + 1)
            return hour < 3 ? 0 : hour / max(0.5, totals.total(i - 155, i - 11) / 12)
        }
    }

    private static func prometheus(_ counts: [Int]) -> [Double] {
        let totals = Totals(counts.map(Double.init))
        return counts.indices.map { i in
            guard i >= 576 else { return -1 }
            let from = max(0, i + 1 - 2016)
            let mean = totals.total(from, i + 1) / Double(i + 1 - from)
            return (Double(counts[i]) - mean) / max(0.05, totals.deviation(from, i + 1))
        }
    }

    private static func grafana(_ counts: [Int]) -> [Double] {
        let totals = Totals(counts.map(Double.init))
        let hours = Totals(counts.indices.map { totals.total($0 - 11, $0 + 1) / 12 })
        return counts.indices.map { i in
            guard i >= 312, totals.total(i - 311, i + 1) / 312 > 5.0 / 60 else { return -1 }
            let middle = hours.total(i - 311, i + 1) / 312
            let band = max(2 * hours.deviation(i - 311, i + 1), 0.5 * middle)
            return Double(counts[i]) - (middle + band)
        }
    }

    private static func ears(_ counts: [Int], lag: Int) -> [Double] {
        let totals = Totals(counts.map(Double.init))
        return counts.indices.map { i in
            guard (i + 1) % 12 == 0, i - 288 * (7 + lag) - 11 >= 0 else { return -1 }
            let past = (1...7).map { day in
                let at = i - 288 * (day + lag)
                return totals.total(at - 11, at + 1)
            }
            let mean = past.reduce(0, +) / 7
            let deviation = (past.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6).squareRoot()
            return (totals.total(i - 11, i + 1) - mean) / max(0.5, deviation)
        }
    }

    /// Two states of a Poisson rate, s = 3, with the cost of going up; positive while the burst state is the cheaper one.
    private static func kleinberg(_ counts: [Int]) -> [Double] {
        var mean = Double(counts[0]) + 0.5
        var lead = 0.0
        return counts.enumerated().map { i, count in
            let ratio = 3.0
            lead = max(-6, min(12, lead + Double(count) * log(ratio) - mean * (ratio - 1)))
            mean += (Double(count) - mean) / Double(min(i + 2, 2016))
            return i < 288 ? -1 : lead - 3
        }
    }

    /// The recipe that this detector had to pass: level times hour of the week, negative-binomial scan, rank over 28 days.
    private static func textbook(_ counts: [Int]) -> [Double] {
        var level = Double(counts[0]) + 0.1
        var phi = 1.5
        var counted = [Double](repeating: 0, count: 48)
        var expected = counted
        var history: [[Double]] = [[], [], [], []]
        var sorted: [[Double]] = [[], [], [], []]
        var means: [Double] = []
        return counts.indices.map { i in
            let cell = ((i / 288) % 7 >= 5 ? 24 : 0) + (i % 288) / 12
            let other = cell < 24 ? cell + 24 : cell - 24
            let factor =
                (counted[cell] + 0.5 * counted[other] + 48) / (expected[cell] + 0.5 * expected[other] + 48)
            let mean = max(0.003, level * factor)
            means.append(mean)
            var best = 0.0
            for (k, length) in [1, 3, 12, 36].enumerated() where i >= length {
                let y = Double(counts[(i - length + 1)...i].reduce(0, +))
                let m = means[(i - length + 1)...i].reduce(0, +)
                let f = phi * (1 + 0.15 * Double(length - 1).squareRoot())
                // Normal deviate by the square root: monotone in the tail, which is all that ranks need.
                let s = ((y + 0.375).squareRoot() - (m + 0.375).squareRoot()) * 2 / f.squareRoot()
                let n = sorted[k].count
                var low = 0
                var high = n
                while low < high {
                    let centre = (low + high) / 2
                    if sorted[k][centre] < s { low = centre + 1 } else { high = centre }
                }
                if n > 288 { best = max(best, -log10(Double(1 + n - low) / Double(n + 1))) }
                sorted[k].insert(s, at: low)
                history[k].append(s)
                if history[k].count > 8064 {
                    let old = history[k][history[k].count - 8065]
                    if let at = sorted[k].firstIndex(of: old) { sorted[k].remove(at: at) }
                }
            }
            let v = min(Double(counts[i]), mean + 6 * (3 * mean + 1).squareRoot())
            level = max(0.003, level + (v / factor - level) / 288)
            phi = max(1.05, phi + ((v - mean) * (v - mean) / mean - phi) / 2000)
            counted[cell] = counted[cell] * (1 - 1 / 600.0) + v / level
            expected[cell] = expected[cell] * (1 - 1 / 600.0) + 1
            return best
        }
    }
}

/// Solves logistic regression by coordinate descent on its dual (Yu, Huang and Lin, Machine Learning 85, 2011): the method of
/// LIBLINEAR's `-s 7`, with an order of visits that is the same in every run.
///
/// Each row has a dual variable 0 < α < C, and w = Σ αᵢyᵢxᵢ throughout. A visit makes the dual
///
///     D(α) = ½‖w‖² + Σ αᵢyᵢoᵢ + Σ [αᵢ ln αᵢ + (C − αᵢ) ln(C − αᵢ)] − Σ C ln C
///
/// least in one variable, so D never rises; P(w) + D(α) ≥ 0 is the duality gap, which bounds how far P is from its
/// least value and certifies the result.
package struct DualSolver {
    /// When it is good enough.
    package struct Precision: Hashable, Sendable {
        /// Gap that may remain, as a part of P.
        package var gap: Double
        /// Rounds over all rows at the most.
        package var rounds: Int

        package init(gap: Double, rounds: Int) {
            self.gap = gap
            self.rounds = rounds
        }

        /// For a model that is kept.
        package static let final = Precision(gap: 1e-4, rounds: 300)
        /// For cross-validation, whose figures have three digits.
        package static let trial = Precision(gap: 2e-3, rounds: 100)
    }

    package private(set) var weights: [Double]
    package private(set) var rounds = 0
    /// P(w) + D(α) after the last round that was checked.
    package private(set) var gap = Double.infinity
    private let problem: LogisticProblem
    private var alphas: [Double]
    private var order: [Int]
    private var inner = 1e-2
    private var dice: UInt64 = 0x9e37_79b9_7f4a_7c15

    package init(_ problem: LogisticProblem) {
        self.problem = problem
        let cost = problem.cost
        let first = min(0.001 * cost, 1e-8)
        alphas = [Double](repeating: first, count: problem.matrix.rows)
        weights = [Double](repeating: 0, count: problem.matrix.columnCount)
        order = problem.rows
        for row in order { problem.matrix.add(row, times: first * problem.labels[row], to: &weights) }
    }

    /// The weights at which P is least, up to `precision`.
    package static func solve(_ problem: LogisticProblem, _ precision: Precision = .final) -> [Double] {
        var solver = DualSolver(problem)
        solver.run(precision)
        return solver.weights
    }

    package mutating func run(_ precision: Precision) {
        guard !order.isEmpty else { return }
        var pause = 4
        while rounds < precision.rounds {
            round()
            pause -= 1
            guard pause <= 0 || rounds == precision.rounds else { continue }
            let objective = problem.objective(weights)
            gap = objective + dual()
            if gap <= precision.gap * objective { return }
            pause = 3
        }
    }

    /// Visits every row once, in a shuffled order: a fixed one can follow a pattern of the file and be slow.
    package mutating func round() {
        shuffle()
        var worst = 0.0
        let (matrix, labels, cost) = (problem.matrix, problem.labels, problem.cost)
        for row in order {
            let label = labels[row]
            let pull = label * (matrix.product(row, weights) + problem.offset(row))
            let old = alphas[row]
            let new = DualSolver.best(
                old, square: matrix.squares[row], pull: pull, cost: cost, precision: inner, worst: &worst)
            if new != old {
                alphas[row] = new
                matrix.add(row, times: (new - old) * label, to: &weights)
            }
        }
        rounds += 1
        if worst < inner * 10 { inner = max(1e-12, inner / 10) }
    }

    /// Newton's method on one variable; of α and C − α the one that moves away from its end is taken, where the logarithm
    /// is harmless.
    private static func best(
        _ old: Double, square: Double, pull: Double, cost: Double, precision: Double, worst: inout Double
    ) -> Double {
        let flips = 0.5 * square * (cost - 2 * old) + pull < 0
        let start = flips ? cost - old : old
        let slope = flips ? -pull : pull
        var z = start
        if cost - z < 0.5 * cost { z *= 0.1 }
        var gradient = square * (z - start) + slope + Elementary.logarithm(z / (cost - z))
        worst = max(worst, abs(gradient))
        guard abs(gradient) >= precision else { return old }
        for _ in 0..<100 where abs(gradient) >= precision {
            let next = z - gradient / (square + cost / ((cost - z) * z))
            z = next <= 0 ? z * 0.1 : min(next, cost * (1 - 1e-15))
            gradient = square * (z - start) + slope + Elementary.logarithm(z / (cost - z))
        }
        return flips ? cost - z : z
    }

    /// D(α).
    package func dual() -> Double {
        let cost = problem.cost
        var sum = weights.reduce(0) { $0 + $1 * $1 } / 2
        for row in problem.rows {
            let alpha = alphas[row]
            sum += alpha * problem.labels[row] * problem.offset(row)
            sum += DualSolver.entropy(alpha) + DualSolver.entropy(cost - alpha)
        }
        return sum - Double(problem.rows.count) * DualSolver.entropy(cost)
    }

    private static func entropy(_ x: Double) -> Double { x <= 0 ? 0 : x * Elementary.logarithm(x) }

    /// Fisher and Yates by SplitMix64 from a fixed seed.
    private mutating func shuffle() {
        guard order.count > 1 else { return }
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            dice &+= 0x9e37_79b9_7f4a_7c15
            var mixed = (dice ^ (dice >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            mixed ^= mixed >> 31
            let other = Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(index + 1)).high)
            if other != index { order.swapAt(index, other) }
        }
    }
}

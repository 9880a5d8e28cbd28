/// L2-regularised logistic regression over some rows of a matrix:
///
///     P(w) = ½‖w‖² + C Σᵢ ln(1 + exp(−yᵢ(w·xᵢ + oᵢ)))
///
/// The offsets oᵢ are what is believed before any label; the weights are what the labels say beyond that, and shrink
/// towards it. Without offsets this is LIBLINEAR's `-s 0` and `-s 7` with `-B 1`.
package struct LogisticProblem: Sendable {
    package let matrix: FeatureMatrix
    /// The rows that count, each once, in the order in which they are visited first.
    package let rows: [Int]
    /// By row of the matrix: +1 or -1.
    package let labels: [Double]
    /// By row of the matrix; empty for none.
    package let offsets: [Double]
    /// C: how much a row weighs against the shrinking.
    package let cost: Double

    package init(matrix: FeatureMatrix, rows: [Int], labels: [Double], offsets: [Double] = [], cost: Double = 1) {
        self.matrix = matrix
        self.rows = rows
        self.labels = labels
        self.offsets = offsets
        self.cost = cost
    }

    func offset(_ row: Int) -> Double { offsets.isEmpty ? 0 : offsets[row] }

    /// P(w), which is to be least.
    package func objective(_ weights: [Double]) -> Double {
        var losses = 0.0
        for row in rows {
            losses += Logistic.loss(labels[row] * (matrix.product(row, weights) + offset(row)))
        }
        return weights.reduce(0) { $0 + $1 * $1 } / 2 + cost * losses
    }

    /// The gradient of P at `weights`; zero at the solution, to which the distance is at most its length.
    package func gradient(_ weights: [Double]) -> [Double] {
        var gradient = weights
        for row in rows {
            let margin = labels[row] * (matrix.product(row, weights) + offset(row))
            matrix.add(row, times: -cost * labels[row] * Logistic.probability(-margin), to: &gradient)
        }
        return gradient
    }
}

/// The logistic function and its loss, with the same bits everywhere.
package enum Logistic {
    /// 1 / (1 + e⁻ˣ).
    package static func probability(_ x: Double) -> Double {
        if x >= 0 { return 1 / (1 + Elementary.exponential(-x)) }
        let power = Elementary.exponential(x)
        return power / (1 + power)
    }

    /// ln(1 + e⁻ᵐ).
    package static func loss(_ margin: Double) -> Double {
        if margin >= 0 {
            let power = Elementary.exponential(-margin)
            return power < 1e-9 ? power : Elementary.logarithm(1 + power)
        }
        return -margin + Elementary.logarithm(1 + Elementary.exponential(margin))
    }
}

/// A least-squares fit by Householder's reflections: backward stable, so that a trend over years beside ten seasons keeps
/// its digits.
struct WeightedLeastSquares {
    /// The upper triangle, by rows.
    private var triangle: [[Double]]
    private(set) var coefficients: [Double]
    /// The diagonal of the projection onto the columns.
    private(set) var leverages: [Double]

    /// Fits `rows` times the coefficients to `target`; row i counts with `weights[i]` squared.
    ///
    /// - Returns: nil when the columns do not determine the coefficients.
    init?(rows: [[Double]], target: [Double], rootWeights: [Double]) {
        let n = rows.count
        let p = rows.first?.count ?? 0
        guard p > 0, n >= p else { return nil }
        var matrix = (0..<n).map { i in rows[i].map { $0 * rootWeights[i] } }
        var right = (0..<n).map { target[$0] * rootWeights[$0] }
        var reflections: [[Double]] = []
        for column in 0..<p {
            let whole = (0..<n).reduce(0.0) { $0 + matrix[$1][column] * matrix[$1][column] }
            var norm = 0.0
            for i in column..<n { norm += matrix[i][column] * matrix[i][column] }
            // R's dqrls calls a column dependent when 1e-11 of it is left.
            guard norm > whole * 1e-22, norm > 0 else { return nil }
            norm = norm.squareRoot()
            let head = matrix[column][column]
            let alpha = head > 0 ? -norm : norm
            var v = [Double](repeating: 0, count: n)
            v[column] = head - alpha
            for i in (column + 1)..<n { v[i] = matrix[i][column] }
            let square = 2 * norm * (norm + abs(head))
            for other in column..<p {
                var dot = 0.0
                for i in column..<n { dot += v[i] * matrix[i][other] }
                let factor = 2 * dot / square
                for i in column..<n { matrix[i][other] -= factor * v[i] }
            }
            var dot = 0.0
            for i in column..<n { dot += v[i] * right[i] }
            let factor = 2 * dot / square
            for i in column..<n { right[i] -= factor * v[i] }
            reflections.append(v.map { $0 / (square / 2).squareRoot() })
        }
        triangle = (0..<p).map { Array(matrix[$0]) }
        coefficients = Array(right[0..<p])
        for i in (0..<p).reversed() {
            for j in (i + 1)..<max(i + 1, p) { coefficients[i] -= triangle[i][j] * coefficients[j] }
            coefficients[i] /= triangle[i][i]
        }
        leverages = WeightedLeastSquares.leverages(reflections, rows: n)
    }

    /// xᵀ (Xᵀ W X)⁻¹ x.
    func variance(of x: [Double]) -> Double {
        var solved = x
        var sum = 0.0
        for i in 0..<x.count {
            for j in 0..<i { solved[i] -= triangle[j][i] * solved[j] }
            solved[i] /= triangle[i][i]
            sum += solved[i] * solved[i]
        }
        return sum
    }

    /// The first columns of the orthogonal factor, one after the other.
    private static func leverages(_ reflections: [[Double]], rows n: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: n)
        for column in 0..<reflections.count {
            var q = [Double](repeating: 0, count: n)
            q[column] = 1
            for v in reflections.reversed() {
                var dot = 0.0
                for i in 0..<n { dot += v[i] * q[i] }
                for i in 0..<n { q[i] -= dot * v[i] }
            }
            for i in 0..<n { sums[i] += q[i] * q[i] }
        }
        return sums
    }
}

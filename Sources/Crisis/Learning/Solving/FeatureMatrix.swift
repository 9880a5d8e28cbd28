/// The features of many texts, row by row: n-grams of one equal value and a few dense ones.
///
/// Columns are numbered through: first the buckets, then the dense features, last the constant 1 of the intercept.
package struct FeatureMatrix: Sendable {
    package let bucketCount: Int
    package let denseCount: Int

    private(set) var columns: [UInt32] = []
    private(set) var starts: [Int] = [0]
    /// By row: what each of its n-grams counts, 1/√n.
    private(set) var scales: [Double] = []
    private(set) var denseColumns: [UInt32] = []
    private(set) var denseValues: [Double] = []
    private(set) var denseStarts: [Int] = [0]
    /// By row: the sum of squares of its features.
    private(set) var squares: [Double] = []

    package init(bucketCount: Int, denseCount: Int) {
        self.bucketCount = bucketCount
        self.denseCount = denseCount
    }

    package var rows: Int { scales.count }
    package var columnCount: Int { bucketCount + denseCount + 1 }
    /// Features that are not 0, the intercept among them.
    package var entries: Int { columns.count + denseColumns.count }

    /// Adds a row of distinct buckets and of dense features, each with a place below `denseCount`.
    package mutating func append(buckets: [UInt32], dense: [(place: Int, value: Double)]) {
        columns.append(contentsOf: buckets)
        starts.append(columns.count)
        let scale = buckets.isEmpty ? 0 : 1 / Double(buckets.count).squareRoot()
        scales.append(scale)
        var square = scale * scale * Double(buckets.count)
        for feature in dense + [(denseCount, 1)] {
            denseColumns.append(UInt32(bucketCount + feature.0))
            denseValues.append(feature.1)
            square += feature.1 * feature.1
        }
        denseStarts.append(denseColumns.count)
        squares.append(square)
    }

    /// The product of a row and the weights.
    @inline(__always)
    package func product(_ row: Int, _ weights: [Double]) -> Double {
        var sum = 0.0
        for place in starts[row]..<starts[row + 1] { sum += weights[Int(columns[place])] }
        sum *= scales[row]
        for place in denseStarts[row]..<denseStarts[row + 1] {
            sum += weights[Int(denseColumns[place])] * denseValues[place]
        }
        return sum
    }

    /// Adds the row, times `factor`, to the weights.
    @inline(__always)
    func add(_ row: Int, times factor: Double, to weights: inout [Double]) {
        let step = factor * scales[row]
        for place in starts[row]..<starts[row + 1] { weights[Int(columns[place])] += step }
        for place in denseStarts[row]..<denseStarts[row + 1] {
            weights[Int(denseColumns[place])] += factor * denseValues[place]
        }
    }

    /// The rows in the format of LIBSVM, for `labels` of +1 and -1, so that another solver can be asked too.
    package func libsvmLine(_ row: Int, label: Double) -> String {
        var cells = columns[starts[row]..<starts[row + 1]].map { (Int($0), scales[row]) }
        for place in denseStarts[row]..<denseStarts[row + 1] {
            cells.append((Int(denseColumns[place]), denseValues[place]))
        }
        cells.sort { $0.0 < $1.0 }
        return (label > 0 ? "+1" : "-1") + cells.map { " \($0.0 + 1):\($0.1)" }.joined()
    }
}

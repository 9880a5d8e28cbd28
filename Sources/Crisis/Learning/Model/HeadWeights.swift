extension TextModel.Head {
    /// Rounds a solution to what a file keeps: multiples of a 127th of the largest weight.
    ///
    /// A row of n n-grams is off by about `scale/√12` nats at the most, whatever n is, since it is divided by √n.
    init(_ target: Target, weights: [Double], matrix: FeatureMatrix, rows: Int, positive: Int) {
        self.target = target
        self.rows = rows
        self.positive = positive
        let buckets = weights[..<matrix.bucketCount]
        let largest = buckets.reduce(0) { max($0, abs($1)) }
        let scale = largest / 127
        self.scale = scale
        self.buckets = buckets.map { scale > 0 ? Int8(min(127, max(-127, ($0 / scale).rounded()))) : 0 }
        dense = Array(weights[matrix.bucketCount..<(matrix.bucketCount + matrix.denseCount)])
        intercept = weights[matrix.columnCount - 1]
    }

    /// The same without the weights of at most `least` multiples, which say little.
    func pruned(_ least: Int) -> TextModel.Head {
        TextModel.Head(
            target: target, rows: rows, positive: positive, intercept: intercept, dense: dense, scale: scale,
            buckets: buckets.map { abs(Int($0)) <= least ? 0 : $0 })
    }
}

extension TextModel.Head {
    /// The weights as a solution has them, after their rounding.
    func weights(columns: Int) -> [Double] {
        var weights = buckets.map { Double($0) * scale }
        weights.append(contentsOf: dense)
        weights.append(intercept)
        return weights
    }
}

extension TextModel {
    func with(heads: [Head]) -> TextModel {
        TextModel(
            name: name, hasher: hasher, usesLexicon: usesLexicon, lexicon: lexicon, rows: rows,
            distinctNGrams: distinctNGrams, heads: heads, rareCategories: rareCategories)
    }
}

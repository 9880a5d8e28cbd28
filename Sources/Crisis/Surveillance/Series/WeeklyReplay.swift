/// A file's rows through Farrington's method or EARS.
package struct WeeklyReplay: Sendable {
    package enum Method: Hashable, Sendable {
        case farrington(Farrington)
        case ears(EarlyAberration)
    }

    package struct Judgement: Hashable, Sendable {
        /// nil while the history is too short.
        package var upperBound: Double?
        package var expected: Double?
        package var dispersion: Double?
        /// 1 minus the chance of a count at least as high; 0 where nothing is known.
        package var score = 0.0
        package var isAlarm = false
    }

    package private(set) var judgements: [Judgement] = []

    /// - Throws: A row whose value is not a whole number, or is not known.
    package init(_ file: SeriesFile, method: Method) throws(SeriesFile.Problem) {
        var counts: [Int] = []
        counts.reserveCapacity(file.rows.count)
        for row in file.rows {
            guard let value = row.value, value.rounded() == value else {
                throw SeriesFile.Problem(
                    line: row.line,
                    description: "value: \"\(row.valueText)\" is no whole number, which this method needs in every row."
                )
            }
            counts.append(Int(value))
        }
        for index in counts.indices {
            switch method {
            case .farrington(let farrington):
                judgements.append(WeeklyReplay.judged(farrington, counts, index))
            case .ears(let ears):
                judgements.append(WeeklyReplay.judged(ears, counts, index))
            }
        }
    }

    private static func judged(_ farrington: Farrington, _ counts: [Int], _ index: Int) -> Judgement {
        guard let reading = farrington.reading(counts, at: index) else { return Judgement() }
        let tail = CountDistribution(mean: reading.expected, dispersion: reading.dispersion)
            .upperTail(from: counts[index])
        return Judgement(
            upperBound: reading.upperBound, expected: reading.expected, dispersion: reading.dispersion,
            score: 1 - tail, isAlarm: reading.isAlarm)
    }

    private static func judged(_ ears: EarlyAberration, _ counts: [Int], _ index: Int) -> Judgement {
        guard let bound = ears.upperBound(counts, at: index) else { return Judgement() }
        return Judgement(
            upperBound: bound, score: ears.score(counts, at: index), isAlarm: Double(counts[index]) > bound)
    }
}

/// What is said of one day or week of one series of complaints.
package struct IntakeReading: Hashable, Codable, Sendable {
    package enum Period: String, Codable, Sendable { case day, week }

    package enum Method: String, Codable, Sendable {
        case earsC1 = "ears_c1"
        case earsC2 = "ears_c2"
        case sameWeekday = "same_weekday"
        case farrington

        package var title: String {
            switch self {
            case .earsC1: "EARS C1"
            case .earsC2: "EARS C2"
            case .sameWeekday: "same weekday NB"
            case .farrington: "Farrington Flexible"
            }
        }
    }

    package var watch: Watch.ID
    package var series: IntakeKey
    package var period: Period
    package var count: Int
    /// In hundredths.
    package var expected: Int
    /// Above it the count is an alarm; in hundredths.
    package var bound: Int
    package var method: Method
    /// Chance of a count at least as high when all is usual.
    var chance: Double
    var isAboveBound: Bool

    package init(
        watch: Watch.ID, series: IntakeKey, period: Period, count: Int, expected: Int, bound: Int, method: Method,
        chance: Double = 0, isAboveBound: Bool = true
    ) {
        self.watch = watch
        self.series = series
        self.period = period
        self.count = count
        self.expected = expected
        self.bound = bound
        self.method = method
        self.chance = chance
        self.isAboveBound = isAboveBound
    }
}

/// Judges the newest count of a series by the ones before it, with the method that the length of the history allows.
struct IntakeJudge: Sendable {
    var watch: Watch.ID
    /// Chance of a false alarm of one series in one bin, before the rule for many series.
    var alpha = 0.001

    struct Judged: Hashable, Sendable {
        var expected: Double
        var bound: Double
        var method: IntakeReading.Method
        var chance: Double
    }

    /// - Parameter counts: Days, oldest first; the last one is judged.
    func day(_ counts: [Int], exposures: [Double]) -> Judged? {
        let scaled = scaled(counts, exposures)
        return sameWeekday(scaled) ?? ears(scaled)
    }

    /// - Parameter counts: Weeks, oldest first; the last one is judged.
    func week(_ counts: [Int], exposures: [Double]) -> Judged? {
        let scaled = scaled(counts, exposures)
        guard case .farrington(let farrington) = DailyMethod.forWeeks(counts.count - 1, alpha: alpha),
            let reading = farrington.reading(scaled, at: scaled.count - 1), let bound = reading.upperBound
        else { return ears(scaled) }
        let tail = CountDistribution(mean: reading.expected, dispersion: reading.dispersion)
            .upperTail(from: scaled[scaled.count - 1])
        return Judged(expected: reading.expected, bound: bound, method: .farrington, chance: tail)
    }

    /// The past in units of the present's shipments, so that a busy season is no outbreak.
    private func scaled(_ counts: [Int], _ exposures: [Double]) -> [Int] {
        guard let present = exposures.last, exposures.count == counts.count else { return counts }
        return zip(counts, exposures).enumerated().map { index, pair in
            index == counts.count - 1 ? pair.0 : Int((Double(pair.0) * present / pair.1).rounded())
        }
    }

    private func ears(_ counts: [Int]) -> Judged? {
        guard case .ears(let ears) = DailyMethod.forWeeks(min(200, counts.count - 1), alpha: alpha),
            let bound = ears.upperBound(counts, at: counts.count - 1)
        else { return nil }
        let lag = ears.method == .c1 ? 0 : 2
        let end = counts.count - 1 - lag
        let past = counts[(end - ears.baseline)..<end].map(Double.init)
        let chance = max(
            IntakeJudge.predictive(counts[counts.count - 1], past),
            IntakeJudge.studentTail(counts[counts.count - 1], past))
        return Judged(
            expected: past.reduce(0, +) / Double(past.count), bound: bound,
            method: ears.method == .c1 ? .earsC1 : .earsC2, chance: chance)
    }

    /// Nine weeks of the same weekday: mean of these days, dispersion of all days around the mean of their weekday.
    private func sameWeekday(_ counts: [Int]) -> Judged? {
        let weeks = 9
        guard counts.count > weeks * 7 else { return nil }
        let past = counts.suffix(weeks * 7 + 1).dropLast().map(Double.init)
        var squares = 0.0
        var mean = 0.0
        for weekday in 0..<7 {
            let days = stride(from: weekday, to: past.count, by: 7).map { past[$0] }
            let middle = days.reduce(0, +) / Double(weeks)
            // The last of the past days is yesterday, so the first one has the weekday of today.
            if weekday == 0 { mean = middle }
            squares += days.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        }
        let total = past.reduce(0, +) / Double(past.count)
        let variance = squares / Double(7 * (weeks - 1))
        let dispersion = max(1, variance / max(0.05, total)) * (1 + 1 / Double(weeks))
        let expected = mean + 0.5 / Double(weeks)
        let counts = (
            today: counts[counts.count - 1], distribution: CountDistribution(mean: expected, dispersion: dispersion)
        )
        return Judged(
            expected: expected, bound: Double(counts.distribution.quantile(1 - alpha)), method: .sameWeekday,
            chance: counts.distribution.upperTail(from: counts.today))
    }

    /// Gelman's predictive of a Poisson rate with Jeffreys' prior, widened by the dispersion that was seen.
    static func predictive(_ count: Int, _ past: [Double]) -> Double {
        let n = Double(past.count)
        let sum = past.reduce(0, +)
        let mean = (sum + 0.5) / n
        let middle = sum / n
        let variance = past.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / (n - 1)
        let dispersion = max(1, variance / mean) * (1 + 1 / n)
        return CountDistribution(mean: mean, dispersion: dispersion).upperTail(from: count)
    }

    /// Student's t for the next of seven normal values: mean and deviation of so few are themselves uncertain.
    static func studentTail(_ count: Int, _ past: [Double]) -> Double {
        let n = Double(past.count)
        let mean = past.reduce(0, +) / n
        let squares = past.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        // A count is never known better than chance lets it be.
        let deviation = max(squares / (n - 1), max(1, mean)).squareRoot()
        let t = (Double(count) - mean) / (deviation * (1 + 1 / n).squareRoot())
        // Six degrees of freedom (Abramowitz and Stegun 26.7.3).
        let cosine = 6 / (6 + t * t)
        let sine = t / (6 + t * t).squareRoot()
        return max(0, (1 - sine * (1 + cosine / 2 + 3 * cosine * cosine / 8)) / 2)
    }
}

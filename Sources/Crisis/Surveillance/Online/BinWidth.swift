/// How long the bins of a series are, and what follows from it: which sums are watched, and in what blocks peaks are counted.
package struct BinWidth: Hashable, Codable, Sendable {
    package let seconds: Int64

    package static let fiveMinutes = BinWidth(known: 300)
    package static let hour = BinWidth(known: 3_600)
    package static let day = BinWidth(known: 86_400)
    package static let week = BinWidth(known: 604_800)

    /// - Parameter seconds: 1 second up to four weeks; nil outside.
    package init?(seconds: Int64) {
        guard seconds >= 1, seconds <= 28 * 86_400 else { return nil }
        self.seconds = seconds
    }

    private init(known seconds: Int64) { self.seconds = seconds }

    package var perWeek: Double { 604_800 / Double(seconds) }

    /// Numbers of bins whose sums are watched: a bin, a quarter of an hour, an hour and three hours where bins are short, up to
    /// some days where they are long. Always four, rising.
    var scales: [Int] {
        if seconds >= BinWidth.day.seconds { return [1, 2, 3, 4] }
        if seconds >= 1_800 { return [1, 2, 6, 24] }
        var scales = [1]
        for span: Int64 in [900, 3_600, 10_800] {
            scales.append(max(scales[scales.count - 1] + 1, min(240, Int(span / seconds))))
        }
        return scales
    }

    /// Bins in which one highest value is taken to learn what peaks are usual: six hours, or some bins where they are long.
    var binsPerBlock: Int { max(6, Int(21_600 / seconds)) }

    /// The same for the whole score: a day, or more where bins are long.
    var binsPerPeriod: Int { max(8, Int(86_400 / seconds)) }

    /// How many bins the level remembers: a day, or two weeks' worth where bins are long.
    var levelMemory: Double { max(14, 86_400 / Double(seconds)) }

    /// How many bins "the last hours" are.
    var recentMemory: Double { max(6, 21_600 / Double(seconds)) }

    /// Bins that lie between the present and "the last hours": an hour, so that a beginning surge is not among them.
    var recentLag: Int { max(1, min(60, Int(3_600 / seconds))) }

    /// Below this many bins the baseline is young: three days, or four weeks' worth where bins are long.
    var youngBins: Int { max(28, Int(259_200 / seconds)) }
}

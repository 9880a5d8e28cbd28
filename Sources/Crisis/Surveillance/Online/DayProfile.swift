/// How the hours of a day differ from their mean, for working days and days of rest: 48 factors, read with straight lines
/// between the middles of the hours. For bins of a day, seven factors.
///
/// Each factor is the ratio of counted to expected, shrunk towards the same hour of the other kind of day and towards 1, and
/// forgets over some weeks.
struct DayProfile: Hashable, Codable, Sendable {
    private var counted = [Float](repeating: 0, count: 48)
    private var expected = [Float](repeating: 0, count: 48)
    private(set) var factors = [Double](repeating: 1, count: 48)
    /// What the factors are shrunk to: 1, or what series like this one let suppose. Empty is all ones.
    private var believed: [Float] = []
    /// What a cell keeps at each bin learnt: 25 days of its hour.
    private let keeping: Float
    /// Imagined bins with factor 1.
    private let prior: Double
    private let hasHours: Bool

    init(width: BinWidth, prior shape: [Double]? = nil) {
        if let shape, shape.count == 48 {
            factors = shape
            believed = shape.map { Float($0) }
        }
        hasHours = width.seconds < BinWidth.day.seconds
        let perHour = max(1, 3_600 / Double(width.seconds))
        keeping = hasHours ? Float(1 - 1 / (25 * perHour)) : 1 - 1 / 26
        prior = hasHours ? max(1, 0.83 * perHour) : 2
    }

    func factor(_ season: SeasonCell) -> Double {
        factors[season.cell] * (1 - season.weight) + factors[season.neighbour] * season.weight
    }

    /// Learns one bin: its count in units of the level.
    mutating func learn(_ ratio: Double, _ season: SeasonCell) {
        let cell = season.cell
        counted[cell] = counted[cell] * keeping + Float(ratio)
        expected[cell] = expected[cell] * keeping + 1
        var sum = Double(counted[cell]) + prior * (believed.isEmpty ? 1 : Double(believed[cell]))
        var count = Double(expected[cell]) + prior
        if hasHours {
            // A day of the other kind tells a third as much.
            let other = cell < 24 ? cell + 24 : cell - 24
            sum += 0.3 * Double(counted[other])
            count += 0.3 * Double(expected[other])
        }
        factors[cell] = min(20, max(0.05, sum / count))
    }
}

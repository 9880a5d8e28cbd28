/// One series of a watch as it runs: a detector of five-minute bins and one of hours, in constant memory.
package struct LiveSeries: Hashable, Codable, Sendable {
    private(set) var fine: SurgeDetector
    private(set) var hourly: SurgeDetector
    /// The count of the hour that is running, and how many of its bins are known.
    private var hourCount = 0.0
    private var hourBins = 0
    /// Counts are judged per million shipments since volumes were given.
    private var isPerMillion = false

    static let binsPerHour: Int64 = 12

    init(_ key: SeriesKey, surroundings: SeriesSurroundings, quietBins: Int) {
        fine = SurgeDetector(prior: surroundings.prior(for: key, width: .fiveMinutes), quietBins: quietBins)
        hourly = SurgeDetector(
            width: .hour, prior: surroundings.prior(for: key, width: .hour),
            quietBins: quietBins / Int(LiveSeries.binsPerHour))
    }

    /// The rarer of what a bin and, at its end, an hour say.
    struct Finding: Hashable, Sendable {
        var rarity: SurgeReading.Rarity
        var width: BinWidth
    }

    /// Judges and learns the bin of five minutes with this number since the epoch.
    mutating func close(_ count: Int, key: SeriesKey, bin: Int64, in surroundings: SeriesSurroundings) -> Finding {
        let start = Timestamp(seconds: bin * 300)
        var season = surroundings.season(start, width: .fiveMinutes)
        adapt(to: surroundings.exposure(of: key.stream, at: start), &season)
        let finding = Finding(rarity: fine.observe(Double(count), season), width: .fiveMinutes)
        hourCount += Double(count)
        hourBins += 1
        guard let hour = closeHour(after: bin, season, in: surroundings) else { return finding }
        return hour.rarity.logWeeks > finding.rarity.logWeeks ? hour : finding
    }

    /// A bin of which nothing is known.
    mutating func skip(bin: Int64) {
        fine.skip()
        if (bin + 1) % LiveSeries.binsPerHour == 0 {
            hourly.skip()
            hourCount = 0
            hourBins = 0
        }
    }

    /// An hour of which half is known counts as a whole one by its bins; of less nothing is known.
    private mutating func closeHour(
        after bin: Int64, _ season: SeasonCell, in surroundings: SeriesSurroundings
    ) -> Finding? {
        guard (bin + 1) % LiveSeries.binsPerHour == 0 else { return nil }
        defer {
            hourCount = 0
            hourBins = 0
        }
        guard 2 * hourBins >= Int(LiveSeries.binsPerHour) else {
            hourly.skip()
            return nil
        }
        let start = Timestamp(seconds: (bin + 1 - LiveSeries.binsPerHour) * 300)
        var hour = surroundings.season(start, width: .hour)
        hour.exposure = season.exposure
        let count = hourCount * Double(LiveSeries.binsPerHour) / Double(hourBins)
        return Finding(rarity: hourly.observe(count, hour), width: .hour)
    }

    /// When volumes come or go, the level goes over to the other scale, so that the change itself is no surge.
    private mutating func adapt(to millions: Double?, _ season: inout SeasonCell) {
        if (millions != nil) != isPerMillion {
            let known = millions ?? lastExposure
            fine.rescale(by: millions == nil ? known : 1 / known)
            hourly.rescale(by: millions == nil ? known : 1 / known)
            isPerMillion = millions != nil
        }
        if let millions { lastExposure = millions }
        season.exposure = millions ?? 1
    }

    private var lastExposure = 1.0

    var isYoung: Bool { fine.isYoung }

    func lesson(width: BinWidth) -> SurgePrior? { width == .hour ? hourly.lesson : fine.lesson }

    /// Bytes that it takes, whatever it has seen.
    package var heldBytes: Int { fine.heldBytes + hourly.heldBytes + 48 }
}

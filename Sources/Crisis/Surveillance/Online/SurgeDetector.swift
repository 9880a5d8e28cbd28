/// Tells for each bin of a series how rare a burst like the present one is: one pass, no look-ahead, constant memory (below 8 KB).
///
/// Three steps. The **expectation** is a level times the hour of the week, taught by counts that are cut off where an outbreak
/// begins. Seven **distances** (of the last bin, quarter of an hour, hour and three hours; from the day's mean whatever
/// the hour; from the last hours; from the same hour of other days) are each standardised by the tail of their own peaks. Their mean, with a part of their
/// maximum, is the **score**, whose own daily peaks say how many weeks pass between two bursts as strong.
package struct SurgeDetector: Hashable, Codable, Sendable {
    private static let parts = 7
    /// How much the greatest distance counts beside the mean of all.
    private static let maximumShare = 0.1
    /// A level below this cannot be told from zero: one mention in 333 bins.
    private static let leastMean = 0.003

    package let width: BinWidth
    private let scales: [Int]
    /// Counts a bin, in the mean of a week and, where exposures are given, for one unit of exposure.
    package private(set) var level = 0.0
    /// How many bins the prior's level counts for.
    private let priorBins: Double
    private var recent = 0.0
    private var dispersion: HourlyDispersion
    private var profile: DayProfile
    private var sameHour: SameHour?
    /// What the last counts were in proportion to.
    private var exposure = 1.0
    /// Rings of the last bins: counts, what was expected, and the level of the last hours.
    private var counts: [Double]
    private var means: [Double]
    private var recents: [Double]
    private var slot = 0
    private var sums = SIMD4<Double>.zero
    private var meanSums = SIMD4<Double>.zero
    private var tails: [PeakTail]
    private var edges = SIMD8<Double>.zero
    private var slopesAbove = SIMD8<Double>.zero
    private var slopesBelow = SIMD8<Double>.zero
    private var peaks = SIMD8<Double>(repeating: -100)
    private var total: PeakTail
    private var totalPeak = -100.0
    private var inBlock = 0
    private var inPeriod = 0
    /// Bins learnt.
    package private(set) var bins = 0

    /// - Parameters:
    ///   - prior: What series like this one let suppose; nil lets the first bin say what the level is.
    ///   - quietBins: So many bins are known to have passed without any count, as in a series that begins with its first one.
    package init(width: BinWidth = .fiveMinutes, prior: SurgePrior? = nil, quietBins: Int = 0) {
        self.width = width
        scales = width.scales
        profile = DayProfile(width: width, prior: prior?.factors)
        dispersion = HourlyDispersion(width: width, start: prior?.dispersion)
        priorBins = prior?.bins ?? 0
        bins = max(0, quietBins)
        if let prior {
            let known = prior.bins + Double(bins)
            level = max(SurgeDetector.leastMean, prior.level * (known > 0 ? prior.bins / known : 1))
            recent = level
        }
        sameHour = SameHour(width: width)
        let size = max(scales[3], width.recentLag) + 1
        counts = Array(repeating: 0, count: size)
        means = counts
        recents = counts
        let shipped = ShippedTails(width: width)
        let believed = prior?.tails.count == SurgeDetector.parts ? prior?.tails : nil
        tails = (believed ?? shipped.distances).map { PeakTail(capacity: 112, prior: $0) }
        total = PeakTail(capacity: 56, prior: prior?.total ?? shipped.total)
        takeTails()
    }

    /// Bytes that the detector takes, whatever it has seen: its own and those of its arrays.
    package var heldBytes: Int {
        let rings = 3 * (counts.count * MemoryLayout<Double>.stride + 32)
        let seasons = 48 * 16 + 24 * 16 + 7 * 32
        let peaks = tails.reduce(total.heldBytes) { $0 + $1.heldBytes + MemoryLayout<PeakTail>.stride }
        return MemoryLayout<SurgeDetector>.size + rings + seasons + peaks + 64
    }

    package var isYoung: Bool { bins < width.youngBins }

    /// What is usual in a bin with this place in the week.
    package func expected(_ season: SeasonCell) -> Double {
        max(SurgeDetector.leastMean, level * profile.factor(season) * season.exposure)
    }

    /// By what the level is multiplied at this place of the week.
    package func factor(_ season: SeasonCell) -> Double { profile.factor(season) }

    /// Counts and expectations of the last three spans of `length` bins, oldest first; for five-minute bins and 12, the
    /// last three hours. Spans that reach back before the ring are left out.
    func lastSpans(of length: Int) -> (counts: [Double], usual: [Double]) {
        let spans = min(3, (counts.count - 1) / length)
        let sums = (0..<spans).reversed().map { span in
            (1...length).reduce(into: (0.0, 0.0)) { sum, step in
                let place = (slot - span * length - step + 2 * counts.count) % counts.count
                sum.0 += counts[place]
                sum.1 += means[place]
            }
        }
        return (sums.map(\.0), sums.map(\.1))
    }

    /// Variance over mean of a count at this place of the week.
    package func dispersion(_ season: SeasonCell) -> Double { dispersion.value(season) }

    /// What this series teaches others that are like it; nil while it is young itself.
    var lesson: SurgePrior? {
        guard !isYoung else { return nil }
        return SurgePrior(
            level: level, bins: SurgePrior.bins(for: level), dispersion: dispersion.overall, factors: profile.factors,
            tails: tails.map(\.lesson), total: total.lesson)
    }

    /// Puts the level on another scale, as when counts are told per million shipments from now on.
    mutating func rescale(by factor: Double) {
        level = max(SurgeDetector.leastMean, level * factor)
        recent *= factor
        exposure /= factor
        for i in recents.indices { recents[i] *= factor }
    }

    /// Judges one bin and then learns it.
    ///
    /// - Parameter count: 0 up to 1e12; what lies outside is cut off.
    package mutating func observe(_ count: Double, _ season: SeasonCell) -> SurgeReading.Rarity {
        let count = count >= 0 ? min(count, 1e12) : 0
        // The first bin says what the level is, unless it is as believed.
        if bins == 0, priorBins == 0 || count > limit(level * season.exposure) {
            level = (count + 0.1) / season.exposure
            recent = level
        }
        if season.exposure != exposure {
            sameHour?.rescale(by: season.exposure / exposure)
            exposure = season.exposure
        }
        let factor = profile.factor(season) * season.exposure
        let mean = max(SurgeDetector.leastMean, level * factor)
        push(count, mean: mean)
        let spread = dispersion.value(season)
        var values = distances(spread, exposure: season.exposure)
        // Bins of half an hour and more have no hours to compare: the sum of some bins counts twice.
        values[6] =
            sameHour?.distance(max(0, sums[2]), expected: max(SurgeDetector.leastMean, meanSums[2]), dispersion: spread)
            ?? values[2]
        // What a young baseline does not know of its level widens every distance.
        values *= 1 / (1 + 50 / Double(bins + 1)).squareRoot()
        let score = score(values)
        let standard = total.standardised(score)
        let edgePerWeek = width.perWeek / Double(width.binsPerPeriod) * PeakTail.share
        // However rare: less than three mentions more than usual, in whichever span, are no surge.
        let excess = (sums - meanSums).max()
        let logWeeks = min(standard - Elementary.logarithm(edgePerWeek), excess - 3)
        peaks = pointwiseMax(peaks, values)
        totalPeak = max(totalPeak, score)
        var reading = SurgeReading.Rarity(
            count: count, expected: mean, dispersion: spread, logWeeks: logWeeks, isYoung: isYoung)
        let clearest = clearestScale(values)
        reading.span = scales[clearest]
        reading.spanCount = max(0, sums[clearest])
        reading.spanExpected = max(0, meanSums[clearest])
        learn(count, mean: mean, factor: factor, season)
        return reading
    }

    /// A bin of which nothing is known: it counts as nothing expected and nothing counted.
    package mutating func skip() {
        push(0, mean: 0)
        sameHour?.skip()
        slot = (slot + 1) % counts.count
    }

    private mutating func push(_ count: Double, mean: Double) {
        let size = counts.count
        for i in 0..<4 {
            var old = slot - scales[i]
            if old < 0 { old += size }
            sums[i] += count - counts[old]
            meanSums[i] += mean - means[old]
        }
        counts[slot] = count
        means[slot] = mean
        recents[slot] = recent
    }

    private func distances(_ dispersion: Double, exposure: Double) -> SIMD8<Double> {
        var values = SIMD8<Double>(repeating: 0)
        for i in 0..<4 {
            let spread = dispersion * (1 + 0.15 * Double(scales[i] - 1).squareRoot())
            values[i] = CountScale.distance(
                max(0, sums[i]), from: max(SurgeDetector.leastMean, meanSums[i]), dispersion: spread)
        }
        // From the level whatever the hour: bursts that are rare for the whole week, not for the small hours only.
        let length = Double(min(bins + 1, scales[1]))
        let sum = max(0, sums[1])
        values[4] = CountScale.distance(sum, from: level * exposure * length, dispersion: dispersion * 1.2)
        // From the last hours, as they stood an hour ago: a day that is loud as a whole is no news.
        var before = slot - min(bins, width.recentLag)
        if before < 0 { before += counts.count }
        let ratio = max(0.1, recents[before] / max(SurgeDetector.leastMean, level))
        values[5] = CountScale.distance(
            sum, from: max(SurgeDetector.leastMean, meanSums[1] * ratio), dispersion: dispersion * 1.2)
        return values
    }

    private func score(_ values: SIMD8<Double>) -> Double {
        let above = values - edges
        let standard = above * slopesAbove.replacing(with: slopesBelow, where: above .< 0)
        var highest = standard[0]
        for i in 1..<SurgeDetector.parts { highest = max(highest, standard[i]) }
        let mean = (standard * ShippedTails.weights(width)).sum()
        return mean * (1 - SurgeDetector.maximumShare) + highest * SurgeDetector.maximumShare
    }

    private mutating func learn(_ count: Double, mean: Double, factor: Double, _ season: SeasonCell) {
        let n = Double(bins + 1)
        // An outbreak must not become the usual.
        let limit = limit(mean)
        let taught = min(count, limit)
        let rate = max(1 / width.levelMemory, 1 / (n + 3 + priorBins))
        // Weighted by the factor: an hour of the night says little about the level.
        level = max(
            SurgeDetector.leastMean,
            level + min(0.5, rate * factor / season.exposure) * (taught - mean) / factor)
        recent += max(1 / width.recentMemory, 1 / (n + 3 + priorBins)) * (min(count, 3 * limit) / factor - recent)
        let surprise = (taught - mean) * (taught - mean) / max(0.05, mean)
        dispersion.learn(surprise, season, after: n)
        if !season.isSpecial {
            // While a believed level gives way to the true one, ratios say nothing of the hour.
            let greatest = priorBins > 0 && bins < width.binsPerPeriod ? 1.5 : 20
            profile.learn(min(greatest, taught / (level * season.exposure)), season)
        }
        bins += 1
        slot = (slot + 1) % counts.count
        learnPeaks()
    }

    /// The highest count that teaches the usual.
    private func limit(_ mean: Double) -> Double {
        mean + 6 * (dispersion.overall * mean + 0.1 * mean * mean + 1).squareRoot()
    }

    private func clearestScale(_ values: SIMD8<Double>) -> Int {
        let standard = (values - edges) * slopesAbove
        var clearest = 0
        for scale in 1..<4 where standard[scale] > standard[clearest] { clearest = scale }
        return clearest
    }

    private mutating func learnPeaks() {
        inBlock += 1
        if inBlock == width.binsPerBlock {
            inBlock = 0
            for i in 0..<SurgeDetector.parts { tails[i].learn(peaks[i]) }
            peaks = SIMD8(repeating: -100)
            takeTails()
        }
        inPeriod += 1
        if inPeriod == width.binsPerPeriod {
            inPeriod = 0
            total.learn(totalPeak)
            totalPeak = -100
        }
    }

    private mutating func takeTails() {
        for i in 0..<SurgeDetector.parts {
            edges[i] = tails[i].edge
            slopesAbove[i] = 1 / tails[i].scale
            slopesBelow[i] = tails[i].slopeBelow
        }
    }
}

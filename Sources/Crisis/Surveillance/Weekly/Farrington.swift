/// Farrington's surveillance of weekly counts (Farrington 1996; Noufaily 2013): what the same weeks of past years let expect.
///
/// Equal to `farrington` and `farringtonFlexible` of R's surveillance 1.20.3 in the four configurations below.
package struct Farrington: Hashable, Sendable {
    package enum Variant: String, CaseIterable, Sendable {
        /// The negative-binomial quantile at the fitted mean. The one to use.
        case negativeBinomial = "nb"
        /// The two-thirds power of Farrington 1996 on the flexible model.
        case delta
        /// The negative-binomial quantile at the mean's own upper bound.
        case upperMean = "muan"
        /// The model of 1996: same weeks only, no seasons, gentler towards past outbreaks.
        case original = "1996"
    }

    /// What is known of one week.
    package struct Reading: Hashable, Sendable {
        /// Above it the count is an alarm; nil where no bound exists.
        package var upperBound: Double?
        package var expected: Double
        /// Variance over mean, at least 1.
        package var dispersion: Double
        package var isAlarm: Bool
        package var hasTrend: Bool
    }

    package var variant: Variant
    /// Chance of an alarm in one usual week.
    package var alpha: Double
    package var years = 5
    package var halfWindow = 3
    package var weeksPerYear = 52
    /// A trend is kept when its significance is below this, and always at 1.
    package var trendSignificance: Double

    package init(_ variant: Variant = .negativeBinomial, alpha: Double = 0.005, trendSignificance: Double? = nil) {
        self.variant = variant
        self.alpha = alpha
        self.trendSignificance = trendSignificance ?? (variant == .original || variant == .delta ? 0.05 : 1)
    }

    private var seasons: Int { variant == .original ? 1 : 10 }
    /// Weeks before the present one that teach nothing, because an outbreak may have begun in them.
    private var recentWeeksLeftOut: Int { 26 }

    /// Weeks that must lie before the first one that can be judged.
    package var history: Int { weeksPerYear * years + halfWindow }

    /// Judges week `index` by the weeks before it; nil where the history is too short or no model can be fitted.
    package func reading(_ counts: [Int], at index: Int) -> Reading? {
        guard index >= history, index < counts.count else { return nil }
        let (weeks, seasonOf) = references(index)
        let past = weeks.map { Double(counts[$0]) }
        let model = { (trend: Bool) in
            FarringtonModel(
                weeks: weeks, seasonOf: seasonOf, seasons: seasons, counts: past, trend: trend,
                threshold: variant == .original ? 1 : 2.58)
        }
        guard var chosen = model(true) else { return nil }
        if chosen.hasTrend, !keepsTrend(chosen, index, past) {
            guard let flat = model(false) else { return nil }
            chosen = flat
        }
        return judged(counts[index], chosen, index)
    }

    private func keepsTrend(_ model: FarringtonModel, _ index: Int, _ past: [Double]) -> Bool {
        let predicted = Elementary.exponential(model.predictor(week: index))
        return years >= 3 && predicted <= past.max() ?? 0
            && model.trendSignificance(dispersion: model.fit.relativeDispersion) < trendSignificance
    }

    private func judged(_ count: Int, _ model: FarringtonModel, _ index: Int) -> Reading {
        let predictor = model.predictor(week: index)
        let mean = Elementary.exponential(predictor)
        let phi = model.dispersion
        let variance = model.variance(week: index) * model.fit.relativeDispersion
        let bound: Double?
        switch variant {
        case .negativeBinomial:
            bound = Double(CountDistribution(mean: mean, dispersion: phi).quantile(1 - alpha))
        case .upperMean:
            let upper = Elementary.exponential(
                predictor + NormalDistribution.quantile(1 - alpha) * variance.squareRoot())
            bound =
                upper.isFinite ? Double(CountDistribution(mean: upper, dispersion: phi).quantile(1 - alpha)) : nil
        case .delta, .original:
            bound = power(mean, phi + variance * mean, NormalDistribution.quantile(1 - alpha))
        }
        let isAlarm = bound.map { Double(count) > $0 && count != 0 } ?? false
        return Reading(
            upperBound: bound, expected: mean, dispersion: phi, isAlarm: isAlarm, hasTrend: model.hasTrend)
    }

    /// The bound on the scale of the two-thirds power, where counts are nearly normal.
    private func power(_ mean: Double, _ factor: Double, _ z: Double) -> Double {
        let error = (4.0 / 9 * Elementary.power(mean, 1.0 / 3) * factor).squareRoot()
        return Elementary.power(Elementary.power(mean, 2.0 / 3) + z * error, 1.5)
    }

    /// The reference weeks, oldest first, with the season of each.
    ///
    /// The weeks around the present one in past years are the last season; what lies between them is cut into equal
    /// seasons, the first ones a week longer where it does not divide.
    private func references(_ index: Int) -> (weeks: [Int], seasonOf: [Int]) {
        var weeks: [Int] = []
        var seasonOf: [Int] = []
        for year in (1...years).reversed() {
            let centre = index - weeksPerYear * year
            for week in (centre - halfWindow)...(centre + halfWindow) {
                weeks.append(week)
                seasonOf.append(seasons)
            }
            guard seasons > 1 else { continue }
            let between = weeksPerYear - 2 * halfWindow - 1
            let length = between / (seasons - 1)
            let longer = between % (seasons - 1)
            var week = centre + halfWindow + 1
            for season in 1..<seasons {
                for _ in 0..<(length + (season <= longer ? 1 : 0)) {
                    if week < index - recentWeeksLeftOut {
                        weeks.append(week)
                        seasonOf.append(season)
                    }
                    week += 1
                }
            }
        }
        return (weeks, seasonOf)
    }
}

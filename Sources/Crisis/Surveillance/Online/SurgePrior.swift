/// What is believed of a series before it has taught anything itself: pooled over the team's other watches, or as shipped.
package struct SurgePrior: Hashable, Codable, Sendable {
    /// Counts a bin, in the mean of a week.
    var level: Double
    /// How many bins this level counts for.
    var bins: Double
    /// Variance over mean.
    var dispersion: Double
    /// The 48 factors of a `DayProfile`; empty is flat.
    var factors: [Double]
    /// One for each distance of the detector; empty takes the shipped ones.
    var tails: [PeakTail.Prior]
    var total: PeakTail.Prior?

    /// A level is believed like one count that was seen: it gives way to the first hours of a busy series.
    static func bins(for level: Double) -> Double { min(48, max(2, 1 / max(1e-6, level))) }

    /// What is believed where nobody has taught anything.
    ///
    /// - Parameter perHour: Mentions an hour of a usual series of the kind.
    package static func shipped(perHour: Double, width: BinWidth) -> SurgePrior {
        let level = perHour * Double(width.seconds) / 3_600
        return SurgePrior(level: level, bins: bins(for: level), dispersion: 2, factors: [], tails: [], total: nil)
    }

    /// The middle of what others have learnt: levels by their geometric mean, so that one large brand does not speak for all.
    ///
    /// - Parameter lessons: In a fixed order, so that the same lessons give the same bits.
    static func pooled(_ lessons: [SurgePrior]) -> SurgePrior? {
        guard let first = lessons.first else { return nil }
        let n = Double(lessons.count)
        func mean(_ value: (SurgePrior) -> Double) -> Double { lessons.reduce(0) { $0 + value($1) } / n }
        var pooled = first
        pooled.level = Elementary.exponential(mean { Elementary.logarithm(max(1e-6, $0.level)) })
        pooled.bins = bins(for: pooled.level)
        pooled.dispersion = mean(\.dispersion)
        pooled.factors = first.factors.indices.map { cell in mean { $0.factors[cell] } }
        pooled.tails = first.tails.indices.map { part in
            var tail = first.tails[part]
            tail.middle = mean { $0.tails[part].middle }
            tail.edge = mean { $0.tails[part].edge }
            tail.scale = mean { $0.tails[part].scale }
            return tail
        }
        if var total = first.total {
            total.middle = mean { $0.total?.middle ?? 0 }
            total.edge = mean { $0.total?.edge ?? 0 }
            total.scale = mean { $0.total?.scale ?? 0 }
            pooled.total = total
        }
        return pooled
    }
}

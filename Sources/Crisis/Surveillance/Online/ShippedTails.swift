/// What the distances of a `SurgeDetector` usually reach, and how much each of them counts: pooled over many series, by the
/// length of the bins.
///
/// The weights of this knowledge are high: a series whose own bursts and events are large must not be judged by these alone, for
/// then its next event would count as one of its habits. The figures are those of `Benchmarks/Surveillance`.
struct ShippedTails {
    let distances: [PeakTail.Prior]
    let total: PeakTail.Prior

    private static let fineWeights = SIMD8<Double>(0.1, 0.4, 2, 2, 0.2, 0.2, 2, 0) / 6.9
    private static let coarseWeights = SIMD8<Double>(2, 2, 1, 0.4, 0.2, 0.2, 0, 0) / 5.8

    /// Of the four spans, the day's mean, the last hours and the same hour of other days; they sum up to 1. The spans of an hour
    /// and of some hours tell most, however long a bin is.
    static func weights(_ width: BinWidth) -> SIMD8<Double> {
        width.seconds < 1_800 ? fineWeights : coarseWeights
    }

    init(width: BinWidth) {
        let isFine = width.seconds < 1_800
        let middles = isFine ? [1.35, 1.1, 0.75, 0.45, 1.3, 1.2, 1.2] : [0.45, 0.35, 0.2, 0.08, 0.55, 0.45, 0.2]
        let edges = isFine ? [1.85, 1.65, 1.3, 1.0, 2.05, 1.7, 2.0] : [0.95, 0.85, 0.65, 0.42, 1.3, 0.95, 0.65]
        let scale = isFine ? 0.55 : 0.4
        distances = zip(middles, edges).map {
            PeakTail.Prior(middle: $0, edge: $1, scale: scale, weight: 200, scaleWeight: 1_000)
        }
        total = PeakTail.Prior(middle: -0.8, edge: 0.3, scale: 0.95, weight: 30, scaleWeight: 400)
    }
}

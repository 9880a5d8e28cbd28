/// How often a score reaches a height: the tail of its highest values per block of time.
///
/// Up to the edge of the tail the share of blocks is counted; above it an exponential excess extrapolates beyond what was
/// ever seen. The scores are logarithmic in a burst's size, bursts have power-law sizes, and logarithms of power laws are
/// exponential: the generalised Pareto tail with shape 0. The mean excess comes from the median excess, which a few true
/// events do not move, and both are pulled towards a prior, pooled over many series, that counts like some blocks.
struct PeakTail: Hashable, Codable, Sendable {
    /// What is believed before anything was seen.
    struct Prior: Hashable, Codable, Sendable {
        /// The value that half of the blocks exceed.
        var middle: Double
        /// The value that `PeakTail.share` of the blocks exceed.
        var edge: Double
        /// Mean excess over the edge.
        var scale: Double
        /// How many blocks this knowledge is worth.
        var weight: Double
        /// How many blocks the knowledge of the scale is worth: it takes longest to learn.
        var scaleWeight: Double
    }

    /// Share of the blocks that make the tail.
    static let share = 0.15

    /// The peaks in 256ths, which is enough and half as large: in the order of time, and sorted.
    private var ring: [Int16] = []
    private var sorted: [Int16] = []
    private var next = 0
    private let capacity: Int
    private let prior: Prior
    private(set) var middle: Double
    private(set) var edge: Double
    private(set) var scale: Double

    init(capacity: Int, prior: Prior) {
        self.capacity = capacity
        self.prior = prior
        middle = prior.middle
        edge = prior.edge
        scale = prior.scale
        ring.reserveCapacity(capacity)
        sorted.reserveCapacity(capacity)
    }

    /// Units per scale below the edge: the line goes through the middle, which lies ln(0.5 / share) = 1.2 below.
    var slopeBelow: Double { 1 / max(scale * 0.5, (edge - middle) / 1.2) }

    /// Distance above the edge in units of the scale, so that each unit is e times rarer; below it a line to the middle, and
    /// below the middle, where each block has several such values, a line four times as steep.
    func standardised(_ value: Double) -> Double {
        if value >= edge { return (value - edge) / scale }
        return (max(value, middle) - edge) * slopeBelow + min(0, value - middle) * slopeBelow * 4
    }

    mutating func learn(_ peak: Double) {
        let value = Int16((min(127.9, max(-127.9, peak)) * 256).rounded())
        if ring.count < capacity {
            ring.append(value)
        } else {
            sorted.remove(at: place(of: ring[next]))
            ring[next] = value
        }
        next = (next + 1) % capacity
        sorted.insert(value, at: place(of: value))
        fit()
    }

    private func place(of value: Int16) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let centre = (low + high) / 2
            if sorted[centre] < value { low = centre + 1 } else { high = centre }
        }
        return low
    }

    private mutating func fit() {
        let atEdge = quantile(1 - PeakTail.share)
        let ownMiddle = quantile(0.5)
        middle = learnt(ownMiddle, prior.middle, margin: 0.2 * prior.scale, prior.weight, quiet: 10)
        edge = max(
            middle + 0.03 * prior.scale,
            learnt(atEdge, prior.edge, margin: 0.2 * prior.scale, prior.weight, quiet: 10))
        // The median of the excess over ln 2 is its mean, if it is exponential; so is what lies between middle and edge over
        // 1.2, which no event moves.
        let excess = max(
            (quantile(1 - PeakTail.share / 2) - atEdge) / 0.6931471805599453, (atEdge - ownMiddle) / 1.2)
        scale = max(
            prior.scale * 0.4, learnt(excess, prior.scale, margin: 0.4 * prior.scale, prior.scaleWeight, quiet: 10))
    }

    /// What is believed with `own` seen: near the prior at first, and slowly towards what is seen.
    ///
    /// What lies below the prior by more than `margin` is learnt within days, with a weight of `quiet` blocks. Bursts and events
    /// only make a series look louder than it usually is; nothing that happens makes it look quieter.
    private func learnt(_ own: Double, _ prior: Double, margin: Double, _ weight: Double, quiet: Double) -> Double {
        let n = Double(sorted.count)
        let slow = prior + (own - prior) * n / (n + weight)
        guard own < prior - margin else { return slow }
        return min(slow, prior + (own - prior + margin) * n / (n + quiet))
    }

    private func quantile(_ p: Double) -> Double {
        let position = p * Double(sorted.count) - 0.5
        if position <= 0 { return peak(0) }
        let index = Int(position)
        guard index + 1 < sorted.count else { return peak(sorted.count - 1) }
        let part = position - Double(index)
        return peak(index) * (1 - part) + peak(index + 1) * part
    }

    private func peak(_ index: Int) -> Double { Double(sorted[index]) / 256 }

    /// What is known of the tail, as a belief for another series.
    var lesson: Prior {
        Prior(middle: middle, edge: edge, scale: scale, weight: prior.weight, scaleWeight: prior.scaleWeight)
    }

    /// Bytes that the peaks take.
    var heldBytes: Int { 4 * capacity + 64 }
}

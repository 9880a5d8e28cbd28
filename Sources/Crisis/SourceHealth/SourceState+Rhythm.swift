/// The source's own rhythm: how long it usually leaves us without anything new.
extension SourceState {
    /// Gaps that are remembered.
    package static let maximumGaps = 64
    /// Fewer gaps than this are no rhythm yet.
    package static let minimumGaps = 8
    /// A source is never called silent sooner than this many intervals after its last item.
    package static let minimumSilentIntervals: Int64 = 3
    /// We count as listening while the last good answer is at most this many intervals old; what we slept through is
    /// not the source's silence.
    static let listeningIntervals: Int64 = 4

    /// Keeps the gap since the last new item.
    ///
    /// Pages of one poll are one arrival, so a gap under half an interval does not count; nor does one through which we
    /// were deaf ourselves, stopped or failing.
    mutating func noteArrival(at now: Timestamp, interval: TimeSpan) {
        defer { lastItem = max(lastItem ?? now, now) }
        guard let lastItem, isListening(at: now, interval: interval) else { return }
        let gap = now - lastItem
        guard gap.milliseconds > 0, gap.milliseconds >= interval.milliseconds / 2 else { return }
        gaps = Array((gaps + [gap.milliseconds]).suffix(SourceState.maximumGaps))
    }

    func isListening(at moment: Timestamp, interval: TimeSpan) -> Bool {
        guard let lastSuccess else { return false }
        return moment - lastSuccess <= interval * SourceState.listeningIntervals
    }

    /// How long without anything new is still usual: the 99th percentile of its gaps by nearest rank, and at least
    /// three intervals. Nil while there are fewer than eight gaps.
    package func usualSilence(interval: TimeSpan) -> TimeSpan? {
        guard gaps.count >= SourceState.minimumGaps else { return nil }
        let rank = (99 * gaps.count + 99) / 100
        let percentile = TimeSpan(milliseconds: gaps.sorted()[rank - 1])
        return max(percentile, interval * SourceState.minimumSilentIntervals)
    }
}

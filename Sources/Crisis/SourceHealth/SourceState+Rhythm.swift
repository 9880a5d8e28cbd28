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
    mutating func noteArrival(at now: Timestamp, interval: TimeSpan, isListening: Bool) {
        defer { lastItem = max(lastItem ?? now, now) }
        guard let lastItem, isListening else { return }
        let gap = now - lastItem
        guard gap.milliseconds > 0, gap.milliseconds >= interval.milliseconds / 2 else { return }
        gaps = Array((gaps + [gap.milliseconds]).suffix(SourceState.maximumGaps))
    }

    func isListening(at moment: Timestamp, interval: TimeSpan) -> Bool {
        guard let lastSuccess else { return false }
        return moment - lastSuccess <= max(interval, plannedWait) * SourceState.listeningIntervals
    }

    /// The wait that the last good answer was followed by; longer than the interval when the publisher asked for it.
    private var plannedWait: TimeSpan {
        guard failures == 0, !isGone, let lastAttempt else { return .zero }
        return min(nextDue - lastAttempt, .days(1))
    }

    /// The median of its gaps between new items; nil while there are too few for a rhythm.
    package var usualGap: TimeSpan? {
        guard gaps.count >= SourceState.minimumGaps else { return nil }
        return TimeSpan(milliseconds: gaps.sorted()[gaps.count / 2])
    }

    /// How long without anything new is still usual: the 99th percentile of its gaps by nearest rank, and at least
    /// three intervals. Nil while there are fewer than eight gaps.
    package func usualSilence(interval: TimeSpan) -> TimeSpan? {
        guard gaps.count >= SourceState.minimumGaps else { return nil }
        let rank = (99 * gaps.count + 99) / 100
        // Of fewer than a hundred gaps it is the longest.
        let percentile = rank == gaps.count ? gaps.max() ?? 0 : gaps.sorted()[rank - 1]
        return max(TimeSpan(milliseconds: percentile), interval * SourceState.minimumSilentIntervals)
    }
}

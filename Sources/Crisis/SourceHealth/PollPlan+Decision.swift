/// When a source is asked next, and why not sooner.
package struct PollDecision: Hashable, Sendable {
    package var due: Timestamp
    package var reason: PollReason

    package init(due: Timestamp, reason: PollReason) {
        self.due = due
        self.reason = reason
    }
}

/// What holds a poll back, counted from the last one.
private struct PollBound {
    var wait: TimeSpan
    var reason: PollReason
}

extension PollPlan {
    /// When the source is asked next, from what is remembered of it.
    ///
    /// In calm times the wait is the operator's interval or the source's own rhythm, and no shorter than what the
    /// publisher asks for (`ttl`, update period, skipped hours, `max-age`), as far as the tier's slowest pace allows. In
    /// a crisis of one of its watches it is the tier's fastest pace: hints about the usual rhythm are set aside, because the
    /// rhythm is not usual then; `max-age` still counts up to the tier's usual pace, because an answer that is fresh
    /// would be the same again. `Retry-After` and backing off after failures count always.
    ///
    /// - Parameter crisis: the open orange or red incident of one of its watches, if any.
    package static func decide(_ state: SourceState, pace: PollPace, crisis: Incident.ID? = nil) -> PollDecision {
        if state.isGone { return PollDecision(due: never, reason: .gone) }
        guard let last = state.lastAttempt else { return PollDecision(due: state.nextDue, reason: .firstPoll) }
        let bound =
            state.failures > 0
            ? afterFailure(state, pace: pace, crisis: crisis, since: last)
            : afterSuccess(state, pace: pace, crisis: crisis, since: last)
        return PollDecision(due: last + bound.wait, reason: bound.reason)
    }

    private static func afterFailure(
        _ state: SourceState, pace: PollPace, crisis: Incident.ID?, since last: Timestamp
    ) -> PollBound {
        var interval = state.interval(pace, at: last).span
        if crisis != nil { interval = min(interval, pace.range.fastest) }
        let isMissing = state.lastFailure.kind == .missing
        // 429 without a wait: we came too often, so the next wait is longer than after any other failure.
        let failures = state.failures + (state.lastStatus == 429 && state.heldUntil == nil ? 1 : 0)
        let wait = wait(
            state.id, interval: interval, failures: failures, cap: isMissing ? missingCap : backoffCap)
        let planned = PollBound(
            wait: wait,
            reason: isMissing
                ? .missing(failures: state.failures, wait) : .backoff(failures: state.failures, wait))
        guard let held = state.heldUntil else { return planned }
        let asked = max(held - last, clamped(interval))
        return asked > planned.wait
            ? PollBound(wait: asked, reason: .retryAfter(status: state.lastStatus, asked)) : planned
    }

    private static func afterSuccess(
        _ state: SourceState, pace: PollPace, crisis: Incident.ID?, since last: Timestamp
    ) -> PollBound {
        let calm = state.interval(pace, at: last)
        let fresh = state.freshUntil.map { $0 - last } ?? .zero
        if let crisis, pace.range.fastest < calm.span {
            let wait = wait(state.id, interval: pace.range.fastest, failures: 0)
            let bound = PollBound(wait: wait, reason: .crisis(crisis, pace.range.fastest))
            let limit = min(fresh, pace.range.usual)
            return limit > wait ? PollBound(wait: limit, reason: .stillFresh(limit)) : bound
        }
        let planned = PollBound(wait: wait(state.id, interval: calm.span, failures: 0), reason: calm.reason)
        let longest = max(pace.range.slowest, planned.wait)
        var strictest = planned
        func bind(_ wait: TimeSpan, _ reason: PollReason) {
            if min(wait, longest) > strictest.wait { strictest = PollBound(wait: min(wait, longest), reason: reason) }
        }
        if fresh > .zero { bind(fresh, .stillFresh(min(fresh, longest))) }
        if let span = state.wishes?.timeToLive { bind(span, .timeToLive(min(span, longest))) }
        if let span = state.wishes?.updatePeriod { bind(span, .updatePeriod(min(span, longest))) }
        let resumed = state.wishes.map { $0.nextAllowed(from: last + strictest.wait) - last } ?? strictest.wait
        guard resumed > strictest.wait, longest > strictest.wait else { return strictest }
        let skipped = min(resumed, longest)
        return PollBound(wait: skipped, reason: .skippedTime(skipped))
    }
}

extension SourceState {
    /// Nothing new for this long makes a source dormant.
    package static let dormantAfter = TimeSpan.days(14)
    /// Polls in a usual gap between new items: what is new is known after a sixteenth of the gap on the average.
    static let pollsInGap: Int64 = 8

    /// The interval of good times, before any jitter, and why it is that.
    func interval(_ pace: PollPace, at moment: Timestamp) -> (span: TimeSpan, reason: PollReason) {
        if let wish = pace.wish {
            let span = PollPlan.clamped(wish)
            return (span, .interval(span))
        }
        let range = pace.range
        if let lastItem, moment - lastItem > SourceState.dormantAfter {
            return (range.slowest, .dormant(range.slowest))
        }
        guard let gap = usualGap else { return (range.usual, .usual(range.usual)) }
        let share = TimeSpan(milliseconds: gap.milliseconds / SourceState.pollsInGap)
        let span = min(max(share, range.fastest), range.slowest)
        return (span, .rhythm(span))
    }
}

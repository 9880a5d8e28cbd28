import Crisis

/// A source that cannot even be asked: a credential is missing, a pointer is wrong.
struct FailedPoll: Poll {
    let source: Source
    let failure: PollFailure

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        let interval = source.interval
        return SourcePage(
            state: { [failure] before, _ in
                let gain = PollGain(requests: 0)
                let outcome = PollOutcome(.failed(failure, retryAfter: nil), gain: gain)
                return PollPlan.next(before, interval: interval, outcome: outcome, at: now)
            }, isLast: true)
    }
}

/// Decides what is remembered of a poll and when the source is asked again.
///
/// Like every decision of the core it is a function of its arguments: time is passed in and the jitter is a hash of
/// the source's name, so a restart or a replay plans the same.
package enum PollPlan {
    /// Longest wait after failures, unless the source's own interval is longer. A source is never given up.
    package static let backoffCap = TimeSpan.hours(1)
    /// Longest wait after answers 404: a route that is not there seldom comes back by itself.
    package static let missingCap = TimeSpan.days(1)
    /// A server may hold us off for this long at the most; a forged `Retry-After` must not silence a source.
    package static let longestRetryAfter = TimeSpan.days(1)
    /// Waits differ by up to ±10 % between sources, so that sources of one interval drift apart.
    package static let jitterPerMille: Int64 = 100
    /// First polls of a few sources are spread over a tenth of the interval, at most this.
    package static let longestStartSpread = TimeSpan.seconds(30)
    /// First polls of many sources are at least this far apart on the average, 33 a second.
    package static let startGap = TimeSpan(milliseconds: 30)
    /// When a source that is gone, or that is pushed and never asked, is due: the last second of the year 9999.
    package static let never = Timestamp(seconds: 253_402_300_799)

    /// The state of a source that was never asked.
    ///
    /// - Parameter count: how many sources there are; many are spread over up to a whole interval.
    package static func start(_ source: Source, among count: Int = 1, at now: Timestamp) -> SourceState {
        if source.isPushed { return SourceState(id: source.id, place: source.place, nextDue: never) }
        let interval = clamped(source.interval).milliseconds
        let few = min(longestStartSpread.milliseconds, interval / 10)
        let spread = min(interval, max(few, startGap.milliseconds * Int64(min(count, 1_000_000))))
        let delay = Int64(SourceHash.of(source.id) % UInt64(spread + 1))
        return SourceState(id: source.id, place: source.place, nextDue: now + TimeSpan(milliseconds: delay))
    }

    /// The state after a whole poll of a source whose interval is fixed.
    package static func next(
        _ state: SourceState, interval: TimeSpan, outcome: PollOutcome, at now: Timestamp
    ) -> SourceState {
        next(state, pace: .fixed(interval), outcome: outcome, asked: nil, at: now)
    }

    /// The state after a whole poll.
    ///
    /// - Parameter asked: the address that was asked, when it may move; nil for what has no such address.
    package static func next(
        _ state: SourceState, pace: PollPace, outcome: PollOutcome, asked: String?, at now: Timestamp
    ) -> SourceState {
        var next = state
        keep(outcome, of: &next, pace: pace, asked: asked, at: now)
        return next
    }

    /// Changes a state to what it is after a whole poll; the parameters are those of `next`.
    package static func keep(
        _ outcome: PollOutcome, of next: inout SourceState, pace: PollPace, asked: String?, at now: Timestamp
    ) {
        let interval = next.interval(pace, at: now).span
        let lastStatus = next.lastStatus
        let isMereCheck = asked.map(next.isMereCheck) ?? false
        count(outcome.gain, of: &next, interval: interval, at: now)
        next.lastStatus = outcome.status ?? lastStatus
        next.heldUntil = nil
        let finding = AddressFinding(outcome.result, redirects: outcome.notes.redirects)
        let endsHere = asked.map { next.learn(finding, from: $0, at: now) } ?? true
        switch outcome.result {
        case .failed where isMereCheck, .gone where isMereCheck:
            next.lastStatus = lastStatus
        case .delivered(let validators):
            if let validators { next.keep(validators) }
            next.succeed(at: now)
            next.take(outcome.notes)
        case .unchanged(let validators):
            next.refresh(validators)
            next.notModified += 1
            next.succeed(at: now)
            next.freshUntil = outcome.notes.freshUntil
        case .failed(let failure, let retryAfter):
            next.fail(failure)
            next.heldUntil = retryAfter.map { min($0, now + longestRetryAfter) }
        case .gone:
            next.fail(PollFailure(.gone, "HTTP 410. Remove the source or give it its new address"))
            next.isGone = endsHere
        }
        next.nextDue = decide(next, pace: pace).due
    }

    /// The state after one page of a poll that goes on: position and counters only; when it is due does not change, so
    /// a kill between two pages lets the poll continue at once.
    ///
    /// `now` is the moment at which the poll began, the same for all its pages.
    package static func advance(
        _ state: SourceState, interval: TimeSpan, gain: PollGain, cursor: String?, at now: Timestamp
    ) -> SourceState {
        var next = state
        next.cursor = cursor
        count(gain, of: &next, interval: interval, at: now)
        return next
    }

    private static func count(_ gain: PollGain, of next: inout SourceState, interval: TimeSpan, at now: Timestamp) {
        // Asked before it changes: how long the last answer is ago.
        let isListening = gain.newItems > 0 && next.isListening(at: now, interval: interval)
        next.lastAttempt = now
        next.requests += gain.requests
        next.bytes += gain.bytes
        next.items += gain.newItems
        next.unreadable += gain.unreadable
        if gain.newItems > 0 { next.noteArrival(at: now, interval: interval, isListening: isListening) }
    }

    /// The wait before the next poll after so many failures in a row: the interval, doubled for each failure but the
    /// first, up to the cap; with the source's jitter.
    package static func wait(
        _ id: Source.ID, interval: TimeSpan, failures: Int, cap: TimeSpan = backoffCap
    ) -> TimeSpan {
        let base = clamped(interval).milliseconds
        let doublings = min(max(failures - 1, 0), 24)
        let span = min(base << Int64(doublings), max(base, cap.milliseconds))
        return TimeSpan(milliseconds: span + span * jitter(id) / 1_000_000)
    }

    /// Millionths, -100,000 to 100,000.
    private static func jitter(_ id: Source.ID) -> Int64 {
        let bound = jitterPerMille * 1000
        return Int64(SourceHash.of(id) % UInt64(2 * bound + 1)) - bound
    }

    static func clamped(_ interval: TimeSpan) -> TimeSpan { min(max(interval, .seconds(1)), .days(30)) }
}

extension SourceState {
    fileprivate mutating func keep(_ validators: Validators) {
        etag = validators.etag
        lastModified = validators.lastModified
    }

    /// An answer 304 may bring newer validators, and need not repeat the old ones.
    fileprivate mutating func refresh(_ validators: Validators) {
        etag = validators.etag ?? etag
        lastModified = validators.lastModified ?? lastModified
    }

    fileprivate mutating func take(_ notes: PollNotes) {
        freshUntil = notes.freshUntil
        // The same body is not read again, so what it said before still holds.
        let isRepeated = notes.bodyDigest != nil && notes.bodyDigest == bodyDigest && notes.wishes == nil
        guard !isRepeated else { return }
        wishes = notes.wishes.flatMap { $0.isEmpty ? nil : $0 }
        flaw = notes.flaw
        bodyDigest = notes.bodyDigest
    }

    fileprivate mutating func succeed(at now: Timestamp) {
        lastSuccess = now
        lastError = nil
        failures = 0
        isGone = false
    }

    fileprivate mutating func fail(_ failure: PollFailure) {
        lastError = failure.text
        failures += 1
        freshUntil = nil
    }
}

/// A stable number of a source's name: FNV-1a over its UTF-8, stirred by the finisher of SplitMix64.
///
/// Not `Hasher`, whose seed differs between runs.
enum SourceHash {
    static func of(_ id: Source.ID) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}

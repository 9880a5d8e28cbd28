import Crisis

/// What a server answered. An answer that we did not want is a result; only what kept us from asking is an error.
package enum FetchResult: Equatable, Sendable {
    /// Answer 304.
    case unchanged
    case body([UInt8], contentType: String?, effectiveURL: String)
    case refused(status: Int, retryAfter: Timestamp?)
    /// Answer 410.
    case gone
}

/// The answer to one conditional request of a feed.
package struct FeedAnswer: Equatable, Sendable {
    package var result: FetchResult
    package var status: Int
    /// For the next request; nil when the body broke off.
    package var validators: Validators?
    /// Bytes that came over the wire.
    package var bytes: Int

    /// Whether the body came to its end.
    package var isComplete: Bool { validators != nil }

    /// What the answer means for the poll plan, once its body has been read and the ledger knows what was new.
    ///
    /// - Parameter problem: Why the body could not be read as a feed at all; then its validators are not kept, so that
    ///   the next answer cannot be a 304 for something that nobody could read.
    package func outcome(newItems: Int = 0, unreadable: Int = 0, problem: String? = nil) -> PollOutcome {
        let gain = PollGain(bytes: bytes, newItems: newItems, unreadable: unreadable)
        switch result {
        case .unchanged: return PollOutcome(.unchanged(validators ?? Validators()), status: status, gain: gain)
        case .body:
            guard let problem else { return PollOutcome(.delivered(validators), status: status, gain: gain) }
            let failure = PollFailure(isComplete ? .unreadable : .truncated, problem)
            return PollOutcome(.failed(failure, retryAfter: nil), status: status, gain: gain)
        case .refused(let status, let retryAfter):
            return PollOutcome(status: status, retryAfter: retryAfter, gain: gain)
        case .gone: return PollOutcome(.gone, status: status, gain: gain)
        }
    }
}

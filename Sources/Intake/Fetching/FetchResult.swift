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
    /// The address that was asked: the configured one, or one that it moved to for good.
    package var asked: String
    package var result: FetchResult
    package var status: Int
    /// For the next request; nil when the body broke off.
    package var validators: Validators?
    /// Bytes that came over the wire.
    package var bytes: Int
    /// What the answer says beside its content.
    package var notes = PollNotes()

    /// Whether the body was compressed in a way of which libcurl does not tell that it ended too early (br, zstd and
    /// deflate; of gzip the transport itself can tell).
    package var mayBeCut = false

    /// The same, of a body that broke off.
    package var brokenOff: FeedAnswer {
        var answer = self
        answer.validators = nil
        return answer
    }

    /// Whether the body came to its end.
    package var isComplete: Bool { validators != nil }

    /// What the answer means for the poll plan, once its body has been read and the ledger knows what was new.
    ///
    /// - Parameter problem: Why the body could not be read as a feed at all; then its validators are not kept, so that
    ///   the next answer cannot be a 304 for something that nobody could read.
    package func outcome(newItems: Int = 0, unreadable: Int = 0, problem: String? = nil) -> PollOutcome {
        let gain = PollGain(bytes: bytes, newItems: newItems, unreadable: unreadable)
        var outcome = PollOutcome(pollResult(problem: problem), status: status, gain: gain)
        outcome.notes = notes
        return outcome
    }

    private func pollResult(problem: String?) -> PollOutcome.Result {
        switch result {
        case .unchanged: return .unchanged(validators ?? Validators())
        case .body:
            guard let problem else { return .delivered(validators) }
            return .failed(PollFailure(isComplete ? .unreadable : .truncated, problem), retryAfter: nil)
        case .refused(let status, let retryAfter):
            return .failed(PollFailure(status: status), retryAfter: retryAfter)
        case .gone: return .gone
        }
    }
}

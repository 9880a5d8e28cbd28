import Crisis

/// Where a poll of a complaint API stands between two of its pages.
package struct ComplaintPosition: Hashable, Sendable {
    var checkpoint: ComplaintCheckpoint
    var pagesRead = 0
    var bytesRead = 0
    /// Steps taken in this poll, which tell a circle.
    var visited: Set<String> = []
    /// The identities of the last page, which tell a server that gives the same page whatever it is asked for.
    var lastIdentities: [String] = []
    /// In which order the records of this poll came.
    var order = RecordOrder()
    /// The cursor had expired, and the poll began anew.
    var isRestarted = false

    init(_ checkpoint: ComplaintCheckpoint) { self.checkpoint = checkpoint }

    var step: ComplaintStep { checkpoint.step ?? .first }
}

/// The order of records in time, as far as a poll has seen it.
struct RecordOrder: Hashable, Sendable {
    private var last: Timestamp?
    private var hasFallen = false
    private var hasRisen = false

    /// Whether each record was as old as the one before it or older, and at least one was older.
    var isNewestFirst: Bool { hasFallen && !hasRisen }

    mutating func note(_ times: [Timestamp]) {
        for time in times {
            if let last {
                hasFallen = hasFallen || time < last
                hasRisen = hasRisen || time > last
            }
            last = time
        }
    }
}

/// One page of a complaint API: what it brought and how the poll goes on.
package struct ComplaintPage: Sendable {
    package enum Ending: Hashable, Sendable {
        case more(ComplaintPosition)
        /// No next page, or the same cursor again.
        case endOfData
        /// The poll has read as much as it may; the next one goes on from here.
        case limitReached
        /// The page cannot be used, or leads back to one that was read.
        case failed(PollFailure, retryAfter: Timestamp?)
        /// Answer 410.
        case gone
    }

    package var items: [Item] = []
    package var unreadable: [UnreadableRecord] = []
    /// To be stored in the same transaction as the items: the checkpoint of the source. When paging by cursor alone it is
    /// the cursor, after the last page that page's own, so that the next poll reads the tail again; the identities sort
    /// out what is known.
    package var cursor: String?
    package var status: Int
    package var bytes: Int
    package var requests = 1
    package var ending: Ending

    /// Where to go on; nil after the last page.
    package var next: ComplaintPosition? {
        if case .more(let position) = ending { position } else { nil }
    }

    package var isLast: Bool { next == nil }

    /// What this page adds to the source's counters, once the ledger knows what was new.
    package func gain(newItems: Int) -> PollGain {
        PollGain(requests: requests, bytes: bytes, newItems: newItems, unreadable: unreadable.count)
    }

    /// The source's state to be committed with this page: after the last page with the verdict on the whole poll.
    ///
    /// - Parameter now: When the poll began, the same for all its pages.
    package func state(
        after state: SourceState, interval: TimeSpan, newItems: Int, at now: Timestamp
    ) -> SourceState {
        let gain = gain(newItems: newItems)
        let result: PollOutcome.Result
        switch ending {
        case .more: return PollPlan.advance(state, interval: interval, gain: gain, cursor: cursor, at: now)
        case .endOfData, .limitReached: result = .delivered(nil)
        case .failed(let failure, let retryAfter): result = .failed(failure, retryAfter: retryAfter)
        case .gone: result = .gone
        }
        var positioned = state
        positioned.cursor = cursor
        return PollPlan.next(
            positioned, interval: interval, outcome: PollOutcome(result, status: status, gain: gain), at: now)
    }
}

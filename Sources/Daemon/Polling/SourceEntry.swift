import Crisis
import Intake
import Transport

/// One source as it stands: what is configured, what is remembered of it, and what the ledger is owed.
///
/// A class, so that a poll changes it in place; the pipeline alone holds it.
final class SourceEntry {
    /// How much of the state the ledger does not have yet.
    enum Debt: Int, Comparable {
        case none
        /// Times, counters and what else stands in columns of its own.
        case columns
        case whole

        static func < (left: Debt, right: Debt) -> Bool { left.rawValue < right.rawValue }
    }

    /// How the poll that is under way asked.
    struct Asked {
        var url = ""
        var place = ""
        var validators = Validators()
        var isConditional = false
    }

    /// What a transfer is called that asks this source.
    let tag: Int
    private(set) var source: Source
    /// Where it is configured to be.
    private(set) var place: String
    private(set) var pace: PollPace
    /// The interval of good times by which its silence is measured.
    private(set) var interval: TimeSpan
    var state: SourceState
    /// Whom it speaks to, and by which adopted address that was worked out: a URL is not taken apart at every poll.
    var lane: (lane: PollQueue.Lane, adopted: String?)?
    var debt = Debt.whole
    /// It stands in the pipeline's list of debts.
    var isIndebted = false
    var asked = Asked()

    init(tag: Int, source: Source, state: SourceState, pace: PollPace, interval: TimeSpan) {
        self.tag = tag
        self.source = source
        self.state = state
        self.pace = pace
        self.interval = interval
        place = source.place
    }

    /// Takes another configuration of the same source.
    func adopt(_ source: Source, pace: PollPace, interval: TimeSpan) {
        (self.source, self.pace, self.interval) = (source, pace, interval)
        place = source.place
        lane = nil
    }

    /// Begins anew, at another place.
    func restart(_ state: SourceState) {
        self.state = state
        debt = .whole
    }

    /// The feed, when its polls need nothing but the usual way.
    var usualFeed: Source.FeedOrigin? {
        guard case .feed(let feed) = source.origin, source.connection == .usual else { return nil }
        return feed
    }

    /// The request that asks the feed now.
    func request(_ feed: Source.FeedOrigin, at now: Timestamp) -> HTTPRequest {
        let feed = state.move == nil ? feed : feed.asked(by: state, at: now)
        let request = FeedFetch.request(for: feed, state: state)
        asked = Asked(
            url: feed.url, place: place, validators: Validators(etag: state.etag, lastModified: state.lastModified),
            isConditional: FeedFetch.isConditional(request))
        return request
    }

    /// What the ledger has in the place of the state, as far as that tells how much must be written; nil for nothing.
    var written: SourceState? { debt == .whole ? nil : state }

    /// Changes the state and notes what the ledger is owed for it.
    func change(_ edit: (inout SourceState) -> Void) {
        let before = state
        edit(&state)
        debt = max(debt, state.differsInColumnsOnly(from: before) ? .columns : .whole)
    }
}

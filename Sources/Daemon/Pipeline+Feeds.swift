import Crisis
import Intake
import Transport

/// Feeds in turns: what was answered together is taken together, in one step of the pipeline.
///
/// Most answers are a 304 that changes a few numbers. A task for each, with its suspensions between fetching, judging and
/// keeping, costs more than the answer itself; so those are settled here, and only bodies go on to be read.
extension Pipeline {
    /// What a turn asks for next.
    package struct Turn: Sendable {
        /// To be asked now, in an exchange.
        package var requests: [(tag: Int, request: HTTPRequest)] = []
        /// To be read, each into a page.
        var bodies: [FeedBody] = []
        /// When somebody may be asked next; nil when that depends on what is under way.
        package var nextClaim: Timestamp?
        /// Whether sources are due that are no plain feeds.
        package var hasOthers = false
        /// Sources that are being polled.
        package var underWay = 0
    }

    /// Claims what is due, as far as there is room; plain feeds are asked in the exchange, the others by `poll`.
    ///
    /// - Parameter limit: sources under way at once.
    package func claimDue(atMost limit: Int) -> Turn {
        var turn = Turn()
        claim(into: &turn, atMost: limit, at: now())
        return turn
    }

    /// The next that was claimed and is no plain feed.
    func claimedOther() -> Source? { claimedOthers.isEmpty ? nil : claimedOthers.removeFirst() }

    private func claim(into turn: inout Turn, atMost limit: Int, at moment: Timestamp) {
        while board.underWay < limit, let entry = board.claim(at: moment) {
            if let feed = entry.usualFeed {
                turn.requests.append((entry.tag, entry.request(feed, at: moment)))
            } else {
                claimedOthers.append(entry.source)
            }
        }
        turn.hasOthers = !claimedOthers.isEmpty
        turn.nextClaim = nextClaim()
        turn.underWay = board.underWay
    }

    /// Takes what was answered: settles what has no body, and claims what may be asked in its place.
    package func take(_ arrivals: [TransferExchange.Arrival], atMost limit: Int) -> Turn {
        var turn = Turn()
        let moment = now()
        for arrival in arrivals {
            let entry = board.entry(arrival.tag)
            guard board.isCurrent(entry) else {
                board.finish(entry.source.id, at: moment)
                continue
            }
            switch FeedAnswer.read(arrival.outcome, asked: entry.asked, at: moment) {
            case .success(let answer):
                if case .body = answer.result {
                    turn.bodies.append(
                        FeedBody(
                            source: entry.source, pace: entry.pace, answer: answer, knownDigest: entry.state.bodyDigest,
                            began: moment))
                    continue
                }
                settle(entry, answer.outcome(), at: moment)
            case .failure(let error):
                // A transfer that was given up says nothing of its source.
                if let outcome = PollOutcome(error) {
                    settle(entry, outcome, at: moment)
                } else {
                    board.finish(entry.source.id, at: moment)
                }
            }
        }
        claim(into: &turn, atMost: limit, at: moment)
        return turn
    }

    private func settle(_ entry: SourceEntry, _ outcome: PollOutcome, at moment: Timestamp) {
        owe(entry, at: moment) { state in
            PollPlan.keep(outcome, of: &state, pace: entry.pace, asked: entry.asked.url, at: moment)
        }
        board.finishPlanned(entry, at: moment)
    }

    /// Judges and keeps the pages of several sources, ends their polls, and claims what may be asked in their place.
    func keep(_ read: [(source: Source, page: SourcePage)], atMost limit: Int) async -> Turn {
        var tickets: [(ticket: Int, source: Source)] = []
        for (source, page) in read {
            if page.isLight(unknown: unknownItems(of: page, source)) {
                page.remember?()
                owe(of: source) { page.state($0, 0) }
                board.finish(source.id, at: now())
            } else {
                tickets.append((pages.append(page, of: source), source))
            }
        }
        if !tickets.isEmpty {
            let waiting = tickets
            await turnstile.pass {
                while let last = waiting.last, !pages.isSettled(last.ticket) { await keepTogether(pages.takeBatch()) }
            }
        }
        for (ticket, source) in tickets {
            do {
                try pages.takeOutcome(of: ticket)?.get()
                board.finish(source.id, at: now())
            } catch {
                // Not kept means not taken: it is asked for again, but not at once.
                ledgerFailed(error, doing: "keeping items of \(source.id)")
                board.postpone(source, at: now())
            }
        }
        var turn = Turn()
        claim(into: &turn, atMost: limit, at: now())
        return turn
    }
}

/// A body that a feed's answer brought, with what is needed to read it.
struct FeedBody: Sendable {
    let source: Source
    let pace: PollPace
    let answer: FeedAnswer
    let knownDigest: Int64?
    let began: Timestamp
}

extension FeedAnswer {
    /// What the end of a transfer says to the question that was asked. A body that broke off is still a body.
    fileprivate static func read(
        _ outcome: Result<HTTPResponse, TransportError>, asked: SourceEntry.Asked, at moment: Timestamp
    ) -> Result<FeedAnswer, TransportError> {
        switch outcome {
        case .success(let response):
            return .success(
                FeedFetch.answer(
                    to: asked.url, isConditional: asked.isConditional, response, known: asked.validators, at: moment))
        case .failure(.truncated(let partial?)) where (200..<300).contains(partial.status) && !partial.body.isEmpty:
            return .success(
                FeedFetch.answer(
                    to: asked.url, isConditional: asked.isConditional, partial, known: nil, at: moment
                ).brokenOff)
        case .failure(let error): return .failure(error)
        }
    }
}

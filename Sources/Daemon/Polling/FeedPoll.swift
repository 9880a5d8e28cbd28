import Crisis
import Intake
import Transport

/// One conditional request of a feed.
struct FeedPoll: Poll {
    let source: Source
    let feed: Source.FeedOrigin
    let client: any HTTPClient

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        do {
            let answer = try await FeedFetch(client: client).fetch(feed, state: state, at: now)
            return page(answer, at: now)
        } catch {
            guard let outcome = PollOutcome(error) else { return nil }
            return last(items: [], unreadable: [], at: now) { _ in outcome }
        }
    }

    private func page(_ answer: FeedAnswer, at now: Timestamp) -> SourcePage {
        guard case .body(let bytes, let contentType, let url) = answer.result else {
            return last(items: [], unreadable: [], at: now) { answer.outcome(newItems: $0) }
        }
        do {
            let parsed = try FeedParser.parse(
                bytes, contentType: contentType, baseURL: url, offsetMinutes: source.offsetMinutes)
            if let flaw = FeedPoll.flaw(of: parsed, isComplete: answer.isComplete) {
                return unreadable(answer, bytes, from: url, flaw, at: now)
            }
            return last(items: parsed.items(kind: source.itemKind), unreadable: [], at: now) {
                answer.outcome(newItems: $0)
            }
        } catch {
            return unreadable(answer, bytes, from: url, "\(error)", at: now)
        }
    }

    /// Why a document without a single entry must not read as "no news"; nil when it may.
    private static func flaw(of parsed: ParsedFeed, isComplete: Bool) -> String? {
        guard parsed.entries.isEmpty else { return nil }
        if !isComplete { return "the answer broke off before its first whole entry" }
        return parsed.bozoReason.map { "no entry could be read: \($0). Tell the feed's owner" }
    }

    private func unreadable(
        _ answer: FeedAnswer, _ bytes: [UInt8], from url: String, _ problem: String, at now: Timestamp
    ) -> SourcePage {
        let record = UnreadableRecord(
            source: source.id, place: PollURL(url).place, reason: problem,
            raw: String(decoding: bytes.prefix(64 * 1024), as: UTF8.self))
        return last(items: [], unreadable: [record], at: now) { _ in answer.outcome(unreadable: 1, problem: problem) }
    }

    private func last(
        items: [Item], unreadable: [UnreadableRecord], at now: Timestamp,
        outcome: @escaping @Sendable (Int) -> PollOutcome
    ) -> SourcePage {
        let interval = source.interval
        return SourcePage(
            items: items, unreadable: unreadable,
            state: { PollPlan.next($0, interval: interval, outcome: outcome($1), at: now) }, isLast: true)
    }
}

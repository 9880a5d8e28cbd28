import Crisis
import Intake
import Transport

/// One conditional request of a feed.
struct FeedPoll: Poll {
    let source: Source
    let feed: Source.FeedOrigin
    let pace: PollPace
    let client: any HTTPClient
    let shelf: DocumentShelf

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        do {
            let answer = try await FeedFetch(client: client).fetch(feed, state: state, at: now)
            return page(answer, knownDigest: state.bodyDigest, at: now)
        } catch {
            guard let outcome = PollOutcome(error) else { return nil }
            let asked = feed.asked(by: state, at: now).url
            return last(asked: asked, at: now) { _ in outcome }
        }
    }

    func page(_ answer: FeedAnswer, knownDigest: Int64?, at now: Timestamp) -> SourcePage {
        guard case .body(let bytes, let contentType, let url) = answer.result else {
            return last(asked: answer.asked, at: now) { answer.outcome(newItems: $0) }
        }
        var answer = answer
        answer.notes.bodyDigest = answer.isComplete ? BodyDigest.of(bytes) : nil
        if let knownDigest, knownDigest == answer.notes.bodyDigest {
            // A server without validators sent the same document again.
            return last(asked: answer.asked, at: now) { [answer] in answer.outcome(newItems: $0) }
        }
        do {
            let (parsed, news) = try FeedParser.news(
                bytes, contentType: contentType, baseURL: url, offsetMinutes: source.offsetMinutes,
                kind: source.itemKind, since: shelf[source.id])
            if answer.mayBeCut, parsed.isCut {
                answer = answer.brokenOff
                answer.notes.bodyDigest = nil
            }
            if let flaw = FeedPoll.flaw(of: parsed, isComplete: answer.isComplete) {
                return unreadable(answer, bytes, from: url, flaw, at: now)
            }
            answer.notes.flaw = answer.isComplete ? parsed.bozoReason : "the answer broke off; what was whole is kept"
            answer.notes.wishes = PublisherWishes(parsed.manners)
            return last(asked: answer.asked, news: news, at: now) { [answer] in answer.outcome(newItems: $0) }
        } catch {
            // Half a root element looks like no feed at all.
            let problem = answer.isComplete ? "\(error)" : FeedPoll.brokeOff
            return unreadable(answer, bytes, from: url, problem, at: now)
        }
    }

    private static let brokeOff = "the answer broke off before its first whole entry"

    /// Why a document without a single entry must not read as "no news"; nil when it may.
    private static func flaw(of parsed: ParsedFeed, isComplete: Bool) -> String? {
        guard parsed.isEmpty else { return nil }
        if !isComplete { return brokeOff }
        return parsed.bozoReason.map { "no entry could be read: \($0). Tell the feed's owner" }
    }

    private func unreadable(
        _ answer: FeedAnswer, _ bytes: [UInt8], from url: String, _ problem: String, at now: Timestamp
    ) -> SourcePage {
        let record = UnreadableRecord(
            source: source.id, place: PollURL(url).place, reason: problem,
            raw: String(decoding: bytes.prefix(64 * 1024), as: UTF8.self))
        return last(asked: answer.asked, unreadable: [record], at: now) { _ in
            answer.outcome(unreadable: 1, problem: problem)
        }
    }

    private func last(
        asked: String, news: FeedNews? = nil, unreadable: [UnreadableRecord] = [], at now: Timestamp,
        outcome: @escaping @Sendable (Int) -> PollOutcome
    ) -> SourcePage {
        let (pace, shelf, id) = (pace, shelf, source.id)
        let found = news?.items ?? []
        var page = SourcePage(
            items: found.map(\.item),
            alternates: Dictionary(found.map { ($0.item.identity, $0.alternates) }) { first, _ in first },
            unreadable: unreadable,
            state: { PollPlan.next($0, pace: pace, outcome: outcome($1), asked: asked, at: now) }, isLast: true)
        if let news {
            page.repeated = news.repeated
            page.remember = { shelf.put(news.memory, of: id) }
        }
        return page
    }
}

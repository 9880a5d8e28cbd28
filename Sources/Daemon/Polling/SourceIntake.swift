import Crisis
import Intake
import Transport

/// Begins a poll of any kind of source.
package struct SourceIntake: Sendable {
    private let client: any HTTPClient
    /// Reads a credential by its name; asked anew at each poll, so that a changed token counts at once.
    private let credential: @Sendable (String) throws -> String

    package init(client: any HTTPClient, credential: @escaping @Sendable (String) throws -> String) {
        self.client = client
        self.credential = credential
    }

    func poll(_ source: Source, at now: Timestamp) -> any Poll {
        do {
            switch source.origin {
            case .feed(let feed): return FeedPoll(source: source, feed: feed, client: client)
            case .complaintAPI(let origin):
                let token = try origin.tokenCredential.map(credential)
                let endpoint = try ComplaintAPI(source: source, client: client, token: token)
                return ComplaintPoll(endpoint: endpoint, source: source, began: now)
            case .dropFolder:
                return DropPoll(folder: try DropFolder(source: source), source: source, began: now)
            }
        } catch {
            return FailedPoll(source: source, failure: PollFailure(.other, "\(error)"))
        }
    }
}

extension Source {
    /// What an item of a feed is, by who publishes it.
    var itemKind: MentionKind {
        switch tier {
        case .own: .own
        case .private, .platform: .complaint
        case .social: .post
        case .outlet, .national: .coverage
        case .authority: .official
        }
    }
}

/// A source that cannot even be asked: a credential is missing, a pointer is wrong.
private struct FailedPoll: Poll {
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

/// One conditional request of a feed.
private struct FeedPoll: Poll {
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

/// The pages of a complaint API, from the cursor of the last poll on.
private struct ComplaintPoll: Poll {
    let endpoint: ComplaintAPI
    let source: Source
    let began: Timestamp
    private var position: ComplaintPosition?

    init(endpoint: ComplaintAPI, source: Source, began: Timestamp) {
        self.endpoint = endpoint
        self.source = source
        self.began = began
    }

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        let interval = source.interval
        let began = began
        do {
            let page = try await endpoint.nextPage(position ?? endpoint.start(from: state), at: now)
            position = page.next
            return SourcePage(
                items: page.items, unreadable: page.unreadable,
                state: { page.state(after: $0, interval: interval, newItems: $1, at: began) }, isLast: page.isLast)
        } catch {
            guard let outcome = PollOutcome(error) else { return nil }
            return SourcePage(
                state: { before, _ in PollPlan.next(before, interval: interval, outcome: outcome, at: began) },
                isLast: true)
        }
    }
}

/// The files that wait in a drop folder, one a page.
private struct DropPoll: Poll {
    let folder: DropFolder
    let source: Source
    let began: Timestamp
    private var waiting: [WaitingFile]?

    init(folder: DropFolder, source: Source, began: Timestamp) {
        self.folder = folder
        self.source = source
        self.began = began
    }

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        do {
            if waiting == nil { waiting = try folder.files(at: now).reversed() }
            while let file = waiting?.popLast() {
                if let read = try folder.read(file) { return page(read) }
            }
            return end(.delivered(nil))
        } catch {
            waiting = []
            return end(.failed(error, retryAfter: nil))
        }
    }

    private func page(_ file: DropFile) -> SourcePage {
        let (interval, began, folder) = (source.interval, began, folder)
        return SourcePage(
            items: file.items, unreadable: file.unreadable,
            state: { before, newItems in
                PollPlan.advance(
                    before, interval: interval, gain: file.gain(newItems: newItems), cursor: before.cursor, at: began)
            },
            settle: { now in
                do throws(PollFailure) {
                    try folder.settle(file, at: now)
                    return nil
                } catch {
                    return error
                }
            }, isLast: false)
    }

    private func end(_ result: PollOutcome.Result) -> SourcePage {
        let (interval, began) = (source.interval, began)
        let outcome = PollOutcome(result, gain: PollGain(requests: 1))
        return SourcePage(
            state: { before, _ in PollPlan.next(before, interval: interval, outcome: outcome, at: began) },
            isLast: true)
    }
}

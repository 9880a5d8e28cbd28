import Crisis
import Intake
import Transport

/// The mails of a mailbox that are new, some hundred a page; each page's mails are moved once it is kept.
struct MailboxPoll: Poll {
    let source: Source
    let began: Timestamp
    private var reader: MailboxReader
    private var isOpen = false

    init(reader: MailboxReader, source: Source, began: Timestamp) {
        self.reader = reader
        self.source = source
        self.began = began
    }

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        do {
            if !isOpen { try await reader.open(from: state.cursor) }
            isOpen = true
            // To be asked for the next page means that the last one is kept.
            try await reader.settle()
            if let page = try await reader.nextPage(at: now) { return self.page(page) }
            await reader.close()
            if let refusal = reader.moveFailure {
                let detail =
                    "mails are read, but cannot be moved: \(refusal). Let the account write, or set move: false"
                return end(.failed(PollFailure(.folder, detail), retryAfter: nil))
            }
            return end(.delivered(nil), cursor: reader.cursor)
        } catch {
            guard let failure = PollFailure(error) else { return nil }
            return end(.failed(failure, retryAfter: nil))
        }
    }

    private func page(_ page: MailboxPage) -> SourcePage {
        let (interval, began, unreadable) = (source.interval, began, page.unreadable.count)
        return SourcePage(
            items: page.items, unreadable: page.unreadable,
            state: { before, newItems in
                let gain = PollGain(bytes: page.bytes, newItems: newItems, unreadable: unreadable)
                return PollPlan.advance(before, interval: interval, gain: gain, cursor: page.cursor, at: began)
            }, isLast: false)
    }

    /// - Parameter cursor: where the next poll goes on; nil leaves it where the last page has put it.
    private func end(_ result: PollOutcome.Result, cursor: String? = nil) -> SourcePage {
        let (interval, began) = (source.interval, began)
        let outcome = PollOutcome(result, gain: PollGain(requests: 1))
        return SourcePage(
            state: { before, _ in
                var positioned = before
                positioned.cursor = cursor ?? before.cursor
                return PollPlan.next(positioned, interval: interval, outcome: outcome, at: began)
            }, isLast: true)
    }
}

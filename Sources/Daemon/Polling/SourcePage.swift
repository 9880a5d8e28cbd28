import Crisis
import Ledger

/// What one request to a source brought, ready to be judged and kept in one transaction.
struct SourcePage: Sendable {
    var items: [Item] = []
    var unreadable: [UnreadableRecord] = []
    /// The source's state to be kept with the page, once the ledger knows how many items were new.
    var state: @Sendable (_ before: SourceState, _ newItems: Int) -> SourceState
    /// What else is to be kept in the same transaction, once it is known which items the ledger has: their latest
    /// revisions by identity.
    var addition: (@Sendable (_ known: [String: String], _ batch: inout LedgerBatch) -> Void)?
    /// What remains to be done once the page is kept, such as moving a file away; nil when nothing.
    var settle: (@Sendable (Timestamp) -> PollFailure?)?
    var isLast: Bool
}

/// One poll of one source, page by page; the next page is asked for when the last one is kept.
protocol Poll: Sendable {
    /// Nil when the poll was cancelled and nothing is to be kept.
    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage?
}

import Crisis
import Intake
import Ledger

/// What one request to a source brought, ready to be judged and kept in one transaction.
struct SourcePage: Sendable {
    var items: [Item] = []
    /// Further names of an item by its identity: one that the ledger knows under such a name, word for word, is not new.
    var alternates: [String: [String]] = [:]
    /// Digests of the names of items that the source gave again unchanged and that are therefore not on the page.
    var repeated: Set<UInt32> = []
    var unreadable: [UnreadableRecord] = []
    /// The source's state to be kept with the page, once the ledger knows how many items were new.
    var state: @Sendable (_ before: SourceState, _ newItems: Int) -> SourceState
    /// What else is to be kept in the same transaction, once it is known which items the ledger has: their latest
    /// revisions by identity.
    var addition: (@Sendable (_ known: [String: String], _ batch: inout LedgerBatch) -> Void)?
    /// Remembers what the page held, once it is kept; nil when the pipeline does that itself.
    var remember: (@Sendable () -> Void)?
    /// What remains to be done once the page is kept, such as moving a file away; nil when nothing.
    var settle: (@Sendable (Timestamp) -> PollFailure?)?
    var isLast: Bool
}

/// One poll of one source, page by page; the next page is asked for when the last one is kept.
protocol Poll: Sendable {
    /// Nil when the poll was cancelled and nothing is to be kept.
    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage?
}

extension SourcePage {
    /// Whether it changes nothing but the source's state.
    ///
    /// - Parameter unknown: the items that did not stand in the source's last document.
    func isLight(unknown: [Item]) -> Bool {
        unknown.isEmpty && unreadable.isEmpty && settle == nil && addition == nil
    }

    /// What is new among items of the page, and what is a new revision of an item that is known, or that stood before it.
    ///
    /// An edit is a new fact about a known item, and no new mention. An item whose publisher gave it another id is known
    /// when the ledger has the same words under one of its other names, unless that one stands in the page as well; a
    /// shared name alone is not enough, for some feeds give every entry the same link.
    ///
    /// - Parameter known: the last revision of each name that the ledger knows.
    func news(among items: [Item], known: [String: String]) -> (fresh: [Item], edited: [Item]) {
        // What the page itself brings, over what is known, which is not copied for it.
        var brought: [String: String] = [:]
        var (fresh, edited): ([Item], [Item]) = ([], [])
        for item in items {
            switch brought.updateValue(item.revision, forKey: item.identity) ?? known[item.identity] {
            case nil where isRenamed(item, known: known): continue
            case nil: fresh.append(item)
            case item.revision: continue
            default: edited.append(item)
            }
        }
        return (fresh, edited)
    }

    private func isRenamed(_ item: Item, known: [String: String]) -> Bool {
        guard !known.isEmpty, let names = alternates[item.identity] else { return false }
        return names.contains { name in
            known[name] == item.revision && !items.contains { $0.identity == name }
                && !repeated.contains(NameDigest.of(name))
        }
    }
}

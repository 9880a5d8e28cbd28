import Crisis

/// Pages that wait to be judged and kept: those that came while a batch was being written go into the next one
/// together, so a transaction and its sync are shared.
struct PageQueue {
    struct Waiting {
        var ticket: Int
        var page: SourcePage
        var source: Source
    }

    /// Pages and items of one batch at the most: what a commit may hold up, and what a kill may cost in reading again.
    static let maximumPages = 256
    static let maximumItems = 1000

    private var waiting: [Waiting] = []
    private var outcomes: [Int: Result<Void, any Error>] = [:]
    private var lastTicket = 0

    mutating func append(_ page: SourcePage, of source: Source) -> Int {
        lastTicket += 1
        waiting.append(Waiting(ticket: lastTicket, page: page, source: source))
        return lastTicket
    }

    /// The pages of the next batch, in the order in which they came; at least one when any waits.
    mutating func takeBatch() -> [Waiting] {
        var items = 0
        let count = waiting.prefix(PageQueue.maximumPages).prefix { entry in
            defer { items += entry.page.items.count }
            return items == 0 || items + entry.page.items.count <= PageQueue.maximumItems
        }.count
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    mutating func settle(_ ticket: Int, _ outcome: Result<Void, any Error>) { outcomes[ticket] = outcome }

    /// Whether it is known what became of a page; the pages before it are settled then, too.
    func isSettled(_ ticket: Int) -> Bool { outcomes[ticket] != nil }

    /// What became of a page, told once; nil while it waits.
    mutating func takeOutcome(of ticket: Int) -> Result<Void, any Error>? { outcomes.removeValue(forKey: ticket) }
}

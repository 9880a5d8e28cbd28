import Crisis
import Intake

/// The pages of a complaint API, from the cursor of the last poll on.
struct ComplaintPoll: Poll {
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
            let page = try await endpoint.nextPage(position ?? endpoint.start(from: state, at: now), at: now)
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

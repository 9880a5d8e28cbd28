/// Many requests of one owner, whose answers come together: one hand-over for all that ended since the last one, where
/// a task for each would cost as much as a small transfer itself.
package final class TransferExchange: Sendable {
    package struct Arrival: Sendable {
        /// What the owner calls the request.
        package let tag: Int
        package let outcome: Result<HTTPResponse, TransportError>
    }

    fileprivate struct State: Sendable {
        var arrivals: [Arrival] = []
        var waiter: CheckedContinuation<[Arrival]?, Never>?
        var underWay = 0
        var hasEnded = false
    }

    private let inbox: TransferInbox
    private let addresses: AddressBook
    private let adapt: @Sendable (HTTPRequest) -> HTTPRequest
    private let state = Locked(State())

    init(inbox: TransferInbox, addresses: AddressBook, adapt: @escaping @Sendable (HTTPRequest) -> HTTPRequest) {
        self.inbox = inbox
        self.addresses = addresses
        self.adapt = adapt
        if !inbox.join(self) { end() }
    }

    /// Requests that were made and not answered.
    var underWay: Int { state.withLock { $0.underWay } }

    /// Makes requests; each is answered once, unless the exchange ends before.
    package func start(_ requests: [(tag: Int, request: HTTPRequest)]) {
        let isOpen = state.withLock { state in
            if !state.hasEnded { state.underWay += requests.count }
            return !state.hasEnded
        }
        guard isOpen else { return }
        var hops: [(tag: Int, hop: Hop)] = []
        var refused: [Arrival] = []
        hops.reserveCapacity(requests.count)
        for (tag, request) in requests {
            let request = adapt(request)
            do throws(TransportError) {
                hops.append((tag, Hop(request, to: try addresses.address(request.url))))
            } catch {
                refused.append(Arrival(tag: tag, outcome: .failure(error)))
            }
        }
        inbox.start(hops, for: self)
        if !refused.isEmpty { deliver(refused) }
    }

    /// What was answered since the last call, at least one; nil once the exchange has ended or the task is cancelled. One
    /// task at a time may ask.
    package func arrivals() async -> [Arrival]? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let ready: [Arrival]?? = state.withLock { state in
                    if state.hasEnded || Task.isCancelled { return .some(nil) }
                    if state.arrivals.isEmpty {
                        state.waiter = waiter
                        return nil
                    }
                    return .some(state.takeArrivals())
                }
                if let ready { waiter.resume(returning: ready) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Gives up what is under way; `arrivals` gives nothing more.
    package func cancel() {
        inbox.leave(self)
        end()
    }

    /// Hands over what ended, at once when somebody waits for it.
    func deliver(_ arrivals: [Arrival]) {
        let waiter = state.withLock { state -> (CheckedContinuation<[Arrival]?, Never>, [Arrival])? in
            guard !state.hasEnded else { return nil }
            state.arrivals += arrivals
            guard let waiter = state.waiter.take() else { return nil }
            return (waiter, state.takeArrivals())
        }
        if let (waiter, arrivals) = waiter { waiter.resume(returning: arrivals) }
    }

    /// Tells whoever waits that nothing more comes.
    func end() {
        let waiter = state.withLock { state in
            state.hasEnded = true
            state.arrivals = []
            state.underWay = 0
            return state.waiter.take()
        }
        waiter?.resume(returning: nil)
    }
}

extension TransferExchange.State {
    fileprivate mutating func takeArrivals() -> [TransferExchange.Arrival] {
        underWay -= arrivals.count
        defer { arrivals = [] }
        return arrivals
    }
}

/// URLs that were read before: a service asks the same ones again and again.
final class AddressBook: Sendable {
    private let known = Locked<[String: WebAddress]>([:])

    /// More than any configuration has sources; then it begins anew.
    private static let limit = 50_000

    func address(_ url: String) throws(TransportError) -> WebAddress {
        if let address = known.withLock({ $0[url] }) { return address }
        let address = try WebAddress(url)
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[url] = address
        }
        return address
    }
}

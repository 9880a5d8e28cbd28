/// The desk between the tasks that want a transfer and the thread that carries it.
///
/// Whoever takes a waiter out of the table answers it, so each is answered exactly once: by the driver when its transfer
/// ends, by its own task's cancellation, or by `close`. What an exchange asked for is answered to the exchange.
final class TransferInbox: Sendable {
    typealias Answer = Result<HTTPResponse, TransportError>

    enum Command: Sendable {
        case start(TransferOrder)
        case cancel(Int)
        case abandon(TransferExchange)
    }

    private struct State: Sendable {
        /// What everybody gets once the inbox is closed.
        var closing: TransportError?
        var lastNumber = 0
        var commands: [Command] = []
        var waiters: [Int: CheckedContinuation<Answer, Never>] = [:]
        var exchanges: [TransferExchange] = []
        var waker: Waker?
        /// The driver waits, or is about to.
        var isDriverResting = false

        /// Wakes the driver where it needs that; it sees what is new by itself before it rests.
        mutating func wakeDriver() {
            guard isDriverResting else { return }
            isDriverResting = false
            waker?.wake()
        }
    }

    private let state = Locked(State())

    /// Transfers that have been asked for and not been answered.
    var underWay: Int {
        let (waiters, exchanges) = state.withLock { ($0.waiters.count, $0.exchanges) }
        return exchanges.reduce(waiters) { $0 + $1.underWay }
    }

    func transfer(_ hop: Hop) async throws(TransportError) -> HTTPResponse {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in start(number, hop, for: waiter) }
        } onCancel: {
            cancel(number)
        }
        return try answer.get()
    }

    /// Answers every waiter and all who come later with the error, and has the driver stop; the first error stays.
    func close(with error: TransportError) {
        let (waiters, exchanges) = state.withLock { state in
            defer { (state.waiters, state.exchanges) = ([:], []) }
            state.closing = state.closing ?? error
            state.commands = []
            state.wakeDriver()
            return (state.waiters.values.map { $0 }, state.exchanges)
        }
        for waiter in waiters { waiter.resume(returning: .failure(error)) }
        for exchange in exchanges { exchange.end() }
    }

    /// Takes up the orders of an exchange, all at once.
    func start(_ hops: [(tag: Int, hop: Hop)], for exchange: TransferExchange) {
        state.withLock { state in
            guard state.closing == nil, !hops.isEmpty else { return }
            for (tag, hop) in hops {
                state.lastNumber += 1
                let ticket = TransferTicket(number: state.lastNumber, exchange: exchange, tag: tag)
                state.commands.append(.start(TransferOrder(ticket: ticket, hop: hop)))
            }
            state.wakeDriver()
        }
    }

    /// False when the inbox is closed.
    func join(_ exchange: TransferExchange) -> Bool {
        state.withLock { state in
            if state.closing == nil { state.exchanges.append(exchange) }
            return state.closing == nil
        }
    }

    func leave(_ exchange: TransferExchange) {
        state.withLock { state in
            state.exchanges.removeAll { $0 === exchange }
            if state.closing == nil { Self.put(.abandon(exchange), into: &state) }
        }
    }

    private func start(_ number: Int, _ hop: Hop, for waiter: CheckedContinuation<Answer, Never>) {
        let refusal: TransportError? = state.withLock { state in
            // Read under the lock that `cancel` takes: a cancellation before this line is seen here, one after it
            // finds the waiter in the table.
            guard state.closing == nil, !Task.isCancelled else { return state.closing ?? .cancelled }
            state.waiters[number] = waiter
            Self.put(.start(TransferOrder(ticket: TransferTicket(number: number), hop: hop)), into: &state)
            return nil
        }
        if let refusal { waiter.resume(returning: .failure(refusal)) }
    }

    private func cancel(_ number: Int) {
        let waiter = state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: number)
            if waiter != nil { Self.put(.cancel(number), into: &state) }
            return waiter
        }
        waiter?.resume(returning: .failure(.cancelled))
    }

    private static func put(_ command: Command, into state: inout State) {
        state.wakeDriver()
        state.commands.append(command)
    }
}

/// The driver's side.
extension TransferInbox {
    func attach(_ waker: Waker) { state.withLock { $0.waker = waker } }

    /// To be called before the handle behind the waker is freed.
    func detach() { state.withLock { $0.waker = nil } }

    /// What has come in since the last call, oldest first; nil once closed.
    func takeCommands() -> [Command]? {
        state.withLock { state in
            defer { state.commands.removeAll(keepingCapacity: true) }
            state.isDriverResting = false
            return state.closing == nil ? state.commands : nil
        }
    }

    /// Whether the driver may wait; from then on it is woken for whatever comes.
    func rest() -> Bool {
        state.withLock { state in
            state.isDriverResting = state.commands.isEmpty && state.closing == nil
            return state.isDriverResting
        }
    }

    func answer(_ answers: [(number: Int, answer: Answer)]) {
        let waiters = state.withLock { state in answers.map { state.waiters.removeValue(forKey: $0.number) } }
        for (waiter, answer) in zip(waiters, answers) { waiter?.resume(returning: answer.answer) }
    }
}

/// A hop to be carried.
struct TransferOrder: Sendable {
    let ticket: TransferTicket
    var hop: Hop
}

/// Who wants a transfer.
struct TransferTicket: Sendable {
    let number: Int
    /// Nil when a task waits for it.
    var exchange: TransferExchange?
    /// What the exchange calls it.
    var tag = 0
}

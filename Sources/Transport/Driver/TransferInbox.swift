/// The desk between the tasks that want a transfer and the thread that carries it.
///
/// Whoever takes a waiter out of the table answers it, so each is answered exactly once: by the driver when its transfer
/// ends, by its own task's cancellation, or by `close`.
final class TransferInbox: Sendable {
    typealias Answer = Result<HopArrival, TransportError>

    enum Command: Sendable {
        case start(Int, Hop)
        case cancel(Int)
    }

    private struct State: Sendable {
        /// What everybody gets once the inbox is closed.
        var closing: TransportError?
        var lastNumber = 0
        var commands: [Command] = []
        var waiters: [Int: CheckedContinuation<Answer, Never>] = [:]
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
    var underWay: Int { state.withLock { $0.waiters.count } }

    func transfer(_ hop: Hop) async throws(TransportError) -> HopArrival {
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
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            state.closing = state.closing ?? error
            state.commands = []
            state.wakeDriver()
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume(returning: .failure(error)) }
    }

    private func start(_ number: Int, _ hop: Hop, for waiter: CheckedContinuation<Answer, Never>) {
        let refusal: TransportError? = state.withLock { state in
            // Read under the lock that `cancel` takes: a cancellation before this line is seen here, one after it
            // finds the waiter in the table.
            guard state.closing == nil, !Task.isCancelled else { return state.closing ?? .cancelled }
            state.waiters[number] = waiter
            Self.put(.start(number, hop), into: &state)
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

    func answer(_ number: Int, _ answer: Answer) {
        state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(returning: answer)
    }
}

/// The end of one hop.
struct HopArrival: Sendable {
    let response: HTTPResponse
    /// Time on the wire, without the wait for a free connection.
    let spent: Duration
}

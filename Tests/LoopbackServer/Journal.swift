import Glibc

/// What the server knows about itself, shared by its threads.
///
/// `@unchecked Sendable`: `state` is reached only while the mutex is held, which stays at one address all its life.
@safe final class Journal: @unchecked Sendable {
    struct State {
        var requests: [Request] = []
        var accepted = 0
        var open: [Int: ConnectedSocket] = [:]
        var activeRequests = 0
        var peakRequests = 0
        var isStopped = false
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var state = State()

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    func read<Answer>(_ body: (State) -> Answer) -> Answer { change { body($0) } }

    /// Nil when the server has stopped; the connection is closed then.
    func opened(_ connection: ConnectedSocket) -> Int? {
        change { state in
            guard !state.isStopped else {
                connection.close()
                return nil
            }
            state.accepted += 1
            state.open[state.accepted] = connection
            return state.accepted
        }
    }

    /// Closes under the lock, so that `stop` never shuts down a descriptor that has got another meaning.
    func closed(_ number: Int) { change { $0.open.removeValue(forKey: number)?.close() } }

    func began(_ request: Request) {
        let due = change { state in
            state.requests.append(request)
            state.activeRequests += 1
            state.peakRequests = max(state.peakRequests, state.activeRequests)
            let count = state.requests.count
            defer { state.waiters.removeAll { $0.count <= count } }
            return state.waiters.filter { $0.count <= count }
        }
        for waiter in due { waiter.continuation.resume() }
    }

    func ended() { change { $0.activeRequests -= 1 } }

    func received(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = change { state in
                let isThere = state.isStopped || state.requests.count >= count
                if !isThere { state.waiters.append((count, continuation)) }
                return isThere
            }
            if isThere { continuation.resume() }
        }
    }

    func stop() {
        let due = change { state in
            state.isStopped = true
            for connection in state.open.values { connection.shutDown() }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in due { waiter.continuation.resume() }
    }

    private func change<Answer>(_ body: (inout State) -> Answer) -> Answer {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body(&state)
    }
}

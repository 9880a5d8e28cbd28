/// Who may start: at most so many transfers to one host and so many in all, first come, first served.
///
/// It stands before libcurl because libcurl's own queue stalls (7.88) and counts waiting as transfer time.
struct Admission: Sendable {
    typealias Number = Int

    private struct Lane {
        var active = 0
        /// With those that have been withdrawn, until they come to the front.
        var waiting = FirstInFirstOut<Number>()
        /// The host stands in `ready`.
        var isReady = false
        /// The connection of the one that is active may serve the others, once it is made.
        var isOpening = false

        mutating func enter(perHost: Int, mayShare: Bool) -> Bool {
            guard active < perHost, !isOpening, waiting.isEmpty else { return false }
            if mayShare, active == 0 { isOpening = true }
            active += 1
            return true
        }

        /// Ends a transfer; true when nobody waits for the place.
        mutating func leave() -> Bool {
            active -= 1
            isOpening = false
            return waiting.isEmpty && !isReady && active > 0
        }
    }

    let perHost: Int
    let total: Int
    private(set) var active = 0
    private var lanes: [String: Lane] = [:]
    private var hostOfWaiting: [Number: String] = [:]
    /// Those of the waiting that may share a connection.
    private var sharing: Set<Number> = []
    /// Hosts with somebody waiting and a place free, each once, in the order they became so.
    private var ready = FirstInFirstOut<String>()

    init(perHost: Int, total: Int) {
        self.perHost = max(1, perHost)
        self.total = max(1, total)
    }

    var waiting: Int { hostOfWaiting.count }

    /// Hosts that are remembered; none once all is done.
    var hosts: Int { lanes.count }

    /// Lets a transfer start at once when nobody waits and there is room; it counts as active until `finish`.
    ///
    /// - Parameter mayShare: see `enqueue`.
    mutating func enter(host: String, mayShare: Bool) -> Bool {
        guard active < total, hostOfWaiting.isEmpty else { return false }
        let hasEntered = lanes[host, default: Lane()].enter(perHost: perHost, mayShare: mayShare)
        if hasEntered { active += 1 }
        return hasEntered
    }

    /// - Parameter mayShare: while a transfer is the only one of its host and not connected yet, the others wait for
    ///   `opened`, so that they find its connection. libcurl's own way to wait for it parks transfers as its host limit
    ///   does, and stalls as that does.
    mutating func enqueue(_ number: Number, host: String, mayShare: Bool = false) {
        if mayShare { sharing.insert(number) }
        hostOfWaiting[number] = host
        lanes[host, default: Lane()].waiting.append(number)
        offer(host)
    }

    /// Takes a waiting transfer out of its queue; false when it does not wait.
    mutating func withdraw(_ number: Number) -> Bool {
        guard let host = hostOfWaiting.removeValue(forKey: number) else { return false }
        sharing.remove(number)
        forgetIfIdle(host)
        return true
    }

    /// The next that may start; it counts as active until `finish`.
    mutating func next() -> Number? {
        while active < total, let host = nextReadyHost() {
            guard let number = popWaiting(host) else {
                forgetIfIdle(host)
                continue
            }
            active += 1
            if sharing.remove(number) != nil, lanes[host]?.active == 0 { lanes[host]?.isOpening = true }
            lanes[host]?.active += 1
            offer(host)
            return number
        }
        return nil
    }

    /// Whether the host's only transfer has no connection yet that the others could share.
    func isOpening(host: String) -> Bool { lanes[host]?.isOpening ?? false }

    /// The host's first connection is made: the others may start.
    mutating func opened(host: String) {
        lanes[host]?.isOpening = false
        offer(host)
    }

    mutating func finish(host: String) {
        let isSettled = lanes[host]?.leave()
        guard let isSettled else { return }
        active -= 1
        if isSettled { return }
        offer(host)
        forgetIfIdle(host)
    }

    private mutating func offer(_ host: String) {
        guard var lane = lanes[host], !lane.isReady, !lane.isOpening, lane.active < perHost, !lane.waiting.isEmpty
        else { return }
        lane.isReady = true
        lanes[host] = lane
        ready.append(host)
    }

    private mutating func nextReadyHost() -> String? {
        guard let host = ready.popFirst() else { return nil }
        lanes[host]?.isReady = false
        return host
    }

    /// The first of the lane that has not been withdrawn.
    private mutating func popWaiting(_ host: String) -> Number? {
        while let number = lanes[host]?.waiting.popFirst() {
            if hostOfWaiting.removeValue(forKey: number) != nil { return number }
        }
        return nil
    }

    private mutating func forgetIfIdle(_ host: String) {
        if let lane = lanes[host], lane.active == 0, !lane.isReady, lane.waiting.isEmpty { lanes[host] = nil }
    }
}

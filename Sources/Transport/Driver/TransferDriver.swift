/// What the driver's thread does: take orders, let libcurl work, hand out answers, sleep until there is more.
///
/// Lives and dies on that thread.
final class TransferDriver {
    private let inbox: TransferInbox
    private let multi: MultiHandle
    private let userAgent: String
    private var admission: Admission
    private var waiting: [Int: Hop] = [:]
    private var running: [Int: TransferSlot] = [:]
    private var idleSlots: [TransferSlot] = []
    private var cookieJars: [String: CookieJar] = [:]
    /// Transfers whose host gives no other a place until they are connected.
    private var connecting: Set<Int> = []
    private var stallCheck: ContinuousClock.Instant = .now

    /// Idle, only a wake-up counts.
    private static let idlePoll = Duration.seconds(3600)
    /// libcurl may miss a timer of its own; then it is late by this much at most.
    private static let busyPoll = Duration.seconds(1)
    /// Jars are forgotten, all at once, when there are more than any configuration has sources with cookies.
    private static let cookieJarLimit = 10_000
    private static let shortestStallCheck = Duration.milliseconds(20)

    /// Nil when libcurl cannot be set up.
    init?(inbox: TransferInbox, userAgent: String, admission: Admission) {
        guard CurlLibrary.isReady, let multi = MultiHandle(connections: admission.total) else { return nil }
        self.inbox = inbox
        self.multi = multi
        self.userAgent = userAgent
        self.admission = admission
    }

    /// Returns when the inbox is closed and every transfer is taken down.
    func run() {
        inbox.attach(multi.waker)
        while let commands = inbox.takeCommands() {
            for command in commands { obey(command) }
            startAdmitted()
            multi.performDue()
            openConnected()
            let hasFinished = finishEnded()
            let hasCut = cutStalled(at: .now)
            // A place that became free may be taken at once.
            let mayWait = !hasFinished && !hasCut && inbox.rest()
            multi.perform(waiting: mayWait ? patience : .zero)
        }
        inbox.detach()
        for slot in running.values { multi.remove(slot.handle) }
    }

    private var patience: Duration {
        guard !running.isEmpty else { return Self.idlePoll }
        return min(Self.busyPoll, max(stallCheck - .now, Self.shortestStallCheck))
    }

    private func obey(_ command: TransferInbox.Command) {
        switch command {
        case .start(let number, let hop):
            waiting[number] = hop
            // Who waits for the first connection to a host may share it, should the host speak HTTP/2.
            admission.enqueue(number, host: hop.address.host, mayShare: hop.address.scheme == "https")
        case .cancel(let number):
            if admission.withdraw(number) {
                waiting[number] = nil
            } else if let slot = running.removeValue(forKey: number) {
                release(slot)
            }
        }
    }

    private func startAdmitted() {
        while let number = admission.next() {
            guard let hop = waiting.removeValue(forKey: number) else { continue }
            do {
                running[number] = try start(number, hop)
                if admission.isOpening(host: hop.address.host) { connecting.insert(number) }
            } catch {
                admission.finish(host: hop.address.host)
                inbox.answer(number, .failure(error))
            }
        }
    }

    private func start(_ number: Int, _ hop: Hop) throws(TransportError) -> TransferSlot {
        let now = ContinuousClock.now
        let slot = if let idle = idleSlots.popLast() { idle } else { try TransferSlot(hop, at: now) }
        do {
            let jar = try hop.connection?.cookieJar.map(cookieJar)
            try slot.prepare(hop, number: number, userAgent: userAgent, jar: jar, at: now)
        } catch {
            slot.clear()
            throw error
        }
        guard multi.add(slot.handle) else { throw .outOfMemory }
        stallCheck = min(stallCheck, slot.stallsAt)
        return slot
    }

    private func cookieJar(_ name: String) throws(TransportError) -> CookieJar {
        if let jar = cookieJars[name] { return jar }
        if cookieJars.count >= Self.cookieJarLimit { cookieJars = [:] }
        let jar = try CookieJar()
        cookieJars[name] = jar
        return jar
    }

    /// Gives the hosts' other transfers a place once the first of them has its connection.
    private func openConnected() {
        guard !connecting.isEmpty else { return }
        for number in connecting {
            guard let slot = running[number] else {
                connecting.remove(number)
                continue
            }
            guard slot.isConnected else { continue }
            connecting.remove(number)
            admission.opened(host: slot.hop.address.host)
        }
    }

    /// Answers the transfers that ended; true when there were any.
    private func finishEnded() -> Bool {
        var hasFinished = false
        while let (number, code) = multi.nextFinished() {
            hasFinished = true
            guard let slot = running.removeValue(forKey: number) else { continue }
            let spent = ContinuousClock.now - slot.startedAt
            let outcome = slot.outcome(code).map { HopArrival(response: $0, spent: spent) }
            release(slot)
            inbox.answer(number, outcome)
        }
        return hasFinished
    }

    /// Ends the transfers that have not moved a byte for too long; true when there were any.
    ///
    /// Done here because libcurl's own low-speed limit knows whole seconds only, and averages over five of them.
    private func cutStalled(at now: ContinuousClock.Instant) -> Bool {
        guard now >= stallCheck else { return false }
        let stalled = running.filter { $0.value.isStalled(at: now) }.keys.sorted()
        for number in stalled {
            guard let slot = running.removeValue(forKey: number) else { continue }
            release(slot)
            inbox.answer(number, .failure(.stalled))
        }
        let nextStall = running.values.map(\.stallsAt).min() ?? now
        stallCheck = max(nextStall, now + Self.shortestStallCheck)
        return !stalled.isEmpty
    }

    private func release(_ slot: TransferSlot) {
        multi.remove(slot.handle)
        admission.finish(host: slot.hop.address.host)
        slot.clear()
        if idleSlots.count < admission.total { idleSlots.append(slot) }
    }
}

/// What the driver's thread does: take orders, let libcurl work, hand out answers, sleep until there is more.
///
/// Lives and dies on that thread.
final class TransferDriver {
    private let inbox: TransferInbox
    private let multi: MultiHandle
    private let userAgent: String
    private var admission: Admission
    private var waiting: [Int: TransferOrder] = [:]
    /// Every slot ever made, by its index.
    private var slots: [TransferSlot] = []
    private var idle: [Int] = []
    private var cookieJars: [String: CookieJar] = [:]
    /// Slots whose host gives no other transfer a place until they are connected.
    private var connecting: Set<Int> = []
    private var stallCheck: ContinuousClock.Instant = .now
    private var answers: [(number: Int, answer: TransferInbox.Answer)] = []
    private var outboxes: [Outbox] = []

    /// What has ended and not been handed over to its exchange.
    private struct Outbox {
        let exchange: TransferExchange
        var arrivals: [TransferExchange.Arrival] = []
    }

    /// Idle, only a wake-up counts.
    private static let idlePoll = Duration.seconds(3600)
    /// libcurl may miss a timer of its own; then it is late by this much at most.
    private static let busyPoll = Duration.seconds(1)
    /// Jars are forgotten, all at once, when there are more than any configuration has sources with cookies.
    private static let cookieJarLimit = 10_000
    private static let shortestStallCheck = Duration.milliseconds(20)
    /// Answers that are handed over to an exchange even while more are coming in.
    private static let handOver = 64

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
            let hasCut = cutStalled()
            answerTasks()
            if hasFinished || hasCut || !outboxes.isEmpty {
                // A place that became free may be taken at once, and more may have come in meanwhile: an exchange gets
                // together what came together.
                let isBusy = multi.perform(waiting: .zero)
                handOver(unlessFewerThan: isBusy ? Self.handOver : 1)
            } else {
                _ = multi.perform(waiting: inbox.rest() ? patience : .zero)
            }
        }
        inbox.detach()
        for slot in slots where slot.ticket != nil { multi.remove(slot.handle) }
    }

    private var isIdle: Bool { idle.count == slots.count }

    private var patience: Duration {
        guard !isIdle else { return Self.idlePoll }
        return min(Self.busyPoll, max(stallCheck - .now, Self.shortestStallCheck))
    }

    private func obey(_ command: TransferInbox.Command) {
        switch command {
        case .start(let order): place(order)
        case .cancel(let number):
            if admission.withdraw(number) {
                waiting[number] = nil
            } else if let slot = slots.first(where: { $0.ticket?.number == number }) {
                release(slot)
            }
        case .abandon(let exchange):
            outboxes.removeAll { $0.exchange === exchange }
            for (number, order) in waiting where order.ticket.exchange === exchange {
                _ = admission.withdraw(number)
                waiting[number] = nil
            }
            for slot in slots where slot.ticket?.exchange === exchange { release(slot) }
        }
    }

    /// Starts a transfer where there is room, or has it wait.
    private func place(_ order: TransferOrder) {
        // Who waits for the first connection to a host may share it, should the host speak HTTP/2.
        let mayShare = order.hop.address.scheme == "https"
        if admission.enter(host: order.hop.address.host, mayShare: mayShare) { return begin(order, mayShare) }
        waiting[order.ticket.number] = order
        admission.enqueue(order.ticket.number, host: order.hop.address.host, mayShare: mayShare)
    }

    private func startAdmitted() {
        guard admission.waiting > 0 else { return }
        while let number = admission.next() {
            guard let order = waiting.removeValue(forKey: number) else { continue }
            begin(order, order.hop.address.scheme == "https")
        }
    }

    private func begin(_ order: TransferOrder, _ mayShare: Bool) {
        do throws(TransportError) {
            let slot = try start(order)
            if mayShare, admission.isOpening(host: order.hop.address.host) { connecting.insert(slot.index) }
        } catch {
            admission.finish(host: order.hop.address.host)
            deliver(order.ticket, .failure(error))
        }
    }

    private func start(_ order: TransferOrder) throws(TransportError) -> TransferSlot {
        let now = multi.turn
        let slot = try idleSlot(for: order.hop)
        do throws(TransportError) {
            let jar = try order.hop.connection?.cookieJar.map(cookieJar)
            try slot.prepare(order, userAgent: userAgent, jar: jar, at: now)
            guard multi.add(slot.handle) else { throw .outOfMemory }
        } catch {
            slot.clear()
            idle.append(slot.index)
            throw error
        }
        stallCheck = min(stallCheck, slot.stallsAt)
        return slot
    }

    private func idleSlot(for hop: Hop) throws(TransportError) -> TransferSlot {
        if let index = idle.popLast() { return slots[index] }
        let slot = try TransferSlot(hop, index: slots.count, sockets: multi.sockets, at: multi.turn)
        slots.append(slot)
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
        for index in connecting where slots[index].ticket == nil || slots[index].isConnected {
            connecting.remove(index)
            if slots[index].ticket != nil { admission.opened(host: slots[index].hop.address.host) }
        }
    }

    /// Answers the transfers that ended; true when there were any.
    private func finishEnded() -> Bool {
        var hasFinished = false
        while let (index, code) = multi.nextFinished() {
            hasFinished = true
            let slot = slots[index]
            guard let ticket = slot.ticket else { continue }
            let spent = multi.turn - slot.startedAt
            let outcome = slot.outcome(code)
            var hop: Hop?
            if case .success(let response) = outcome, response.isRedirect { hop = slot.hop }
            release(slot)
            if let hop {
                follow(TransferOrder(ticket: ticket, hop: hop), outcome, spent: spent)
            } else {
                deliver(ticket, outcome)
            }
        }
        return hasFinished
    }

    /// Goes where the answer leads, or hands it out.
    private func follow(_ order: TransferOrder, _ outcome: TransferInbox.Answer, spent: Duration) {
        do throws(TransportError) {
            guard case .success(let response) = outcome, let next = try order.hop.next(after: response, spent: spent)
            else { return deliver(order.ticket, outcome) }
            var order = order
            order.hop = next
            place(order)
        } catch {
            deliver(order.ticket, .failure(error))
        }
    }

    private func deliver(_ ticket: TransferTicket, _ outcome: TransferInbox.Answer) {
        guard let exchange = ticket.exchange else { return answers.append((ticket.number, outcome)) }
        let arrival = TransferExchange.Arrival(tag: ticket.tag, outcome: outcome)
        if let index = outboxes.firstIndex(where: { $0.exchange === exchange }) {
            outboxes[index].arrivals.append(arrival)
        } else {
            outboxes.append(Outbox(exchange: exchange, arrivals: [arrival]))
        }
    }

    private func answerTasks() {
        guard !answers.isEmpty else { return }
        inbox.answer(answers)
        answers.removeAll(keepingCapacity: true)
    }

    private func handOver(unlessFewerThan count: Int) {
        for outbox in outboxes where outbox.arrivals.count >= count { outbox.exchange.deliver(outbox.arrivals) }
        outboxes.removeAll { $0.arrivals.count >= count }
    }

    /// Ends the transfers that have not moved a byte for too long; true when there were any.
    ///
    /// Done here because libcurl's own low-speed limit knows whole seconds only, and averages over five of them.
    private func cutStalled() -> Bool {
        let now = multi.turn
        guard now >= stallCheck else { return false }
        let stalled = slots.filter { $0.ticket != nil && $0.isStalled(at: now) }
        for slot in stalled {
            guard let ticket = slot.ticket else { continue }
            release(slot)
            deliver(ticket, .failure(.stalled))
        }
        let nextStall = slots.lazy.filter { $0.ticket != nil }.map(\.stallsAt).min() ?? now
        stallCheck = max(nextStall, now + Self.shortestStallCheck)
        return !stalled.isEmpty
    }

    /// Takes a transfer down and gives its place free.
    private func release(_ slot: TransferSlot) {
        multi.remove(slot.handle)
        admission.finish(host: slot.hop.address.host)
        slot.clear()
        idle.append(slot.index)
    }
}

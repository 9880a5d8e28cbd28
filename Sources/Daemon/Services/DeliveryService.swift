import Crisis
import Delivery
import Ledger
import Logging
import ServiceLifecycle

/// Carries out what the outbox owes: each channel for itself and in order, so that one dead receiver delays no other.
struct DeliveryService: Service {
    let ledger: any LedgerStore
    let channels: ChannelBoard
    let wakeup: Wakeup
    let progress: Progress
    let now: @Sendable () -> Timestamp
    let logger: Logger

    /// How long a stop waits for receivers that are being told; after that they are told at the next start.
    private static let grace = Duration.seconds(3)

    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await deliverUntilStopped() }
                group.addTask {
                    try? await gracefulShutdown()
                    try? await Task.sleep(for: Self.grace)
                }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            wakeup.signal()
        }
    }

    private func deliverUntilStopped() async {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            progress.mark("deliver")
            let isDone = await deliverDue()
            if isDone { await wakeup.sleep(atMost: await pause()) }
        }
    }

    /// One round over what is due; true when nothing more is due at once.
    private func deliverDue() async -> Bool {
        do {
            let due = try await ledger.dueNotifications(at: now(), limit: 200)
            await withTaskGroup(of: Void.self) { group in
                for (channel, notifications) in Dictionary(grouping: due, by: \.channel) {
                    group.addTask {
                        for notification in notifications { await deliver(notification, by: channel) }
                    }
                }
            }
            return due.isEmpty
        } catch {
            logger.error("The outbox cannot be read.", metadata: ["error": "\(error)"])
            return true
        }
    }

    private func deliver(_ notification: Crisis.Notification, by name: String) async {
        guard !Task.isCancelled else { return }
        let result = await channels.deliver(notification, by: name, at: now())
        // Our own stop broke it off: that is no attempt, and the notification stays due.
        if Task.isCancelled, result != .delivered { return }
        let updated = Outbox.record(result, of: notification, at: now())
        do {
            try await ledger.recordAttempt(updated, at: now())
        } catch {
            // The attempt is not kept, so it is repeated: at least once, with the same id.
            logger.error("An attempt could not be kept.", metadata: ["error": "\(error)"])
            await wakeup.sleep(atMost: .seconds(1))
        }
        log(updated)
    }

    private func log(_ notification: Crisis.Notification) {
        let metadata: Logger.Metadata = [
            "notification": "\(notification.id)", "channel": "\(notification.channel)",
            "attempts": "\(notification.attempts)", "error": "\(notification.lastError ?? "")",
        ]
        switch notification.state {
        case .delivered: logger.info("Notification delivered.", metadata: metadata)
        case .waiting: logger.warning("Notification will be tried again.", metadata: metadata)
        case .dead: logger.error("Notification is dead.", metadata: metadata)
        }
    }

    private func pause() async -> Duration {
        let longest = TimeSpan.seconds(10)
        guard let due = (try? await ledger.nextNotificationDue()) ?? nil else { return longest.duration }
        return max(.milliseconds(5), min(longest, due - now()).duration)
    }
}

/// The channels by name; replaced as a whole on a reload.
actor ChannelBoard {
    private var channels: [String: any Channel]

    init(_ channels: [any Channel]) { self.channels = Self.named(channels) }

    func replace(with channels: [any Channel]) { self.channels = Self.named(channels) }

    func deliver(_ notification: Crisis.Notification, by name: String, at moment: Timestamp) async -> DeliveryResult {
        guard let channel = channels[name] else {
            return .dead(error: "the channel \"\(name)\" is not configured any more")
        }
        return await channel.deliver(notification, at: moment)
    }

    private static func named(_ channels: [any Channel]) -> [String: any Channel] {
        Dictionary(channels.map { ($0.name, $0) }) { first, _ in first }
    }
}

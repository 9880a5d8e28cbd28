import Crisis
import ServiceLifecycle
import Synchronization

/// Asks every source when it is due, many at once.
struct PollService: Service {
    let pipeline: Pipeline
    /// Sources under way at once.
    let limit: Int
    let wakeup: Wakeup
    let progress: Progress
    let now: @Sendable () -> Timestamp

    private static let longestPause = TimeSpan.seconds(10)

    func run() async throws {
        let sleep = Sleep()
        let turns = FeedTurns(pipeline, limit: limit) { [wakeup] outlook in
            if sleep.isTooLong(for: outlook.nextClaim) { wakeup.signal() }
        }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                if let turns { group.addTask { await turns.run() } }
                while !Task.isShuttingDownGracefully && !Task.isCancelled {
                    progress.mark("poll")
                    await turns?.begin()
                    while let source = await nextOther(isAlone: turns == nil) {
                        group.addTask { await poll(from: source, isAlone: turns == nil) }
                    }
                    await pipeline.settleDebt()
                    // From here on, so that what a turn finds while the pause is worked out is not slept through.
                    sleep.begin(until: now() + PollService.longestPause)
                    let pause = await pause()
                    sleep.begin(until: now() + pause)
                    await wakeup.sleep(atMost: pause.duration)
                    sleep.end()
                }
                // What is on the wire is asked for again after the restart; what is being written is finished.
                turns?.end()
                group.cancelAll()
            }
            await pipeline.settleDebt(isLast: true)
        } onGracefulShutdown: {
            wakeup.signal()
        }
    }

    /// - Parameter isAlone: whether plain feeds are polled here, too.
    private func nextOther(isAlone: Bool) async -> Source? {
        guard isAlone else { return await pipeline.claimedOther() }
        return await pipeline.sourcesUnderWay < limit ? await pipeline.claimDueSource() : nil
    }

    /// Polls one source after another for as long as some are due, then tells the loop that a place is free.
    private func poll(from first: Source, isAlone: Bool) async {
        var next: Source? = first
        while let source = next {
            await pipeline.poll(source)
            next = Task.isCancelled ? nil : isAlone ? await pipeline.claimDueSource() : await pipeline.claimedOther()
        }
        wakeup.signal()
    }

    /// Until the next source is due, at most `longestPause` so that the watchdog sees the loop.
    private func pause() async -> TimeSpan {
        guard let due = await pipeline.nextClaim() else { return PollService.longestPause }
        let isFull = await pipeline.sourcesUnderWay >= limit
        let shortest = isFull ? TimeSpan.seconds(1) : TimeSpan(milliseconds: 5)
        // A source that nobody ever asked is due since the beginning of time, which is too long ago to count from.
        let moment = now()
        return due <= moment ? shortest : max(shortest, min(PollService.longestPause, due - moment))
    }
}

/// Until when the loop sleeps, so that it is woken for what is due earlier and for nothing else.
private final class Sleep: Sendable {
    /// Nil while the loop is awake, or was woken.
    private let planned = Mutex<Timestamp?>(nil)

    func begin(until moment: Timestamp) { planned.withLock { $0 = moment } }

    func end() { planned.withLock { $0 = nil } }

    func isTooLong(for moment: Timestamp?) -> Bool {
        guard let moment else { return false }
        return planned.withLock { planned in
            guard let until = planned, moment < until else { return false }
            planned = nil
            return true
        }
    }
}

import Crisis
import ServiceLifecycle

/// Asks every source when it is due, many at once.
struct PollService: Service {
    let pipeline: Pipeline
    /// Sources under way at once.
    let limit: Int
    let wakeup: Wakeup
    let progress: Progress
    let now: @Sendable () -> Timestamp

    func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                while !Task.isShuttingDownGracefully && !Task.isCancelled {
                    progress.mark("poll")
                    while await pipeline.sourcesUnderWay < limit, let source = await pipeline.claimDueSource() {
                        group.addTask { await poll(from: source) }
                    }
                    await pipeline.settleDebt()
                    await wakeup.sleep(atMost: await pause())
                }
                // What is on the wire is asked for again after the restart; what is being written is finished.
                group.cancelAll()
            }
            await pipeline.settleDebt(isLast: true)
        } onGracefulShutdown: {
            wakeup.signal()
        }
    }

    /// Polls one source after another for as long as some are due, then tells the loop that a place is free.
    private func poll(from first: Source) async {
        var next: Source? = first
        while let source = next {
            await pipeline.poll(source)
            next = Task.isCancelled ? nil : await pipeline.claimDueSource()
        }
        wakeup.signal()
    }

    /// Until the next source is due, at most ten seconds so that the watchdog sees the loop.
    private func pause() async -> Duration {
        let longest = TimeSpan.seconds(10)
        guard let due = await pipeline.nextClaim() else { return longest.duration }
        let isFull = await pipeline.sourcesUnderWay >= limit
        let shortest = isFull ? TimeSpan.seconds(1) : TimeSpan(milliseconds: 5)
        return max(shortest, min(longest, due - now())).duration
    }
}

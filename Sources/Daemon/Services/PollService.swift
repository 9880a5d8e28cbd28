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
                var running = 0
                while !Task.isShuttingDownGracefully && !Task.isCancelled {
                    progress.mark("poll")
                    for source in await pipeline.claimDueSources(limit: limit - running) {
                        running += 1
                        group.addTask {
                            await pipeline.poll(source)
                            wakeup.signal()
                        }
                    }
                    await wakeup.sleep(atMost: await pause(isFull: running >= limit))
                    running = await pipeline.sourcesUnderWay
                }
                // What is on the wire is asked for again after the restart; what is being written is finished.
                group.cancelAll()
            }
        } onGracefulShutdown: {
            wakeup.signal()
        }
    }

    /// Until the next source is due, at most ten seconds so that the watchdog sees the loop.
    private func pause(isFull: Bool) async -> Duration {
        let longest = TimeSpan.seconds(10)
        guard !isFull, let due = await pipeline.nextSourceDue() else { return longest.duration }
        return max(.milliseconds(5), min(longest, due - now()).duration)
    }
}

import Crisis
import ServiceLifecycle

/// Assesses open incidents when a clock runs out, and at every tick, without any news.
struct TickService: Service {
    let pipeline: Pipeline
    let tick: TimeSpan
    let wakeup: Wakeup
    let progress: Progress
    let now: @Sendable () -> Timestamp

    func run() async throws {
        await withGracefulShutdownHandler {
            var nextTick = now() + tick
            while !Task.isShuttingDownGracefully && !Task.isCancelled {
                progress.mark("tick")
                let moment = now()
                // A clock that was set back must not silence the ticks until it has caught up.
                if nextTick > moment + tick { nextTick = moment + tick }
                let nextClock = await pipeline.nextMoment() ?? nextTick
                let due = min(nextTick, nextClock)
                if due > moment {
                    await wakeup.sleep(atMost: max(.milliseconds(5), min(.seconds(10), due - moment).duration))
                    continue
                }
                await pipeline.tick()
                if due >= nextTick { nextTick = now() + tick }
            }
        } onGracefulShutdown: {
            wakeup.signal()
        }
    }
}

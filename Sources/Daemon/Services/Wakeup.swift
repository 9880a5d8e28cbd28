import Synchronization

/// Lets one loop sleep until a moment or until somebody has work for it, whichever comes first.
///
/// A signal that comes while nobody sleeps is kept for the next sleep, so none is lost.
final class Wakeup: Sendable {
    private struct State {
        var isSignalled = false
        var sleeper: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Ends the present sleep, or the next one at once.
    func signal() {
        let sleeper = state.withLock { state in
            let sleeper = state.sleeper
            state.sleeper = nil
            if sleeper == nil { state.isSignalled = true }
            return sleeper
        }
        sleeper?.resume()
    }

    /// Sleeps at most `span`; returns early when signalled or cancelled. One loop only may sleep at a time.
    func sleep(atMost span: Duration) async {
        let timer = Task {
            // Only a timer that ran out may signal: a cancelled one would wake the next sleep for nothing.
            do { try await Task.sleep(for: span) } catch { return }
            signal()
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isSignalled || Task.isCancelled {
                        state.isSignalled = false
                        return true
                    }
                    state.sleeper = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            signal()
        }
        timer.cancel()
    }
}

import CCurl
import Glibc

/// The sockets and the one timer that a multi handle waits for: epoll, level-triggered, and an eventfd to be woken by.
///
/// Used from the driver's thread only, but for its waker.
@safe final class SocketWatch {
    private let epoll: Int32
    private let wakeUp: Int32
    private var timerDue: ContinuousClock.Instant?
    private var ready: [ccurl_ready]
    /// By descriptor.
    private var isWatched: [Bool] = []

    /// Sockets that are told of after one wait; the others come at the next, at once.
    private static let batch = 64

    /// Nil when the system gives no more descriptors.
    init?() {
        epoll = ccurl_epoll_create()
        wakeUp = ccurl_eventfd_create()
        ready = Array(repeating: ccurl_ready(), count: Self.batch)
        guard epoll >= 0, wakeUp >= 0, ccurl_epoll_set(epoll, wakeUp, CURL_POLL_IN, 0) == 0 else { return nil }
    }

    deinit {
        if wakeUp >= 0 { close(wakeUp) }
        if epoll >= 0 { close(epoll) }
    }

    var waker: Waker { Waker(descriptor: wakeUp) }

    /// Has the multi handle tell us its wishes; it must be freed before we are.
    func attach(to multi: UnsafeMutableRawPointer) {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe ccurl_multi_set_socket(multi, watchSocket, me)
        unsafe ccurl_multi_set_timer(multi, keepTimer, me)
    }

    /// Whether libcurl's timer has run out; it counts once.
    func isTimerDue(at now: ContinuousClock.Instant) -> Bool {
        guard let timerDue, timerDue <= now else { return false }
        self.timerDue = nil
        return true
    }

    /// The sockets that are ready, without waiting longer than that or for longer than libcurl's timer.
    func wait(upTo patience: Duration) -> ArraySlice<ccurl_ready> {
        let left = timerDue.map { min($0 - .now, patience) } ?? patience
        let milliseconds = left <= .zero ? 0 : left.wholeMilliseconds
        let count = unsafe ccurl_epoll_wait(epoll, &ready, Int32(ready.count), Int32(clamping: milliseconds))
        let sockets = ready.prefix(Int(max(count, 0)))
        guard let index = sockets.firstIndex(where: { $0.descriptor == wakeUp }) else { return sockets }
        ccurl_eventfd_clear(wakeUp)
        ready.swapAt(index, sockets.endIndex - 1)
        return ready[..<(sockets.endIndex - 1)]
    }

    fileprivate func watch(_ socket: curl_socket_t, for what: Int32) -> Bool {
        let index = Int(socket)
        while index >= isWatched.count { isWatched.append(false) }
        if what == CURL_POLL_REMOVE {
            isWatched[index] = false
            return ccurl_epoll_drop(epoll, socket) == 0
        }
        defer { isWatched[index] = true }
        return ccurl_epoll_set(epoll, socket, what, isWatched[index] ? 1 : 0) == 0
    }

    fileprivate func setTimer(milliseconds: Int) {
        timerDue = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
    }
}

/// Ends the running or the next wait of a `SocketWatch`, from any thread.
///
/// `TransferInbox` uses it under its lock and forgets it, under the same lock, before the descriptor is closed.
struct Waker: Sendable {
    fileprivate let descriptor: Int32

    func wake() { ccurl_eventfd_raise(descriptor) }
}

private func watchSocket(
    _: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ what: Int32, _ pointer: UnsafeMutableRawPointer?,
    _: UnsafeMutableRawPointer?
) -> Int32 {
    guard let pointer = unsafe pointer else { return -1 }
    let watch = unsafe Unmanaged<SocketWatch>.fromOpaque(pointer).takeUnretainedValue()
    return watch.watch(socket, for: what) ? 0 : -1
}

private func keepTimer(
    _: UnsafeMutableRawPointer?, _ milliseconds: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int32 {
    guard let pointer = unsafe pointer else { return -1 }
    unsafe Unmanaged<SocketWatch>.fromOpaque(pointer).takeUnretainedValue().setTimer(milliseconds: milliseconds)
    return 0
}

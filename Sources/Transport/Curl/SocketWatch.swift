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
    /// By descriptor: what epoll has been told, CURL_POLL bits; 0 when it does not know the descriptor.
    ///
    /// A connection that rests between two transfers stays registered, since the next one wants the same again: that
    /// saves two system calls a transfer. Should it come to life meanwhile, because its server closes it, it is dropped.
    private var told: [Int32] = []
    /// By descriptor: whether libcurl wants to hear of it.
    private var isWanted: [Bool] = []
    /// By descriptor: whether it is a connection's, of whose end `close` tells us. Those of libcurl's resolver threads end
    /// without a word, and their numbers may come back, so they are dropped as soon as they are not wanted.
    private var isConnection: [Bool] = []
    /// When the present turn of the driver began.
    private(set) var turn = ContinuousClock.now

    /// Sockets that are told of after one wait; the others come at the next, at once.
    private static let batch = 64

    /// Nil when the system gives no more descriptors.
    init?() {
        epoll = ccurl_epoll_create()
        wakeUp = ccurl_eventfd_create()
        ready = Array(repeating: ccurl_ready(), count: Self.batch)
        guard epoll >= 0, wakeUp >= 0, ccurl_epoll_set(epoll, wakeUp, CURL_POLL_IN, 0) == 0 else { return nil }
        register(wakeUp)
        (told[Int(wakeUp)], isWanted[Int(wakeUp)]) = (CURL_POLL_IN, true)
    }

    deinit {
        if wakeUp >= 0 { Glibc.close(wakeUp) }
        if epoll >= 0 { Glibc.close(epoll) }
    }

    var waker: Waker { Waker(descriptor: wakeUp) }

    /// Has the multi handle tell us its wishes; it must be freed before we are.
    func attach(to multi: UnsafeMutableRawPointer) {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe ccurl_multi_set_socket(multi, watchSocket, me)
        unsafe ccurl_multi_set_timer(multi, keepTimer, me)
    }

    /// Whether libcurl's timer has run out; it counts once.
    func takeDueTimer() -> Bool {
        guard let timerDue, timerDue <= turn else { return false }
        self.timerDue = nil
        return true
    }

    /// The sockets that are ready, without waiting longer than that or for longer than libcurl's timer; a new turn begins.
    func wait(upTo patience: Duration) -> ArraySlice<ccurl_ready> {
        let left = patience == .zero ? .zero : timerDue.map { min($0 - .now, patience) } ?? patience
        let milliseconds = left <= .zero ? 0 : left.wholeMilliseconds
        let count = unsafe ccurl_epoll_wait(epoll, &ready, Int32(ready.count), Int32(clamping: milliseconds))
        turn = .now
        var kept = 0
        for index in 0..<Int(max(count, 0)) {
            let socket = ready[index].descriptor
            if socket == wakeUp {
                ccurl_eventfd_clear(wakeUp)
            } else if isWanted[Int(socket)] {
                ready[kept] = ready[index]
                kept += 1
            } else {
                _ = ccurl_epoll_drop(epoll, socket)
                told[Int(socket)] = 0
            }
        }
        return ready[..<kept]
    }

    fileprivate func watch(_ socket: curl_socket_t, for what: Int32) -> Bool {
        let index = Int(socket)
        register(socket)
        guard what != CURL_POLL_REMOVE else {
            isWanted[index] = false
            if !isConnection[index] { forget(socket) }
            return true
        }
        isWanted[index] = true
        guard told[index] != what else { return true }
        defer { told[index] = what }
        return ccurl_epoll_set(epoll, socket, what, told[index] == 0 ? 0 : 1) == 0
    }

    /// A connection is being opened.
    func opened(_ socket: curl_socket_t) {
        guard socket >= 0 else { return }
        register(socket)
        // A new descriptor is unknown to epoll, whatever had its number before.
        (told[Int(socket)], isConnection[Int(socket)]) = (0, true)
    }

    /// Closes a connection and forgets it: its number may come back as another one.
    func close(_ socket: curl_socket_t) -> Int32 {
        register(socket)
        forget(socket)
        isConnection[Int(socket)] = false
        return Glibc.close(socket)
    }

    private func forget(_ socket: curl_socket_t) {
        if told[Int(socket)] != 0 { _ = ccurl_epoll_drop(epoll, socket) }
        (told[Int(socket)], isWanted[Int(socket)]) = (0, false)
    }

    private func register(_ socket: curl_socket_t) {
        while Int(socket) >= told.count {
            told.append(0)
            isWanted.append(false)
            isConnection.append(false)
        }
    }

    fileprivate func setTimer(milliseconds: Int) {
        timerDue = milliseconds < 0 ? nil : milliseconds == 0 ? turn : .now + .milliseconds(milliseconds)
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

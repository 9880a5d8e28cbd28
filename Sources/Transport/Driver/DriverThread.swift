import CCurl
import Glibc

/// The one thread that touches libcurl; `join` waits for its end.
final class DriverThread: Sendable {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let handle: Locked<pthread_t?>

    /// Nil when the system gives no thread.
    init?(_ body: @escaping @Sendable () -> Void) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let code = unsafe pthread_create(&thread, nil, Self.start, work.toOpaque())
        guard code == 0 else {
            unsafe work.release()
            return nil
        }
        handle = Locked(thread)
    }

    /// Waits for the end; a second call returns at once. On the thread itself it cannot wait and lets it end alone.
    func join() {
        guard let thread = handle.withLock({ $0.take() }) else { return }
        if pthread_equal(thread, pthread_self()) != 0 {
            pthread_detach(thread)
        } else {
            pthread_join(thread, nil)
        }
    }

    private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        guard let pointer = unsafe pointer else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
        // Signals belong to the service's own threads; and a write to a connection that is gone must end in EPIPE,
        // not in SIGPIPE, against which libcurl no longer guards once NOSIGNAL is set.
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
        unsafe ccurl_name_thread("transport")
        work.body()
        return nil
    }
}

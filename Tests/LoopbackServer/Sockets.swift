import Glibc

/// A port on 127.0.0.1.
///
/// A class, so that the descriptor is closed when the last user is gone and never means another socket before.
final class ListeningSocket: Sendable {
    private let descriptor: Int32
    let port: Int

    init() throws(ServerError) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ServerError(call: "socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length) == 0 && listen(descriptor, 1024) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isListening else {
            throw ServerError(call: "bind")
        }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// The next connection; nil once shut down.
    func accept() -> ConnectedSocket? {
        while true {
            let peer = Glibc.accept(descriptor, nil, nil)
            if peer >= 0 { return ConnectedSocket(descriptor: peer) }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// Makes `accept` return nil, now and later.
    func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    deinit { _ = Glibc.close(descriptor) }
}

/// One accepted connection.
struct ConnectedSocket: Sendable {
    let descriptor: Int32

    /// What has come in; nil when the other side has closed.
    func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { return Array(buffer[..<count]) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    /// False when the other side does not take it all.
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL)
                )
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Waits until the other side hangs up or the time has come; true in the first case.
    @discardableResult func waitForHangUp(until deadline: ContinuousClock.Instant) -> Bool {
        while true {
            let left = deadline - .now
            guard left > .zero else { return false }
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            var watched = pollfd(descriptor: descriptor)
            if unsafe poll(&watched, 1, Int32(clamping: milliseconds + 1)) > 0 { return true }
        }
    }

    func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    func close() { _ = Glibc.close(descriptor) }
}

extension pollfd {
    /// `POLLRDHUP`, which the C library shows only to GNU sources.
    private static let hangUp: Int16 = 0x2000

    fileprivate init(descriptor: Int32) {
        self.init(fd: descriptor, events: Self.hangUp, revents: 0)
    }
}

/// A thread that nobody waits for.
enum ServerThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// False when the system gives no thread.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        guard code == 0 else {
            unsafe work.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}

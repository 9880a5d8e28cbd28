import Crisis
import Foundation

/// Tells systemd how the service is doing: one datagram of `KEY=value` lines to `NOTIFY_SOCKET` (sd_notify(3)).
///
/// Outside systemd there is no such socket, and nothing is sent.
package struct SystemdNotifier: Sendable {
    private let path: String?
    /// How often systemd wants a sign of life: half of `WATCHDOG_USEC`; nil when no watchdog is set.
    package let watchdogInterval: Duration?

    package init(environment: [String: String]) {
        path = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let limit = environment["WATCHDOG_USEC"].flatMap(Int64.init) ?? 0
        // A limit of zero or less would have us do nothing else.
        watchdogInterval = isOurs && limit > 0 ? .microseconds(max(1000, limit / 2)) : nil
    }

    package func ready(_ status: String) { send(["READY=1", "STATUS=\(oneLine(status))", "MAINPID=\(getpid())"]) }
    /// The start may take this long; systemd waits.
    package func starting(within span: TimeSpan) {
        send(["EXTEND_TIMEOUT_USEC=\(span.milliseconds * 1000)", "STATUS=Opening the ledger."])
    }

    package func status(_ status: String) { send(["STATUS=\(oneLine(status))"]) }
    package func watchdog() { send(["WATCHDOG=1"]) }
    package func stopping() { send(["STOPPING=1"]) }

    package func reloading() {
        var now = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        send(["RELOADING=1", "MONOTONIC_USEC=\(Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000)"])
    }

    private func oneLine(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
    }

    /// A failure to notify is never a reason to fail: systemd's own time-outs notice.
    private func send(_ lines: [String]) {
        guard let path else { return }
        let bytes = Array(path.utf8)
        var address = sockaddr_un()
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < capacity else { return }
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (index, byte) in bytes.enumerated() { unsafe buffer[index] = byte }
            // A leading @ stands for the abstract namespace, whose names begin with a zero byte.
            if bytes.first == UInt8(ascii: "@") { unsafe buffer[0] = 0 }
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = socklen_t(
            MemoryLayout<sa_family_t>.size + bytes.count + (bytes.first == UInt8(ascii: "@") ? 0 : 1))
        let message = Array(lines.joined(separator: "\n").utf8)
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = unsafe sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), generic, length)
            }
        }
    }
}

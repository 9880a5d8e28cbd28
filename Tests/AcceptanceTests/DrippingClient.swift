import Glibc

/// A client that sends one byte after another, as slowly as it can, to hold a connection.
final class DrippingClient: Sendable {
    private let descriptor: Int32

    struct NoConnection: Error {}

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard Self.connect(descriptor, to: port) else { throw NoConnection() }
    }

    deinit { close(descriptor) }

    /// Says `start` at once and then a blank every half second, until it is cut or the time is over; how long it held out.
    func holdOut(saying start: String, for limit: Duration) async throws -> Duration {
        let began = ContinuousClock.now
        var next = Array(start.utf8)
        while ContinuousClock.now - began < limit {
            let bytes = next
            if !bytes.isEmpty, unsafe send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) < 0 { break }
            var byte: UInt8 = 0
            if unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) == 0 { break }
            if !start.isEmpty { next = [0x20] }
            try await Task.sleep(for: .milliseconds(500))
        }
        return ContinuousClock.now - began
    }

    static func connects(to port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return connect(descriptor, to: port)
    }

    private static func connect(_ descriptor: Int32, to port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}

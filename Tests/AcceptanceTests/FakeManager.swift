import Foundation

/// Stands in for systemd: a datagram socket that keeps what a service notifies (sd_notify(3)).
final class FakeManager: Sendable {
    let path: String
    private let descriptor: Int32

    /// Listens at that path, which must be shorter than 108 bytes.
    init(path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (index, byte) in path.utf8.prefix(buffer.count - 1).enumerated() { unsafe buffer[index] = byte }
        }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let descriptor = descriptor
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length)
            }
        }
        guard descriptor >= 0, result == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    deinit { close(descriptor) }

    /// The next message's lines by key; nil when none has come.
    func receive() -> [String: String]? {
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = unsafe recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        guard count > 0 else { return nil }
        let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
        return lines.reduce(into: [:]) { message, line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            message[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
    }

    /// The messages up to the next one with that key.
    func messages(upTo key: String, within limit: Duration = .seconds(120)) async throws -> [[String: String]] {
        var messages: [[String: String]] = []
        return try await eventually(within: limit, "\(key) among \(messages)") {
            while let message = receive() {
                messages.append(message)
                if message[key] != nil { return messages }
            }
            return nil
        }
    }
}

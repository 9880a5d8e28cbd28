/// A server for protocols of lines, on 127.0.0.1 at a port of the system's choice: what it says to each line is the
/// test's matter, be it right, wrong or never.
package final class LineServer: Sendable {
    package enum Reply: Sendable {
        case say(String)
        case bytes([UInt8])
        /// Again and again, until the other side hangs up or 64 MiB are sent.
        case flood(String)
        /// One byte at a time, with pauses.
        case drip(String)
        case silence
        case sayAndClose(String)
    }

    package let port: Int
    private let listener: ListeningSocket

    /// - Parameters:
    ///   - greeting: said when somebody connects.
    ///   - handler: called with each line, without its end, on the connection's thread.
    package init(greeting: String, handler: @escaping @Sendable (String) -> Reply) throws(ServerError) {
        listener = try ListeningSocket()
        port = listener.port
        let listener = listener
        let accepts = ServerThread.start {
            while let connection = listener.accept() {
                let isServed = ServerThread.start {
                    Self.converse(connection, greeting: greeting, handler: handler)
                    connection.close()
                }
                if !isServed { connection.close() }
            }
        }
        guard accepts else { throw ServerError(call: "pthread_create") }
    }

    deinit { listener.shutDown() }

    private static func converse(_ connection: ConnectedSocket, greeting: String, handler: (String) -> Reply) {
        guard connection.send(Array(greeting.utf8)) else { return }
        var buffer: [UInt8] = []
        while let bytes = connection.receive() {
            buffer += bytes
            while let end = buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: buffer[..<end], as: UTF8.self).filter { $0 != "\r" && $0 != "\r\n" }
                buffer.removeFirst(end + 1)
                guard answer(handler(line), on: connection) else { return }
            }
        }
    }

    /// False ends the connection.
    private static func answer(_ reply: Reply, on connection: ConnectedSocket) -> Bool {
        switch reply {
        case .say(let text): return connection.send(Array(text.utf8))
        case .bytes(let bytes): return connection.send(bytes)
        case .sayAndClose(let text):
            _ = connection.send(Array(text.utf8))
            return false
        case .silence: return true
        case .flood(let text):
            let piece = Array(String(repeating: text, count: 64 * 1024 / max(1, text.utf8.count)).utf8)
            for _ in 0..<1024 where !connection.send(piece) { return false }
            return true
        case .drip(let text):
            for byte in text.utf8 {
                guard connection.send([byte]),
                    !connection.waitForHangUp(until: .now + .milliseconds(20))
                else { return false }
            }
            return true
        }
    }
}

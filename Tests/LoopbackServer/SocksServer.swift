import Synchronization

/// A SOCKS 5 proxy (RFC 1928, RFC 1929) on 127.0.0.1 that answers in its targets' place and records what it was told.
package final class SocksServer: Sendable {
    /// One client's wish.
    package struct Wish: Sendable, Hashable {
        /// As `name:port`; an address in dotted form is one that the client resolved itself.
        package var target: String
        /// Whether the target came as a name.
        package var isName: Bool
        package var user: String?
        package var password: String?

        package init(target: String, isName: Bool, user: String? = nil, password: String? = nil) {
            self.target = target
            self.isName = isName
            self.user = user
            self.password = password
        }
    }

    package let port: Int
    private let listener: ListeningSocket
    private let journal = Journal()
    private let seen = Shared()

    private final class Shared: Sendable {
        let wishes = Mutex<[Wish]>([])
    }

    /// - Parameters:
    ///   - wantsLogin: whether it serves nobody without a user and a password.
    ///   - verdict: what it replies to a wish: 0 carries it out, 2 forbids it, 5 is "connection refused".
    package init(
        wantsLogin: Bool = false, verdict: @escaping @Sendable (Wish) -> UInt8 = { _ in 0 },
        handler: @escaping LoopbackServer.Handler
    ) throws(ServerError) {
        listener = try ListeningSocket()
        port = listener.port
        let (listener, journal, seen) = (listener, journal, seen)
        let accepts = ServerThread.start {
            while let connection = listener.accept() {
                guard let number = journal.opened(connection) else { continue }
                let isServed = ServerThread.start {
                    var greeting = Greeting(connection)
                    if let wish = greeting.wish(wantsLogin: wantsLogin) {
                        seen.wishes.withLock { $0.append(wish) }
                        if greeting.reply(verdict(wish)) {
                            Conversation(connection, journal: journal, patience: .seconds(30), handler: handler).run()
                        }
                    }
                    journal.closed(number)
                }
                if !isServed { journal.closed(number) }
            }
        }
        guard accepts else { throw ServerError(call: "pthread_create") }
    }

    deinit { stop() }

    package var wishes: [Wish] { seen.wishes.withLock { $0 } }

    /// Requests that came through.
    package var requests: [Request] { journal.read { $0.requests } }

    package func stop() {
        listener.shutDown()
        journal.stop()
    }
}

/// What a client says before it speaks to its target.
private struct Greeting {
    private let connection: ConnectedSocket
    private var buffer: [UInt8] = []

    init(_ connection: ConnectedSocket) { self.connection = connection }

    /// Nil for a client that does not speak SOCKS 5, has no login where one is wanted, or hangs up.
    mutating func wish(wantsLogin: Bool) -> SocksServer.Wish? {
        guard let head = take(2), head[0] == 5, let methods = take(Int(head[1])) else { return nil }
        var wish = SocksServer.Wish(target: "", isName: false)
        let method: UInt8 = wantsLogin ? 2 : 0
        guard methods.contains(method) else {
            _ = connection.send([5, 0xFF])
            return nil
        }
        guard connection.send([5, method]) else { return nil }
        if wantsLogin {
            guard take(1) == [1], let user = text(), let password = text() else { return nil }
            (wish.user, wish.password) = (user, password)
            guard connection.send([1, 0]) else { return nil }
        }
        guard let order = take(4), order[0] == 5, order[1] == 1 else { return nil }
        switch order[3] {
        case 1: wish.target = take(4).map { $0.map(String.init).joined(separator: ".") } ?? ""
        case 3: (wish.target, wish.isName) = (text() ?? "", true)
        case 4: wish.target = take(16).map { "[" + $0.map { String($0, radix: 16) }.joined(separator: ":") + "]" } ?? ""
        default: return nil
        }
        guard let port = take(2) else { return nil }
        wish.target += ":\(Int(port[0]) << 8 | Int(port[1]))"
        return wish
    }

    /// True when the target may be spoken to.
    func reply(_ code: UInt8) -> Bool { connection.send([5, code, 0, 1, 0, 0, 0, 0, 0, 0]) && code == 0 }

    private mutating func text() -> String? {
        guard let length = take(1), let bytes = take(Int(length[0])) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            guard let more = connection.receive() else { return nil }
            buffer += more
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }
}

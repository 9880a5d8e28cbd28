/// A small HTTP/1.1 server for tests, on 127.0.0.1 at a port of the system's choice.
///
/// It answers each request with what the handler returns, records all requests and counts connections. It can also
/// misbehave in every way that a hostile or broken source does; see `Reply`. Each connection has a thread of its own.
/// Everything it does ends after `patience` at the latest, and at once with `stop()`.
///
///     let server = try LoopbackServer { request in
///         request.target == "/feed" ? .text("<rss/>") : .status(404)
///     }
///     defer { server.stop() }
///     let url = server.url("/feed")
package final class LoopbackServer: Sendable {
    package typealias Handler = @Sendable (Request) -> Reply

    /// The port it listens on.
    package let port: Int
    private let listener: ListeningSocket
    private let journal = Journal()
    private let patience: Duration

    /// Starts to listen; throws when the system gives no port or no thread.
    ///
    /// - Parameters:
    ///   - patience: how long a reply that never ends by itself (`hang`, `endlessBody`, …) goes on at most.
    ///   - handler: called on the connection's thread, so for several requests at once.
    package init(patience: Duration = .seconds(30), handler: @escaping Handler) throws(ServerError) {
        listener = try ListeningSocket()
        port = listener.port
        self.patience = patience
        let (listener, journal) = (listener, journal)
        let accepts = ServerThread.start {
            while let connection = listener.accept() {
                guard let number = journal.opened(connection) else { continue }
                let isServed = ServerThread.start {
                    Conversation(connection, journal: journal, patience: patience, handler: handler).run()
                    journal.closed(number)
                }
                if !isServed { journal.closed(number) }
            }
        }
        guard accepts else { throw ServerError(call: "pthread_create") }
    }

    deinit { stop() }

    /// The URL of a target such as `/feed?page=2`.
    package func url(_ target: String) -> String { "http://127.0.0.1:\(port)\(target)" }

    /// All requests so far, in the order in which they were read.
    package var requests: [Request] { journal.read { $0.requests } }

    /// Connections accepted so far.
    package var acceptedConnections: Int { journal.read { $0.accepted } }

    /// Connections open now, as far as this side knows.
    package var openConnections: Int { journal.read { $0.open.count } }

    /// The largest number of requests that were being answered at the same moment.
    package var peakRequests: Int { journal.read { $0.peakRequests } }

    /// Waits until that many requests have been read; returns sooner when the server is stopped.
    package func received(_ count: Int) async { await journal.received(count) }

    /// Closes the port and all connections, and ends all replies. May be called more than once.
    package func stop() {
        listener.shutDown()
        journal.stop()
    }
}

/// A system call that the server could not do without failed.
package struct ServerError: Error, Sendable {
    package let call: String
}

/// The HTTP client of the service: every transfer goes through one libcurl multi handle on one thread of its own.
///
/// Requests queue here when their host, or the whole, has no connection free; that wait counts in no limit. A cancelled
/// task gets `.cancelled` at once, whether its transfer waits or runs. Keep one transport for the life of the service:
/// its connections are kept and used again.
package final class CurlTransport: HTTPClient, Sendable {
    private let inbox = TransferInbox()
    private let addresses = AddressBook()
    private let thread: DriverThread?

    /// - Parameters:
    ///   - userAgent: who we are and where to complain, such as `Tocsin/1.0 (+https://example.org/bot)`; sent with
    ///     each request that brings no `User-Agent` of its own.
    ///   - perHostConnections: transfers to one host name at once, whatever the port; at least 1.
    ///   - totalConnections: transfers in all at once; at least 1, and below the limit of open files.
    package init(userAgent: String, perHostConnections: Int = 2, totalConnections: Int = 200) {
        let inbox = self.inbox
        let admission = Admission(perHost: perHostConnections, total: totalConnections)
        let line = String(String.UnicodeScalarView(userAgent.unicodeScalars.filter { $0.value >= 0x20 }))
        thread = DriverThread {
            guard let driver = TransferDriver(inbox: inbox, userAgent: line, admission: admission) else {
                return inbox.close(with: .outOfMemory)
            }
            driver.run()
        }
        if thread == nil { inbox.close(with: .outOfMemory) }
    }

    deinit { shutdown() }

    /// Requests that have been made and not been answered, queued ones among them.
    package var underWay: Int { inbox.underWay }

    /// Carries the request out, following redirects up to its limit.
    package func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        try await inbox.transfer(Hop(request, to: try addresses.address(request.url)))
    }

    package func exchange(adapting adapt: @escaping @Sendable (HTTPRequest) -> HTTPRequest) -> TransferExchange? {
        TransferExchange(inbox: inbox, addresses: addresses, adapt: adapt)
    }

    /// Fails what is under way and all that comes later with `.cancelled`, closes all connections and ends the thread;
    /// returns when that is done, which takes milliseconds. May be called more than once.
    package func shutdown() {
        inbox.close(with: .cancelled)
        thread?.join()
    }
}

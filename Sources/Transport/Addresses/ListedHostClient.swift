/// A client that lets requests for listed private hosts through the address guard and changes no other request.
///
/// The list can be replaced while requests run; each request is judged by the list of the moment at which it began.
package final class ListedHostClient: HTTPClient {
    private let client: any HTTPClient
    private let hosts: Locked<PrivateHosts>

    package init(_ client: any HTTPClient, hosts: PrivateHosts) {
        self.client = client
        self.hosts = Locked(hosts)
    }

    /// Puts another list in force, after a reload of the configuration.
    package func replace(with hosts: PrivateHosts) { self.hosts.withLock { $0 = hosts } }

    package func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        try await client.perform(adapted(request))
    }

    package func exchange(adapting adapt: @escaping @Sendable (HTTPRequest) -> HTTPRequest) -> TransferExchange? {
        client.exchange { [self] in adapted(adapt($0)) }
    }

    private func adapted(_ request: HTTPRequest) -> HTTPRequest {
        guard request.addressPolicy == .publicOnly else { return request }
        let hosts = hosts.withLock { $0 }
        guard !hosts.isEmpty else { return request }
        var request = request
        request.addressPolicy = .listed(hosts)
        return request
    }
}

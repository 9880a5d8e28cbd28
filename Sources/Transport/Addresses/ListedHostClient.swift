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
        var request = request
        let hosts = hosts.withLock { $0 }
        if request.addressPolicy == .publicOnly, !hosts.isEmpty { request.addressPolicy = .listed(hosts) }
        return try await client.perform(request)
    }
}

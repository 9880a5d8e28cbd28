/// One request to be carried out by the transport.
package struct HTTPRequest: Sendable, Equatable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// Which addresses a transfer may connect to; judged on the connected address, after DNS and every redirect.
    package enum AddressPolicy: Sendable, Hashable {
        /// Private, loopback, link-local, multicast and reserved addresses are refused.
        case publicOnly
        /// A source that the operator marked `trusted: true`.
        ///
        /// Private and loopback addresses are allowed, for the host of the request only: a redirect to another host is
        /// judged as `publicOnly`. Link-local and cloud metadata addresses are never allowed.
        case trusted
        /// As `publicOnly`, but for the hosts and ranges that the operator lists; what they open is judged for each hop.
        ///
        /// A redirect to another host is judged as `publicOnly`.
        case listed(PrivateHosts)
    }

    package var method: Method
    package var url: String
    /// Sent in this order, byte for byte.
    package var headers: [HTTPHeader]
    package var body: [UInt8]
    package var addressPolicy: AddressPolicy
    package var limits: TransferLimits
    /// The path of a Unix socket to speak to instead of the network; the URL's host is then only a name. Redirects lead
    /// back to the network.
    package var unixSocket: String?
    /// Nil for the usual way.
    package var connection: ConnectionOptions?

    package init(
        method: Method = .get, url: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
        addressPolicy: AddressPolicy = .publicOnly, limits: TransferLimits = .feed, unixSocket: String? = nil,
        connection: ConnectionOptions? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.addressPolicy = addressPolicy
        self.limits = limits
        self.unixSocket = unixSocket
        self.connection = connection
    }
}

/// One request to be carried out by the transport.
package struct HTTPRequest: Sendable, Equatable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// Which addresses a transfer may connect to; judged on the connected address, after DNS and every redirect.
    package enum AddressPolicy: Sendable, Equatable {
        /// Private, loopback, link-local, multicast and reserved addresses are refused.
        case publicOnly
        /// A source that the operator marked `trusted: true`.
        case trusted
    }

    package var method: Method
    package var url: String
    /// Sent in this order, byte for byte.
    package var headers: [HTTPHeader]
    package var body: [UInt8]
    package var addressPolicy: AddressPolicy
    package var limits: TransferLimits

    package init(
        method: Method = .get, url: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
        addressPolicy: AddressPolicy = .publicOnly, limits: TransferLimits = .feed
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.addressPolicy = addressPolicy
        self.limits = limits
    }
}

/// A header line.
package struct HTTPHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a transfer may cost before it is cut.
package struct TransferLimits: Sendable, Equatable {
    package var connect: Duration
    package var total: Duration
    /// No byte for this long ends the transfer.
    package var stall: Duration
    /// Bytes of the decoded body.
    package var bodyBytes: Int
    package var headerBytes: Int
    /// 0 follows none.
    package var redirects: Int

    package init(
        connect: Duration, total: Duration, stall: Duration, bodyBytes: Int, headerBytes: Int = 64 * 1024,
        redirects: Int
    ) {
        self.connect = connect
        self.total = total
        self.stall = stall
        self.bodyBytes = bodyBytes
        self.headerBytes = headerBytes
        self.redirects = redirects
    }

    /// Feeds and complaint pages: 8 MiB decoded, 30 s, five redirects.
    package static let feed = TransferLimits(
        connect: .seconds(10), total: .seconds(30), stall: .seconds(15), bodyBytes: 8 * 1024 * 1024, redirects: 5)

    /// Webhooks: a redirect is a failure, the answer's body is only read for its first 64 KiB.
    package static let webhook = TransferLimits(
        connect: .seconds(10), total: .seconds(20), stall: .seconds(15), bodyBytes: 64 * 1024, redirects: 0)
}

/// The answer of a server, whatever its status.
package struct HTTPResponse: Sendable, Equatable {
    package var status: Int
    /// Of the last response only, after redirects.
    package var headers: [HTTPHeader]
    /// Decoded.
    package var body: [UInt8]
    /// Where the answer came from, after redirects.
    package var effectiveURL: String
    /// Bytes that came over the wire for the body.
    package var receivedBytes: Int

    package init(
        status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], effectiveURL: String, receivedBytes: Int = 0
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.effectiveURL = effectiveURL
        self.receivedBytes = receivedBytes
    }

    /// The value of the first header of that name, whatever its case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// What kept us from getting an answer. No case carries a secret: URLs are shown without user, query and fragment.
package enum TransportError: Error, Hashable, Sendable {
    case invalidURL(String)
    case protocolRefused(String)
    /// The guard refused the connected address.
    case addressRefused(address: String)
    case couldNotResolve(host: String)
    case couldNotConnect(host: String)
    case timedOut
    case stalled
    case bodyTooLarge(limit: Int)
    case headerTooLarge(limit: Int)
    case tooManyRedirects(limit: Int)
    case tls(String)
    /// The body broke off or could not be decoded; what had arrived is kept for the parser.
    case truncated(partial: HTTPResponse?)
    case cancelled
    case other(code: Int, message: String)

    package static func == (left: TransportError, right: TransportError) -> Bool {
        "\(left)" == "\(right)"
    }

    package func hash(into hasher: inout Hasher) { hasher.combine("\(self)") }
}

/// What carries requests out: the libcurl driver in the service, a canned one in tests.
package protocol HTTPClient: Sendable {
    func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// One request on one connection: the first of a transfer, or one that a redirect asked for.
///
/// Redirects are followed here and not by libcurl, one hop at a time under one total time, because trust and
/// credentials belong to a host: with the first hop to another host both end, and they do not come back.
struct Hop: Sendable {
    private(set) var method: HTTPRequest.Method
    private(set) var address: WebAddress
    private(set) var headers: [HTTPHeader]
    private(set) var body: [UInt8]
    /// What the caller allows.
    private var trust: HTTPRequest.AddressPolicy
    /// `total` is what is left of it.
    private(set) var limits: TransferLimits
    private(set) var unixSocket: String?
    private(set) var connection: ConnectionOptions?
    /// The redirects that led here.
    private(set) var redirects: [Redirect] = []

    init(_ request: HTTPRequest) throws(TransportError) { self.init(request, to: try WebAddress(request.url)) }

    /// - Parameter address: that of the request's URL.
    init(_ request: HTTPRequest, to address: WebAddress) {
        method = request.method
        self.address = address
        headers = request.headers
        body = request.method == .post ? request.body : []
        trust = request.addressPolicy
        limits = request.limits
        unixSocket = request.unixSocket
        connection = request.connection
    }

    /// What the caller allows for this hop's host and port.
    var policy: HTTPRequest.AddressPolicy {
        guard case .listed(let hosts) = trust else { return trust }
        return hosts.policy(host: address.host, port: address.port)
    }

    var followsRedirects: Bool { limits.redirects > 0 }

    /// The hop that the answer asks for, or nil when the answer is the end.
    func next(after response: HTTPResponse, spent: Duration) throws(TransportError) -> Hop? {
        guard followsRedirects, response.isRedirect, let location = response.header("Location") else { return nil }
        guard redirects.count < limits.redirects else { throw .tooManyRedirects(limit: limits.redirects) }
        var next = self
        next.address = try address.resolving(location)
        // A body is not handed on to a host that the caller did not name.
        if next.becomesGet(status: response.status) {
            next.dropBody()
        } else if method == .post, !address.sharesCredentials(with: next.address) {
            return nil
        }
        next.redirects.append(Redirect(status: response.status, url: next.address.publicText))
        next.unixSocket = nil
        next.limits.total -= spent
        guard next.limits.total > .zero else { throw .timedOut }
        next.dropWhatBelongs(to: address)
        return next
    }

    /// Judges the target of a hop that a proxy carries by its URL alone: the address that the proxy connects to is not
    /// ours to see. An address in the URL is judged as always, and the names of this machine as loopback.
    func judgeBehindProxy(_ addressGuard: AddressGuard) throws(TransportError) {
        guard connection?.proxy != nil, unixSocket == nil else { return }
        let host = address.host
        let isLocalName = host == "localhost" || host.hasSuffix(".localhost") || host.hasSuffix(".localhost.")
        let isLiteral = host.hasPrefix("[") || !host.contains { $0.isLetter }
        guard isLocalName || isLiteral else { return }
        let literal = isLocalName ? "127.0.0.1" : host.filter { $0 != "[" && $0 != "]" }
        guard let target = IPAddress(text: literal), addressGuard.allows(target) else {
            throw .addressRefused(address: literal)
        }
    }

    private func becomesGet(status: Int) -> Bool { method == .post && [301, 302, 303].contains(status) }

    private mutating func dropBody() {
        method = .get
        body = []
        headers.removeAll { $0.name.lowercased().hasPrefix("content-") }
    }

    private mutating func dropWhatBelongs(to previous: WebAddress) {
        if previous.host != address.host { trust = .publicOnly }
        guard !previous.sharesCredentials(with: address) else { return }
        connection = connection?.elsewhere
        headers.removeAll { !Self.harmlessElsewhere.contains($0.name.lowercased()) }
    }

    /// What another host may see: any other header could be a token under a name of its own.
    private static let harmlessElsewhere: Set<String> = [
        "accept", "accept-language", "cache-control", "if-modified-since", "if-none-match", "user-agent",
    ]
}

extension HTTPResponse {
    var isRedirect: Bool { Self.isRedirect(status) }

    static func isRedirect(_ status: Int) -> Bool {
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308
    }
}

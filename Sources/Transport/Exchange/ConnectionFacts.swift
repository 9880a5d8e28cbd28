/// How an answer came: for people who look into one, never for a decision.
package struct ConnectionFacts: Sendable, Hashable {
    /// The address that was connected; nil over a Unix socket.
    package var address: String?
    /// As the status line says it: `HTTP/1.1`, `HTTP/2`.
    package var httpVersion: String?
    /// `TLSv1.3`; nil without TLS.
    package var tlsVersion: String?

    package init(address: String? = nil, httpVersion: String? = nil, tlsVersion: String? = nil) {
        self.address = address
        self.httpVersion = httpVersion
        self.tlsVersion = tlsVersion
    }
}

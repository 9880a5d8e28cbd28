/// How a source is reached when the usual way will not do; what is not said here is as for every other request.
///
/// A class only so that it is passed on as one reference; nothing in it changes.
package final class ConnectionOptions: Sendable {
    /// A server that carries the requests on.
    package struct Proxy: Sendable, Hashable {
        /// `http://`, `https://`, `socks5://` (names are resolved here) or `socks5h://` (by the proxy), host and port.
        package var url: String
        package var user: String?
        package var password: String?

        package init(url: String, user: String? = nil, password: String? = nil) {
            self.url = url
            self.user = user
            self.password = password
        }

        /// Host and port, to be named in an error.
        var place: String { String(url.split(separator: "://").last ?? "") }
    }

    /// What we show to a server that asks who we are.
    package struct ClientCertificate: Sendable, Hashable {
        /// PEM; may hold the chain, and the key as well.
        package var certificate: [UInt8]
        /// PEM, without a passphrase.
        package var key: [UInt8]

        package init(certificate: [UInt8], key: [UInt8]) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// Carries every hop. The address guard then sees the proxy's address only, which is the operator's choice, and
    /// judges the target by what its URL says: a name that leads to an inner address passes.
    package let proxy: Proxy?
    /// Shown to the hosts that credentials may go to.
    package let clientCertificate: ClientCertificate?
    /// PEM: the only authorities that are believed, on every hop; nil for those of the system.
    package let authorities: [UInt8]?
    /// `sha256//` and the base64 of the digest of the server's public key, several apart by `;`; on every hop.
    package let publicKeyPin: String?
    /// False takes any certificate, from the request's own host alone.
    package let verifiesTLS: Bool
    /// In place of the service's own.
    package let userAgent: String?
    /// Speaks HTTP/1.1 even with a server that offers HTTP/2.
    package let usesHTTP1: Bool
    /// Requests of the same name share their cookies, which live in memory only; nil takes and sends none.
    package let cookieJar: String?

    package init(
        proxy: Proxy? = nil, clientCertificate: ClientCertificate? = nil, authorities: [UInt8]? = nil,
        publicKeyPin: String? = nil, verifiesTLS: Bool = true, userAgent: String? = nil, usesHTTP1: Bool = false,
        cookieJar: String? = nil
    ) {
        self.proxy = proxy
        self.clientCertificate = clientCertificate
        self.authorities = authorities
        self.publicKeyPin = publicKeyPin
        self.verifiesTLS = verifiesTLS
        self.userAgent = userAgent
        self.usesHTTP1 = usesHTTP1
        self.cookieJar = cookieJar
    }

    /// For a hop to another place: neither our certificate nor the trust in a server without one goes there.
    var elsewhere: ConnectionOptions {
        guard clientCertificate != nil || !verifiesTLS else { return self }
        return ConnectionOptions(
            proxy: proxy, authorities: authorities, publicKeyPin: publicKeyPin, userAgent: userAgent,
            usesHTTP1: usesHTTP1, cookieJar: cookieJar)
    }
}

extension ConnectionOptions: Equatable {
    package static func == (one: ConnectionOptions, other: ConnectionOptions) -> Bool {
        one === other
            || one.proxy == other.proxy && one.clientCertificate == other.clientCertificate
                && one.authorities == other.authorities && one.publicKeyPin == other.publicKeyPin
                && one.verifiesTLS == other.verifiesTLS && one.userAgent == other.userAgent
                && one.usesHTTP1 == other.usesHTTP1 && one.cookieJar == other.cookieJar
    }
}

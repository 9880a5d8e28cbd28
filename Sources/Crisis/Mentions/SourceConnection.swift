/// How a source is reached when the usual way will not do: through a proxy, with a certificate, with headers of its own.
///
/// Secrets stand in it by the names of their credential files only.
package struct SourceConnection: Hashable, Codable, Sendable {
    /// A server that carries the source's requests on.
    package struct Proxy: Hashable, Codable, Sendable {
        /// `http://`, `https://`, `socks5://` or `socks5h://`, host and port; never with a user or a password.
        package var url: String
        /// The credential that holds `user:password`; nil when the proxy asks for none.
        package var credential: String?

        package init(url: String, credential: String? = nil) {
            self.url = url
            self.credential = credential
        }
    }

    /// A request header of the source's own.
    package struct Header: Hashable, Codable, Sendable {
        package enum Value: Hashable, Codable, Sendable {
            case text(String)
            /// The name of the credential that holds the value.
            case credential(String)
        }

        package var name: String
        package var value: Value

        package init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }

    package var proxy: Proxy?
    /// The credential with our certificate for this source, PEM; may hold its chain.
    package var certificateCredential: String?
    /// The credential with the key of that certificate, PEM; nil when it stands in the same file.
    package var keyCredential: String?
    /// The credential with the authorities to believe instead of the system's, PEM.
    package var authoritiesCredential: String?
    /// `sha256//…`, the digest of the server's public key; several apart by `;`.
    package var publicKeyPin: String?
    /// False takes any certificate of the source's host; `tocsin sources` and `status` then say so.
    package var verifiesTLS: Bool
    /// In place of the service's own.
    package var userAgent: String?
    /// Speaks HTTP/1.1 even where the server offers HTTP/2.
    package var usesHTTP1: Bool
    /// Takes and sends the source's cookies, which live in memory only.
    package var keepsCookies: Bool
    package var headers: [Header]

    package init(
        proxy: Proxy? = nil, certificateCredential: String? = nil, keyCredential: String? = nil,
        authoritiesCredential: String? = nil, publicKeyPin: String? = nil, verifiesTLS: Bool = true,
        userAgent: String? = nil, usesHTTP1: Bool = false, keepsCookies: Bool = false, headers: [Header] = []
    ) {
        self.proxy = proxy
        self.certificateCredential = certificateCredential
        self.keyCredential = keyCredential
        self.authoritiesCredential = authoritiesCredential
        self.publicKeyPin = publicKeyPin
        self.verifiesTLS = verifiesTLS
        self.userAgent = userAgent
        self.usesHTTP1 = usesHTTP1
        self.keepsCookies = keepsCookies
        self.headers = headers
    }

    /// Nothing out of the ordinary.
    package static let usual = SourceConnection()
}

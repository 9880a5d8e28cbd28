extension Source {
    /// How a request shows who asks. Only names of credential files stand here, never what is in them.
    package enum ComplaintAuthentication: Hashable, Codable, Sendable {
        /// `Authorization: Bearer …`
        case bearer(credential: String)
        /// A key in a header, after the prefix.
        case header(name: String, prefix: String, credential: String)
        /// A key in a query parameter.
        case query(name: String, credential: String)
        /// `Authorization: Basic …` (RFC 7617).
        case basic(user: String, credential: String)
        case oauth(OAuthClient)
        case signature(RequestSignature)

        package var credentialNames: [String] {
            switch self {
            case .bearer(let credential), .header(_, _, let credential), .query(_, let credential),
                .basic(_, let credential):
                [credential]
            case .oauth(let client): [client.idCredential, client.secretCredential].compactMap(\.self)
            case .signature(let signature):
                [signature.keyCredential, signature.secretCredential].compactMap(\.self)
            }
        }
    }

    /// OAuth 2.0 client credentials (RFC 6749 section 4.4).
    package struct OAuthClient: Hashable, Codable, Sendable {
        /// How the client shows itself to the token endpoint.
        package enum Style: String, Codable, CaseIterable, Sendable {
            case basic, post
        }

        package var tokenURL: String
        /// The client's id itself, unless a credential holds it.
        package var id: String
        package var idCredential: String?
        package var secretCredential: String
        package var scope: String?
        package var audience: String?
        package var style: Style
        /// A token is renewed this long before it ends.
        package var margin: TimeSpan

        package init(
            tokenURL: String, id: String, idCredential: String? = nil, secretCredential: String,
            scope: String? = nil, audience: String? = nil, style: Style = .basic, margin: TimeSpan = .seconds(30)
        ) {
            self.tokenURL = tokenURL
            self.id = id
            self.idCredential = idCredential
            self.secretCredential = secretCredential
            self.scope = scope
            self.audience = audience
            self.style = style
            self.margin = margin
        }
    }

    /// A request signed with a shared secret: what is signed, how, and where the signature goes.
    package struct RequestSignature: Hashable, Codable, Sendable {
        package enum Algorithm: String, Codable, CaseIterable, Sendable {
            case hmacSHA256 = "hmac_sha256"
            case hmacSHA1 = "hmac_sha1"
            case hmacMD5 = "hmac_md5"
            case sha256, sha1, md5
        }

        package enum Encoding: String, Codable, CaseIterable, Sendable {
            case hex
            case upperHex = "upper_hex"
            case base64
        }

        /// A query parameter or a header that carries a value.
        package enum Place: Hashable, Codable, Sendable {
            case parameter(String)
            case header(String)
        }

        package var algorithm: Algorithm
        package var encoding: Encoding
        /// What is signed, with `{method}`, `{path}`, `{query}`, `{parameters}`, `{body}`, `{body_md5}`,
        /// `{body_sha256}`, `{timestamp}`, `{nonce}`, `{key}` and `{secret}`.
        package var signed: String
        /// Between a parameter's name and its value, and between two parameters, in `{parameters}`.
        package var pairSeparator: String
        package var parameterSeparator: String
        package var place: Place
        /// Stands before the signature.
        package var prefix: String
        package var secretCredential: String
        /// The public key or application id, and where it goes.
        package var keyCredential: String?
        package var keyPlace: Place?
        package var timestampPlace: Place?
        package var timestampFormat: ComplaintWindow.Format
        package var noncePlace: Place?

        package init(
            algorithm: Algorithm, encoding: Encoding = .hex, signed: String, pairSeparator: String = "",
            parameterSeparator: String = "", place: Place, prefix: String = "", secretCredential: String,
            keyCredential: String? = nil, keyPlace: Place? = nil, timestampPlace: Place? = nil,
            timestampFormat: ComplaintWindow.Format = .epoch, noncePlace: Place? = nil
        ) {
            self.algorithm = algorithm
            self.encoding = encoding
            self.signed = signed
            self.pairSeparator = pairSeparator
            self.parameterSeparator = parameterSeparator
            self.place = place
            self.prefix = prefix
            self.secretCredential = secretCredential
            self.keyCredential = keyCredential
            self.keyPlace = keyPlace
            self.timestampPlace = timestampPlace
            self.timestampFormat = timestampFormat
            self.noncePlace = noncePlace
        }
    }
}

import Crisis

extension SourceFile {
    /// The section `connection` of a source; the usual way where there is none.
    static func readConnection(_ source: ConfigSection) -> SourceConnection {
        guard let section = source.optionalSection("connection") else { return .usual }
        if source.has("drop_folder") {
            source.report("a drop folder is not reached over the network", "Remove connection.", at: "connection")
        }
        var connection = SourceConnection()
        connection.proxy = readProxy(section)
        connection.certificateCredential = section.optionalName("certificate_credential")
        connection.keyCredential = section.optionalName("key_credential")
        connection.authoritiesCredential = section.optionalName("ca_credential")
        connection.publicKeyPin = readPin(section)
        connection.verifiesTLS = section.boolean("verify_tls", default: true)
        connection.userAgent = readUserAgent(section)
        connection.usesHTTP1 = section.choice("http_version", as: HTTPVersion.self, default: .two) == .one
        connection.keepsCookies = section.boolean("cookies", default: false)
        connection.headers = section.sections("headers").compactMap(readHeader)
        section.finish()
        if connection.keyCredential != nil, connection.certificateCredential == nil {
            section.report(
                "a key without its certificate", "Add certificate_credential, or remove key_credential.",
                at: "key_credential")
        }
        if !connection.verifiesTLS, connection.authoritiesCredential != nil {
            section.report(
                "verify_tls: false leaves ca_credential without effect", "Remove one of the two.", at: "verify_tls")
        }
        return connection
    }

    private enum HTTPVersion: String, CaseIterable {
        case one = "1.1"
        case two = "2"
    }

    private static func readProxy(_ section: ConfigSection) -> SourceConnection.Proxy? {
        let credential = section.optionalName("proxy_credential")
        guard let text = section.optionalString("proxy") else {
            if credential != nil {
                section.report("a proxy_credential without a proxy", "Add proxy.", at: "proxy_credential")
            }
            return nil
        }
        guard !text.contains("@") else {
            section.report(
                "the proxy's user and password do not belong here",
                "Write user:password into a file of the credentials folder, and its name as proxy_credential.",
                at: "proxy")
            return nil
        }
        guard let place = place(ofProxy: text), isHostAndPort(place) else {
            section.report(
                "\"\(text)\" is not the address of a proxy",
                "Write http://, https://, socks5:// or socks5h://, its host and its port, like http://10.0.0.5:3128.",
                at: "proxy")
            return nil
        }
        return SourceConnection.Proxy(url: text, credential: credential)
    }

    private static func place(ofProxy text: String) -> Substring? {
        for scheme in ["http://", "https://", "socks5://", "socks5h://"] where text.hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            return rest.hasSuffix("/") ? rest.dropLast() : rest
        }
        return nil
    }

    private static func isHostAndPort(_ place: Substring) -> Bool {
        guard let colon = place.lastIndex(of: ":"), colon != place.startIndex,
            let port = Int(place[place.index(after: colon)...]), (1...65535).contains(port)
        else { return false }
        return place.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    }

    private static func readPin(_ section: ConfigSection) -> String? {
        guard let text = section.optionalString("public_key_pin") else { return nil }
        let isPin = text.split(separator: ";", omittingEmptySubsequences: false).allSatisfy { pin in
            let digest = pin.dropFirst("sha256//".count)
            return pin.hasPrefix("sha256//") && digest.count == 44 && digest.hasSuffix("=")
                && digest.dropLast().utf8.allSatisfy(isBase64)
        }
        guard isPin else {
            section.report(
                "\"\(text)\" is not the pin of a public key",
                "Write sha256// and the base64 of the key's SHA-256 digest; several apart by \";\".",
                at: "public_key_pin")
            return nil
        }
        return text
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    private static func readUserAgent(_ section: ConfigSection) -> String? {
        guard let text = section.optionalString("user_agent") else { return nil }
        guard isHeaderValue(text), !text.isEmpty else {
            section.report("the user agent has a line break in it or is empty", "Write one line.", at: "user_agent")
            return nil
        }
        return text
    }

    private static func isHeaderValue(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}

/// Headers of the source's own.
extension SourceFile {
    /// What the transport says itself, and would say twice or wrongly.
    private static let ownHeaders: Set<String> = [
        "accept-encoding", "connection", "content-length", "expect", "if-modified-since", "if-none-match", "range",
        "te",
        "transfer-encoding", "upgrade",
    ]
    private static let secretHeaders: Set<String> = ["authorization", "cookie", "proxy-authorization"]

    private static func readHeader(_ section: ConfigSection) -> SourceConnection.Header? {
        let name = section.string("name")
        let text = section.optionalString("value")
        let credential = section.optionalName("credential")
        section.finish()
        guard let name else { return nil }
        guard isHeaderName(name) else {
            section.report("\"\(name)\" is not the name of a header", "Write it like X-Api-Key.", at: "name")
            return nil
        }
        guard !ownHeaders.contains(name.lowercased()) else {
            section.report(
                "the header \(name) is the transport's own", "Remove it; for the user agent there is user_agent.",
                at: "name")
            return nil
        }
        switch (text, credential) {
        case (let text?, nil) where !isHeaderValue(text):
            section.report("the value of \(name) has a line break in it", "Write one line.", at: "value")
        case (.some, nil) where secretHeaders.contains(name.lowercased()):
            section.report(
                "the value of \(name) is a secret and does not belong here",
                "Write it into a file of the credentials folder, and the file's name as credential.", at: "value")
        case (let text?, nil): return SourceConnection.Header(name: name, value: .text(text))
        case (nil, let credential?): return SourceConnection.Header(name: name, value: .credential(credential))
        default:
            section.report(
                "the header \(name) needs either a value or a credential", "Give it exactly one of the two.", at: "name"
            )
        }
        return nil
    }

    private static func isHeaderName(_ name: String) -> Bool {
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        return !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: marks.contains(byte)
                }
            }
    }
}

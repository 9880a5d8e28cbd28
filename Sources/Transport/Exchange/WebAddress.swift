/// An absolute http or https URL: the only kind that the transport goes to.
///
/// libcurl's own URL parser reads it, so that what is judged here is what libcurl connects to.
struct WebAddress: Hashable, Sendable {
    /// Whole, with user and password if the operator wrote them; only for libcurl's eyes.
    let text: String
    /// As `text`, without user and password.
    let publicText: String
    /// In lower case.
    let scheme: String
    /// In lower case; an IPv6 address stands in brackets.
    let host: String
    let port: Int

    init(_ text: String) throws(TransportError) { try self.init(bytes: Array(text.utf8), base: nil) }

    /// Where a `Location` header points to, seen from here.
    func resolving(_ location: String) throws(TransportError) -> WebAddress {
        try WebAddress(bytes: HTTPHeader.bytes(location), base: text)
    }

    private init(bytes: [UInt8], base: String?) throws(TransportError) {
        let url = try URLHandle()
        if let base { _ = url.set(Array(base.utf8)) }
        guard url.set(bytes), let scheme = url.scheme?.lowercased() else {
            throw .invalidURL(Self.shown(unreadable: HTTPHeader.text(bytes)))
        }
        guard scheme == "http" || scheme == "https" else { throw .protocolRefused(scheme) }
        url.dropFragment()
        guard let host = url.host?.lowercased(), !host.isEmpty, let port = url.port, let text = url.text else {
            throw .invalidURL(Self.shown(unreadable: HTTPHeader.text(bytes)))
        }
        self.text = text
        if text.utf8.contains(UInt8(ascii: "@")) {
            url.dropUser()
            publicText = url.text ?? "\(scheme)://\(host)/"
        } else {
            publicText = text
        }
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// Whether credentials meant for this address may go to the other one: same host, scheme and port, or the move
    /// from http to https on their usual ports.
    func sharesCredentials(with other: WebAddress) -> Bool {
        guard host == other.host else { return false }
        let isSame = scheme == other.scheme && port == other.port
        return isSame || (scheme == "http" && port == 80 && other.scheme == "https" && other.port == 443)
    }

    /// What may be shown of a URL that cannot be read: its scheme and host, unless a password may be among them.
    private static func shown(unreadable text: String) -> String {
        let isPrintable = { (character: Character) in character.asciiValue.map { $0 > 0x20 && $0 < 0x7F } ?? false }
        let afterScheme = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard afterScheme.count == 2, afterScheme[0].allSatisfy({ $0.isLetter }), !text.contains("@") else {
            return "(not shown: it has no http:// or https:// that can be trusted to start it)"
        }
        let host = afterScheme[1].prefix { !"/?#\\".contains($0) }.prefix(100)
        return "\(afterScheme[0].prefix(20))://\(String(host.map { isPrintable($0) ? $0 : "�" }))/…"
    }
}

import Crisis

/// Scheme, host and port of a source: where its credentials may go.
struct WebOrigin: Hashable, Sendable {
    let scheme: String
    /// In lower case, with its port unless that is the scheme's own.
    let authority: String
    /// The address up to its path as the operator wrote it, with whatever user information stands there.
    let prefix: String

    /// Nil for what is no absolute web address, or has characters that readers of URLs disagree about.
    init?(_ url: String) {
        guard let parts = WebOrigin.parts(of: url) else { return nil }
        (scheme, authority) = (parts.scheme, parts.authority)
        prefix = String(url.dropLast(url[parts.rest.startIndex...].count))
    }

    /// Path and query of a next page, to be put behind `prefix`; or why it may not be asked.
    ///
    /// Behind a proxy many servers write `http:` where they are reached by `https:`; such an address is taken over with
    /// our own scheme, so that nothing goes over the wire in clear.
    func adopting(_ url: String) -> Result<String, PollFailure> {
        guard let parts = WebOrigin.parts(of: url) else {
            return .failure(
                PollFailure(
                    .unreadable, "the next page's address is not an http or https address. Tell the API's owner"))
        }
        guard parts.authority == authority, parts.scheme == scheme || parts.scheme == "http" else {
            let shown = ComplaintText.singleLine(String(parts.authority.prefix(100)))
            return .failure(
                PollFailure(
                    .refused,
                    "the next page leads to \(parts.scheme)://\(shown), not to the source's own server, and was not asked. "
                        + "Give the source the url of that server if it is right"))
        }
        return .success(parts.rest.hasPrefix("/") ? String(parts.rest) : "/\(parts.rest)")
    }

    private static func parts(of url: String) -> (scheme: String, authority: String, rest: Substring)? {
        guard url.utf8.count <= 8192, url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }),
            let colon = url.firstRange(of: "://")
        else { return nil }
        let scheme = url[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = url[colon.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        // User information belongs to the operator; from a page it is a trick.
        var host = authority.lowercased()
        if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
        for port in [":80", ":443"] where host.hasSuffix(port) && (port == ":80") == (scheme == "http") {
            host = String(host.dropLast(port.count))
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return (scheme, host, rest[authority.endIndex...].prefix { $0 != "#" })
    }
}

/// An address in the form in which two spellings of one page are equal.
///
/// Feeds move from `http` to `https`, lose or gain `www.` and a final slash, and hang the names of campaigns on their
/// links. None of that makes another page of it.
enum CanonicalAddress {
    /// Without its scheme, `www.`, a default port, a final slash, and what only tells where the reader came from. Nil
    /// when it is no web address.
    static func of(_ address: String) -> String? {
        guard WebReference.isWebAddress(address), let start = address.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let rest = address[address.index(after: start)...].drop { $0 == "/" }
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard end > rest.startIndex else { return nil }
        return "//" + host(rest[..<end]) + path(rest[end...])
    }

    private static func host(_ written: Substring) -> String {
        var host = written.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.utf8.count) }
        if host.hasPrefix("www."), host.utf8.count > 4 { host.removeFirst(4) }
        return host
    }

    private static func path(_ written: Substring) -> String {
        let mark = written.firstIndex { $0 == "?" || $0 == "#" } ?? written.endIndex
        var path = written[..<mark]
        while path.last == "/" { path.removeLast() }
        let tail = written[mark...]
        let hash = tail.firstIndex(of: "#") ?? tail.endIndex
        let query = tail[..<hash].dropFirst().split(separator: "&").filter { !isTracking($0) }
        let fragment = tail[hash...].dropFirst()
        return String(path) + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
            + (fragment.isEmpty || isTracking(fragment) ? "" : "#" + fragment)
    }

    /// Whether a part of a query only says where the reader came from.
    private static func isTracking(_ part: Substring) -> Bool {
        let pieces = part.split(separator: "=", maxSplits: 1).map { $0.lowercased() }
        guard let name = pieces.first else { return true }
        if name.hasPrefix("utm_") || name.hasPrefix("at_") || names.contains(name) { return true }
        return origins.contains(name) && pieces.count == 2 && feeds.contains(pieces[1])
    }

    /// Of advertisers, newsletters and statistics, and of sessions.
    private static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_hsenc",
        "_hsmi", "wt_mc", "wtmc", "xtor", "cmp", "cmpid", "ncid", "ocid", "ito", "srnd", "sr_share", "jsessionid",
        "phpsessid", "spm", "scm", "share_token",
    ]
    /// These name a feed only where their value does.
    private static let origins: Set<String> = ["ref", "from", "source", "partner", "feed", "rss", "src", "via", "cid"]
    private static let feeds: Set<String> = [
        "rss", "atom", "feed", "rssfeed", "rss_feed", "1", "true", "rss2", "rss1.0mainlinkanon",
    ]
}

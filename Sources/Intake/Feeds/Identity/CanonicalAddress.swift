/// An address in the form in which two spellings of one page are equal.
///
/// Feeds move from `http` to `https`, lose or gain `www.` and a final slash, and hang the names of campaigns on their
/// links. None of that makes another page of it.
enum CanonicalAddress {
    /// Without its scheme, `www.`, a default port, a final slash, and what only tells where the reader came from. Nil
    /// when it is no web address.
    static func of(_ address: String) -> String? {
        guard WebReference.isWebAddress(address) else { return nil }
        let bytes = Array(address.utf8)
        // Behind "http://" or "https://", however many slashes those are.
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let start = bytes[(colon + 1)...].firstIndex(where: { $0 != UInt8(ascii: "/") })
        else { return nil }
        let end = bytes[start...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.endIndex
        guard end > start else { return nil }
        let mark = bytes[end...].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.endIndex
        var pathEnd = mark
        while pathEnd > end, bytes[pathEnd - 1] == UInt8(ascii: "/") { pathEnd -= 1 }
        var canonical: [UInt8] = []
        canonical.reserveCapacity(bytes.count)
        canonical += [0x2F, 0x2F]
        canonical += host(bytes[start..<end])
        canonical += bytes[end..<pathEnd]
        let text = String(decoding: canonical, as: UTF8.self)
        return mark == bytes.endIndex ? text : text + tail(Substring(String(decoding: bytes[mark...], as: UTF8.self)))
    }

    private static func host(_ written: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var host =
            written.allSatisfy { $0 < 0x80 }
            ? ArraySlice(written.map { $0.asciiLowercased })
            : ArraySlice(String(decoding: written, as: UTF8.self).lowercased().utf8)
        for port in [":80", ":443"]
        where host.count >= port.utf8.count && host.suffix(port.utf8.count).elementsEqual(port.utf8) {
            host.removeLast(port.utf8.count)
        }
        if host.starts(with: "www.".utf8), host.count > 4 { host.removeFirst(4) }
        return host
    }

    /// What of query and fragment names the page; begins with `?` or `#`.
    private static func tail(_ tail: Substring) -> String {
        let hash = tail.firstIndex(of: "#") ?? tail.endIndex
        let query = tail[..<hash].dropFirst().split(separator: "&").filter { !isTracking($0) }
        let fragment = tail[hash...].dropFirst()
        return (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
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

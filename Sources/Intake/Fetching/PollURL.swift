/// The URL of a source, taken apart as far as polling needs it.
package struct PollURL {
    /// Up to the query, with whatever user information the operator wrote.
    private let head: String
    private let query: String?

    package init(_ url: String) {
        let whole = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let parts = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        head = String(parts[0])
        query = parts.count > 1 ? String(parts[1]) : nil
    }

    /// The URL with a query parameter set, in place of any of that name.
    func setting(_ name: String, to value: String) -> String {
        let encodedName = PollURL.percentEncoded(name)
        var pairs = (query ?? "").split(separator: "&").map(String.init)
        pairs.removeAll { $0.split(separator: "=", maxSplits: 1).first.map(String.init) == encodedName }
        pairs.append("\(encodedName)=\(PollURL.percentEncoded(value))")
        return head + "?" + pairs.joined(separator: "&")
    }

    /// The URL without parameters of these names; untouched when it has none of them.
    func removing(_ names: [String]) -> PollURL {
        guard let query, !names.isEmpty else { return self }
        let encoded = Set(names.map(PollURL.percentEncoded)).union(names)
        let pairs = query.split(separator: "&")
        let kept = pairs.filter { pair in
            !encoded.contains(String(pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)[0]))
        }
        return kept.count == pairs.count
            ? self : PollURL(kept.isEmpty ? head : head + "?" + kept.joined(separator: "&"))
    }

    /// The URL without its fragment.
    var whole: String { query.map { "\(head)?\($0)" } ?? head }

    /// The URL as it may be shown: without user, query and fragment, where secrets live.
    package var place: String {
        guard let scheme = head.firstRange(of: "://") else { return head }
        let rest = head[scheme.upperBound...]
        let authorityEnd = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let at = rest[..<authorityEnd].lastIndex(of: "@") else { return head }
        return String(head[..<scheme.upperBound] + rest[rest.index(after: at)...])
    }

    /// Scheme, host and port, in lower case: whom a request speaks to.
    package var origin: String {
        guard let scheme = place.firstRange(of: "://") else { return place.lowercased() }
        let end = place[scheme.upperBound...].firstIndex(of: "/") ?? place.endIndex
        return place[..<end].lowercased()
    }

    /// The host in lower case, without port: whom per-host manners are owed to.
    package var host: String {
        guard let scheme = origin.firstRange(of: "://") else { return origin }
        let authority = origin[scheme.upperBound...]
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }

    /// RFC 3986: all but the unreserved characters as `%XX` of their UTF-8.
    package static func percentEncoded(_ text: String) -> String {
        var encoded: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: encoded.append(byte)
            default: encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}

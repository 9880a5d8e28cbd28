import Crisis

/// Gives sources ids of their own, made of the address: `news-example` for `https://news.example.com/rss.xml`.
package struct SourceNames: Sendable {
    private static let maximumBytes = 48

    private var taken: Set<String>

    package init(taken: some Sequence<Source.ID>) { self.taken = Set(taken.map { $0.lowercased() }) }

    /// A name that nobody has: the wanted one when it is a name and free, else one of the host, the path, or a number.
    ///
    /// - Parameter prefersPath: whether the path says more than the host, as that of an RSSHub route does.
    package mutating func claim(wanted: String?, url: String, prefersPath: Bool = false) -> Source.ID {
        if let wanted, Self.isName(wanted), taken.insert(wanted.lowercased()).inserted { return wanted }
        let named = Self.hostName(url)
        let host = named.isEmpty ? "source" : named
        let path = Self.pathName(url)
        for candidate in [prefersPath ? path : host, Self.joined(host, path)] where !candidate.isEmpty {
            if taken.insert(candidate).inserted { return candidate }
        }
        var number = 2
        while !taken.insert("\(host)-\(number)").inserted { number += 1 }
        return "\(host)-\(number)"
    }

    package static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && !text.hasPrefix(".")
            && text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || [45, 46, 95].contains($0) }
    }

    /// First labels that say nothing, and last ones that are registries.
    private static let plainLabels: Set<String> = ["www", "m", "rss", "feed", "feeds", "wap", "mobile"]
    private static let secondLevels: Set<String> = ["com", "net", "org", "gov", "edu", "co", "ac", "or", "ne"]

    private static func hostName(_ url: String) -> String {
        guard let host = SitePage(url)?.host, !host.hasPrefix("[") else { return "" }
        var labels = host.split(separator: ".").map(String.init)
        if labels.allSatisfy({ UInt8($0) != nil }) { return slug(host) }
        while labels.count > 2, let first = labels.first, plainLabels.contains(first) { labels.removeFirst() }
        if labels.count > 1 { labels.removeLast() }
        if labels.count > 1, let last = labels.last, secondLevels.contains(last) { labels.removeLast() }
        return slug(labels.joined(separator: "-"))
    }

    private static func pathName(_ url: String) -> String {
        guard let page = SitePage(url) else { return "" }
        let plain: Set<String> = [
            "rss", "feed", "feeds", "atom", "index", "rss.xml", "feed.xml", "atom.xml", "index.xml",
        ]
        let parts = page.path.filter { !plain.contains($0.lowercased()) }.suffix(3)
        return slug(parts.joined(separator: "-").replacing(".xml", with: "").replacing(".rss", with: ""))
    }

    private static func joined(_ host: String, _ path: String) -> String {
        path.isEmpty ? "" : slug("\(host)-\(path)")
    }

    /// Lower-case letters, digits and single hyphens.
    private static func slug(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8.prefix(400) {
            let lower = byte.asciiLowercased
            if lower.isASCIILetter || lower.isASCIIDigit {
                bytes.append(lower)
            } else if bytes.last != UInt8(ascii: "-"), !bytes.isEmpty {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        bytes = Array(bytes.prefix(maximumBytes))
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

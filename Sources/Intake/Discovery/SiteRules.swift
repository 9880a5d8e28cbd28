/// Sites whose feed's address follows from the page's: no page needs to be read for it.
package enum SiteRules {
    /// The feeds of a page by rule, the best first; empty where no rule fits.
    package static func feeds(of url: String) -> [String] {
        guard let page = SitePage(url) else { return [] }
        switch page.site {
        case "youtube.com": return youtube(page)
        case "reddit.com": return reddit(page)
        case "github.com": return github(page)
        case "medium.com": return page.path.first.map { ["https://medium.com/feed/\($0)"] } ?? []
        case "v2ex.com":
            if page.path.count == 2, page.path[0] == "go" { return ["https://www.v2ex.com/feed/\(page.path[1]).xml"] }
            return ["https://www.v2ex.com/index.xml"]
        case "cnblogs.com":
            guard page.host.hasPrefix("www."), let name = page.path.first, page.path.count == 1 else { return [] }
            return ["https://www.cnblogs.com/\(name)/rss"]
        case "csdn.net":
            guard page.host.hasPrefix("blog."), let name = page.path.first else { return [] }
            return ["https://blog.csdn.net/\(name)/rss/list"]
        case "stackoverflow.com":
            guard page.path.prefix(2) == ["questions", "tagged"], page.path.count == 3 else { return [] }
            return ["https://stackoverflow.com/feeds/tag/\(page.path[2])"]
        default: break
        }
        if page.host.hasSuffix(".blogspot.com") { return ["https://\(page.host)/feeds/posts/default"] }
        if page.host.hasSuffix(".medium.com") { return ["https://\(page.host)/feed"] }
        if page.host.hasSuffix(".substack.com") { return ["https://\(page.host)/feed"] }
        if page.host.hasSuffix(".tumblr.com") { return ["https://\(page.host)/rss"] }
        return []
    }

    private static func youtube(_ page: SitePage) -> [String] {
        let feed = "https://www.youtube.com/feeds/videos.xml"
        if let list = page.query["list"], page.path.first == "playlist" || page.path.first == "watch" {
            return ["\(feed)?playlist_id=\(list)"]
        }
        guard page.path.count >= 2 else { return [] }
        switch page.path[0] {
        case "channel": return ["\(feed)?channel_id=\(page.path[1])"]
        case "user": return ["\(feed)?user=\(page.path[1])"]
        default: return []
        }
    }

    private static func reddit(_ page: SitePage) -> [String] {
        guard page.path.count >= 2, ["r", "u", "user"].contains(page.path[0]) else { return [] }
        let head = "https://www.reddit.com/\(page.path[0] == "u" ? "user" : page.path[0])/\(page.path[1])"
        guard page.path.count > 4, page.path[2] == "comments" else { return ["\(head)/.rss"] }
        return ["\(head)/comments/\(page.path[3])/.rss"]
    }

    private static func github(_ page: SitePage) -> [String] {
        guard page.path.count >= 2 else {
            return page.path.first.map { ["https://github.com/\($0).atom"] } ?? []
        }
        let repository = "https://github.com/\(page.path[0])/\(page.path[1])"
        switch page.path.dropFirst(2).first {
        case "commits" where page.path.count > 3:
            return ["\(repository)/commits/\(page.path.dropFirst(3).joined(separator: "/")).atom"]
        case "commits": return ["\(repository)/commits.atom"]
        case "tags": return ["\(repository)/tags.atom"]
        default: return ["\(repository)/releases.atom", "\(repository)/commits.atom"]
        }
    }
}

/// A page's address in the parts that rules look at.
struct SitePage {
    /// In lower case, without a port.
    let host: String
    /// The host without `www.`, `m.` and other first labels: its last two.
    let site: String
    /// Segments with only letters, digits and `-_.~@%`; others make no address.
    let path: [String]
    let query: [String: String]

    /// Nil for what is no web address.
    init?(_ url: String) {
        guard WebReference.isWebAddress(url), let mark = url.firstRange(of: "://") else { return nil }
        let rest = url[mark.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let named = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        host = named.prefix { $0 != ":" }.lowercased()
        site = host.split(separator: ".").suffix(2).joined(separator: ".")
        let tail = rest.dropFirst(authority.count)
        path = tail.prefix { $0 != "?" }.split(separator: "/").map(String.init).filter(SitePage.isPlain)
        let pairs = tail.drop { $0 != "?" }.dropFirst().split(separator: "&").compactMap { pair -> (String, String)? in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, SitePage.isPlain(String(parts[1])) else { return nil }
            return (String(parts[0]), String(parts[1]))
        }
        query = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 200
            && text.utf8.allSatisfy { byte in
                byte.isASCIILetter || byte.isASCIIDigit || Array("-_.~@%+".utf8).contains(byte)
            } && text != "." && text != ".."
    }
}

/// Where common systems have their feed, for pages that do not say.
enum WellKnownFeeds {
    /// Guesses are requests that somebody has to answer: so many and no more.
    static let maximumGuesses = 8

    /// The most common first.
    private static let common = ["/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.xml", "/rss", "/?feed=rss2"]

    /// What a system's `generator` begins with, and where its feed is.
    private static let systems: [(name: String, paths: [String])] = [
        ("wordpress", ["/feed", "/?feed=rss2"]), ("typecho", ["/feed"]), ("z-blog", ["/feed.php"]),
        ("discuz", ["/forum.php?mod=rss", "/rss.php"]), ("hexo", ["/atom.xml", "/rss2.xml"]), ("ghost", ["/rss"]),
        ("hugo", ["/index.xml"]), ("jekyll", ["/feed.xml"]), ("drupal", ["/rss.xml"]), ("halo", ["/rss.xml"]),
        ("joomla", ["/?format=feed&type=rss"]), ("phpbb", ["/app.php/feed", "/feed.php"]),
        ("emlog", ["/rss.php"]), ("dedecms", ["/data/rssmap.html"]), ("vuepress", ["/rss.xml"]),
        ("movable type", ["/atom.xml"]), ("blogger", ["/feeds/posts/default"]), ("gatsby", ["/rss.xml"]),
    ]

    /// The guesses for a page: what its system is known for, the page's own folder, then what is common.
    static func guesses(for page: String, generator: String?) -> [FeedCandidate] {
        let name = (generator ?? "").lowercased()
        let own = systems.first { name.hasPrefix($0.name) }?.paths ?? []
        var paths = own
        let folder = page.prefix { $0 != "?" && $0 != "#" }
        if let mark = folder.firstRange(of: "://"), folder[mark.upperBound...].split(separator: "/").count > 1 {
            paths.append(String(folder) + (folder.hasSuffix("/") ? "feed" : "/feed"))
        }
        paths += common
        // Discuz! hides what made it, but not the form of its addresses.
        if page.contains("forum.php") || page.contains("/forum-") { paths.insert("/forum.php?mod=rss", at: 0) }
        var seen: Set<String> = []
        return paths.compactMap { WebReference.absolute($0, base: page) }.filter { seen.insert($0).inserted }
            .prefix(maximumGuesses).map { FeedCandidate(url: $0, origin: .wellKnown) }
    }
}

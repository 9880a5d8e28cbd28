/// The namespaces that feeds use.
enum FeedNamespace: Hashable {
    case none
    case atom10, atom03
    case rss20, rss10, rss09
    case rdf
    /// Dublin Core, and its later terms.
    case dublinCore, dublinCoreTerms
    /// `content:encoded`.
    case content
    case media, itunes, xhtml, xml
    /// `sy:updatePeriod`.
    case syndication
    case feedburner
    /// `prism:publicationDate`.
    case prism
    /// Sitemaps, and Google's news in them.
    case sitemap, news
    case other

    /// Of a declared address; case, `https` and a final `/` or `#` do not matter, as feeds get them wrong.
    init(uri: String) {
        var key = uri.lowercased()
        while let last = key.last, last == "/" || last == "#" || last == " " { key.removeLast() }
        while key.first == " " { key.removeFirst() }
        if key.hasPrefix("https:") { key = "http:" + key.dropFirst(6) }
        if let known = FeedNamespace.declared[key] {
            self = known
        } else if key.hasPrefix("http://backend.userland.com/") {
            self = .rss20
        } else {
            self = key.contains("schemas/sitemap-news") ? .news : key.contains("schemas/sitemap") ? .sitemap : .other
        }
    }

    /// Of the hash of a prefix whose address is missing or strange, by what everybody means with it.
    init(prefix: UInt64) { self = FeedNamespace.customary[prefix] ?? .other }

    /// Whether its elements are those of a feed itself, so that one vocabulary serves all dialects.
    var isCore: Bool {
        switch self {
        case .none, .atom10, .atom03, .rss20, .rss10, .rss09, .sitemap: true
        default: false
        }
    }

    private static let declared: [String: FeedNamespace] = {
        var table: [String: FeedNamespace] = [:]
        func add(_ namespace: FeedNamespace, _ addresses: String) {
            for address in addresses.split(separator: " ") { table["http://" + address] = namespace }
        }
        add(.atom10, "www.w3.org/2005/atom")
        add(
            .atom03, "purl.org/atom/ns purl.org/atom purl.org/echo purl.org/pie example.com/newformat example.com/necho"
        )
        add(.rss10, "purl.org/rss/1.0 purl.org/net/rss1.1 purl.org/rss/1.0/modules/rss091")
        add(
            .rss09,
            "my.netscape.com/rdf/simple/0.9 channel.netscape.com/rdf/simple/0.9 "
                + "my.netscape.com/publish/formats/rss-0.91.dtd www.usemod.com/cgi-bin/mb.pl?modwiki")
        add(
            .rss20,
            "blogs.law.harvard.edu/tech/rss cyber.law.harvard.edu/rss cyber.law.harvard.edu/rss/rss.html "
                + "www.rssboard.org/rss-specification my.netscape.com/rss/2.0 purl.org/rss/2.0 "
                + "purl.org/net/rss2.0 www.w3.org/2005/rss")
        add(.rdf, "www.w3.org/1999/02/22-rdf-syntax-ns www.w3.org/tr/rdf-syntax www.w3.org/tr/wd-rdf-syntax")
        add(.dublinCore, "purl.org/dc/elements/1.0 purl.org/dc/elements/1.1 purl.org/dc purl.org/rss/1.0/modules/dc")
        add(.dublinCoreTerms, "purl.org/dc/terms purl.org/rss/1.0/modules/dcterms")
        add(.content, "purl.org/rss/1.0/modules/content")
        add(
            .media,
            "search.yahoo.com/mrss www.rssboard.org/media-rss tools.search.yahoo.com/mrss video.search.yahoo.com/mrss "
                + "search.yahoo.com/rss search.yahoo.com/mrss/index.html")
        add(
            .itunes,
            "www.itunes.com/dtds/podcast-1.0.dtd example.com/dtds/podcast-1.0.dtd itunes.com/dtds/podcast-1.0.dtd "
                + "www.google.com/schemas/play-podcasts/1.0 www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd")
        add(.xhtml, "www.w3.org/1999/xhtml")
        add(.xml, "www.w3.org/xml/1998/namespace")
        add(.syndication, "purl.org/rss/1.0/modules/syndication hacks.benhammersley.com/rss/syndication")
        add(.feedburner, "rssnamespace.org/feedburner/ext/1.0")
        add(
            .prism,
            "prismstandard.org/namespaces/1.2/basic prismstandard.org/namespaces/basic/1.2 "
                + "prismstandard.org/namespaces/basic/2.0 prismstandard.org/namespaces/basic/2.1 "
                + "purl.org/rss/1.0/modules/prism prismstandard.org/namespaces/1.1/basic "
                + "prismstandard.org/namespaces/basic/3.0")
        return table
    }()

    private static let customary: NameTable<FeedNamespace> = NameHash.table([
        "dc": .dublinCore, "dcterms": .dublinCoreTerms, "dct": .dublinCoreTerms, "content": .content,
        "media": .media, "itunes": .itunes, "googleplay": .itunes, "xhtml": .xhtml, "rdf": .rdf, "atom": .atom10,
        "a10": .atom10, "atom10": .atom10, "rss": .rss20, "xml": .xml, "sy": .syndication,
        "feedburner": .feedburner, "prism": .prism, "news": .news,
    ])
}

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
    case other

    /// Of a declared address; case, `https` and a final `/` or `#` do not matter, as feeds get them wrong.
    init(uri: String) {
        var key = uri.lowercased()
        while let last = key.last, last == "/" || last == "#" || last == " " { key.removeLast() }
        if key.hasPrefix("https:") { key = "http:" + key.dropFirst(6) }
        self = FeedNamespace.declared[key] ?? (key.hasPrefix("http://backend.userland.com/") ? .rss20 : .other)
    }

    /// Of a prefix whose address is missing or strange, by what everybody means with it.
    init(prefix: String) { self = FeedNamespace.customary[prefix.lowercased()] ?? .other }

    /// Whether its elements are those of a feed itself, so that one vocabulary serves all dialects.
    var isCore: Bool {
        switch self {
        case .none, .atom10, .atom03, .rss20, .rss10, .rss09: true
        default: false
        }
    }

    private static let declared: [String: FeedNamespace] = [
        "http://www.w3.org/2005/atom": .atom10, "http://purl.org/atom/ns": .atom03, "http://purl.org/rss/1.0": .rss10,
        "http://my.netscape.com/rdf/simple/0.9": .rss09, "http://channel.netscape.com/rdf/simple/0.9": .rss09,
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": .rss09, "http://purl.org/net/rss1.1": .rss10,
        "http://blogs.law.harvard.edu/tech/rss": .rss20, "http://cyber.law.harvard.edu/rss/rss.html": .rss20,
        "http://www.rssboard.org/rss-specification": .rss20, "http://my.netscape.com/rss/2.0": .rss20,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf, "http://purl.org/dc/elements/1.0": .dublinCore,
        "http://purl.org/dc/elements/1.1": .dublinCore, "http://purl.org/dc": .dublinCore,
        "http://purl.org/dc/terms": .dublinCoreTerms, "http://purl.org/rss/1.0/modules/content": .content,
        "http://search.yahoo.com/mrss": .media, "http://www.rssboard.org/media-rss": .media,
        "http://tools.search.yahoo.com/mrss": .media, "http://video.search.yahoo.com/mrss": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes, "http://example.com/dtds/podcast-1.0.dtd": .itunes,
        "http://www.google.com/schemas/play-podcasts/1.0": .itunes, "http://www.w3.org/1999/xhtml": .xhtml,
        "http://www.w3.org/xml/1998/namespace": .xml,
    ]

    private static let customary: [String: FeedNamespace] = [
        "dc": .dublinCore, "dcterms": .dublinCoreTerms, "content": .content, "media": .media, "itunes": .itunes,
        "googleplay": .itunes, "xhtml": .xhtml, "rdf": .rdf, "atom": .atom10, "a10": .atom10, "atom10": .atom10,
        "rss": .rss20, "xml": .xml,
    ]
}

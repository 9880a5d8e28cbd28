/// What an element means to a reader of feeds.
///
/// Several elements may give the same field; `rank` says which one wins, 0 before all others.
enum FeedTerm: Hashable {
    /// The root: `rss`, `RDF`, `feed`, `urlset`.
    case document
    case channel
    case entry
    case link
    case field(FeedField, rank: Int)
    /// An author with parts (Atom) or as text (RSS).
    case author
    /// `itunes:owner`, who speaks for a podcast that names no author.
    case owner
    /// Where the entry was taken from; only its author counts.
    case source
    /// An address in the attribute `url`: an enclosure, a media file.
    case attachment
    /// Stands around fields of what it is in, such as `media:group`.
    case wrapper
    /// Anything else; what it holds belongs to it and not to the entry.
    case other

    /// - Parameter name: the hash of the element's name without its prefix.
    init(namespace: FeedNamespace, name: UInt64) {
        let known: FeedTerm? =
            switch namespace {
            case .none, .atom10, .atom03, .rss20, .rss10, .rss09: FeedTerm.core[name]
            case .rdf: FeedTerm.rdf[name]
            case .dublinCore: FeedTerm.dublinCore[name]
            case .dublinCoreTerms: FeedTerm.dublinCoreTerms[name] ?? FeedTerm.dublinCore[name]
            case .content: FeedTerm.content[name]
            case .media: FeedTerm.media[name]
            case .itunes: FeedTerm.itunes[name]
            case .xhtml: FeedTerm.xhtml[name]
            case .syndication: FeedTerm.syndication[name]
            case .feedburner: FeedTerm.feedburner[name]
            case .prism: FeedTerm.prism[name]
            case .sitemap: FeedTerm.sitemap[name]
            case .news: FeedTerm.news[name]
            case .xml, .other: nil
            }
        self = known ?? .other
    }

    private static let core = NameHash.table(
        [
            "rss": .document, "rdf": .document, "feed": .document, "channel": .channel, "item": .entry, "entry": .entry,
            "title": .field(.title, rank: 0), "link": .link, "guid": .field(.identifier, rank: 0),
            "id": .field(.identifier, rank: 1), "description": .field(.summary, rank: 0),
            "summary": .field(.summary, rank: 1), "tagline": .field(.summary, rank: 2),
            "abstract": .field(.summary, rank: 2), "content": .field(.content, rank: 1),
            "body": .field(.content, rank: 3),
            "fullitem": .field(.content, rank: 3), "encoded": .field(.content, rank: 2), "author": .author,
            "creator": .field(.creator, rank: 1), "managingeditor": .field(.creator, rank: 6),
            "webmaster": .field(.creator, rank: 7), "name": .field(.personName, rank: 0),
            "email": .field(.personEmail, rank: 0), "uri": .field(.personAddress, rank: 0),
            "url": .field(.personAddress, rank: 1), "homepage": .field(.personAddress, rank: 1),
            "pubdate": .field(.published, rank: 0), "published": .field(.published, rank: 0),
            "issued": .field(.published, rank: 1), "created": .field(.published, rank: 3),
            "updated": .field(.updated, rank: 0), "modified": .field(.updated, rank: 0),
            "lastmod": .field(.updated, rank: 3), "date": .field(.date, rank: 0), "source": .source,
            "enclosure": .attachment, "ttl": .field(.timeToLive, rank: 0), "skiphours": .wrapper, "skipdays": .wrapper,
            "hour": .field(.skipHour, rank: 0), "day": .field(.skipDay, rank: 0), "urlset": .document,
            "origlink": .field(.link, rank: 0),
        ] as [String: FeedTerm])

    private static let rdf = NameHash.table(
        [
            "rdf": .document, "bag": .wrapper, "li": .wrapper, "value": .field(.content, rank: 2),
        ] as [String: FeedTerm])

    /// `content:items` and what it holds is the module's first form, before `content:encoded`.
    private static let content = NameHash.table(
        [
            "encoded": .field(.content, rank: 0), "items": .wrapper, "item": .wrapper,
        ] as [String: FeedTerm])

    private static let dublinCore = NameHash.table(
        [
            "title": .field(.title, rank: 1), "identifier": .field(.identifier, rank: 3),
            "description": .field(.summary, rank: 2), "creator": .field(.creator, rank: 1),
            "author": .field(.creator, rank: 1), "date": .field(.date, rank: 0),
        ] as [String: FeedTerm])

    private static let dublinCoreTerms = NameHash.table(
        [
            "issued": .field(.published, rank: 1), "created": .field(.published, rank: 3),
            "available": .field(.published, rank: 4), "modified": .field(.updated, rank: 1),
            "abstract": .field(.summary, rank: 2),
        ] as [String: FeedTerm])

    private static let media = NameHash.table(
        [
            "group": .wrapper, "content": .attachment, "title": .field(.title, rank: 3),
            "description": .field(.summary, rank: 4), "text": .field(.summary, rank: 6),
        ] as [String: FeedTerm])

    private static let itunes = NameHash.table(
        [
            "title": .field(.title, rank: 2), "author": .field(.creator, rank: 2), "summary": .field(.summary, rank: 3),
            "description": .field(.summary, rank: 3), "subtitle": .field(.summary, rank: 5), "owner": .owner,
            "name": .field(.personName, rank: 0), "email": .field(.personEmail, rank: 0),
        ] as [String: FeedTerm])

    private static let xhtml = NameHash.table(
        [
            "body": .field(.content, rank: 4), "div": .field(.content, rank: 4),
        ] as [String: FeedTerm])

    private static let syndication = NameHash.table(
        [
            "updateperiod": .field(.updatePeriod, rank: 0), "updatefrequency": .field(.updateFrequency, rank: 0),
        ] as [String: FeedTerm])

    private static let feedburner = NameHash.table(["origlink": .field(.link, rank: 0)] as [String: FeedTerm])

    private static let prism = NameHash.table(
        [
            "publicationdate": .field(.published, rank: 3), "creationdate": .field(.published, rank: 4),
            "modificationdate": .field(.updated, rank: 3), "url": .field(.link, rank: 4),
        ] as [String: FeedTerm])

    private static let sitemap = NameHash.table(
        [
            "urlset": .document, "url": .entry, "loc": .field(.link, rank: 1), "lastmod": .field(.updated, rank: 0),
        ] as [String: FeedTerm])

    private static let news = NameHash.table(
        [
            "news": .wrapper, "title": .field(.title, rank: 0), "publication": .wrapper,
            "name": .field(.creator, rank: 4), "publication_date": .field(.published, rank: 0),
        ] as [String: FeedTerm])
}

/// A field of a feed or an entry.
enum FeedField: Hashable {
    case title, link, identifier, summary, content
    /// An author as text.
    case creator
    case personName, personEmail, personAddress
    case published, updated
    /// A date of which the feed does not say what happened then.
    case date
    case timeToLive, skipHour, skipDay, updatePeriod, updateFrequency

    /// Whether elements within it are markup of its text.
    var takesMarkup: Bool { self == .title || isBody }

    var isBody: Bool { self == .summary || self == .content }

    /// Whether only entries have it in what a `ParsedFeed` tells.
    var isOfEntriesOnly: Bool {
        switch self {
        case .identifier, .summary, .content, .published, .updated, .date: true
        default: false
        }
    }

    /// Whether only the feed itself has it.
    var isOfFeedOnly: Bool {
        switch self {
        case .timeToLive, .skipHour, .skipDay, .updatePeriod, .updateFrequency: true
        default: false
        }
    }
}

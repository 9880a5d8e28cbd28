/// What an element means to a reader of feeds.
///
/// Several elements may give the same field; `rank` says which one wins, 0 before all others.
enum FeedTerm: Hashable {
    /// The root: `rss`, `RDF`, `feed`.
    case document
    case channel
    case entry
    case link
    case field(FeedField, rank: Int)
    /// An author with parts (Atom) or as text (RSS).
    case author
    /// Stands around fields of what it is in, such as `media:group`.
    case wrapper
    /// Anything else; what it holds belongs to it and not to the entry.
    case other

    /// In lower case: `name` is the element's name without its prefix.
    init(namespace: FeedNamespace, name: String) {
        let known: FeedTerm? =
            switch namespace {
            case .none, .atom10, .atom03, .rss20, .rss10, .rss09: FeedTerm.core[name]
            case .rdf: name == "rdf" ? .document : nil
            case .dublinCore: FeedTerm.dublinCore[name]
            case .dublinCoreTerms: FeedTerm.dublinCoreTerms[name] ?? FeedTerm.dublinCore[name]
            case .content: name == "encoded" ? .field(.content, rank: 0) : nil
            case .media: FeedTerm.media[name]
            case .itunes: FeedTerm.itunes[name]
            case .xhtml: name == "body" || name == "div" ? .field(.content, rank: 4) : nil
            case .xml, .other: nil
            }
        self = known ?? .other
    }

    private static let core: [String: FeedTerm] = [
        "rss": .document, "rdf": .document, "feed": .document, "channel": .channel, "item": .entry, "entry": .entry,
        "title": .field(.title, rank: 0), "link": .link, "guid": .field(.identifier, rank: 0),
        "id": .field(.identifier, rank: 1), "description": .field(.summary, rank: 0),
        "summary": .field(.summary, rank: 0), "tagline": .field(.summary, rank: 2),
        "abstract": .field(.summary, rank: 2), "content": .field(.content, rank: 1), "body": .field(.content, rank: 3),
        "fullitem": .field(.content, rank: 3), "author": .author, "name": .field(.personName, rank: 0),
        "email": .field(.personEmail, rank: 0), "pubdate": .field(.published, rank: 0),
        "published": .field(.published, rank: 0), "issued": .field(.published, rank: 1),
        "created": .field(.published, rank: 3), "updated": .field(.updated, rank: 0),
        "modified": .field(.updated, rank: 0), "date": .field(.date, rank: 0),
    ]

    private static let dublinCore: [String: FeedTerm] = [
        "title": .field(.title, rank: 1), "identifier": .field(.identifier, rank: 3),
        "description": .field(.summary, rank: 1), "creator": .field(.creator, rank: 1),
        "author": .field(.creator, rank: 1), "date": .field(.date, rank: 0),
    ]

    private static let dublinCoreTerms: [String: FeedTerm] = [
        "issued": .field(.published, rank: 1), "created": .field(.published, rank: 3),
        "modified": .field(.updated, rank: 1), "abstract": .field(.summary, rank: 2),
    ]

    private static let media: [String: FeedTerm] = [
        "group": .wrapper, "content": .wrapper, "title": .field(.title, rank: 3),
        "description": .field(.summary, rank: 4), "text": .field(.summary, rank: 6),
    ]

    private static let itunes: [String: FeedTerm] = [
        "title": .field(.title, rank: 2), "author": .field(.creator, rank: 2), "summary": .field(.summary, rank: 3),
        "subtitle": .field(.summary, rank: 5),
    ]
}

/// A field of a feed or an entry.
enum FeedField: Hashable {
    case title, link, identifier, summary, content
    /// An author as text.
    case creator
    case personName, personEmail
    case published, updated
    /// A date of which the feed does not say what happened then.
    case date

    /// Whether elements within it are markup of its text.
    var takesMarkup: Bool {
        switch self {
        case .title, .summary, .content: true
        default: false
        }
    }
}

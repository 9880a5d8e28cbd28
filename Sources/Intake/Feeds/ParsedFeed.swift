import Crisis

/// The dialect of a feed, by the names that people quote.
package enum FeedFormat: String, Hashable, Sendable {
    case rss20
    /// RSS 1.0, in RDF.
    case rss10
    /// RSS 0.90 to 0.94.
    case rss09x
    case atom10
    case atom03
    /// Microsoft's Channel Definition Format of 1997, which some archives still serve.
    case cdf
    case jsonfeed1
    case jsonfeed11
    /// A sitemap with Google's news in it: the pages are the entries.
    case sitemapNews = "sitemapnews"

    var isAtom: Bool { self == .atom10 || self == .atom03 }
}

/// What a feed document says, in clean text.
package struct ParsedFeed: Hashable, Sendable {
    package var format: FeedFormat
    package var title: String?
    /// The page that the feed belongs to.
    package var link: String?
    /// Whether the document was ill-formed; what could be read was read.
    package var bozo: Bool
    /// The first flaw, for the operator; nil when there is none.
    package var bozoReason: String?
    /// Whether the document ended before its outermost element or object did.
    package var isCut = false
    /// In the document's order; only those that were complete.
    package var entries: [FeedEntry]
    /// Of the bytes of each entry, to pass it over in the next document; empty unless that was asked for.
    var rawDigests: [UInt64] = []
    /// What is remembered of entries that stood in the last document byte for byte and were passed over.
    var recognized: [DocumentMemory.Row] = []
    /// What the publisher asks of those who poll the feed.
    package var manners: FeedManners

    /// Whether it has no entry at all, not even one that was passed over.
    package var isEmpty: Bool { entries.isEmpty && recognized.isEmpty }

    package init(
        format: FeedFormat, title: String? = nil, link: String? = nil, bozo: Bool = false, bozoReason: String? = nil,
        entries: [FeedEntry] = [], manners: FeedManners = FeedManners()
    ) {
        self.format = format
        self.title = title
        self.link = link
        self.bozo = bozo
        self.bozoReason = bozoReason
        self.entries = entries
        self.manners = manners
    }
}

/// One entry of a feed. What the feed did not give is nil.
package struct FeedEntry: Hashable, Sendable {
    /// As the feed wrote it, without blanks around it; never resolved, since it is a name and not an address.
    package var id: String?
    /// Absolute where a base was known.
    package var link: String?
    /// One line without markup.
    package var title: String?
    /// Plain text; lines are kept where the markup had blocks.
    package var summary: String?
    package var content: String?
    /// Where the feed gave markup.
    package var summaryMarkup: FeedMarkup?
    package var contentMarkup: FeedMarkup?
    package var author: String?
    package var published: Timestamp?
    package var updated: Timestamp?

    package init(
        id: String? = nil, link: String? = nil, title: String? = nil, summary: String? = nil, content: String? = nil,
        summaryMarkup: FeedMarkup? = nil, contentMarkup: FeedMarkup? = nil, author: String? = nil,
        published: Timestamp? = nil, updated: Timestamp? = nil
    ) {
        self.id = id
        self.link = link
        self.title = title
        self.summary = summary
        self.content = content
        self.summaryMarkup = summaryMarkup
        self.contentMarkup = contentMarkup
        self.author = author
        self.published = published
        self.updated = updated
    }

    /// Markup through the allow-list; nil where the feed gave none, or nothing that may stay.
    package var summaryHTML: String? { summaryMarkup?.sanitized }
    package var contentHTML: String? { contentMarkup?.sanitized }

    /// Whether it has neither a name nor an address nor words.
    var isBlank: Bool { id == nil && link == nil && title == nil && text.isEmpty }

    /// The fuller of the two texts that the entry has.
    package var text: String { content ?? summary ?? "" }
}

/// Markup as a feed gave it. It is cleaned when somebody asks for it, since most readers want the text alone.
package struct FeedMarkup: Hashable, Sendable {
    private let bytes: [UInt8]
    private let base: String?

    init(bytes: [UInt8], base: String?) {
        self.bytes = bytes
        self.base = base
    }

    /// Through the allow-list, with absolute addresses where a base is known; nil when nothing is left.
    package var sanitized: String? {
        let html = HTMLSanitizer.sanitize(bytes, base: base)
        return html.isEmpty ? nil : html
    }
}

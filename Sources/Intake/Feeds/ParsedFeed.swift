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
    /// In the document's order; only those that were complete.
    package var entries: [FeedEntry]
    /// What the publisher asks of those who poll the feed.
    package var manners: FeedManners

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
    /// Markup through the allow-list, only where the feed gave markup.
    package var summaryHTML: String?
    package var contentHTML: String?
    package var author: String?
    package var published: Timestamp?
    package var updated: Timestamp?

    package init(
        id: String? = nil, link: String? = nil, title: String? = nil, summary: String? = nil, content: String? = nil,
        summaryHTML: String? = nil, contentHTML: String? = nil, author: String? = nil, published: Timestamp? = nil,
        updated: Timestamp? = nil
    ) {
        self.id = id
        self.link = link
        self.title = title
        self.summary = summary
        self.content = content
        self.summaryHTML = summaryHTML
        self.contentHTML = contentHTML
        self.author = author
        self.published = published
        self.updated = updated
    }

    /// Whether it has neither a name nor an address nor words.
    var isBlank: Bool { id == nil && link == nil && title == nil && text.isEmpty }

    /// The fuller of the two texts that the entry has.
    package var text: String { content ?? summary ?? "" }
}

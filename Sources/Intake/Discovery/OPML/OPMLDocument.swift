import Crisis

/// A list of feeds in OPML 2.0, with what Tocsin knows of each in attributes of its own namespace.
package struct OPMLDocument: Hashable, Sendable {
    /// Feeds taken from one document.
    package static let maximumFeeds = 20_000
    /// The namespace of our attributes, `tocsin:family` and the like.
    package static let namespace = "urn:tocsin:opml:1"

    package var title: String?
    /// In the document's order.
    package var feeds: [OPMLFeed]
    /// What was wrong with the document; nil when nothing.
    package var flaw: String?

    package init(title: String? = nil, feeds: [OPMLFeed] = [], flaw: String? = nil) {
        self.title = title
        self.feeds = feeds
        self.flaw = flaw
    }
}

/// One feed of an OPML document. What the document did not say is nil.
package struct OPMLFeed: Hashable, Sendable {
    package var url: String
    package var title: String?
    /// The page of the feed.
    package var link: String?
    /// Outlines above it, the outermost first, then the `category` attribute's last parts.
    package var categories: [String]
    package var id: String?
    package var titleInChinese: String?
    package var titleInEnglish: String?
    package var family: String?
    package var tier: String?
    package var watches: [String]
    package var interval: String?
    package var utcOffset: String?
    package var trusted: Bool

    package init(
        url: String, title: String? = nil, link: String? = nil, categories: [String] = [], id: String? = nil,
        titleInChinese: String? = nil, titleInEnglish: String? = nil, family: String? = nil, tier: String? = nil,
        watches: [String] = [], interval: String? = nil, utcOffset: String? = nil, trusted: Bool = false
    ) {
        self.url = url
        self.title = title
        self.link = link
        self.categories = categories
        self.id = id
        self.titleInChinese = titleInChinese
        self.titleInEnglish = titleInEnglish
        self.family = family
        self.tier = tier
        self.watches = watches
        self.interval = interval
        self.utcOffset = utcOffset
        self.trusted = trusted
    }
}

/// Why a document gave no list at all.
package enum OPMLError: Error, Hashable, Sendable, CustomStringConvertible {
    case noOPML

    package var explanation: LocalizedText {
        LocalizedText(
            zh: "文件中没有 <opml> 元素。请从阅读器导出 OPML 文件。",
            en: "There is no <opml> element in the file. Export the list from your reader as OPML.")
    }

    package var description: String { explanation.en }
}

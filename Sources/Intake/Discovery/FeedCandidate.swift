/// An address that may be a feed's, and where it was found.
package struct FeedCandidate: Hashable, Sendable {
    /// Where an address was found, the surest first.
    package enum Origin: Int, Hashable, Comparable, Sendable {
        /// The operator gave it.
        case given
        /// It follows from the page's address, as on YouTube or by an RSSHub route.
        case siteRule
        /// `<link rel="alternate">`.
        case announced
        /// An `<a>` that looks like a feed.
        case linked
        /// A path at which common systems have their feed.
        case wellKnown

        package static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }

        /// The stable word for JSON: `site_rule`.
        package var name: String {
            switch self {
            case .given: "given"
            case .siteRule: "site_rule"
            case .announced: "announced"
            case .linked: "linked"
            case .wellKnown: "well_known"
            }
        }
    }

    package var url: String
    package var origin: Origin
    /// What the page calls it; nil when it says nothing.
    package var label: String?

    package init(url: String, origin: Origin, label: String? = nil) {
        self.url = url
        self.origin = origin
        self.label = label
    }

    /// Whether address or label tell of comments, which no one wants as the main feed.
    var isAboutComments: Bool {
        let address = url.lowercased()
        let words = (label ?? "").lowercased()
        return ["/comments", "comments/", "comment-feed", "feed=comments", "/replies"].contains { address.contains($0) }
            || ["comment", "评论", "回复", "留言"].contains { words.contains($0) }
    }
}

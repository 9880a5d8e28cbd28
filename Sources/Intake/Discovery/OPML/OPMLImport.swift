import Crisis
import Transport

/// Turns the feeds of an OPML document into sources: what is already there, private or no web address is told and left
/// out.
package struct OPMLImport: Sendable {
    /// Whose voice and how far: what a feed gets that says nothing itself.
    package struct Standing: Hashable, Sendable {
        package var family: SourceFamily
        package var tier: Tier

        package init(family: SourceFamily, tier: Tier) {
            self.family = family
            self.tier = tier
        }

        /// Reads `media/outlet`.
        package init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let family = SourceFamily(rawValue: String(parts[0])),
                let tier = Tier(rawValue: String(parts[1]))
            else { return nil }
            self.init(family: family, tier: tier)
        }
    }

    /// What became of one feed of the document.
    package enum Result: Hashable, Sendable {
        case source(Source)
        /// A source that has the address already, configured or earlier in the document.
        case duplicate(of: Source.ID)
        case notWeb
        /// The host is an address of a private range or this machine, and nobody allowed it.
        case privateAddress
    }

    package struct Row: Hashable, Sendable {
        package var feed: OPMLFeed
        package var result: Result
    }

    private let existing: [Source]
    private let standing: Standing
    private let categories: [String: Standing]
    private let knownWatches: Set<String>
    private let isTrusting: Bool
    private let allowsPrivate: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - existing: the sources of the configuration.
    ///   - standing: for feeds of which neither their attributes nor a category says anything.
    ///   - categories: by a category's name; the innermost that is named counts.
    ///   - knownWatches: watches of a feed that do not exist here are left out of it.
    ///   - isTrusting: whether `tocsin:trusted` is believed; only for the operator's own export.
    ///   - allowsPrivate: whether a URL's private host is one that the operator lists.
    package init(
        existing: [Source], standing: Standing, categories: [String: Standing] = [:], knownWatches: Set<String>,
        isTrusting: Bool = false, allowsPrivate: @escaping @Sendable (String) -> Bool
    ) {
        self.existing = existing
        self.standing = standing
        self.categories = categories
        self.knownWatches = knownWatches
        self.isTrusting = isTrusting
        self.allowsPrivate = allowsPrivate
    }

    /// One row for each feed, in order.
    package func rows(_ document: OPMLDocument) -> [Row] {
        var names = SourceNames(taken: existing.map(\.id))
        var places: [String: Source.ID] = [:]
        for source in existing { places[SameFeed.key(source.place)] = source.id }
        return document.feeds.map { feed in
            guard WebReference.isWebAddress(feed.url), SitePage(feed.url)?.host.isEmpty == false else {
                return Row(feed: feed, result: .notWeb)
            }
            if let twin = places[SameFeed.key(feed.url)] { return Row(feed: feed, result: .duplicate(of: twin)) }
            let isTrusted = isTrusting && feed.trusted
            if !isTrusted, InnerHost.isNamed(in: feed.url), !allowsPrivate(feed.url) {
                return Row(feed: feed, result: .privateAddress)
            }
            let source = source(feed, isTrusted: isTrusted, names: &names)
            places[SameFeed.key(feed.url)] = source.id
            return Row(feed: feed, result: .source(source))
        }
    }

    private func source(_ feed: OPMLFeed, isTrusted: Bool, names: inout SourceNames) -> Source {
        let byCategory = feed.categories.reversed().lazy.compactMap { categories[$0] }.first ?? standing
        let title = feed.title ?? SitePage(feed.url)?.host ?? feed.url
        return Source(
            id: names.claim(wanted: feed.id, url: feed.url),
            title: LocalizedText(
                zh: SourceTitle.clean(feed.titleInChinese ?? title), en: SourceTitle.clean(feed.titleInEnglish ?? title)
            ),
            family: feed.family.flatMap(SourceFamily.init) ?? byCategory.family,
            tier: feed.tier.flatMap(Tier.init) ?? byCategory.tier,
            watches: feed.watches.filter(knownWatches.contains),
            offsetMinutes: feed.utcOffset.flatMap { Int($0) }.flatMap { abs($0) <= 18 * 60 ? $0 : nil } ?? 480,
            origin: .feed(
                Source.FeedOrigin(url: feed.url, interval: Self.interval(feed.interval), trusted: isTrusted)))
    }

    /// Nil, the feed's own rhythm, unless the list names one.
    private static func interval(_ text: String?) -> TimeSpan? {
        guard let text, text.hasSuffix("s"), let count = Int64(text.dropLast(text.hasSuffix("ms") ? 2 : 1)),
            (1...86_400_000).contains(count)
        else { return nil }
        let span = TimeSpan(milliseconds: text.hasSuffix("ms") ? count : count * 1000)
        return min(max(span, .seconds(1)), .days(1))
    }

}

import Crisis

/// A feed that was found, fetched and read.
package struct DiscoveredFeed: Hashable, Sendable {
    /// The address to configure: where the feed is for good.
    package var url: String
    /// Where the answer came from.
    package var effectiveURL: String
    package var origin: FeedCandidate.Origin
    package var isAboutComments: Bool
    package var format: FeedFormat
    package var title: String?
    /// The page that the feed names as its own.
    package var link: String?
    package var entries: Int
    /// The newest date of an entry that is not in the future; nil when no entry has one.
    package var newest: Timestamp?
    /// The document's first flaw; nil when there is none.
    package var flaw: String?
    /// Whether the server gave an ETag or a Last-Modified, so that a poll without news costs nothing.
    package var hasValidators: Bool
}

extension [DiscoveredFeed] {
    /// The main feed first: comments last, empty ones behind the others, then the surer origin, then feeds that are
    /// alive (an entry in the last sixty days), then the order in which they were found.
    package func ranked(at now: Timestamp) -> [DiscoveredFeed] {
        enumerated().sorted { left, right in
            Rank(left.element, place: left.offset, now: now) < Rank(right.element, place: right.offset, now: now)
        }.map(\.element)
    }
}

private struct Rank: Comparable {
    private let keys: [Int]

    init(_ feed: DiscoveredFeed, place: Int, now: Timestamp) {
        let isAlive = feed.newest.map { now - $0 < .days(60) } ?? false
        keys = [
            feed.isAboutComments ? 1 : 0, feed.entries == 0 ? 1 : 0, feed.origin.rawValue, isAlive ? 0 : 1, place,
        ]
    }

    static func < (left: Rank, right: Rank) -> Bool { left.keys.lexicographicallyPrecedes(right.keys) }
}

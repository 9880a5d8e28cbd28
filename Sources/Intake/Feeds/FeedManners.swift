import Crisis

/// What a feed asks of those who poll it.
///
/// These are the publisher's wishes as written, within sane bounds; what becomes of them is the scheduler's business.
package struct FeedManners: Hashable, Sendable {
    /// RSS `ttl`: how long the document may be kept before it is asked for again, at most 30 days.
    package var timeToLive: TimeSpan?
    /// `sy:updatePeriod` divided by `sy:updateFrequency`: the rhythm in which the feed says it changes.
    package var updatePeriod: TimeSpan?
    /// RSS `skipHours`: hours of the day in GMT, 0 to 23, in which nothing new appears.
    package var skipHours: Set<Int> = []
    /// RSS `skipDays`: days of the week in GMT, 1 for Monday to 7 for Sunday, on which nothing new appears.
    package var skipDays: Set<Int> = []
    /// Where the feed says that it lives (`rel="self"`), absolute where a base was known.
    package var selfLink: String?
    /// The WebSub hub that announces its changes (`rel="hub"`).
    package var hubLink: String?

    package init(
        timeToLive: TimeSpan? = nil, updatePeriod: TimeSpan? = nil, skipHours: Set<Int> = [], skipDays: Set<Int> = [],
        selfLink: String? = nil, hubLink: String? = nil
    ) {
        self.timeToLive = timeToLive
        self.updatePeriod = updatePeriod
        self.skipHours = skipHours
        self.skipDays = skipDays
        self.selfLink = selfLink
        self.hubLink = hubLink
    }
}

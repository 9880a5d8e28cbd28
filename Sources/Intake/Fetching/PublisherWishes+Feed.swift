import Crisis

extension PublisherWishes {
    /// What a feed says of how often it wants to be read.
    package init(_ manners: FeedManners) {
        self.init(
            timeToLive: manners.timeToLive, updatePeriod: manners.updatePeriod, skipHours: manners.skipHours,
            // The feed counts Monday as 1.
            skipDays: manners.skipDays.map { $0 - 1 })
    }
}

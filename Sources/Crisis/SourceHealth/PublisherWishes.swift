/// What a feed itself says of how often it wants to be read.
package struct PublisherWishes: Hashable, Codable, Sendable {
    /// RSS `ttl`: how long the document may be kept.
    package var timeToLive: TimeSpan?
    /// `sy:updatePeriod` divided by `sy:updateFrequency`: how often it is made anew.
    package var updatePeriod: TimeSpan?
    /// RSS `skipHours`: hours of the day in UTC, 0 to 23, in which it is not made anew; sorted.
    package var skipHours: [Int]
    /// RSS `skipDays`: days of the week in UTC, 0 for Monday to 6 for Sunday; sorted.
    package var skipDays: [Int]

    /// Hours and days outside their ranges are dropped, and so is a set that leaves no time at all: it is a mistake.
    package init(
        timeToLive: TimeSpan? = nil, updatePeriod: TimeSpan? = nil, skipHours: some Sequence<Int> = [],
        skipDays: some Sequence<Int> = []
    ) {
        self.timeToLive = timeToLive.flatMap { $0 > .zero ? $0 : nil }
        self.updatePeriod = updatePeriod.flatMap { $0 > .zero ? $0 : nil }
        let hours = Set(skipHours.filter((0..<24).contains)).sorted()
        let days = Set(skipDays.filter((0..<7).contains)).sorted()
        self.skipHours = hours.count < 24 ? hours : []
        self.skipDays = days.count < 7 ? days : []
    }

    package var isEmpty: Bool { self == PublisherWishes() }

    /// The first moment from `moment` on that is in no skipped hour and no skipped day; at most a week later.
    func nextAllowed(from moment: Timestamp) -> Timestamp {
        guard !skipHours.isEmpty || !skipDays.isEmpty else { return moment }
        var candidate = moment
        for _ in 0..<(7 * 24) {
            let civil = CivilTime(candidate)
            if !skipHours.contains(civil.hour) && !skipDays.contains(civil.weekday) { return candidate }
            let hour = TimeSpan.hours(1).milliseconds
            candidate = Timestamp(milliseconds: (candidate.milliseconds / hour + 1) * hour)
        }
        return moment
    }
}

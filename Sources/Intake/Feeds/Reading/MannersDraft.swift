import Crisis

/// What a feed asks of its readers, while it is read.
struct MannersDraft {
    var selfLink = Ranked<String>()
    var hubLink = Ranked<String>()
    private var result = FeedManners()
    private var period: TimeSpan?
    private var frequency: Int64?

    var manners: FeedManners {
        var manners = result
        manners.selfLink = selfLink.value
        manners.hubLink = hubLink.value
        // A frequency without a period counts days, which is the module's default.
        if period != nil || frequency != nil {
            let span = period ?? .days(1)
            manners.updatePeriod = TimeSpan(milliseconds: span.milliseconds / max(frequency ?? 1, 1))
        }
        return manners
    }

    mutating func note(_ word: String, _ field: FeedField) {
        switch field {
        case .timeToLive:
            guard result.timeToLive == nil, let minutes = Int64(word), minutes > 0 else { return }
            result.timeToLive = min(.minutes(min(minutes, 1_000_000)), .days(30))
        case .skipHour:
            // The first RSS counted to 24, and means midnight by it.
            if let hour = Int(word), (0...24).contains(hour) { result.skipHours.insert(hour % 24) }
        case .skipDay:
            if let day = MannersDraft.days[String(word.lowercased().prefix(3))] { result.skipDays.insert(day) }
        case .updatePeriod: period = period ?? MannersDraft.periods[word.lowercased()]
        case .updateFrequency:
            if let count = Int64(word), (1...100_000).contains(count) { frequency = frequency ?? count }
        default: break
        }
    }

    private static let days = ["mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7]

    private static let periods: [String: TimeSpan] = [
        "hourly": .hours(1), "daily": .days(1), "weekly": .days(7), "monthly": .days(30), "yearly": .days(365),
    ]
}

/// How often a source may be asked: never more often than `fastest`, and when nothing is wrong never less often than
/// `slowest`.
package struct PollRange: Hashable, Codable, Sendable {
    /// The wait in a crisis of one of its watches, and the shortest of the adaptive pace.
    package var fastest: TimeSpan
    /// The wait while its rhythm is not known yet.
    package var usual: TimeSpan
    /// The longest wait of the adaptive pace, and the longest that a publisher's wish can ask of us.
    package var slowest: TimeSpan

    package init(fastest: TimeSpan, usual: TimeSpan, slowest: TimeSpan) {
        self.fastest = fastest
        self.usual = max(fastest, usual)
        self.slowest = max(self.usual, slowest)
    }
}

extension Tier {
    /// The range of a tier where the configuration names no other.
    ///
    /// The company's own intake is the first to know, so it is asked every minute. What spreads fast (platforms, social
    /// media, national news) is asked every two to three minutes, the rest every five; conditional requests keep that cheap.
    package var standardRange: PollRange {
        switch self {
        case .private: PollRange(fastest: .seconds(30), usual: .minutes(1), slowest: .minutes(5))
        case .platform, .social: PollRange(fastest: .minutes(1), usual: .minutes(2), slowest: .minutes(15))
        case .national: PollRange(fastest: .minutes(1), usual: .minutes(3), slowest: .minutes(15))
        case .outlet, .authority: PollRange(fastest: .minutes(2), usual: .minutes(5), slowest: .minutes(30))
        case .own: PollRange(fastest: .minutes(2), usual: .minutes(5), slowest: .hours(1))
        }
    }
}

/// The pace of one source: a fixed wish of the operator, or the source's own rhythm within a range.
package struct PollPace: Hashable, Codable, Sendable {
    /// The interval that the operator wrote; nil for the adaptive pace.
    package var wish: TimeSpan?
    package var range: PollRange

    package init(wish: TimeSpan? = nil, range: PollRange) {
        self.wish = wish
        self.range = range
    }

    /// A pace that nothing but failures and a held-off answer changes, as for complaint APIs and folders.
    package static func fixed(_ interval: TimeSpan) -> PollPace {
        PollPace(wish: interval, range: PollRange(fastest: interval, usual: interval, slowest: interval))
    }
}

/// The paces of all sources: what the configuration says of polling in general.
package struct PollPolicy: Hashable, Sendable {
    /// Ranges that differ from the tier's standard.
    package var ranges: [Tier: PollRange]
    /// The shortest time between two polls of one host on the public network; sources marked `trusted` have none.
    package var hostGap: TimeSpan
    /// Whether the sources of a watch with an open orange or red incident are asked faster.
    package var quickensInCrisis: Bool

    package init(ranges: [Tier: PollRange] = [:], hostGap: TimeSpan = .seconds(1), quickensInCrisis: Bool = true) {
        self.ranges = ranges
        self.hostGap = hostGap
        self.quickensInCrisis = quickensInCrisis
    }

    package static let standard = PollPolicy()

    package func range(of tier: Tier) -> PollRange { ranges[tier] ?? tier.standardRange }

    /// Feeds follow their publisher's wishes and, when no interval is written, their own rhythm; what is the company's
    /// own intake is asked at the interval that is written.
    package func pace(of source: Source) -> PollPace {
        guard case .feed(let feed) = source.origin else { return .fixed(source.interval) }
        return PollPace(wish: feed.interval, range: range(of: source.tier))
    }

    /// The interval of good times by which a source's silence and lateness are measured.
    package func interval(of source: Source) -> TimeSpan {
        let pace = pace(of: source)
        return pace.wish ?? pace.range.usual
    }
}

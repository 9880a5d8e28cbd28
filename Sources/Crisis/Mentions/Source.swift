/// Whose voice a source carries: the three warning sources of crisis work (消费者, 媒体, 公众).
package enum SourceFamily: String, Codable, CaseIterable, Sendable {
    case consumers, media, `public`
}

/// How far a source reaches, from the company's own word to the state's.
package enum Tier: String, Codable, CaseIterable, Sendable {
    /// The company's own site and accounts.
    case own
    /// The company's own intake: nobody outside reads it.
    case `private`
    /// Consumer platform, consumer association, postal regulator's complaint desk (黑猫, 12315, 12305).
    case platform
    case social
    /// A news outlet, regional or trade.
    case outlet
    /// National media.
    case national
    /// A competent authority.
    case authority

    /// Whether the public can read it, so that a mention there starts the clock of exposure.
    package var isPublic: Bool { self != .own && self != .private }
}

/// A configured place to poll or to be pushed from.
package struct Source: Hashable, Codable, Sendable, Identifiable {
    /// A name such as `12305` or `sina-tech`; letters, digits, `.`, `_` and `-`.
    package typealias ID = String

    package var id: ID
    package var title: LocalizedText
    package var family: SourceFamily
    package var tier: Tier
    /// Only records for these watches; empty means all.
    package var watches: [String]
    /// Minutes east of UTC for dates without a zone, 480 where the source is Chinese.
    package var offsetMinutes: Int
    package var origin: Origin
    /// How it is reached, where the usual way will not do.
    package var connection: SourceConnection

    package init(
        id: ID, title: LocalizedText, family: SourceFamily, tier: Tier, watches: [String] = [],
        offsetMinutes: Int = 480, origin: Origin, connection: SourceConnection = .usual
    ) {
        self.id = id
        self.title = title
        self.family = family
        self.tier = tier
        self.watches = watches
        self.offsetMinutes = offsetMinutes
        self.origin = origin
        self.connection = connection
    }

    /// Where the items come from and how they are read.
    package enum Origin: Hashable, Codable, Sendable {
        case feed(FeedOrigin)
        case complaintAPI(ComplaintAPIOrigin)
        case dropFolder(DropFolderOrigin)
        case mailbox(MailboxOrigin)
        case push(PushOrigin)
    }

    /// The address or folder that it is read from.
    package var place: String {
        switch origin {
        case .feed(let feed): feed.url
        case .complaintAPI(let endpoint): endpoint.url
        case .dropFolder(let folder): folder.path
        case .mailbox(let mailbox): mailbox.place
        case .push: "push"
        }
    }

    /// How often it is polled; for a feed that follows its own rhythm, the usual pace of its tier.
    package var interval: TimeSpan {
        switch origin {
        case .feed(let feed): feed.interval ?? tier.standardRange.usual
        case .complaintAPI(let endpoint): endpoint.interval
        case .dropFolder(let folder): folder.interval
        case .mailbox(let mailbox): mailbox.interval
        case .push: PushOrigin.rhythm
        }
    }
}

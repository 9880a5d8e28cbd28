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

    package init(
        id: ID, title: LocalizedText, family: SourceFamily, tier: Tier, watches: [String] = [],
        offsetMinutes: Int = 480, origin: Origin
    ) {
        self.id = id
        self.title = title
        self.family = family
        self.tier = tier
        self.watches = watches
        self.offsetMinutes = offsetMinutes
        self.origin = origin
    }

    /// Where the items come from and how they are read.
    package enum Origin: Hashable, Codable, Sendable {
        case feed(FeedOrigin)
        case complaintAPI(ComplaintAPIOrigin)
        case dropFolder(DropFolderOrigin)
    }

    /// RSS, RDF, Atom or JSON Feed over HTTP.
    package struct FeedOrigin: Hashable, Codable, Sendable {
        package var url: String
        package var interval: TimeSpan
        /// Private and loopback addresses are allowed for this source alone.
        package var trusted: Bool

        package init(url: String, interval: TimeSpan, trusted: Bool = false) {
            self.url = url
            self.interval = interval
            self.trusted = trusted
        }
    }

    /// A REST endpoint that returns complaints as JSON pages.
    package struct ComplaintAPIOrigin: Hashable, Codable, Sendable {
        package var url: String
        package var interval: TimeSpan
        package var trusted: Bool
        /// The name of the credential file that holds the bearer token; nil when none is needed.
        package var tokenCredential: String?
        /// JSON pointer (RFC 6901) to the array of records in a page.
        package var recordsPointer: String
        /// JSON pointer to the cursor of the next page in a page; nil when there is one page only.
        package var nextCursorPointer: String?
        /// Query parameter that carries the cursor.
        package var cursorParameter: String
        /// Pages fetched in one poll at the most.
        package var maximumPages: Int
        package var fields: ComplaintFields

        package init(
            url: String, interval: TimeSpan, trusted: Bool = false, tokenCredential: String? = nil,
            recordsPointer: String, nextCursorPointer: String? = nil, cursorParameter: String = "cursor",
            maximumPages: Int = 20, fields: ComplaintFields
        ) {
            self.url = url
            self.interval = interval
            self.trusted = trusted
            self.tokenCredential = tokenCredential
            self.recordsPointer = recordsPointer
            self.nextCursorPointer = nextCursorPointer
            self.cursorParameter = cursorParameter
            self.maximumPages = maximumPages
            self.fields = fields
        }
    }

    /// A folder into which other programs put JSONL files of complaints.
    package struct DropFolderOrigin: Hashable, Codable, Sendable {
        package var path: String
        package var interval: TimeSpan
        package var fields: ComplaintFields

        package init(path: String, interval: TimeSpan, fields: ComplaintFields) {
            self.path = path
            self.interval = interval
            self.fields = fields
        }
    }

    /// Which member of a JSON record holds what: JSON pointers relative to the record.
    package struct ComplaintFields: Hashable, Codable, Sendable {
        package var id: String
        package var time: String
        package var text: String
        package var title: String?
        package var customer: String?
        package var waybill: String?
        package var channel: String?
        package var url: String?

        package init(
            id: String = "/id", time: String = "/time", text: String = "/text", title: String? = nil,
            customer: String? = nil, waybill: String? = nil, channel: String? = nil, url: String? = nil
        ) {
            self.id = id
            self.time = time
            self.text = text
            self.title = title
            self.customer = customer
            self.waybill = waybill
            self.channel = channel
            self.url = url
        }
    }

    /// The address or folder that it is read from.
    package var place: String {
        switch origin {
        case .feed(let feed): feed.url
        case .complaintAPI(let endpoint): endpoint.url
        case .dropFolder(let folder): folder.path
        }
    }

    /// How often it is polled.
    package var interval: TimeSpan {
        switch origin {
        case .feed(let feed): feed.interval
        case .complaintAPI(let endpoint): endpoint.interval
        case .dropFolder(let folder): folder.interval
        }
    }
}

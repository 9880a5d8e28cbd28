/// What is remembered of a source between polls: validators, position, rhythm and health. Survives restarts.
package struct SourceState: Hashable, Codable, Sendable, Identifiable {
    package var id: Source.ID
    /// The address that all of this was learnt from; nil when it was not noted. A source that moves starts afresh.
    package var place: String?
    /// Sent back byte for byte.
    package var etag: String?
    package var lastModified: String?
    /// Where a paged complaint API continues.
    package var cursor: String?
    package var nextDue: Timestamp
    package var lastAttempt: Timestamp?
    package var lastSuccess: Timestamp?
    /// HTTP status of the last answer.
    package var lastStatus: Int?
    package var lastError: String?
    /// Failures in a row.
    package var failures: Int
    package var requests: Int
    /// Answers 304.
    package var notModified: Int
    package var items: Int
    package var unreadable: Int
    package var bytes: Int
    /// When the last new item came.
    package var lastItem: Timestamp?
    /// Milliseconds between arrivals of new items, the newest at the end, at most 64: the source's own rhythm.
    package var gaps: [Int64]
    /// The server said 410: it is not asked again until the operator changes it.
    package var isGone: Bool
    /// The server asked us to wait until then (`Retry-After`).
    package var heldUntil: Timestamp?
    /// The server calls its last answer fresh until then.
    package var freshUntil: Timestamp?
    /// What the feed says of how often it wants to be read.
    package var wishes: PublisherWishes?
    /// Where its address moved for good, or seems to.
    package var move: AddressMove?
    /// What was wrong with the last document, though its entries could be read.
    package var flaw: String?
    /// Of the last document that was read whole.
    package var bodyDigest: Int64?
    /// The health that was noted last: a change of it is a fact of its own.
    package var notedHealth: SourceHealth?

    package init(
        id: Source.ID, place: String? = nil, etag: String? = nil, lastModified: String? = nil, cursor: String? = nil,
        nextDue: Timestamp,
        lastAttempt: Timestamp? = nil, lastSuccess: Timestamp? = nil, lastStatus: Int? = nil, lastError: String? = nil,
        failures: Int = 0, requests: Int = 0, notModified: Int = 0, items: Int = 0, unreadable: Int = 0,
        bytes: Int = 0, lastItem: Timestamp? = nil, gaps: [Int64] = [], isGone: Bool = false
    ) {
        self.id = id
        self.place = place
        self.etag = etag
        self.lastModified = lastModified
        self.cursor = cursor
        self.nextDue = nextDue
        self.lastAttempt = lastAttempt
        self.lastSuccess = lastSuccess
        self.lastStatus = lastStatus
        self.lastError = lastError
        self.failures = failures
        self.requests = requests
        self.notModified = notModified
        self.items = items
        self.unreadable = unreadable
        self.bytes = bytes
        self.lastItem = lastItem
        self.gaps = gaps
        self.isGone = isGone
    }
}

extension SourceState {
    /// Whether nothing differs but what polls change all the time: times, counters, validators and the rhythm.
    package func differsInColumnsOnly(from other: SourceState) -> Bool {
        var copy = other
        copy.etag = etag
        copy.lastModified = lastModified
        copy.lastStatus = lastStatus
        copy.items = items
        copy.lastItem = lastItem
        copy.gaps = gaps
        copy.bodyDigest = bodyDigest
        copy.nextDue = nextDue
        copy.lastAttempt = lastAttempt
        copy.lastSuccess = lastSuccess
        copy.freshUntil = freshUntil
        copy.requests = requests
        copy.notModified = notModified
        copy.bytes = bytes
        return copy == self
    }
}

/// How a source is doing, in one word.
package enum SourceHealth: String, Codable, CaseIterable, Sendable {
    /// Not asked yet.
    case new
    case fresh
    /// Not answered when it was due: one or two failures, or we are late ourselves.
    case late
    /// Alive, but without anything new for longer than its own 99th-percentile gap.
    case silent
    case failing
    /// Refused by the address guard, by TLS or with 401 or 403.
    case blocked
    case gone
}

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

/// How a source is doing, in one word.
package enum SourceHealth: String, Codable, CaseIterable, Sendable {
    /// Not asked yet.
    case new
    case fresh
    /// Alive, but without anything new for longer than its own 99th-percentile gap.
    case silent
    case failing
    /// Refused by the address guard, by TLS or with 401 or 403.
    case blocked
    case gone
}

/// What one poll of a source came to.
package struct PollOutcome: Hashable, Sendable {
    package enum Result: Hashable, Sendable {
        /// Content came. The validators are nil when the body broke off: what it lacks must be sent again.
        case delivered(Validators?)
        /// Answer 304.
        case unchanged(Validators)
        case failed(PollFailure, retryAfter: Timestamp?)
        /// Answer 410.
        case gone
    }

    package var result: Result
    /// HTTP status of the last answer; nil when there was none.
    package var status: Int?
    package var gain: PollGain
    /// What an answer says beside its content; empty for what has no such thing.
    package var notes = PollNotes()

    package init(_ result: Result, status: Int? = nil, gain: PollGain = PollGain()) {
        self.result = result
        self.status = status
        self.gain = gain
    }
}

/// What an answer says beside its content.
package struct PollNotes: Hashable, Sendable {
    /// Until when the server calls the answer fresh (RFC 9111, 4.2); nil when it does not say, or forbids to rely on it.
    package var freshUntil: Timestamp?
    /// What the feed says of how often it wants to be read; nil when no feed was read.
    package var wishes: PublisherWishes?
    /// The redirects that were followed, first to last.
    package var redirects: [FollowedRedirect] = []
    /// What is wrong with a document whose entries could be read all the same.
    package var flaw: String?
    /// A digest of the body that was read, to know it again without reading it; nil when there was none, or when it
    /// must be read again.
    package var bodyDigest: Int64?

    package init() {}
}

/// A redirect that was followed to get an answer.
package struct FollowedRedirect: Hashable, Sendable {
    package var isPermanent: Bool
    /// Absolute, without user and password.
    package var target: String

    package init(isPermanent: Bool, target: String) {
        self.isPermanent = isPermanent
        self.target = target
    }
}

/// What a poll, or one page of it, cost and brought.
package struct PollGain: Hashable, Sendable {
    package var requests: Int
    /// Bytes of the bodies as they came over the wire.
    package var bytes: Int
    /// Items that the ledger did not have.
    package var newItems: Int
    package var unreadable: Int

    package init(requests: Int = 1, bytes: Int = 0, newItems: Int = 0, unreadable: Int = 0) {
        self.requests = requests
        self.bytes = bytes
        self.newItems = newItems
        self.unreadable = unreadable
    }
}

/// The validators of an answer (RFC 9110 section 8.8), to be sent back byte for byte.
package struct Validators: Hashable, Sendable {
    /// Longest validator that is kept; real ones have some 40 bytes.
    package static let maximumBytes = 1024

    package let etag: String?
    package let lastModified: String?

    /// A validator that is empty, too long or holds a control character is dropped: it cannot be sent back.
    package init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag.flatMap(Validators.sendable)
        self.lastModified = lastModified.flatMap(Validators.sendable)
    }

    private static func sendable(_ value: String) -> String? {
        let isClean = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        return isClean && !value.isEmpty && value.utf8.count <= maximumBytes ? value : nil
    }
}

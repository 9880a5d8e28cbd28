import Crisis

/// Takes complaints that desks push; the daemon implements it, the router only translates.
package protocol PushDesk: Sendable {
    /// Which source the push is for, and whether it may be pushed at all; asked before the body is read.
    func admit(_ claim: PushClaim) async throws(PushRefusal) -> Source.ID
    /// Keeps what was pushed, and answers when it is on disk.
    func take(_ push: Push, for source: Source.ID) async throws(PushRefusal) -> PushAnswer
}

/// Who wants to push and by what right.
package struct PushClaim: Hashable, Sendable {
    /// Nil when the token has to tell.
    package var source: Source.ID?
    package var token: String?
    /// Whether a token is needed: everywhere but on the Unix socket, whose file permissions say who may.
    package var needsToken: Bool

    package init(source: Source.ID?, token: String?, needsToken: Bool) {
        self.source = source
        self.token = token
        self.needsToken = needsToken
    }
}

/// One push as it came.
package struct Push: Hashable, Sendable {
    package var body: [UInt8]
    /// Whether each line is a record of its own.
    package var isLines: Bool
    /// The header `Idempotency-Key`.
    package var key: String?

    package init(body: [UInt8], isLines: Bool, key: String?) {
        self.body = body
        self.isLines = isLines
        self.key = key
    }
}

/// What is answered once a push is on disk.
package struct PushAnswer: Hashable, Sendable {
    /// 202, or 422 when not one record could be read.
    package var status: Int
    /// A `PushReceipt` as JSON; kept, so that the same push gets the same bytes.
    package var json: [UInt8]
    /// It answers a push that was answered before.
    package var isRepeated: Bool

    package init(status: Int, json: [UInt8], isRepeated: Bool = false) {
        self.status = status
        self.json = json
        self.isRepeated = isRepeated
    }
}

/// What became of each record of a push.
package struct PushReceipt: Codable, Hashable, Sendable {
    /// One record: its place, and what else is to be said of it.
    package struct Line: Codable, Hashable, Sendable {
        /// The first is 0.
        package var index: Int
        /// The first is 1; absent in an array.
        package var line: Int?
        package var id: String?
        /// Why it was rejected.
        package var reason: String?

        package init(index: Int, line: Int? = nil, id: String? = nil, reason: String? = nil) {
            self.index = index
            self.line = line
            self.id = id
            self.reason = reason
        }
    }

    package var source: Source.ID
    /// New, or a new revision of a known one.
    package var accepted: [Line] = []
    /// Known already, just so.
    package var duplicates: [Line] = []
    /// Kept whole among the unreadable records, with their reason.
    package var rejected: [Line] = []

    package init(source: Source.ID) { self.source = source }
}

/// Why a push was not taken. Nothing of it was kept.
package struct PushRefusal: Error, Hashable, Sendable {
    package enum Reason: String, Codable, CaseIterable, Sendable {
        case invalid
        case unauthorized
        case unknownSource = "unknown_source"
        /// A push of the same key is being taken.
        case inProgress = "in_progress"
        case tooLarge = "too_large"
        case unsupportedMedia = "unsupported_media"
        /// The key was used for another body.
        case keyReused = "key_reused"
        case busy
        /// The disk did not take it.
        case notKept = "not_kept"

        package var status: Int {
            switch self {
            case .invalid: 400
            case .unauthorized: 401
            case .unknownSource: 404
            case .inProgress: 409
            case .tooLarge: 413
            case .unsupportedMedia: 415
            case .keyReused: 422
            case .busy: 429
            case .notKept: 503
            }
        }
    }

    package var reason: Reason
    package var message: LocalizedText

    package init(_ reason: Reason, zh: String, en: String) {
        self.reason = reason
        message = LocalizedText(zh: zh, en: en)
    }
}

import Crisis

/// The answer to a push that came with an idempotency key, kept with what it brought.
package struct RecordedPush: Hashable, Sendable {
    /// How long an answer is remembered.
    package static let lifetime = TimeSpan.days(7)

    package var source: Source.ID
    package var key: String
    /// SHA-256 of the body, which tells a repeated push from another one under the same key.
    package var bodyHash: String
    /// HTTP status of the answer.
    package var status: Int
    package var answer: [UInt8]
    package var at: Timestamp

    package init(source: Source.ID, key: String, bodyHash: String, status: Int, answer: [UInt8], at: Timestamp) {
        self.source = source
        self.key = key
        self.bodyHash = bodyHash
        self.status = status
        self.answer = answer
        self.at = at
    }
}

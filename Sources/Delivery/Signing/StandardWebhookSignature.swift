import Crisis
import Digests
import FoundationEssentials

/// Signs and verifies webhooks by Standard Webhooks 1.0: HMAC-SHA-256 over `id.timestamp.body`.
package enum StandardWebhookSignature {
    /// `v1,` and the signature in base 64.
    ///
    /// `timestamp` counts seconds since 1970; the id must not hold a full stop, which separates the parts.
    package static func sign(id: String, timestamp: Int64, body: [UInt8], secret: WebhookSecret) -> String {
        "v1," + Data(code(id: id, timestamp: String(timestamp), body: body, secret: secret)).base64EncodedString()
    }

    /// Why a webhook was not accepted.
    package enum Refusal: Error, Hashable, Sendable {
        case headerMissing(String)
        case timestampUnreadable
        case tooOld, tooNew
        /// No signature of the kind `v1` fits any secret.
        case noMatch
    }

    /// Throws unless one of the signatures fits one of the secrets and the timestamp lies within `tolerance` of `now`.
    ///
    /// The headers are given as they came; `signature` may hold several, separated by blanks.
    package static func verify(
        id: String?, timestamp: String?, signature: String?, body: [UInt8], secrets: [WebhookSecret],
        now: Timestamp, tolerance: TimeSpan
    ) throws(Refusal) {
        guard let id, !id.isEmpty else { throw .headerMissing("webhook-id") }
        guard let timestamp, !timestamp.isEmpty else { throw .headerMissing("webhook-timestamp") }
        guard let signature, !signature.isEmpty else { throw .headerMissing("webhook-signature") }
        guard let seconds = Int64(timestamp), abs(seconds) < 1 << 40, String(seconds) == timestamp else {
            throw .timestampUnreadable
        }
        let age = now - Timestamp(seconds: seconds)
        guard age <= tolerance else { throw .tooOld }
        guard TimeSpan.zero - age <= tolerance else { throw .tooNew }
        let given = codes(in: signature)
        let fits = secrets.contains { secret in
            let code = code(id: id, timestamp: timestamp, body: body, secret: secret)
            return given.contains { HMACSHA256.isEqual($0, code) }
        }
        guard fits else { throw .noMatch }
    }

    private static func code(id: String, timestamp: String, body: [UInt8], secret: WebhookSecret) -> [UInt8] {
        HMACSHA256.code(for: Array("\(id).\(timestamp).".utf8) + body, key: secret.key)
    }

    private static func codes(in header: String) -> [[UInt8]] {
        header.split(separator: " ").compactMap { part in
            guard part.hasPrefix("v1,") else { return nil }
            return Data(base64Encoded: String(part.dropFirst(3))).map { Array($0) }
        }
    }
}

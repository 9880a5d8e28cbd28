import FoundationEssentials

/// The key that signs webhooks: `whsec_` and 24 to 64 bytes in base 64.
///
/// It shows itself nowhere: neither in a description nor in a dump.
package struct WebhookSecret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    let key: [UInt8]

    /// Reads one secret; white space around it does not matter. No error repeats the text.
    package init(_ text: String) throws(WebhookSecretError) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard let part = parts.first, parts.count == 1 else { throw .notOneSecret }
        guard part.hasPrefix("whsec_") else { throw .wrongPrefix }
        guard let key = Data(base64Encoded: String(part.dropFirst("whsec_".count))) else { throw .notBase64 }
        guard (24...64).contains(key.count) else { throw .wrongLength(bytes: key.count) }
        self.key = Array(key)
    }

    /// The secrets of a credential file: one, or two separated by white space while they are being changed.
    ///
    /// With two, every webhook carries both signatures and the receiver accepts either.
    package static func all(inCredential text: String) throws(WebhookSecretError) -> [WebhookSecret] {
        var secrets: [WebhookSecret] = []
        for part in text.split(whereSeparator: \.isWhitespace) { secrets.append(try WebhookSecret(String(part))) }
        guard !secrets.isEmpty else { throw .notOneSecret }
        return secrets
    }

    package var description: String { "whsec_…" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What is wrong with a webhook's secret.
package enum WebhookSecretError: Error, Hashable, Sendable, CustomStringConvertible {
    case notOneSecret, wrongPrefix, notBase64
    case wrongLength(bytes: Int)

    package var description: String {
        let advice = "write whsec_ and 24 to 64 random bytes in base 64, such as from `openssl rand -base64 32`"
        return switch self {
        case .notOneSecret: "the webhook's credential is empty or holds more than a secret; \(advice)"
        case .wrongPrefix: "the webhook's secret does not begin with whsec_; \(advice)"
        case .notBase64: "the webhook's secret is not base 64 after whsec_; \(advice)"
        case .wrongLength(let bytes): "the webhook's secret has \(bytes) bytes; \(advice)"
        }
    }
}

import Crisis
import Foundation
import Synchronization

/// The contents of a source's credential files, by name. They are sent and never shown.
package struct ComplaintCredentials: Sendable {
    private var values: [String: String] = [:]

    /// - Parameter values: The text of each credential; white space around it is dropped.
    package init(_ values: [String: String] = [:]) { self.values = values.mapValues(ComplaintText.trimmed) }

    func value(_ name: String) throws(ComplaintSetupError) -> String {
        guard let value = values[name] else { throw .noCredential(name) }
        return value
    }

    /// Every form in which a secret could come back in an answer, the longest first.
    var secrets: [String] { ComplaintCredentials.forms(of: values.values) }

    static func forms(of secrets: some Sequence<String>) -> [String] {
        let forms = secrets.filter { !$0.isEmpty }.flatMap { secret in
            [secret, PollURL.percentEncoded(secret), Data(secret.utf8).base64EncodedString()]
        }
        return Array(Set(forms)).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }
}

/// Access tokens that servers gave, in memory only; shared by all polls of the service.
package final class AccessTokens: Sendable {
    struct Token: Hashable, Sendable {
        var text: String
        /// Nil when the server did not say.
        var expires: Timestamp?
    }

    private let tokens = Mutex<[String: Token]>([:])

    package init() {}

    /// The token kept under `key`, unless it ends within `margin`.
    func token(_ key: String, at now: Timestamp, margin: TimeSpan) -> String? {
        guard let token = tokens.withLock({ $0[key] }) else { return nil }
        guard let expires = token.expires else { return token.text }
        return now + margin < expires ? token.text : nil
    }

    func keep(_ token: Token, as key: String) { tokens.withLock { $0[key] = token } }

    /// Forgets the token, unless another one has taken its place already.
    func forget(_ text: String, of key: String) {
        tokens.withLock { if $0[key]?.text == text { $0[key] = nil } }
    }
}

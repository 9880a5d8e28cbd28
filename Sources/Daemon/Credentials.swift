import Delivery
import Foundation
import Settings

/// Tokens and secrets, one a file; never in the configuration, the environment or an error's text.
package struct Credentials: Sendable {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    /// A credential that cannot be read: its name, never its value.
    package struct Missing: Error, CustomStringConvertible {
        package var name: String
        package var folder: String
        package var description: String {
            "The credential \"\(name)\" cannot be read in \(folder). Put it there as a file of that name."
        }
    }

    /// A credential that is there and cannot be used: its name and what is wrong, never its value.
    package struct Unusable: Error, CustomStringConvertible {
        package var name: String
        package var folder: String
        package var problem: String
        package var description: String {
            "The credential \"\(name)\" in \(folder) cannot be used: \(problem)."
        }
    }

    /// The secrets with which webhooks are signed, from the credential `name`.
    func webhookSecrets(_ name: String) throws -> [WebhookSecret] {
        let text = try secret(name)
        do throws(WebhookSecretError) {
            return try WebhookSecret.all(inCredential: text)
        } catch {
            throw Unusable(name: name, folder: folder, problem: "\(error)")
        }
    }

    /// The text of the file `name`, or `secret_NAME` as systemd names the files of a credential folder.
    package func secret(_ name: String) throws -> String {
        for file in [name, "secret_\(name)"] {
            if let data = FileManager.default.contents(atPath: Path.join(folder, file)) {
                let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
                if !text.isEmpty { return text }
            }
        }
        throw Missing(name: name, folder: folder)
    }
}

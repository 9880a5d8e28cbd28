import Crisis
import Foundation

/// The key of the trail and of the pseudonyms: 32 random bytes beside the ledger, readable by its owner only.
///
/// Who loses it keeps the register, but can neither prove the trail nor find a person's complaints by name.
enum AuditKey {
    static let name = "audit.key"
    static let length = 32

    /// The key of a state directory, made when there is none.
    static func take(in directory: String) throws(LedgerError) -> [UInt8] {
        let path = directory + "/" + name
        if let key = try read(path) { return key }
        var generator = SystemRandomNumberGenerator()
        let key = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(key), attributes: [.posixPermissions: 0o600])
        guard made else { throw .inaccessible(path: path, detail: "the key of the register cannot be written") }
        return key
    }

    /// The key, for readers; nil when there is none yet.
    static func read(in directory: String) throws(LedgerError) -> [UInt8]? { try read(directory + "/" + name) }

    private static func read(_ path: String) throws(LedgerError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path), data.count == length else {
            throw .inaccessible(
                path: path, detail: "the key of the register must be \(length) readable bytes; restore it from a backup"
            )
        }
        return Array(data)
    }
}

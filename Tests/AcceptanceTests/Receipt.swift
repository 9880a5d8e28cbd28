import Foundation

/// What the demo's receiver wrote down about one webhook.
struct Receipt: Decodable {
    var id: String
    var isVerified: Bool
    var type: String
    /// SHA-256 of the body.
    var digest: String

    /// All that it has written so far.
    static func all(of folder: ServiceFolder) throws -> [Receipt] {
        guard FileManager.default.fileExists(atPath: folder.receipts) else { return [] }
        return try folder.read("receipts.jsonl").split(separator: "\n").map {
            try JSONDecoder().decode(Receipt.self, from: Data($0.utf8))
        }
    }
}

import Foundation

/// 4 MiB of the letter a, as the programs `brotli` and `zstd` pack them; for a cap of 1 MiB a bomb.
enum CompressedBombs {
    static let decodedBytes = 4 * 1024 * 1024

    /// By `Content-Encoding`.
    static let all: [String: [UInt8]] = [
        "br": bytes(brotli),
        "zstd": bytes(zstd),
    ]

    private static func bytes(_ text: String) -> [UInt8] { Array(Data(base64Encoded: text) ?? Data()) }

    private static let brotli = "m///P/glwuKxQCD3/gc="

    private static let zstd =
        "KLUv/aQAAEAATAAACGEBAPz/ORACAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIA"
        + "EGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAwAQYWmVH5Y="
}

import CCrypto

/// The digests with which other people's interfaces want requests signed.
///
/// MD5 and SHA-1 are broken as digests; they stand here because such interfaces ask for nothing better, and nothing of
/// ours rests on them.
package enum MessageDigest: Hashable, Sendable {
    case md5, sha1, sha256

    private static let longest = 64

    /// The digest of `message`.
    package func digest(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: MessageDigest.longest)
        var length: UInt32 = 0
        let isDone = unsafe EVP_Digest(message, message.count, &digest, &length, algorithm, nil)
        return isDone == 1 ? Array(digest.prefix(Int(length))) : []
    }

    /// The authentication code of `message` under `key` (RFC 2104).
    package func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: MessageDigest.longest)
        var length: UInt32 = 0
        let isDone = unsafe HMAC(algorithm, key, Int32(key.count), message, message.count, &code, &length)
        return unsafe isDone == nil ? [] : Array(code.prefix(Int(length)))
    }

    private var algorithm: OpaquePointer? {
        switch self {
        case .md5: unsafe EVP_md5()
        case .sha1: unsafe EVP_sha1()
        case .sha256: unsafe EVP_sha256()
        }
    }
}

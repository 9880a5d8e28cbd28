import CCrypto

/// SHA-256 and HMAC-SHA-256 by OpenSSL's libcrypto, as values.
package enum SHA256 {
    /// The 32 bytes of the SHA-256 digest of `bytes` (FIPS 180-4).
    package static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { message in
            _ = unsafe CCrypto.SHA256(message.baseAddress, message.count, &digest)
        }
        if isContiguous == nil {
            let message = Array(bytes)
            _ = unsafe CCrypto.SHA256(message, message.count, &digest)
        }
        return digest
    }

    /// The digest of the UTF-8 bytes of `text` as 64 lower-case hexadecimal digits.
    package static func hexadecimal(of text: String) -> String {
        Hexadecimal.encode(digest(text.utf8))
    }

    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        Hexadecimal.encode(digest(bytes))
    }
}

/// HMAC-SHA-256 (RFC 2104), which signs webhooks.
package enum HMACSHA256 {
    /// The 32-byte authentication code of `message` under `key`.
    package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        _ = unsafe HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, &length)
        return code
    }

    /// Whether two codes are equal, in a time that does not depend on where they differ.
    package static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Base 16 with lower-case digits.
package enum Hexadecimal {
    /// Two digits for every byte.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

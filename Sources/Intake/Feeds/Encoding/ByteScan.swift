import Glibc

/// Finds single bytes at the speed of memory: every document passes here, and most have none of what is looked for.
@safe
enum ByteScan {
    /// The first place of `byte` from `start` on.
    static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard start < bytes.count else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
            else { return nil }
            return unsafe found - UnsafeMutableRawPointer(mutating: base)
        }
    }
}

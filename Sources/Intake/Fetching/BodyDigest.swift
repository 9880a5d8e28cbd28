/// Knows a document, or a part of it, again without reading it.
///
/// Not cryptographic digests: a publisher who makes two of his texts alike only hides his own.
package enum BodyDigest {
    package static func of(_ bytes: [UInt8]) -> Int64 {
        var hash = WordHash()
        hash.add(bytes)
        return Int64(bitPattern: hash.value)
    }
}

/// FNV-1a over words of eight bytes, each stirred as MurmurHash3 does: some gigabytes a second.
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe add($0) }
    }

    /// Adds a text, told from its absence and from what follows it.
    mutating func add(_ text: String?) {
        guard var text else { return add(UInt64.max) }
        text.withUTF8 { unsafe add(UnsafeRawBufferPointer($0)) }
    }

    mutating func add(_ word: UInt64) {
        let product = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
        value = product ^ (product >> 32)
    }

    /// Adds a part of the bytes.
    mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
        unsafe bytes.withUnsafeBytes { unsafe add(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        var index = 0
        // Every load lies within the buffer: index + 8 <= count.
        while index &+ 8 <= bytes.count {
            unsafe add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            unsafe rest = rest << 8 | UInt64(bytes[index])
            index &+= 1
        }
        add(rest)
    }
}

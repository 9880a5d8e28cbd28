/// A name by its FNV-1a hash in lower-case ASCII, so that comparing names costs no text.
///
/// A stranger can find two names of one hash. That only makes one unknown name count as a known one, and what is
/// written anywhere is the known name's own spelling.
enum NameHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3
    }

    static func of(_ name: String) -> UInt64 { name.utf8.reduce(seed) { add($1, to: $0) } }

    static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = seed
        for index in range { hash = add(bytes[index], to: hash) }
        return hash
    }

    /// Of a name with a prefix; a name without one is its own hash.
    static func joined(prefix: UInt64, local: UInt64) -> UInt64 { prefix == 0 ? local : (prefix &* 31) ^ local }

    /// A table by names as a table by hashes.
    static func table<Value>(_ values: [String: Value]) -> [UInt64: Value] {
        Dictionary(values.map { (of($0.key), $0.value) }) { first, _ in first }
    }

    static func set(_ names: String) -> Set<UInt64> { Set(names.split(separator: " ").map { of(String($0)) }) }
}

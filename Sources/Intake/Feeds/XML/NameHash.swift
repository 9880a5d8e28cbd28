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

    /// Of a name that may have a prefix.
    static func of(_ name: String) -> UInt64 {
        let parts = name.utf8.split(separator: UInt8(ascii: ":")).map { $0.reduce(seed) { add($1, to: $0) } }
        return parts.count == 2 ? joined(prefix: parts[0], local: parts[1]) : parts.first ?? seed
    }

    static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = seed
        for index in range { hash = add(bytes[index], to: hash) }
        return hash
    }

    /// Of a name with a prefix; a name without one is its own hash.
    static func joined(prefix: UInt64, local: UInt64) -> UInt64 { prefix == 0 ? local : (prefix &* 31) ^ local }

    static func table<Value>(_ values: [String: Value]) -> NameTable<Value> {
        NameTable(values.map { (of($0.key), $0.value) })
    }

    static func set(_ names: String) -> NameTable<Void> {
        NameTable(names.split(separator: " ").map { (of(String($0)), ()) })
    }
}

/// Values by the hashes of their names, which are good hashes already: looking one up costs a step or two.
struct NameTable<Value> {
    private let keys: [UInt64]
    private let values: [Value?]
    private let mask: Int

    /// Of two values for one hash, the first counts.
    init(_ pairs: [(UInt64, Value)]) {
        var size = 16
        while size < pairs.count * 4 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var values = [Value?](repeating: nil, count: size)
        for (key, value) in pairs {
            var place = NameTable.place(key, size - 1)
            while keys[place] != 0, keys[place] != key { place = (place + 1) & (size - 1) }
            guard keys[place] == 0 else { continue }
            (keys[place], values[place]) = (key, value)
        }
        (self.keys, self.values, mask) = (keys, values, size - 1)
    }

    subscript(key: UInt64) -> Value? {
        var place = NameTable.place(key, mask)
        while keys[place] != 0 {
            if keys[place] == key { return values[place] }
            place = (place + 1) & mask
        }
        return nil
    }

    func contains(_ key: UInt64) -> Bool {
        var place = NameTable.place(key, mask)
        while keys[place] != 0 {
            if keys[place] == key { return true }
            place = (place + 1) & mask
        }
        return false
    }

    @inline(__always)
    private static func place(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key ^ key >> 29) & mask }
}

extension NameTable: Sendable where Value: Sendable {}

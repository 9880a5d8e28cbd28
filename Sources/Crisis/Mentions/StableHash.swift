/// A hash that is the same on every machine and in every run, unlike the standard library's, which is seeded.
///
/// FNV-1a over 64 bits with the finaliser of SplitMix64, so that the low and the high bits are equally random and a
/// hash can stand for its place in a sketch. It is no defence against somebody who searches for collisions: where it
/// decides, a collision joins two texts and nothing is lost.
struct StableHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func combine(_ value: UInt32) {
        state = (state ^ UInt64(value)) &* 0x100_0000_01b3
    }

    mutating func combine(_ value: UInt64) {
        combine(UInt32(truncatingIfNeeded: value))
        combine(UInt32(truncatingIfNeeded: value >> 32))
    }

    var value: UInt64 {
        var mixed = state &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    static func of(_ text: String) -> UInt64 {
        var hash = StableHash()
        for scalar in text.unicodeScalars { hash.combine(scalar.value) }
        return hash.value
    }
}

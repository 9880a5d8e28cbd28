/// A small deterministic generator (SplitMix64), so that every seed is a test of its own.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Letters of many scripts, and everything that a hostile title may hold.
    mutating func text() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &self) {
            let range = Self.ranges[Int.random(in: 0..<Self.ranges.count, using: &self)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    private static let ranges: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x20...0x7E, 0x7F...0x9F, 0x0300...0x036F, 0x0600...0x06FF, 0x1100...0x11FF, 0x2000...0x206F,
        0x4E00...0x4FFF, 0xAC00...0xACFF, 0xE000...0xE0FF, 0xFE00...0xFE0F, 0xFFF0...0xFFFF, 0x1F1E0...0x1F6FF,
        0x20000...0x200FF, 0xE0000...0xE007F, 0x10FFF0...0x10FFFF,
    ]
}

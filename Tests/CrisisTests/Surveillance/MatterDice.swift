/// A small deterministic generator for tests of laws (SplitMix64).
struct MatterDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to `bound`, not included.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var rest = elements
        for index in rest.indices.reversed() { rest.swapAt(index, below(index + 1)) }
        return rest
    }

    /// A Poisson count as the sum of sixty rare chances a unit of the mean.
    mutating func poisson(_ mean: Int) -> Int {
        (0..<(mean * 60)).reduce(0) { sum, _ in sum + (below(60) == 0 ? 1 : 0) }
    }
}

/// The tree of all patterns, numbered breadth first: shallow states come first, and the children of each stand
/// together.
struct AutomatonTrie {
    /// The class of each byte: bytes of some pattern have classes of their own, all others share class 0.
    let classes: [UInt8]
    let classCount: Int
    /// By state: the pattern that ends there, or -1.
    let ending: [Int32]
    /// By state: the class of the byte that leads to it.
    let label: [UInt8]
    /// By state: its first child; its last is the one before the next state's first.
    private let firstChild: [Int32]

    init(_ patterns: [[UInt8]]) {
        (classes, classCount) = AutomatonTrie.classes(of: patterns)
        var growing = GrowingTrie()
        for (number, pattern) in patterns.enumerated() where !pattern.isEmpty {
            growing.insert(pattern.map { [classes] in classes[Int($0)] }, number)
        }
        let (order, firstChild) = growing.breadthFirst()
        ending = order.map { growing.ending[$0] }
        label = order.map { growing.label[$0] }
        self.firstChild = firstChild
    }

    var count: Int { ending.count }

    func children(of state: Int) -> Range<Int> { Int(firstChild[state])..<Int(firstChild[state + 1]) }

    /// The state after `state` when a byte of class `step` follows.
    func next(from state: Int, _ step: UInt8, rows: [Int32], _ denseCount: Int, suffix: [Int32]) -> Int32 {
        var state = state
        while state >= denseCount {
            var child = Int(firstChild[state])
            let end = Int(firstChild[state + 1])
            while child < end {
                if label[child] == step { return Int32(child) }
                child += 1
            }
            state = Int(suffix[state])
        }
        return rows[state * classCount + Int(step)]
    }

    func copyRow(in rows: inout [Int32], from source: Int, to target: Int) {
        for column in 0..<classCount { rows[target * classCount + column] = rows[source * classCount + column] }
    }

    private static func classes(of patterns: [[UInt8]]) -> ([UInt8], Int) {
        var used = [Bool](repeating: false, count: 256)
        for pattern in patterns { for byte in pattern { used[Int(byte)] = true } }
        // Were all 256 bytes used, class 0 would have no byte left to stand for.
        var count = used.contains(false) ? 1 : 0
        var classes = [UInt8](repeating: 0, count: 256)
        for byte in 0..<256 where used[byte] {
            classes[byte] = UInt8(count)
            count += 1
        }
        return (classes, max(count, 1))
    }
}

/// The tree while patterns are added, its children in linked lists.
private struct GrowingTrie {
    private(set) var ending: [Int32] = [-1]
    private(set) var label: [UInt8] = [0]
    private var firstChild: [Int32] = [-1]
    private var sibling: [Int32] = [-1]

    mutating func insert(_ steps: [UInt8], _ number: Int) {
        var state = 0
        for step in steps { state = child(of: state, step) ?? add(step, to: state) }
        if ending[state] < 0 { ending[state] = Int32(number) }
    }

    private func child(of state: Int, _ step: UInt8) -> Int? {
        var child = Int(firstChild[state])
        while child >= 0, label[child] != step { child = Int(sibling[child]) }
        return child >= 0 ? child : nil
    }

    private mutating func add(_ step: UInt8, to state: Int) -> Int {
        ending.append(-1)
        label.append(step)
        firstChild.append(-1)
        sibling.append(firstChild[state])
        firstChild[state] = Int32(ending.count - 1)
        return ending.count - 1
    }

    /// The states by depth, and by their new number the first child of each.
    func breadthFirst() -> (order: [Int], firstChild: [Int32]) {
        var order = [0]
        var starts: [Int32] = []
        var head = 0
        while head < order.count {
            starts.append(Int32(order.count))
            var child = Int(firstChild[order[head]])
            while child >= 0 {
                order.append(child)
                child = Int(sibling[child])
            }
            head += 1
        }
        starts.append(Int32(order.count))
        return (order, starts)
    }
}

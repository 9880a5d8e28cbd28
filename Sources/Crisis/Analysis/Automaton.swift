/// Finds every occurrence of many byte strings in one pass (Aho and Corasick, 1975).
///
/// All transitions are worked out beforehand into one dense table over byte classes, so a byte of text costs one look-up,
/// whatever it is: a hostile text is no slower than a friendly one.
package struct Automaton: Sendable {
    package struct Match: Hashable, Sendable {
        /// The number of the pattern in the list that the automaton was made from.
        package var pattern: Int
        package var range: Range<Int>
    }

    /// The class of each byte; bytes in no pattern share class 0.
    private let classes: [UInt8]
    /// Row of the next state times two, plus one when a pattern ends there.
    private let next: [UInt32]
    /// By state: the pattern that ends there, or -1.
    private let ending: [Int32]
    /// By state: the state of the longest proper suffix at which a pattern ends, or 0.
    private let shorter: [Int32]
    private let lengths: [Int]
    private let classCount: Int

    /// Makes the automaton of `patterns`: distinct and not empty; an empty or repeated one is never reported.
    package init(_ patterns: [[UInt8]]) {
        let trie = AutomatonTrie(patterns)
        classes = trie.classes
        classCount = trie.classCount
        ending = trie.ending
        lengths = patterns.map(\.count)
        (next, shorter) = trie.transitions()
    }

    /// Calls `body` for each occurrence in order of its end, the longest first.
    package func forEachMatch(in text: [UInt8], _ body: (Match) -> Void) {
        var row = 0
        for (index, byte) in text.enumerated() {
            let target = next[row + Int(classes[Int(byte)])]
            row = Int(target >> 1)
            if target & 1 == 1 { report(state: row / classCount, end: index + 1, body) }
        }
    }

    private func report(state: Int, end: Int, _ body: (Match) -> Void) {
        var state = state
        while state != 0 {
            let pattern = Int(ending[state])
            if pattern >= 0 { body(Match(pattern: pattern, range: end - lengths[pattern]..<end)) }
            state = Int(shorter[state])
        }
    }

    /// Occurrences that do not overlap: at each place the longest, and the search goes on behind it.
    package func leftmostLongest(in text: [UInt8]) -> [Match] {
        var all: [Match] = []
        forEachMatch(in: text) { all.append($0) }
        all.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
        var chosen: [Match] = []
        var free = 0
        for match in all where match.range.lowerBound >= free {
            chosen.append(match)
            free = match.range.upperBound
        }
        return chosen
    }
}

/// The tree of all patterns, from which the automaton's table is worked out.
struct AutomatonTrie {
    private(set) var classes: [UInt8]
    private(set) var classCount: Int
    private(set) var ending: [Int32] = [-1]
    /// By state and class: the child, or -1.
    private var children: [Int32]

    init(_ patterns: [[UInt8]]) {
        (classes, classCount) = AutomatonTrie.classes(of: patterns)
        children = [Int32](repeating: -1, count: classCount)
        for (number, pattern) in patterns.enumerated() where !pattern.isEmpty { insert(pattern, number) }
    }

    /// Bytes that some pattern holds get classes of their own in byte order, all others share class 0.
    private static func classes(of patterns: [[UInt8]]) -> ([UInt8], Int) {
        var used = [Bool](repeating: false, count: 256)
        for pattern in patterns { for byte in pattern { used[Int(byte)] = true } }
        // Were all 256 bytes used, class 0 would have no byte left to stand for.
        let spare = used.contains(false) ? 1 : 0
        var classes = [UInt8](repeating: 0, count: 256)
        var count = spare
        for byte in 0..<256 where used[byte] {
            classes[byte] = UInt8(count)
            count += 1
        }
        return (classes, max(count, 1))
    }

    private mutating func insert(_ pattern: [UInt8], _ number: Int) {
        var state = 0
        for byte in pattern {
            let slot = state * classCount + Int(classes[Int(byte)])
            if children[slot] < 0 {
                children[slot] = Int32(ending.count)
                ending.append(-1)
                children.append(contentsOf: repeatElement(-1, count: classCount))
            }
            state = Int(children[slot])
        }
        if ending[state] < 0 { ending[state] = Int32(number) }
    }

    /// Breadth first: a state's missing transitions are those of its longest proper suffix.
    func transitions() -> (next: [UInt32], shorter: [Int32]) {
        var targets = children
        var failure = [Int](repeating: 0, count: ending.count)
        var shorter = [Int32](repeating: 0, count: ending.count)
        var queue = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for column in 0..<classCount {
                let slot = state * classCount + column
                let suffix = state == 0 ? 0 : Int(targets[failure[state] * classCount + column])
                guard children[slot] >= 0 else {
                    targets[slot] = Int32(suffix)
                    continue
                }
                let child = Int(children[slot])
                failure[child] = suffix
                shorter[child] = ending[suffix] >= 0 ? Int32(suffix) : shorter[suffix]
                queue.append(child)
            }
        }
        return (targets.map { row(of: Int($0), shorter: shorter) }, shorter)
    }

    private func row(of state: Int, shorter: [Int32]) -> UInt32 {
        let reports = ending[state] >= 0 || shorter[state] != 0
        return UInt32(state * classCount) << 1 | (reports ? 1 : 0)
    }
}

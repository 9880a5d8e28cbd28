/// Finds every occurrence of many byte strings in one pass (Aho and Corasick, 1975).
///
/// The shallow states, where a text spends nearly all its time, have a dense row over byte classes each: one look-up a
/// byte. The deep ones keep only their children and fall back along suffixes, which costs two steps a byte at the most
/// over a whole text. So ten thousand literals fit into a few megabytes, and a hostile text is no slower than a
/// friendly one.
package struct Automaton: Sendable {
    package struct Match: Hashable, Sendable {
        /// The number of the pattern in the list that the automaton was made from.
        package var pattern: Int
        package var range: Range<Int>

        package init(pattern: Int, range: Range<Int>) {
            self.pattern = pattern
            self.range = range
        }
    }

    /// States with a dense row at the most: some two megabytes.
    private static let maximumDense = 4_096

    private let trie: AutomatonTrie
    private let lengths: [Int]
    /// States with a dense row: those below this number.
    private let denseCount: Int
    /// By dense state and class: the next state.
    private let rows: [Int32]
    /// By state: the state of its longest proper suffix.
    private let suffix: [Int32]
    /// By state: itself when a pattern ends there, else the longest suffix at which one does, else 0.
    private let reporting: [Int32]

    /// Makes the automaton of `patterns`; an empty one is never reported, and of equal ones the first.
    package init(_ patterns: [[UInt8]]) {
        trie = AutomatonTrie(patterns)
        lengths = patterns.map(\.count)
        denseCount = min(trie.count, Self.maximumDense)
        var rows = [Int32](repeating: 0, count: denseCount * trie.classCount)
        var suffix = [Int32](repeating: 0, count: trie.count)
        var reporting = [Int32](repeating: 0, count: trie.count)
        // Breadth first: what a state needs of its suffix, which is shallower, is already there.
        for state in 0..<trie.count {
            if trie.ending[state] >= 0 { reporting[state] = Int32(state) }
            if state > 0, reporting[state] == 0 { reporting[state] = reporting[Int(suffix[state])] }
            if state > 0, state < denseCount { trie.copyRow(in: &rows, from: Int(suffix[state]), to: state) }
            for child in trie.children(of: state) {
                if state > 0 {
                    let from = Int(suffix[state])
                    suffix[child] = trie.next(from: from, trie.label[child], rows: rows, denseCount, suffix: suffix)
                }
                if state < denseCount { rows[state * trie.classCount + Int(trie.label[child])] = Int32(child) }
            }
        }
        self.rows = rows
        self.suffix = suffix
        self.reporting = reporting
    }

    /// Calls `body` for each occurrence in order of its end, the longest first.
    package func forEachMatch(in text: [UInt8], _ body: (Match) -> Void) {
        var state: Int32 = 0
        for index in text.indices {
            let step = trie.classes[Int(text[index])]
            state = trie.next(from: Int(state), step, rows: rows, denseCount, suffix: suffix)
            var found = Int(reporting[Int(state)])
            while found != 0 {
                let pattern = Int(trie.ending[found])
                body(Match(pattern: pattern, range: index + 1 - lengths[pattern]..<index + 1))
                found = Int(reporting[Int(suffix[found])])
            }
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

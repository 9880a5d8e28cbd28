import Crisis
import Testing

@Suite("The automaton finds what a plain search finds")
struct AutomatonTests {
    @Test("all occurrences, for random patterns and texts", arguments: 0..<200 as Range<UInt64>)
    func sameAsNaive(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = UInt8.random(in: 2...4, using: &generator)
        func word(_ lengths: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: lengths, using: &generator)).map { _ in UInt8.random(in: 0..<letters, using: &generator)
            }
        }
        var patterns: [[UInt8]] = []
        for _ in 0..<12 {
            let pattern = word(1...5)
            if !patterns.contains(pattern) { patterns.append(pattern) }
        }
        let text = word(0...120)
        let automaton = Automaton(patterns)
        var found: Set<Automaton.Match> = []
        automaton.forEachMatch(in: text) { found.insert($0) }
        let expected = naive(patterns, text)
        #expect(found == Set(expected))
        #expect(automaton.leftmostLongest(in: text) == leftmostLongest(expected))
    }

    @Test("the longest wins at the leftmost place")
    func leftmostLongestExample() {
        let automaton = Automaton(["he", "she", "hers", "her"].map { Array($0.utf8) })
        let matches = automaton.leftmostLongest(in: Array("ushers".utf8))
        #expect(matches == [Automaton.Match(pattern: 1, range: 1..<4)])
    }

    @Test("patterns of every byte, empty patterns and no patterns do no harm")
    func edges() {
        let everything = Automaton([Array(0...255), [7]])
        #expect(everything.leftmostLongest(in: Array(0...255)).map(\.pattern) == [0])
        #expect(Automaton([]).leftmostLongest(in: [1, 2, 3]).isEmpty)
        #expect(Automaton([[], [2]]).leftmostLongest(in: [1, 2, 3]).map(\.pattern) == [1])
    }

    private func naive(_ patterns: [[UInt8]], _ text: [UInt8]) -> [Automaton.Match] {
        patterns.enumerated().flatMap { number, pattern in
            text.indices.filter { Array(text[$0...].prefix(pattern.count)) == pattern }.map {
                Automaton.Match(pattern: number, range: $0..<$0 + pattern.count)
            }
        }
    }

    private func leftmostLongest(_ matches: [Automaton.Match]) -> [Automaton.Match] {
        var rest = matches
        var chosen: [Automaton.Match] = []
        while let first = rest.map(\.range.lowerBound).min(),
            let best = rest.filter({ $0.range.lowerBound == first }).max(by: { $0.range.count < $1.range.count })
        {
            chosen.append(best)
            rest.removeAll { $0.range.lowerBound < best.range.upperBound }
        }
        return chosen
    }
}

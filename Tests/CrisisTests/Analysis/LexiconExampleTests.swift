import Crisis
import Testing

@Suite("The shipped lexicon does what its examples say")
struct LexiconExampleTests {
    @Test("it has the size and the breadth that day one needs")
    func size() {
        let groups = ShippedConfig.lexicon.groups
        #expect(groups.filter { $0.rule.hasPrefix("zh.") }.flatMap(\.terms).count >= 500)
        #expect(groups.filter { $0.rule.hasPrefix("en.") }.flatMap(\.terms).count >= 350)
        for fact in CriticalFact.allCases {
            #expect(groups.filter { $0.role.holds(.fact(fact)) }.count >= 2, "\(fact)")
        }
        for category in Category.allCases where category != .other {
            #expect(groups.filter { $0.role.holds(.category(category)) }.count >= 2, "\(category)")
        }
    }

    @Test("every group is found in its examples", arguments: ShippedConfig.lexicon.groups)
    func examples(group: Lexicon.Group) {
        for example in group.examples { expect(group, isFoundIn: example, true) }
    }

    @Test("no group is found in its counterexamples", arguments: ShippedConfig.lexicon.groups)
    func counterexamples(group: Lexicon.Group) {
        for example in group.counterexamples { expect(group, isFoundIn: example, false) }
    }

    private func expect(_ group: Lexicon.Group, isFoundIn text: String, _ isFound: Bool) {
        let found = fires(group, in: text)
        #expect(found == isFound, "\(group.rule): \(text)")
    }

    @Test("every word of blame or praise is found by itself, and leans to its side", arguments: tones)
    func everyTerm(group: Lexicon.Group) {
        for term in group.terms where !term.hasSuffix("*") {
            let text = group.with.isEmpty ? term : "EUR: " + term
            let signals = ShippedConfig.analyzer.read(title: "", text: text)
            #expect(signals.findings.contains { $0.rule == group.rule }, "\(group.rule): \(term)")
            guard group.with.isEmpty else { continue }
            let leans =
                group.role == .meanings([.negative]) ? signals.negative.value > 300 : signals.negative.value < 300
            #expect(leans, "\(group.rule): \(term) \(signals.negative)")
        }
    }

    static let tones = ShippedConfig.lexicon.groups.filter {
        $0.role == .meanings([.negative]) || $0.role == .meanings([.positive])
    }

    /// Whether the shipped lexicon, and for grammar the group alone, finds the group in the text and lets it stand.
    private func fires(_ group: Lexicon.Group, in text: String) -> Bool {
        switch group.role {
        case .meanings, .state:
            return ShippedConfig.analyzer.read(title: "", text: text).standing.contains { $0.rule == group.rule }
        case .grammar, .context:
            var visible = group
            visible.role = .meanings([.negative])
            let alone = Analyzer(lexicon: Lexicon(groups: [visible]))
            return !alone.read(title: "", text: text).standing.isEmpty
        }
    }
}

extension Lexicon.Role {
    fileprivate func holds(_ meaning: Signal.Meaning) -> Bool {
        if case .meanings(let meanings) = self { meanings.contains(meaning) } else { false }
    }
}

/// A failure names the rule; the terms stand in the file.
extension Lexicon.Group: CustomTestStringConvertible {
    package var testDescription: String { rule }
}

import Crisis
import Settings
import Testing

@Suite("The word lists of the statement linter")
struct StatementWordsTests {
    @Test("every group finds its examples and leaves its counterexamples alone")
    func examples() {
        for group in ShippedConfig.statementWords.groups {
            for example in group.examples {
                #expect(finds(group, in: example), "\(group.id) must be found in: \(example)")
            }
            for text in group.counterexamples {
                #expect(!finds(group, in: text), "\(group.id) must not be found in: \(text)")
            }
        }
    }

    private func finds(_ group: StatementWords.Group, in text: String) -> Bool {
        // Marks are seen through a rule that stands for them here.
        var shown = group
        if case .marks = group.role { shown.role = .breaks(.vague) }
        let negators = ShippedConfig.statementWords.groups.filter { $0.role == .marks(.negator) }
        let linter = StatementLinter(
            words: StatementWords(groups: [shown] + negators), analyzer: Analyzer(lexicon: Lexicon()))
        return linter.review(text, as: .advert, at: Timestamp(seconds: 0)).findings.contains { $0.words == group.id }
    }
}

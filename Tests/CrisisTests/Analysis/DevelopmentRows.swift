import Crisis
import Testing

/// Texts of our own, labelled by hand, on which the lexicon was tuned: a guard against going backwards, no measure of
/// how well unseen texts are read.
///
/// A row is `text|tone|category|facts|state|complaint`: tone `-` is negative (500 or more) and `+` is not, category and
/// facts are empty when there are none, and `c` marks what reads like a complaint (500 or more).
enum DevelopmentRows {}

@Suite("The development texts are read as labelled")
struct DevelopmentRowTests {
    @Test("there are sixty in each language", arguments: [DevelopmentRows.chinese, DevelopmentRows.english])
    func count(rows: String) {
        #expect(rows.split(separator: "\n").count >= 60)
    }

    @Test("Chinese", arguments: DevelopmentRows.chinese.split(separator: "\n").map(String.init))
    func chinese(row: String) { check(row) }

    @Test("English", arguments: DevelopmentRows.english.split(separator: "\n").map(String.init))
    func english(row: String) { check(row) }

    private func check(_ row: String) {
        let label = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard label.count == 6 else {
            Issue.record("not a row: \(row)")
            return
        }
        let signals = ShippedConfig.analyzer.read(title: "", text: label[0])
        let read = [
            label[0], signals.negative.value >= 500 ? "-" : "+", signals.category?.rawValue ?? "",
            signals.facts.map(\.rawValue).sorted().joined(separator: " "), signals.state.rawValue,
            signals.complaint.value >= 500 ? "c" : "",
        ]
        #expect(read == label)
    }
}

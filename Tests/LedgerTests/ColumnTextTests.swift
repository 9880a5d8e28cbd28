import Testing

@testable import Ledger

@Suite("Text in a column")
struct ColumnTextTests {
    @Test("comes back as it was, and never holds what would end it", arguments: 1...200)
    func inverse(seed: Int) {
        var dice = Dice(seed: seed)
        let text = dice.text()
        let stored = ColumnText(text).stored
        #expect(!stored.utf8.contains(0))
        #expect(Array(ColumnText(stored: stored).text.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("is the same text wherever nothing stands in the way", arguments: ["", "丢件", "a'b", "e\u{301}"])
    func untouched(text: String) {
        #expect(Array(ColumnText(text).stored.utf8) == Array(text.utf8))
    }

    @Test("two texts never share one column value")
    func injective() {
        let texts = ["␀0", "\0", "␀␀", "␀", "0", "␀\0", "\0␀", "␀␀0"]
        #expect(Set(texts.map { ColumnText($0).stored }).count == texts.count)
    }
}

import Crisis
import Testing

@testable import Intake

@Suite("An edited export is read as the person left it")
struct EditedTableTests {
    @Test(
        "a spreadsheet's delimiter, line ends and mark of the encoding do not matter",
        arguments: [
            "number,cause\nR-1,service\n", "\u{FEFF}number;cause\r\nR-1;service\r\n", "number\tcause\rR-1\tservice",
        ])
    func dialects(text: String) {
        let table = EditedTable(text)
        #expect(table.header == ["number", "cause"])
        #expect(table.rows == [.init(line: 2, cells: ["R-1", "service"])])
    }

    @Test("line ends and delimiters in quotation marks belong to the cell, and lines are counted with them")
    func quoted() {
        let table = EditedTable("number,reply\nR-1,\"您好，\n\"\"退款\"\"已到, 请查收\"\n\nR-2,好")
        #expect(table.rows.map(\.line) == [2, 5])
        #expect(table.rows.first?.cells == ["R-1", "您好，\n\"退款\"已到, 请查收"])
    }

    @Test("the apostrophe before a formula goes, any other stays")
    func formulas() {
        let table = EditedTable("number,remedy\nR-1,'=1+1\nR-2,'twas late\nR-3,'＝cmd")
        #expect(table.rows.map { $0.cells[1] } == ["=1+1", "'twas late", "＝cmd"])
    }

    @Test("a mark that is never closed is told with its line, and what stands before it is read")
    func open() {
        let table = EditedTable("number,reply\nR-1,好\nR-2,\"没有结束\nR-3,好")
        #expect(table.openQuote == 3)
        #expect(table.rows.count == 1)
    }

    @Test("no text at all is a table without anything", arguments: ["", "\n\n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(EditedTable(text).header.isEmpty && EditedTable(text).rows.isEmpty)
    }

    @Test("a mark that ends a line for Unicode alone stays in its cell", arguments: ["\u{2028}", "\u{85}", "\u{0B}"])
    func separators(mark: String) {
        let table = EditedTable("number,reply\nR-1,您好\(mark)已退款\n")
        #expect(table.rows.map(\.cells) == [["R-1", "您好\(mark)已退款"]])
    }

    @Test("apostrophes that were there come back", arguments: ["'=1", "''=1", "=1", "'twas", "", "'"])
    func apostrophes(text: String) {
        let exported = SpreadsheetCell.isFormula(text) ? "'" + text : text
        #expect(EditedTable("number,remedy\nR-1,\(exported)").rows.first?.cells.last == text)
    }
}

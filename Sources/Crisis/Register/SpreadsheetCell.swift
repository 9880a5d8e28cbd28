/// What a spreadsheet makes of a cell.
package enum SpreadsheetCell {
    /// Whether it would run the text as a formula (CWE-1236), or shows it as one behind apostrophes: an export puts one
    /// apostrophe in front of these, and an import takes one away, so that every text comes back as it was.
    package static func isFormula(_ text: String) -> Bool {
        let rest = text.unicodeScalars.drop { $0 == "'" }
        return rest.first.map { "=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}

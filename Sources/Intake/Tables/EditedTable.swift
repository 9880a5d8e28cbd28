import Crisis

/// A table that was exported, edited by a person in a spreadsheet, and comes back as delimited text in UTF-8.
package struct EditedTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// The line on which it begins, counted from 1.
        package var line: Int
        package var cells: [String]
    }

    /// Larger ones are split by whoever edits them, in bytes.
    package static let limit = 64 * 1024 * 1024

    package var header: [String]
    /// Rows of another width than the header keep theirs; blank ones are left out.
    package var rows: [Row]
    /// The line of a quotation mark that is never closed; nil when there is none. Nothing behind it was read.
    package var openQuote: Int?

    package init(_ text: String) {
        var all: [Row] = []
        let lines = EditedTable.lines(of: text)
        let delimiter = EditedTable.delimiter(of: lines.first ?? "")
        var parts = DelimitedCells(delimiter: delimiter)
        var first = 1
        for (index, line) in lines.enumerated() {
            parts.add(line)
            if parts.isOpen { continue }
            parts.end()
            all.append(Row(line: first, cells: parts.cells.map(EditedTable.withoutApostrophe)))
            parts = DelimitedCells(delimiter: delimiter)
            first = index + 2
        }
        openQuote = parts.isOpen ? first : nil
        all.removeAll { $0.cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
        header = (all.first?.cells ?? []).map { String($0.drop(while: \.isWhitespace)) }
        rows = Array(all.dropFirst())
    }

    /// Without a mark of the encoding; the last line's end begins no further one.
    private static func lines(of text: String) -> [String] {
        let body = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        // Other marks that end a line for Unicode are characters of a cell.
        return body.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(
            String.init)
    }

    /// Spreadsheets write the delimiter of their country.
    private static func delimiter(of header: String) -> String {
        [",", ";", "\t"].max { left, right in
            header.ranges(of: left).count < header.ranges(of: right).count
        } ?? ","
    }

    /// The first apostrophe in front of what would be a formula was put there by the export.
    private static func withoutApostrophe(_ cell: String) -> String {
        guard cell.hasPrefix("'"), SpreadsheetCell.isFormula(cell) else { return cell }
        return String(cell.unicodeScalars.dropFirst())
    }
}

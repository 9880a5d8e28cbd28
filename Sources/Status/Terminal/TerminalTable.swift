/// Columns that line up on a terminal, whatever script stands in them.
package struct TerminalTable: Sendable {
    private var rows: [[String]] = []
    private let limits: [Int]

    /// `limits` are the most cells of each column; 0 is no limit.
    package init(header: [String] = [], limits: [Int] = []) {
        self.limits = limits
        if !header.isEmpty { add(header) }
    }

    package mutating func add(_ cells: [String]) {
        rows.append(
            cells.enumerated().map { column, cell in
                let text = TerminalText.safe(cell)
                let limit = column < limits.count ? limits[column] : 0
                return limit > 0 ? TerminalText.fitted(text, cells: limit) : text
            })
    }

    /// The lines, two spaces between columns, no spaces at the end.
    package var lines: [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.compactMap { column < $0.count ? TerminalText.width($0[column]) : nil }.max() ?? 0
        }
        return rows.map { row in
            let last = row.lastIndex { !$0.isEmpty } ?? -1
            return row.prefix(last + 1).enumerated().map { column, cell in
                column == last ? cell : TerminalText.padded(cell, cells: widths[column] + 2)
            }.joined()
        }
    }

    package var text: String { lines.joined(separator: "\n") }
}

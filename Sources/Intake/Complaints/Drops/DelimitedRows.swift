/// The rows of a delimited text: quoted line ends, doubled quotation marks, and what to do when these are wrong.
final class DelimitedRows: TableRows {
    /// A quoted cell that goes on for longer was never closed.
    static let maximumLines = 2000
    static let maximumRecordBytes = 2 * 1024 * 1024
    /// After so many marks that were never closed each line is a row: else a hostile file is read again and again.
    private static let patience = 100

    let delimiter: String
    private let lines: TextLines
    /// How many cells each row has.
    private let columns: Int
    private var runaways = 0

    init(_ lines: TextLines, delimiter: String, columns: Int) {
        self.lines = lines
        self.delimiter = delimiter
        self.columns = columns
    }

    func next() throws(DropProblem) -> TableRow? {
        while let line = try lines.next() {
            let row = try row(from: line)
            if !row.isBlank { return row }
        }
        return nil
    }

    private func row(from first: TextLines.Line) throws(DropProblem) -> TableRow {
        guard !first.isTooLong else {
            return TableRow(
                number: first.number, cells: [], bytes: first.bytes,
                flaw: "the line is longer than 2 MiB. Write one complaint on a line")
        }
        var parts = DelimitedCells(delimiter: delimiter)
        var taken = [first]
        var size = first.bytes.count
        parts.add(text(first))
        let limit = runaways < DelimitedRows.patience ? DelimitedRows.maximumLines : 1
        while parts.isOpen, taken.count < limit, size <= DelimitedRows.maximumRecordBytes {
            guard let line = try lines.next() else { break }
            taken.append(line)
            size += line.bytes.count
            parts.add(text(line))
        }
        if parts.isOpen { return runaway(taken) }
        parts.end()
        if taken.count > 1, isMisread(parts), taken.dropFirst().contains(where: isWholeRow) { return runaway(taken) }
        var bytes = first.bytes
        for line in taken.dropFirst() { bytes += [0x0A] + line.bytes }
        return TableRow(number: first.number, cells: parts.cells.map(unwrapped), bytes: bytes, flaw: flaw(parts))
    }

    /// The first line is kept as it stands, and the others are read again by themselves.
    private func runaway(_ taken: [TextLines.Line]) -> TableRow {
        runaways += 1
        lines.putBack(taken.dropFirst())
        return TableRow(
            number: taken[0].number, cells: [], bytes: taken[0].bytes,
            flaw: "a quotation mark in the line is never closed. Close it, and double those inside a text")
    }

    private func isMisread(_ parts: DelimitedCells) -> Bool {
        parts.isRepaired || parts.cells.count != columns
    }

    /// Whether a line is a row by itself, so that it was not meant to go on from the one before.
    private func isWholeRow(_ line: TextLines.Line) -> Bool {
        guard columns > 1 else { return false }
        var parts = DelimitedCells(delimiter: delimiter)
        parts.add(text(line))
        guard !parts.isOpen, !parts.isRepaired else { return false }
        parts.end()
        return parts.cells.count == columns
    }

    private func flaw(_ parts: DelimitedCells) -> String? {
        if parts.hasTooMany { return "the row has more than \(DelimitedCells.maximumCells) cells" }
        guard parts.cells.count != columns else { return nil }
        // Delimiters at the end are no cells.
        if parts.cells.count > columns, parts.cells[columns...].allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            return nil
        }
        // A blank line of an export may have fewer delimiters.
        if parts.cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { return nil }
        return "the row has \(parts.cells.count) cells and the header \(columns). "
            + "Put texts that hold a delimiter or a line end into quotation marks"
    }

    private func text(_ line: TextLines.Line) -> String {
        lines.text(of: line.bytes) ?? String(decoding: line.bytes, as: UTF8.self)
    }

    /// `="0012"`, by which exports keep spreadsheets from reading digits as a number, is `0012`. Other formulas are text.
    private func unwrapped(_ cell: String) -> String {
        guard cell.utf8.count < 200, cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count >= 3 else {
            return cell
        }
        let inner = cell.dropFirst(2).dropLast()
        return inner.contains("\"") ? cell : String(inner)
    }
}

import Crisis

/// The records of one table below its header.
final class TableRecords: DropRecords {
    private(set) var notices: [String] = []
    private let place: String
    private let rows: any TableRows
    private let header: TableHeader
    /// Rows that were read while the header was looked for.
    private var waiting: ArraySlice<TableRow>

    /// Looks for the header; nil when there is none.
    ///
    /// - Parameter place: Stands before the row's number: `complaints.xlsx:Sheet1`.
    init?(
        _ rows: any TableRows, place: String, _ origin: Source.DropFolderOrigin, offsetMinutes: Int
    ) throws(DropProblem) {
        var head: [TableRow] = []
        while head.count <= TableHeader.searchedRows, let row = try rows.next() { head.append(row) }
        let searched = head.prefix(TableHeader.searchedRows).map { Array($0.cells.prefix(TableRow.maximumColumns)) }
        guard let header = TableHeader.find(in: searched, origin, offsetMinutes: offsetMinutes) else { return nil }
        self.place = place
        self.rows = rows
        self.header = header
        waiting = head[header.firstRow...]
        // Titles and remarks above the header are no complaints.
        if header.firstRow > 1 {
            let above = head[..<(header.firstRow - 1)].map { "\(place):\($0.number)" }.joined(separator: ", ")
            notices.append("above the header: \(above)")
        }
    }

    func next() throws(DropProblem) -> DropRecord? {
        let early = waiting.popFirst()
        guard let row = early == nil ? try rows.next() : early else { return nil }
        return DropRecord(
            place: "\(place):\(row.number)", bytes: row.bytes,
            content: row.flaw.map { .unreadable($0) }
                ?? .record(.array(row.cells.prefix(TableRow.maximumColumns).map(JSONValue.string)), header.record))
    }
}

/// A delimited text as a table: finds its delimiter and its header.
enum DelimitedRecords {
    private static let sampleLines = 60
    private static let longestHeader = 64 * 1024
    private static let delimiters = [",", "\t", ";", "|", "，", "；", "\u{1}"]

    static func open(
        _ name: String, _ lines: TextLines, _ origin: Source.DropFolderOrigin, offsetMinutes: Int
    ) throws(DropProblem) -> TableRecords {
        var sample: [TextLines.Line] = []
        var declared: String?
        while sample.count < sampleLines, let line = try lines.next() {
            if sample.isEmpty, let found = Self.declared(lines.text(of: line.bytes)) {
                declared = found
            } else {
                sample.append(line)
            }
        }
        // No header is as long as this, but a hostile row may be.
        let texts = sample.map { $0.bytes.count > longestHeader ? "" : lines.text(of: $0.bytes) ?? "" }
        lines.putBack(sample)
        guard !sample.allSatisfy({ $0.bytes.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) } }) else {
            throw DropProblem(isEmpty)
        }
        let headers = (declared.map { [$0] } ?? delimiters).compactMap { delimiter in
            header(of: texts, delimiter, origin, offsetMinutes).map { (delimiter: delimiter, header: $0) }
        }
        guard let best = headers.max(by: { $0.header.fields < $1.header.fields }) else { throw DropProblem(noHeader) }
        return try table(name, lines, best.delimiter, columns: best.header.columns, origin, offsetMinutes)
    }

    static let isEmpty = "the file is empty"
    static let noHeader =
        "no row with known names of columns is among its first 20. Set fields of the source to the names of the columns"

    /// `sep=;`, which spreadsheets write into the first line.
    private static func declared(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 8, text.lowercased().hasPrefix("sep=") else { return nil }
        let delimiter = String(text.dropFirst(4).prefix(1))
        return delimiter.isEmpty || delimiter == "\"" ? nil : delimiter
    }

    private static func header(
        of lines: [String], _ delimiter: String, _ origin: Source.DropFolderOrigin, _ offsetMinutes: Int
    ) -> TableHeader? {
        var rows: [[String]] = []
        var parts = DelimitedCells(delimiter: delimiter)
        for line in lines {
            parts.add(line)
            if parts.isOpen { continue }
            parts.end()
            if !parts.cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                rows.append(Array(parts.cells.prefix(TableRow.maximumColumns)))
            }
            parts = DelimitedCells(delimiter: delimiter)
        }
        return TableHeader.find(
            in: Array(rows.prefix(TableHeader.searchedRows)), origin, offsetMinutes: offsetMinutes)
    }

    private static func table(
        _ name: String, _ lines: TextLines, _ delimiter: String, columns: Int, _ origin: Source.DropFolderOrigin,
        _ offsetMinutes: Int
    ) throws(DropProblem) -> TableRecords {
        let rows = DelimitedRows(lines, delimiter: delimiter, columns: columns)
        guard
            let table = try TableRecords(
                rows, place: name, origin, offsetMinutes: offsetMinutes)
        else { throw DropProblem(noHeader) }
        return table
    }
}

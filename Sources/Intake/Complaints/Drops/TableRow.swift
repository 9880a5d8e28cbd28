/// One row of a table, from a text or from a sheet.
struct TableRow {
    /// Columns that are looked at; headers of real exports have some fifty.
    static let maximumColumns = 1024

    /// The line or the row of the sheet, counted from 1.
    var number: Int
    var cells: [String]
    /// The bytes that it was read from; for a sheet, which has none of its own, its cells with tabs between.
    var bytes: [UInt8]
    /// What is wrong with it; nil when nothing is.
    var flaw: String?

    /// Whether nothing stands in it.
    var isBlank: Bool { flaw == nil && cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// A table whose rows come one after another.
protocol TableRows: AnyObject {
    /// The next row that is not blank; nil at the end.
    func next() throws(DropProblem) -> TableRow?
}

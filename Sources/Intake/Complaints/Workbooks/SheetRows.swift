import Crisis

/// The rows of a sheet, read while the sheet is decoded.
final class SheetRows: WorkbookReader, TableRows {
    /// The last row and column that a sheet may have.
    static let maximumRows = 1_048_576
    static let maximumColumn = 16_384
    static let maximumCellBytes = 1024 * 1024 + 1

    private(set) var events = 0
    private let strings: SharedStrings
    private let dates: SheetDates
    private var stream: WorkbookPart.Stream?
    private var rows: [TableRow] = []
    private var given = 0
    private var number = 0
    private var cells: [String] = []
    private var column = 0
    private var type = ""
    private var style: Int?
    private var value: [UInt8] = []
    private var open: [String] = []

    init(_ entry: ZipEntry, strings: SharedStrings, dates: SheetDates) {
        self.strings = strings
        self.dates = dates
        stream = WorkbookPart.Stream(entry, self)
    }

    /// Ends the sheet early: the stream and its reader hold one another.
    func close() { stream = nil }

    func next() throws(DropProblem) -> TableRow? {
        while true {
            if given < rows.count {
                defer { given += 1 }
                return rows[given]
            }
            rows.removeAll(keepingCapacity: true)
            given = 0
            guard let running = stream else { return nil }
            if try !running.advance() { stream = nil }
        }
    }

    // MARK: Events

    var wantsMore: Bool { number <= SheetRows.maximumRows }

    func start(_ name: XMLElementName, attributes: [XMLAttribute]) {
        events += 1
        open.append(name.local)
        switch name.local {
        case "row":
            number =
                attributes["r"].flatMap { Int($0) }.flatMap { $0 > number && $0 <= SheetRows.maximumRows ? $0 : nil }
                ?? number + 1
            cells.removeAll(keepingCapacity: true)
            column = 0
        case "c":
            column = attributes["r"].flatMap(SheetRows.column) ?? column + 1
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) }
            value.removeAll(keepingCapacity: true)
        default: break
        }
    }

    func end() {
        events += 1
        switch open.popLast() {
        case "c": endCell()
        case "row":
            let row = TableRow(
                number: number, cells: cells, bytes: Array(cells.joined(separator: "\t").utf8), flaw: nil)
            if !row.isBlank { rows.append(row) }
        default: break
        }
    }

    func text(_ bytes: [UInt8]) {
        guard open.last == "v" || (open.last == "t" && open.contains("is") && !open.contains("rph")) else { return }
        value += bytes.prefix(max(0, SheetRows.maximumCellBytes - value.count))
    }

    private func endCell() {
        guard (1...TableRow.maximumColumns).contains(column), !value.isEmpty else { return }
        let raw = String(decoding: value, as: UTF8.self)
        let text: String
        switch type {
        case "s": text = Int(ComplaintText.trimmed(raw)).flatMap { strings[$0] } ?? ""
        case "inlineStr", "str": text = SheetText.decoded(raw)
        case "b": text = raw == "1" ? "TRUE" : "FALSE"
        // An error such as #REF! says nothing of a complaint.
        case "e": text = ""
        case "d": text = raw
        default: text = dates.text(of: raw, style: style) ?? SheetText.number(raw)
        }
        while cells.count < column { cells.append("") }
        cells[column - 1] = text
    }

    /// `AB12` is column 28; nil for what is none.
    static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            switch byte {
            case 0x41...0x5A: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A: column = column * 26 + Int(byte - 0x60)
            default: return column == 0 ? nil : column
            }
            guard column <= maximumColumn else { return nil }
        }
        return nil
    }
}

extension SheetDates {
    /// Seconds since 1970 of a clock that knows no zone.
    static func text(ofLocal seconds: Int64) -> String {
        let civil = CivilTime(Timestamp(seconds: seconds))
        return "\(civil.year.padded(4))-\(civil.month.padded(2))-\(civil.day.padded(2)) "
            + "\(civil.hour.padded(2)):\(civil.minute.padded(2)):\(civil.second.padded(2))"
    }
}

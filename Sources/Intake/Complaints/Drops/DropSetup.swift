import Crisis

/// How a source's files are read: which reader each of them gets.
struct DropSetup: Sendable {
    /// Names of files that are looked at; what else lies in the folder is left alone.
    static let endings = [".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls"]
    /// Texts are read piece by piece.
    static let maximumTextBytes = 4 * 1024 * 1024 * 1024
    static let maximumWorkbookBytes = 64 * 1024 * 1024

    let origin: Source.DropFolderOrigin
    let offsetMinutes: Int

    init(_ origin: Source.DropFolderOrigin, offsetMinutes: Int) throws(ComplaintSetupError) {
        self.origin = origin
        self.offsetMinutes = offsetMinutes
        _ = try ComplaintRecord(fields: origin.fields, offsetMinutes: offsetMinutes, takesNames: true)
    }

    /// Whether a file of that name is for us: no hidden file, no lock file of an office program, no partial download.
    static func isWanted(_ name: String) -> Bool {
        guard !name.hasPrefix("."), !name.hasPrefix("~$") else { return false }
        let lower = name.lowercased()
        return endings.contains(where: lower.hasSuffix)
    }

    /// Why a file is not even opened; nil when it is.
    static func refusal(of file: WaitingFile) -> String? {
        switch file.stamp.kind {
        case .regular where file.stamp.size > maximumTextBytes:
            "the file has \(file.stamp.size) bytes, more than 4 GiB. Split it"
        case .regular: nil
        case .link: "it is a link, and links are not followed. Put the file itself into the folder"
        case .directory, .other: "it is not a file. Put a regular file into the folder"
        }
    }

    func records(of file: WaitingFile, _ open: OpenFile) throws(DropProblem) -> any DropRecords {
        let head = try head(of: open)
        let name = file.shownName
        let lower = file.name.lowercased()
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw DropProblem(
                "it is an old .xls workbook, or one with a password. Save it as .xlsx without a password")
        }
        if head.starts(with: [0x50, 0x4B]) {
            guard open.stamp.size <= DropSetup.maximumWorkbookBytes else {
                throw DropProblem("the workbook has more than 64 MiB. Split it, or save it as CSV")
            }
            return try WorkbookRecords(name, open, origin, offsetMinutes: offsetMinutes)
        }
        if lower.hasSuffix(".xlsx") || lower.hasSuffix(".xlsm") {
            throw DropProblem("it is no workbook: it does not begin as one. Save it again", mayBeUnfinished: true)
        }
        let lines = try TextLines(open)
        let text = lines.text(of: Array(head.dropFirst(lines.encoding.markBytes).prefix(256))) ?? ""
        if text.drop(while: \.isWhitespace).hasPrefix("<") {
            throw DropProblem("it is HTML or XML, whatever its name says. Save it as .xlsx or as CSV")
        }
        if lower.hasSuffix("json") || lower.hasSuffix("jsonl") {
            return try json(name, open, lines, isLines: !lower.hasSuffix(".json"))
        }
        return try DelimitedRecords.open(name, lines, origin, offsetMinutes: offsetMinutes)
    }

    private func head(of open: OpenFile) throws(DropProblem) -> [UInt8] {
        do throws(RegularFile.Failure) {
            return try open.read(512, at: 0)
        } catch {
            throw DropProblem(error)
        }
    }

    /// One object a line, one array of objects, or a document with such an array in it.
    private func json(
        _ name: String, _ open: OpenFile, _ lines: TextLines, isLines: Bool
    ) throws(DropProblem) -> any DropRecords {
        let reader = try reader()
        var blank: [TextLines.Line] = []
        var first: TextLines.Line?
        while first == nil, let line = try lines.next() {
            if line.bytes.allSatisfy({ $0 <= 0x20 }) { blank.append(line) } else { first = line }
        }
        guard let first else { return JSONLineRecords(name, lines, reader) }
        lines.putBack([first])
        let text = (lines.encoding.lineText(of: first.bytes) ?? "").filter { !$0.isWhitespace }
        if isLines {
            return text == "[" || text.hasPrefix("[{")
                ? JSONArrayRecords(name, try TextLines(open), reader) : JSONLineRecords(name, lines, reader)
        }
        if text.hasPrefix("["), origin.recordsPointer == nil {
            return JSONArrayRecords(name, try TextLines(open), reader)
        }
        // A whole object on the first line and more behind it: these are lines, whatever the name says.
        _ = try lines.next()
        if let second = try lines.next() {
            lines.putBack([first, second])
            if (try? JSONParser.parse(lines.encoding.lineText(of: first.bytes) ?? "")) != nil,
                !second.bytes.allSatisfy({ $0 <= 0x20 })
            {
                return JSONLineRecords(name, lines, reader)
            }
        }
        guard open.stamp.size <= JSONDocumentRecords.maximumBytes else {
            throw DropProblem("the document has more than 32 MiB. Write an array, or one object on each line")
        }
        let bytes: [UInt8]
        do throws(RegularFile.Failure) {
            bytes = try open.read(open.stamp.size, at: 0)
        } catch {
            throw DropProblem(error)
        }
        let whole = lines.encoding.lineText(of: Array(bytes.dropFirst(lines.encoding.markBytes))) ?? ""
        return try JSONDocumentRecords(name, whole, at: origin.recordsPointer, reader)
    }

    private func reader() throws(DropProblem) -> JSONRecordReader {
        do throws(ComplaintSetupError) {
            return try JSONRecordReader(origin, offsetMinutes: offsetMinutes)
        } catch {
            throw DropProblem(error.description)
        }
    }
}

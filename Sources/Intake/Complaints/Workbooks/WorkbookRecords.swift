import Crisis

/// The records of a workbook (ECMA-376, `.xlsx`): those of every visible sheet that has a known header.
final class WorkbookRecords: DropRecords {
    private(set) var notices: [String] = []
    private let name: String
    private let archive: ZipArchive
    private let origin: Source.DropFolderOrigin
    private let offsetMinutes: Int
    private let strings = SharedStrings()
    private let dates: SheetDates
    private var sheets: ArraySlice<Sheet>
    private var rows: SheetRows?
    private var table: TableRecords?
    private var hasTable = false

    private struct Sheet {
        var name: String
        var part: String
        var isHidden: Bool
    }

    init(
        _ name: String, _ file: OpenFile, _ origin: Source.DropFolderOrigin, offsetMinutes: Int
    ) throws(DropProblem) {
        self.name = name
        self.origin = origin
        self.offsetMinutes = offsetMinutes
        archive = try ZipArchive(file)
        let book = try WorkbookDirectory(archive)
        dates = SheetDates(
            styles: try book.styles.flatMapPart(archive), is1904: book.is1904)
        sheets = book.sheets.map { Sheet(name: $0.name, part: $0.part, isHidden: $0.isHidden) }[...]
        if let wanted = origin.sheet {
            let names = sheets.map(\.name)
            sheets = sheets.filter { $0.name == wanted }[...]
            guard !sheets.isEmpty else {
                let found = names.prefix(20).map { ComplaintText.quoted($0) }.joined(separator: ", ")
                throw DropProblem("it has no sheet \(ComplaintText.quoted(wanted)); its sheets are \(found)")
            }
        } else {
            let hidden = sheets.filter(\.isHidden)
            notices += hidden.map { "\(name): the hidden sheet \(ComplaintText.quoted($0.name)) was not read" }
            sheets = sheets.filter { !$0.isHidden }[...]
        }
        if let part = book.strings, let entry = try archive.open(part) {
            let stream = WorkbookPart.Stream(entry, strings)
            while try stream.advance() {}
            guard !strings.isCut else { throw DropProblem("its texts have more than 128 MiB. Save it as CSV") }
        }
    }

    func next() throws(DropProblem) -> DropRecord? {
        while true {
            if let record = try table?.next() { return record }
            rows?.close()
            rows = nil
            table = nil
            guard let sheet = sheets.popFirst() else { break }
            guard let entry = try archive.open(sheet.part) else {
                throw DropProblem("its sheet \(ComplaintText.quoted(sheet.name)) is missing. Save the workbook again")
            }
            let rows = SheetRows(entry, strings: strings, dates: dates)
            self.rows = rows
            let place = "\(name):\(ComplaintText.singleLine(sheet.name))"
            table = try TableRecords(rows, place: place, origin, offsetMinutes: offsetMinutes)
            if let table {
                hasTable = true
                notices += table.notices
            } else {
                notices.append("\(place): no row with known names of columns is among its first 20")
            }
        }
        guard hasTable else { throw DropProblem(DelimitedRecords.noHeader) }
        return nil
    }

    deinit { rows?.close() }
}

/// What a workbook says of its parts.
private struct WorkbookDirectory {
    var sheets: [(name: String, part: String, isHidden: Bool)] = []
    var strings: String?
    var styles: String?
    var is1904 = false

    private static let maximumSheets = 500

    init(_ archive: ZipArchive) throws(DropProblem) {
        let roots = try WorkbookDirectory.relations(of: "_rels/.rels", base: "", archive)
        let book = roots.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
        guard let bytes = try archive.content(of: book, limit: WorkbookPart.maximumBytes) else {
            let isEncrypted = archive.index(of: "EncryptedPackage") != nil
            throw DropProblem(
                isEncrypted
                    ? "it is protected with a password. Save it without one"
                    : "it is an archive, but no workbook. Put the .xlsx file itself here")
        }
        let folder = book.split(separator: "/").dropLast().joined(separator: "/")
        let file = book.split(separator: "/").last.map(String.init) ?? ""
        let relations = try WorkbookDirectory.relations(
            of: "\(folder)/_rels/\(file).rels", base: folder, archive)
        strings = relations.first { $0.type.hasSuffix("/sharedStrings") }?.target
        styles = relations.first { $0.type.hasSuffix("/styles") }?.target
        let list = ElementList(["sheet", "workbookpr"])
        WorkbookPart.read(bytes, list)
        for element in list.elements {
            if element.name == "workbookpr" {
                is1904 = ["1", "true"].contains(element.attributes["date1904"] ?? "")
            } else if element.parent == "sheets", sheets.count < WorkbookDirectory.maximumSheets,
                let id = element.attributes.first(where: { $0.local == "id" && !$0.prefix.isEmpty })?.value,
                let relation = relations.first(where: { $0.id == id }), relation.type.hasSuffix("/worksheet")
            {
                let state = element.attributes["state"] ?? "visible"
                sheets.append((element.attributes["name"] ?? "", relation.target, state != "visible"))
            }
        }
    }

    private static func relations(
        of part: String, base: String, _ archive: ZipArchive
    ) throws(DropProblem) -> [(id: String, type: String, target: String)] {
        guard let bytes = try archive.content(of: part, limit: WorkbookPart.maximumBytes) else { return [] }
        let list = ElementList(["relationship"])
        WorkbookPart.read(bytes, list)
        return list.elements.compactMap { element in
            guard let id = element.attributes["id"], let type = element.attributes["type"],
                let target = element.attributes["target"], element.attributes["targetmode"] != "External"
            else { return nil }
            return (id, type, resolved(target, base: base))
        }
    }

    /// A name inside the archive; it never becomes a path on a disk.
    private static func resolved(_ target: String, base: String) -> String {
        var parts = target.hasPrefix("/") ? [] : base.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

extension String? {
    /// The part of this name, when there is one.
    fileprivate func flatMapPart(_ archive: ZipArchive) throws(DropProblem) -> [UInt8]? {
        guard let name = self else { return nil }
        return try archive.content(of: name, limit: WorkbookPart.maximumBytes)
    }
}

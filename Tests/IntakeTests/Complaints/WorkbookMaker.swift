/// Writes workbooks and broken archives for tests: a ZIP archive whose parts are stored as they are.
struct WorkbookMaker {
    /// A cell as XML puts it.
    enum Cell {
        case shared(Int)
        case inline(String)
        case number(String, style: Int = 0)
        case raw(String)
        case none
    }

    struct Sheet {
        var name: String
        var rows: [[Cell]]
        var state: String?
    }

    var sheets: [Sheet]
    var shared: [String] = []
    var is1904 = false
    /// Further parts, or others in place of those that are written.
    var parts: [String: [UInt8]] = [:]

    static let dateStyle = 1
    static let customDateStyle = 2
    static let amountStyle = 3

    func archive() -> [UInt8] {
        var files: [(String, [UInt8])] = [
            ("[Content_Types].xml", Array("<Types/>".utf8)), ("_rels/.rels", Array(roots.utf8)),
            ("xl/workbook.xml", Array(book.utf8)), ("xl/_rels/workbook.xml.rels", Array(relations.utf8)),
            ("xl/styles.xml", Array(styles.utf8)), ("xl/sharedStrings.xml", Array(strings.utf8)),
        ]
        for (index, sheet) in sheets.enumerated() {
            files.append(("xl/worksheets/sheet\(index + 1).xml", Array(xml(sheet).utf8)))
        }
        files = files.filter { parts[$0.0] == nil } + parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return Self.zip(files)
    }

    private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\r\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    private var roots: String {
        Self.head + #"<Relationships xmlns="\#(Self.package)"><Relationship Id="rId1" "#
            + #"Type="\#(Self.office)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    }

    private var book: String {
        let list = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { #" state="\#($0)""# } ?? ""
            return #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)"\#(state) r:id="rId\#(index + 1)"/>"#
        }
        return Self.head + #"<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.office)">"#
            + (is1904 ? #"<workbookPr date1904="1"/>"# : "<workbookPr/>")
            + "<sheets>\(list.joined())</sheets></workbook>"
    }

    private var relations: String {
        let list = sheets.indices.map { index in
            #"<Relationship Id="rId\#(index + 1)" Type="\#(Self.office)/worksheet" "#
                + #"Target="\#(index == 0 ? "" : "/xl/")worksheets/sheet\#(index + 1).xml"/>"#
        }
        return Self.head + #"<Relationships xmlns="\#(Self.package)">\#(list.joined())"#
            + #"<Relationship Id="s1" Type="\#(Self.office)/styles" Target="styles.xml"/>"#
            + #"<Relationship Id="s2" Type="\#(Self.office)/sharedStrings" Target="sharedStrings.xml"/>"#
            + #"<Relationship Id="s3" Type="\#(Self.office)/worksheet" TargetMode="External" Target="file:///etc/passwd"/>"#
            + "</Relationships>"
    }

    private var styles: String {
        Self.head + #"<styleSheet xmlns="\#(Self.main)"><numFmts count="2">"#
            + #"<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\ h:mm"/>"#
            + #"<numFmt numFmtId="177" formatCode="[Red]#,##0.00&quot; day&quot;"/></numFmts>"#
            + #"<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/>"#
            + #"<xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>"#
    }

    private var strings: String {
        let list = shared.map { "<si>\($0.hasPrefix("<") ? $0 : #"<t xml:space="preserve">\#($0)</t>"#)</si>" }
        return Self.head + #"<sst xmlns="\#(Self.main)" count="\#(list.count)">\#(list.joined())</sst>"#
    }

    private func xml(_ sheet: Sheet) -> String {
        var text = Self.head + #"<worksheet xmlns="\#(Self.main)"><dimension ref="A1"/><sheetData>"#
        for (row, cells) in sheet.rows.enumerated() where !cells.isEmpty {
            text += #"<row r="\#(row + 1)">"#
            for (column, cell) in cells.enumerated() {
                let place = #"r="\#(Self.letters(column))\#(row + 1)""#
                switch cell {
                case .shared(let index): text += #"<c \#(place) t="s"><v>\#(index)</v></c>"#
                case .inline(let value): text += #"<c \#(place) t="inlineStr"><is><t>\#(value)</t></is></c>"#
                case .number(let value, let style): text += #"<c \#(place) s="\#(style)"><v>\#(value)</v></c>"#
                case .raw(let value): text += value
                case .none: break
                }
            }
            text += "</row>"
        }
        return text + "</sheetData></worksheet>"
    }

    private static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    // MARK: The archive

    static func zip(_ files: [(String, [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in files {
            let offset = body.count
            let fields =
                two(20) + two(0x0800) + two(0) + two(0) + two(0x21) + four(crc(content)) + four(UInt32(content.count))
                + four(UInt32(content.count)) + two(name.utf8.count) + two(0)
            body += [0x50, 0x4B, 3, 4] + fields + Array(name.utf8) + content
            directory +=
                [0x50, 0x4B, 1, 2] + two(20) + fields + two(0) + two(0) + two(0) + four(0) + four(UInt32(offset))
                + Array(name.utf8)
        }
        let end =
            [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(files.count) + two(files.count)
            + four(UInt32(directory.count)) + four(UInt32(body.count)) + two(0)
        return body + directory + end
    }

    private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }

    private static func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> UInt32(8 * $0) & 255) } }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 255)] ^ ($0 >> 8) }
    }
}

import Crisis
import Foundation
import Intake
import Testing

@Suite("A workbook is read as its desk exported it")
struct WorkbookTests {
    private typealias Cell = WorkbookMaker.Cell

    private let header: [Cell] = [.inline("投诉编号"), .inline("投诉内容"), .inline("投诉时间"), .inline("投诉人"), .inline("运单号")]

    private func read(_ maker: WorkbookMaker, change: (DropPlace) -> Void = { _ in }) async throws -> ReadDrop {
        let place = try DropPlace(columns: true)
        change(place)
        return try await place.read("a.xlsx", maker.archive())
    }

    private func sheet(_ rows: [[Cell]], name: String = "明细", state: String? = nil) -> WorkbookMaker.Sheet {
        WorkbookMaker.Sheet(name: name, rows: rows, state: state)
    }

    @Test("shared, rich and inline texts, numbers and dates by their style come out as they are shown")
    func cells() async throws {
        let rich = "<r><t>快递</t></r><r><rPr><b/></rPr><t>丢失</t></r><rPh sb=\"0\" eb=\"2\"><t>kuaidi</t></rPh>"
        let maker = WorkbookMaker(
            sheets: [
                sheet([
                    header,
                    [
                        .inline("A1"), .shared(1), .number("46350.628472222219", style: 1), .shared(0),
                        .number("7731590002846"),
                    ],
                    [
                        .number("202611240001"), .inline("&lt;b&gt;碎了&amp;"), .number("46350.629166666666", style: 2),
                        .none, .number("2.0261124E+12"),
                    ],
                    [],
                    [
                        .raw(#"<c r="A5" t="str"><f>HYPERLINK("x")</f><v>A3</v></c>"#), .inline("_x000D_一_x4E8C_"),
                        .raw(#"<c r="C5" t="d"><v>2026-11-24T15:07:00</v></c>"#),
                    ],
                ])
            ], shared: ["王女士", rich])
        let read = try await read(maker)
        #expect(read.unreadable.isEmpty)
        #expect(read.items.map(\.identity) == ["A1", "202611240001", "A3"])
        #expect(read.items.map(\.text) == ["快递丢失", "<b>碎了&", "一二"])
        #expect(read.items.map(\.customer) == ["王女士", nil, nil])
        #expect(read.items.map(\.waybill) == ["7731590002846", "2026112400000", nil])
        #expect(
            read.items.map { $0.published?.rfc3339 } == [
                "2026-11-24T07:05:00Z", "2026-11-24T07:06:00Z", "2026-11-24T07:07:00Z",
            ])
        #expect(read.items.map(\.origin) == ["a.xlsx:明细:2", "a.xlsx:明细:3", "a.xlsx:明细:5"])
        #expect(read.items.allSatisfy { $0.originalHash?.count == 64 })
    }

    @Test("old Macs' workbooks count their days from 1904")
    func epoch1904() async throws {
        var maker = WorkbookMaker(sheets: [
            sheet([header, [.inline("1"), .inline("a"), .number("44888.628472222219", style: 1)]])
        ])
        maker.is1904 = true
        #expect(try await read(maker).items.first?.published?.rfc3339 == "2026-11-24T07:05:00Z")
    }

    @Test("a number with an amount's style is no date")
    func amount() async throws {
        let maker = WorkbookMaker(sheets: [
            sheet([
                [.inline("投诉编号"), .inline("投诉内容"), .inline("涉诉金额")],
                [.inline("1"), .inline("a"), .number("128.5", style: 3)],
            ])
        ])
        #expect(try await read(maker).items.first?.text == "a\n涉诉金额：128.5")
    }

    @Test("titles, merged headers and blank rows are passed over")
    func mergedHeader() async throws {
        let maker = WorkbookMaker(sheets: [
            sheet([
                [.inline("2026年11月投诉明细")], [],
                [.inline("投诉编号"), .inline("投诉信息"), .none, .inline("投诉人信息")],
                [.none, .inline("投诉内容"), .inline("投诉时间"), .inline("投诉人姓名")],
                [.inline("1"), .inline("丢件"), .inline("2026/11/24 15:05"), .inline("王")],
            ])
        ])
        let item = try #require(try await read(maker).items.first)
        #expect([item.identity, item.text, item.customer] == ["1", "丢件", "王"])
        #expect(item.published?.rfc3339 == "2026-11-24T07:05:00Z")
    }

    @Test("every visible sheet with a known header is read, or the one that the source names")
    func sheets() async throws {
        let maker = WorkbookMaker(sheets: [
            sheet([[.inline("统计")], [.number("3")]], name: "汇总"),
            sheet([header, [.inline("1"), .inline("一")]], name: "一月"),
            sheet([header, [.inline("9"), .inline("九")]], name: "草稿", state: "hidden"),
            sheet([header, [.inline("2"), .inline("二")]], name: "二月"),
        ])
        let place = try DropPlace(columns: true)
        let all = try await place.read("a.xlsx", maker.archive())
        #expect(all.items.map(\.identity) == ["1", "2"])
        #expect(all.unreadable.isEmpty)
        _ = try place.settle(all)
        let note = try place.text("done/a.xlsx.reason.txt")
        #expect(note.contains("the hidden sheet “草稿” was not read"))
        #expect(note.contains("a.xlsx:汇总: no row with known names"))
        let one = try await read(maker) { $0.change { $0.sheet = "草稿" } }
        #expect(one.items.map(\.identity) == ["9"])
        let none = try await read(maker) { $0.change { $0.sheet = "三月" } }
        #expect(none.unreadable.first?.reason.hasPrefix("it has no sheet “三月”; its sheets are “汇总”, ") == true)
    }

    @Test("a number of more digits than a workbook holds is no id")
    func roundedID() async throws {
        let maker = WorkbookMaker(sheets: [
            sheet([
                header, [.number("7731590002846120000"), .inline("甲")],
                [.number("7.73159000284612E+18"), .inline("乙")],
            ])
        ])
        let read = try await read(maker)
        #expect(Set(read.items.map(\.identity)).count == 2)
    }

    @Test("many rows come in pages, with the memory of one page")
    func pages() async throws {
        let rows = (1...3500).map { [Cell.inline("\($0)"), .inline("第\($0)条")] }
        let read = try await read(WorkbookMaker(sheets: [sheet([header] + rows)]))
        #expect(read.items.count == 3500)
        #expect(read.pages == 4)
    }

    @Test(
        "what is no workbook is refused in words, and what may yet come is waited for",
        arguments: [
            ("a.xlsx", [UInt8]("hello".utf8), "it is no workbook: it does not begin as one"),
            ("a.xlsx", [0x50, 0x4B, 3, 4, 0, 0], "it is no whole workbook: its end is missing"),
            ("a.xlsx", WorkbookMaker.zip([("word/document.xml", [])]), "it is an archive, but no workbook"),
            ("a.xlsx", WorkbookMaker.zip([("EncryptedPackage", [])]), "it is protected with a password"),
        ])
    func refused(name: String, content: [UInt8], reason: String) async throws {
        let place = try DropPlace(columns: true)
        let read = try await place.read(name, content)
        #expect(read.unreadable.count == 1)
        #expect(read.unreadable.first?.reason.hasPrefix(reason) == true)
        _ = try place.settle(read)
        #expect(place.names("rejected") == [name, "\(name).reason.txt"])
    }

    @Test("half a workbook waits while it is young")
    func half() async throws {
        let place = try DropPlace(columns: true)
        let whole = WorkbookMaker(sheets: [sheet([header, [.inline("1"), .inline("a")]])]).archive()
        try place.write("a.xlsx", Array(whole.dropLast(30)), age: 20)
        #expect(try await place.readOne().file == nil)
        try place.write("a.xlsx", whole, age: 5)
        #expect(try await place.readOne().items.count == 1)
    }

    @Test("a sheet with a document type, and so with entities, is not read")
    func documentType() async throws {
        var maker = WorkbookMaker(sheets: [sheet([header, [.inline("1"), .inline("a")]])])
        let bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData/></worksheet>"
        maker.parts["xl/worksheets/sheet1.xml"] = Array(bomb.utf8)
        let read = try await read(maker)
        #expect(read.items.isEmpty)
        #expect(read.unreadable.first?.reason.hasPrefix("a sheet of it is not XML") == true)
    }

    @Test("too many parts, a huge cell, far columns and rows that go backwards do no harm")
    func hostile() async throws {
        let many = WorkbookMaker.zip((0..<5000).map { ("p\($0)", []) })
        let refused = try await DropPlace(columns: true).read("a.xlsx", many)
        #expect(refused.unreadable.first?.reason.hasPrefix("it has 5000 parts") == true)
        let big = String(repeating: "x", count: 2 * 1024 * 1024)
        let maker = WorkbookMaker(sheets: [
            sheet([
                header, [.inline("1"), .inline(big)],
                [
                    .inline("2"), .inline("b"), .raw(#"<c r="XFD3" t="inlineStr"><is><t>far</t></is></c>"#),
                    .raw(#"<c r="ZZZZZZ3"><v>1</v></c>"#),
                ],
                [.raw(#"</row><row r="-7"><c r="A4"><v>3</v></c><c t="inlineStr"><is><t>c</t></is></c>"#)],
                [.number("4"), .raw(#"<c r="B5" t="s"><v>99999999</v></c>"#)],
            ])
        ])
        let read = try await read(maker)
        #expect(read.items.map(\.identity) == ["2", "3"])
        #expect(read.unreadable.count == 2)
    }

    @Test("a bomb of one cell is stopped long before it is unpacked")
    func bomb() async throws {
        let place = try DropPlace(columns: true)
        let script = """
            import zipfile
            with zipfile.ZipFile("\(place.path)/a.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
                r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                z.writestr("xl/workbook.xml", f'<workbook xmlns:r="{r}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>')
                z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships><Relationship Id="r1" Type="{r}/worksheet" Target="s.xml"/></Relationships>')
                with z.open("xl/s.xml", "w", force_zip64=True) as f:
                    f.write(b"<worksheet><sheetData><row><c t='inlineStr'><is><t>")
                    for _ in range(64): f.write(b"x" * 1048576)
            """
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        python.arguments = ["-c", script]
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return }
        try python.run()
        python.waitUntilExit()
        let file = try #require(try place.folder().files(at: place.now + .days(3650)).first)
        let read = try #require(try await place.read(file))
        #expect(read.items.isEmpty)
        #expect(read.unreadable.first?.reason.contains("Save it as CSV") == true)
    }

    @Test("no bytes crash the reader, and each file comes to an end", arguments: 1...60)
    func noise(seed: Int) async throws {
        var generator = PollSeed(UInt64(seed))
        var content = WorkbookMaker(
            sheets: [sheet([header, [.inline("1"), .shared(0), .number("46350.6", style: 1)]])], shared: ["a"]
        ).archive()
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
            content[Int.random(in: 0..<content.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        let read = try await DropPlace(columns: true).read("a.xlsx", content)
        #expect(read.file != nil)
    }
}

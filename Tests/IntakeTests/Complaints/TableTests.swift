import Crisis
import Digests
import Foundation
import Intake
import Testing

@Suite("A table is read as its desk exported it")
struct TableTests {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    private func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
        [UInt8](try #require(text.data(using: encoding)))
    }

    private let three = #"""
        投诉编号,投诉标题,投诉内容,投诉时间,状态
        A1,丢件,"快递丢失,客服不理",2026/11/24 15:05,处理中
        A2,破损,"打开后发现
        碎了,要求""赔偿""",2026-11-24 15:06:07,已完成
        A3,延误,三天没动,2026年11月24日 15时07分,处理中

        """#

    @Test(
        "every usual encoding gives the same complaints",
        arguments: [
            "utf8", "utf8-bom", "gb18030", "utf16-le", "utf16-be", "utf16-le-bare",
        ])
    func encodings(name: String) async throws {
        let content: [UInt8] =
            switch name {
            case "utf8-bom": [0xEF, 0xBB, 0xBF] + Array(three.utf8)
            case "gb18030": try bytes(three, Self.gb18030)
            case "utf16-le": [0xFF, 0xFE] + (try bytes(three, .utf16LittleEndian))
            case "utf16-be": [0xFE, 0xFF] + (try bytes(three, .utf16BigEndian))
            case "utf16-le-bare": try bytes(three, .utf16LittleEndian)
            default: Array(three.utf8)
            }
        let read = try await DropPlace(columns: true).read("heimao.csv", content)
        #expect(read.unreadable.isEmpty)
        #expect(read.items.map(\.identity) == ["A1", "A2", "A3"])
        #expect(read.items.map(\.text) == ["快递丢失,客服不理", "打开后发现\n碎了,要求\"赔偿\"", "三天没动"])
        #expect(read.items.map(\.origin) == ["heimao.csv:2", "heimao.csv:3", "heimao.csv:5"])
        #expect(
            read.items.map { $0.published?.rfc3339 } == [
                "2026-11-24T07:05:00Z", "2026-11-24T07:06:07Z", "2026-11-24T07:07:00Z",
            ])
    }

    @Test("every delimiter is found out", arguments: [",", ";", "\t", "|", "，", "；"])
    func delimiters(delimiter: String) async throws {
        let rows = [["id", "subject", "description", "created at"], ["1", "a", "b \"c\" d", "2026-11-24T15:05:00Z"]]
        let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.text) == ["b \"c\" d"])
    }

    @Test("a delimiter that the first line declares holds, and old Macs' line ends do")
    func declared() async throws {
        let text = "sep=^\rid^text^time\r1^a,b;c^2026-11-24 08:00:00\r"
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.text) == ["a,b;c"])
    }

    @Test("titles above the header, blank lines and columns without a name are passed over")
    func titles() async throws {
        let text = """
            某市邮政管理局申诉明细,,,
            导出时间：2026-11-24,,,

            工单编号（必填）,申诉人 ,申 诉 时 间,申诉内容(200字内),
            G-1,王女士,2026-11-24 10:00,快件丢失,
            ,,,,

            G-2,李先生,2026-11-24 11:00,快件破损,
            """
        let place = try DropPlace(columns: true)
        let read = try await place.read("12305.csv", text)
        #expect(read.items.map(\.identity) == ["G-1", "G-2"])
        #expect(read.items.map(\.customer) == ["王女士", "李先生"])
        #expect(read.unreadable.isEmpty)
        _ = try place.settle(read)
        #expect(try place.text("done/12305.csv.reason.txt").contains("above the header: 12305.csv:1, 12305.csv:2"))
    }

    @Test(
        "the columns of the usual desks are known",
        arguments: [
            ["工单编号", "申诉时间", "申诉内容", "申诉人", "被申诉企业", "邮件号", "申诉渠道"],
            ["申诉编号", "申诉日期", "申诉事由", "申诉人姓名", "被申诉方", "快件单号", "申诉来源"],
            ["投诉编号", "投诉时间", "投诉内容", "投诉人", "投诉对象", "运单号", "投诉渠道"],
            ["登记编号", "登记时间", "诉求内容", "消费者姓名", "企业名称", "快递单号", "来源"],
            ["Ticket ID", "Created at", "Description", "Requester", "Category", "Tracking Number", "Via"],
            ["Ticket Id", "Created time", "Description", "Full name", "Company", "tracking_no", "Source"],
            ["Case Number", "Date/Time Opened", "Description", "Contact Name", "Product", "Waybill", "Case Origin"],
            ["工单ID", "工单创建时间", "工单描述", "客户昵称", "工单分类", "物流单号", "工单来源"],
            ["会话ID", "会话开始时间", "聊天记录", "访客", "问题类型", "面单号", "来源渠道"],
            ["id", "created_at", "body", "customer_id", "brand", "awb", "channel"],
        ])
    func desks(header: [String]) async throws {
        let row = ["7", "2026-11-24 08:00:00", "丢件了", "王", "某速运", "SF7", "热线"]
        let read = try await DropPlace(columns: true).read(
            "a.csv", header.joined(separator: ",") + "\n" + row.joined(separator: ","))
        let item = try #require(read.items.first)
        #expect([item.identity, item.customer, item.waybill, item.channel] == ["7", "王", "SF7", "热线"])
        #expect(item.published?.rfc3339 == "2026-11-24T00:00:00Z")
        #expect(item.text == "丢件了\n\(header[4])：某速运")
    }

    @Test("the source's own mapping goes before the table of columns")
    func mapping() async throws {
        let place = try DropPlace(columns: true)
        place.change {
            $0.fields = Source.ComplaintFields(
                id: "Nr.", text: Source.ComplaintField(["问题一", "问题二"], separator: "；"),
                channel: Source.ComplaintField([], constant: "门店"), details: ["金额"])
        }
        let read = try await place.read("a.csv", "id,Nr,问题一,问题二,金额,时间\n1,9,丢,慢,30元,2026-11-24\n")
        let item = try #require(read.items.first)
        #expect([item.identity, item.text, item.channel] == ["9", "丢；慢\n金额：30元", "门店"])
    }

    @Test("a mark that is never closed costs its own line and no other")
    func stray() async throws {
        let text = """
            id,text,time
            1,"never closed,2026-11-24
            2,"good, and quoted",2026-11-24
            3,he said "no" and left,2026-11-24
            4,"she said "yes" twice",2026-11-24
            5,plain,2026-11-24
            """
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.identity) == ["2", "3", "4", "5"])
        #expect(
            read.items.map(\.text) == [
                "good, and quoted", "he said \"no\" and left", "she said \"yes\" twice", "plain",
            ])
        #expect(read.unreadable.map(\.place) == ["a.csv:2"])
        #expect(read.unreadable.first?.reason.hasPrefix("a quotation mark in the line is never closed") == true)
        #expect(read.unreadable.first?.raw == "1,\"never closed,2026-11-24")
    }

    @Test("a text of several lines with careless marks stays one complaint")
    func careless() async throws {
        let text = "id,text,time\n1,\"他说\"不行\"吧\n太差了\n再也不用\",2026-11-24\n2,b,2026-11-24\n"
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.identity) == ["1", "2"])
        #expect(read.items.first?.text.hasSuffix("太差了\n再也不用") == true)
    }

    @Test("a row of another width is kept with its line and reason")
    func ragged() async throws {
        let text = "id,text,time\n1,a,b,c,2026-11-24\n2,ok,2026-11-24\n3\n4,also ok,2026-11-24,,\n"
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.identity) == ["2", "4"])
        #expect(read.unreadable.map(\.place) == ["a.csv:2", "a.csv:4"])
        #expect(read.unreadable.first?.reason.hasPrefix("the row has 5 cells and the header 3") == true)
        #expect(read.unreadable.map(\.raw) == ["1,a,b,c,2026-11-24", "3"])
    }

    @Test("formulas, zeros, hidden and turning characters stay text, and nothing is computed")
    func hostile() async throws {
        let formula = "=cmd|' /C calc'!A0"
        let text =
            "id,text,time\n\"=\"\"0012\"\"\",\(formula),2026-11-24\n2,a\u{202E}b\u{200B}c\u{0}d,2026-11-24\n"
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.identity) == ["0012", "2"])
        #expect(read.items.map(\.text) == [formula, "a\u{202E}b\u{200B}cd"])
    }

    @Test("an id that a spreadsheet rounded is no id: two complaints would be one")
    func roundedID() async throws {
        let text = "工单编号,内容,时间\n2.02611E+12,甲,2026-11-24\n2.02611E+12,乙,2026-11-24\n"
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(Set(read.items.map(\.identity)).count == 2)
    }

    @Test("serial numbers of spreadsheets are times")
    func serial() async throws {
        let read = try await DropPlace(columns: true).read("a.csv", "id,text,time\n1,a,46350.628472222\n")
        #expect(read.items.first?.published?.rfc3339 == "2026-11-24T07:05:00Z")
    }

    @Test("a cell of ten megabytes and a row of 100,000 cells are kept as unreadable, cut, and their neighbours go in")
    func huge() async throws {
        let cell = String(repeating: "x", count: 10_000_000)
        let wide = String(repeating: "y,", count: 100_000)
        let text =
            "id,text,time\n1,\(cell),2026-11-24\n2,a,2026-11-24\n\(wide)\n3,\"\(cell)\",2026-11-24\n4,b,2026-11-24\n"
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.items.map(\.identity) == ["2", "4"])
        #expect(read.unreadable.map(\.place) == ["a.csv:2", "a.csv:4", "a.csv:5"])
        #expect(read.unreadable.allSatisfy { $0.raw.utf8.count <= 65_536 })
    }

    @Test("a file of marks that are never closed is read in time")
    func manyMarks() async throws {
        let line = "1,\"x,2026-11-24\n"
        let text = "id,text,time\n" + String(repeating: line, count: 20_000)
        let read = try await DropPlace(columns: true).read("a.csv", text)
        #expect(read.lines >= 10_000)
    }

    @Test(
        "a table without a known header is rejected whole, with what to do",
        arguments: [
            "a,b,c\n1,2,3\n", "<html><table><tr><td>投诉编号</td></tr></table></html>", "just a text\n",
            "\u{0}\u{1}\u{2}",
        ])
    func noHeader(text: String) async throws {
        let place = try DropPlace(columns: true)
        let read = try await place.read("a.csv", text)
        #expect(read.items.isEmpty)
        #expect(read.unreadable.count == 1)
        _ = try place.settle(read)
        #expect(place.names("rejected") == ["a.csv", "a.csv.reason.txt"])
    }

    @Test(
        "an old workbook or one with a password is refused in words, whatever its ending",
        arguments: ["a.xls", "a.xlsx"])
    func oldWorkbook(name: String) async throws {
        let read = try await DropPlace(columns: true).read(name, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        #expect(
            read.unreadable.map(\.reason) == [
                "it is an old .xls workbook, or one with a password. Save it as .xlsx without a password"
            ])
    }

    @Test("a text that calls itself .xls, as many desks write it, is read as the table that it is")
    func textAsWorkbook() async throws {
        let text = "投诉编号\t投诉内容\t投诉时间\n1\t丢件\t2026-11-24\n"
        let read = try await DropPlace(columns: true).read("a.xls", try bytes(text, Self.gb18030))
        #expect(read.items.map(\.text) == ["丢件"])
    }

    @Test("no bytes crash the reader, and each file comes to an end", arguments: 1...60)
    func noise(seed: Int) async throws {
        var generator = PollSeed(UInt64(seed))
        var content = Array(three.utf8)
        for _ in 0..<Int.random(in: 1...30, using: &generator) {
            let at = Int.random(in: 0..<content.count, using: &generator)
            content[at] =
                [0x22, 0x2C, 0x0A, 0x00, 0xFF, UInt8.random(in: 0...255, using: &generator)]
                .randomElement(using: &generator) ?? 0
        }
        let read = try await DropPlace(columns: true).read("a.csv", content)
        #expect(read.file != nil)
    }
}

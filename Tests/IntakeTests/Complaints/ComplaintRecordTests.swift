import Crisis
import Intake
import Testing
import Transport

@Suite("A record becomes a complaint, or is kept with the reason why not")
struct ComplaintRecordTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private func read(_ body: String, source: Source = .complaintAPI()) async throws -> ComplaintPage {
        let client = CannedClient { _, _ in .answer(200, body) }
        let pages = try await poll(source, client: client, at: now).pages
        return try #require(pages.last)
    }

    private func item(_ record: String) async throws -> Item {
        try #require(try await read(page([record])).items.first)
    }

    @Test("every mapped member is read")
    func mapping() async throws {
        let item = try await item(
            #"""
            {"id":"T-1","time":"2026-03-04 08:30:00","title":"快件丢失","text":"两周没有消息\r\n无人处理",
             "customer":{"name":"王女士"},"waybill":7731590002846120931,"channel":"hotline","url":"https://a.example/1"}
            """#)
        #expect(item.kind == .complaint)
        #expect(item.identity == "T-1")
        #expect(item.published?.rfc3339 == "2026-03-04T00:30:00Z")
        #expect([item.title, item.text] == ["快件丢失", "两周没有消息\n无人处理"])
        #expect([item.customer, item.waybill] == ["王女士", "7731590002846120931"])
        #expect([item.channel, item.url] == ["hotline", "https://a.example/1"])
    }

    @Test("the title is the first forty characters when there is none")
    func title() async throws {
        let text = String(repeating: "投诉", count: 30)
        #expect(try await item(complaint(1, text: text)).title == String(repeating: "投诉", count: 20))
    }

    @Test("an id may be a number of any length")
    func numberID() async throws {
        let item = try await item(#"{"id":90071992547409931234,"time":1772584200,"text":"x"}"#)
        #expect(item.identity == "90071992547409931234")
    }

    @Test("the revision changes with what is read and with nothing else")
    func revision() async throws {
        let base = try await item(#"{"id":1,"time":1772584200,"text":"x","waybill":"7","views":1}"#)
        let same = try await item(#"{"views":2,"waybill":7,"text":"x","time":1772584200000,"id":"1"}"#)
        let other = try await item(#"{"id":1,"time":1772584200,"text":"x","waybill":"8","views":1}"#)
        let moved = try await item(#"{"id":1,"time":1772584200,"text":"x7","views":1}"#)
        #expect(base.revision.utf8.count == 64)
        #expect([base.identity, base.revision, base.text] == [same.identity, same.revision, same.text])
        #expect(Set([base.revision, other.revision, moved.revision]).count == 3)
    }

    @Test(
        "a record that cannot be read says which pointer is wrong and what to do",
        arguments: [
            (#"{"id":1.5,"time":1772584200,"text":"x"}"#, "the id at /id is a number. Write a string or a whole"),
            (#"{"id":true,"time":1772584200,"text":"x"}"#, "the id at /id is a boolean"),
            (#"{"id":1,"time":1772584200}"#, "no text at /text"),
            (#"{"id":1,"time":1772584200,"text":7}"#, "the text at /text is a number"),
            (#"{"id":1,"time":1772584200,"text":""}"#, "the text at /text is empty"),
            (#"{"id":1,"time":1772584200,"text":"x","waybill":[]}"#, "the waybill at /waybill is an array"),
            ("7", "the record is a number. Write one JSON object"),
        ])
    func unreadable(record: String, reason: String) async throws {
        let page = try await read(page([complaint(8), record, complaint(9)]))
        #expect(page.items.map(\.identity) == ["8", "9"])
        let problem = try #require(page.unreadable.first)
        #expect(page.unreadable.count == 1)
        #expect(problem.reason.hasPrefix(reason))
        #expect(problem.place == "https://api.example/v1/complaints#/data/1")
        #expect(problem.raw == record)
        #expect(page.ending == .endOfData)
    }

    @Test(
        "a record without an id is kept under one of its own content, the same at every poll",
        arguments: [
            #"{"time":1772584200,"text":"x"}"#, #"{"id":null,"time":1772584200,"text":"x"}"#,
            #"{"id":" ","time":1772584200,"text":"x"}"#,
        ])
    func withoutID(record: String) async throws {
        let other = #"{"time":1772584200,"text":"y"}"#
        let first = try await read(page([complaint(8), record, other]))
        let again = try await read(page([other, complaint(9), record]))
        #expect(first.unreadable.isEmpty)
        let (identity, neighbour) = (first.items[1].identity, first.items[2].identity)
        #expect(identity.hasPrefix("content-"))
        #expect(identity != neighbour)
        #expect(first.items[0].identity == "8")
        #expect(again.items.map(\.identity) == [neighbour, "9", identity])
        #expect(again.items[2].revision == first.items[1].revision)
    }

    @Test(
        "a record without a time that can be read is kept as of now, and is no new revision at the next poll",
        arguments: [#"{"id":1,"text":"x"}"#, #"{"id":1,"time":"昨天","text":"x"}"#, #"{"text":"x"}"#])
    func withoutTime(record: String) async throws {
        let (first, state) = try await poll(
            .complaintAPI(), client: CannedClient { _, _ in .answer(200, page([record])) }, at: now)
        let (again, _) = try await poll(
            .complaintAPI(), client: CannedClient { _, _ in .answer(200, page([record])) }, state: state,
            at: now + .hours(3))
        let (item, later) = (try #require(first[0].items.first), try #require(again[0].items.first))
        #expect(item.published == now)
        #expect(item.origin?.hasSuffix("#/data/0 (the time when it was first read)") == true)
        #expect(later.identity == item.identity)
        #expect(later.revision == item.revision)
        #expect(first[0].unreadable.isEmpty)
    }

    @Test("the place shows neither user nor query of the source's address")
    func place() async throws {
        let source = Source.complaintAPI(url: "https://user:pass@api.example/c?key=secret#x")
        let page = try await read(page(["1"]), source: source)
        #expect(page.unreadable.map(\.place) == ["https://api.example/c#/data/0"])
    }

    @Test(
        "a page that cannot be used is kept whole and fails the poll",
        arguments: [
            ("<html>维护中</html>", "the page is not JSON"), ("", "the page is not JSON"),
            (#"{"error":"x"}"#, "nothing at /data in the page"), (#"{"data":{}}"#, "an object at /data"),
            (String(repeating: "[", count: 10_000), "the page is not JSON: nesting deeper than 128"),
        ])
    func unusablePage(body: String, reason: String) async throws {
        let page = try await read(body)
        #expect(page.unreadable.map(\.raw) == [body])
        #expect(page.unreadable.first?.reason.hasPrefix(reason) == true)
        guard case .failed(let failure, nil) = page.ending else {
            Issue.record("\(page.ending)")
            return
        }
        #expect(failure.kind == .unreadable)
    }

    @Test("a cursor of a wrong kind fails the poll, but the records go in", arguments: ["{}", "[]", "true"])
    func wrongCursor(next: String) async throws {
        let page = try await read(page([complaint(1)], next: next))
        #expect(page.items.count == 1)
        #expect(page.cursor == nil)
        guard case .failed = page.ending else {
            Issue.record("\(page.ending)")
            return
        }
    }

    @Test("a page in GB18030 is read")
    func chinese() async throws {
        // 快递 in GB18030.
        let text: [UInt8] = [0xBF, 0xEC, 0xB5, 0xDD]
        let body = Array(#"{"data":[{"id":1,"time":1772584200,"text":""#.utf8) + text + Array(#""}]}"#.utf8)
        let client = CannedClient { _, _ in HTTPResponse(status: 200, body: body, effectiveURL: "https://a.example/") }
        let (pages, _) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(pages.flatMap(\.items).map(\.text) == ["快递"])
    }

    @Test("control characters are dropped and a link that is no web address is no link")
    func hostile() async throws {
        let item = try await item(
            #"{"id":"a\u0000b","time":1772584200,"text":"red\u001b[31m\u0007","url":" JavaScript:alert(1)"}"#)
        #expect(item.identity == "ab")
        #expect(item.text == "red[31m")
        #expect(item.url == nil)
    }

    @Test("a raw text is cut between two characters at 64 KiB")
    func longRaw() async throws {
        let page = try await read("x" + String(repeating: "诉", count: 40_000))
        let raw = try #require(page.unreadable.first?.raw)
        #expect(raw.utf8.count <= 65_536)
        #expect(raw.utf8.count > 65_530)
        #expect(raw.last == "诉")
    }

    @Test("a pointer that is none is told with its key")
    func setup() {
        let source = Source.complaintAPI(fields: Source.ComplaintFields(id: "id"))
        #expect(throws: ComplaintSetupError.notAPointer(key: "fields.id", "id")) {
            try ComplaintAPI(source: source, client: CannedClient { _, _ in .answer() })
        }
        #expect(throws: ComplaintSetupError.notAPointer(key: "records", "data")) {
            try ComplaintAPI(source: .complaintAPI(records: "data"), client: CannedClient { _, _ in .answer() })
        }
    }
}

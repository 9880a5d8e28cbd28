import Crisis
import Intake
import LoopbackServer
import Testing
import Transport

@Suite("Every record of a complaint API comes exactly once, however it pages")
struct ComplaintPagingTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let client = CurlTransport(userAgent: "tocsin-test", perHostConnections: 2, totalConnections: 4)

    static let forms: [Source.ComplaintPaging.Form] = [
        .cursor(pointer: "/next", parameter: "cursor"), .page(parameter: "page", first: 1),
        .offset(parameter: "offset"), .link, .nextURL(pointer: "/next_url"),
    ]

    private func source(
        _ desk: MockDesk, _ paging: Source.ComplaintPaging, window: Source.ComplaintWindow? = nil,
        authentication: [Source.ComplaintAuthentication] = []
    ) -> Source {
        Source(
            id: "desk", title: LocalizedText(zh: "投诉", en: "complaints"), family: .consumers, tier: .private,
            origin: .complaintAPI(
                Source.ComplaintAPIOrigin(
                    url: desk.server.url("/complaints"), interval: .minutes(1), trusted: true,
                    authentication: authentication, recordsPointer: "/data", paging: paging, window: window,
                    fields: Source.ComplaintFields())))
    }

    private func api(_ source: Source, _ credentials: [String: String] = [:]) throws -> ComplaintAPI {
        try ComplaintAPI(source: source, client: client, credentials: ComplaintCredentials(credentials))
    }

    @Test("each form of paging reads everything in as many requests as there are pages", arguments: forms)
    func pages(form: Source.ComplaintPaging.Form) async throws {
        let desk = try MockDesk(MockDesk.records(37, until: now))
        defer { desk.stop() }
        let source = source(desk, Source.ComplaintPaging(form, size: 10))
        var kept = KeptComplaints(source, at: now)
        try await kept.poll(source, try api(source), at: now)
        #expect(kept.identities.count == 37)
        #expect(kept.repeats == 0)
        #expect(kept.lastEnding == .endOfData)
        #expect(desk.server.requests.count == 4)
        #expect(kept.state.requests == 4)
    }

    @Test(
        "each rule ends numbered pages: a short page, an empty one, has_more, the total",
        arguments: [
            (Source.ComplaintPaging(.page(parameter: "page", first: 1), size: 10), 40, 5),
            (Source.ComplaintPaging(.page(parameter: "page", first: 1)), 37, 5),
            (Source.ComplaintPaging(.page(parameter: "page", first: 1), hasMorePointer: "/has_more"), 40, 4),
            (Source.ComplaintPaging(.offset(parameter: "offset"), totalPointer: "/total"), 40, 4),
            // The desk gives fewer than were asked for: what it says of itself counts more.
            (Source.ComplaintPaging(.offset(parameter: "offset"), size: 50, totalPointer: "/total"), 37, 4),
        ])
    func ends(paging: Source.ComplaintPaging, count: Int, requests: Int) async throws {
        let desk = try MockDesk(MockDesk.records(count, until: now))
        defer { desk.stop() }
        let source = source(desk, paging)
        var kept = KeptComplaints(source, at: now)
        try await kept.poll(source, try api(source), at: now)
        #expect(kept.identities.count == count)
        #expect(desk.server.requests.count == requests)
    }

    @Test("pages that overlap, shift, fail and break off in between give every record once", arguments: forms)
    func hostile(form: Source.ComplaintPaging.Form) async throws {
        let records = MockDesk.records(120, until: now)
        let desk = try MockDesk(Array(records.dropFirst(20)))
        defer { desk.stop() }
        desk.change { state in
            state.overlap = 3
            state.afterPage = { state, page in
                // New complaints push the others back, and an answered one leaves.
                if page % 2 == 0, let newest = records.first(where: { $0.id == 100 + page / 2 }) {
                    state.records.insert(newest, at: 0)
                }
                if page == 3 {
                    state.faults = [.status(500), .status(429, headers: [(name: "Retry-After", value: "7")]), .close]
                }
            }
        }
        let source = source(
            desk, Source.ComplaintPaging(form, maximumPages: 4),
            window: Source.ComplaintWindow(sinceParameter: "since", overlap: .minutes(30)))
        var kept = KeptComplaints(source, at: now)
        var moment = now
        for round in 0..<42 {
            moment = moment + .minutes(1)
            do {
                try await kept.poll(source, try api(source), at: moment, dies: round % 5 == 4 ? 2 : nil)
            } catch is TransportError {}
        }
        #expect(kept.identities.count == 120)
        #expect(kept.revisions.values.allSatisfy { $0.count == 1 })
        #expect(kept.unreadable == 0)
        #expect(kept.lastEnding == .endOfData)
    }

    @Test("a record that leaves while numbered pages are read hides none of the others")
    func deletion() async throws {
        let desk = try MockDesk(MockDesk.records(60, until: now))
        defer { desk.stop() }
        desk.change { state in
            state.afterPage = { state, page in
                if page == 2 { state.records.removeFirst(5) }
            }
        }
        let source = source(
            desk, Source.ComplaintPaging(.page(parameter: "page", first: 1)),
            window: Source.ComplaintWindow(sinceParameter: "since", overlap: .minutes(1)))
        var kept = KeptComplaints(source, at: now)
        try await kept.poll(source, try api(source), at: now)
        #expect(kept.identities.count == 55)
        try await kept.poll(source, try api(source), at: now + .minutes(1))
        #expect(kept.identities.count == 60)
    }

    @Test(
        "without a window, and where the server takes no notice of it, paging stops behind the overlap at what is known",
        arguments: [
            Source.ComplaintPaging.Form.link, .nextURL(pointer: "/next_url"), .page(parameter: "page", first: 1),
        ],
        [nil, Source.ComplaintWindow(sinceParameter: "ignored")])
    func stopsAtKnown(form: Source.ComplaintPaging.Form, window: Source.ComplaintWindow?) async throws {
        let records = MockDesk.records(205, until: now)
        let desk = try MockDesk(Array(records.dropFirst(5)))
        defer { desk.stop() }
        let source = source(desk, Source.ComplaintPaging(form, totalPointer: "/total", maximumPages: 7), window: window)
        var kept = KeptComplaints(source, at: now)
        // Three polls for a pass; numbered pages are read twice, since they shift.
        for round in 0..<6 { try await kept.poll(source, try api(source), at: now + .minutes(Int64(round))) }
        #expect(kept.identities.count == 200)
        let before = desk.server.requests.count
        desk.change { state in
            state.records = Array(records.prefix(5)) + state.records
            // Late, but within the overlap.
            state.records.insert(MockDesk.Record(id: 999, time: records[9].time), at: 9)
        }
        try await kept.poll(source, try api(source), at: now + .minutes(9))
        #expect(kept.identities.count == 206)
        // Five new minutes, ten of the overlap and the first page behind them, ten a page.
        #expect(desk.server.requests.count - before == 3)
        #expect(kept.lastEnding == .endOfData)
    }

    @Test("a list that is not newest first, or not dated, is read to its end each time", arguments: [true, false])
    func unordered(isDated: Bool) async throws {
        let records = MockDesk.records(60, until: now - .days(1))
        let desk = try MockDesk(isDated ? records.reversed() : records)
        defer { desk.stop() }
        var source = source(desk, Source.ComplaintPaging(.link))
        if !isDated { source.change { $0.fields[.time] = "/nowhere" } }
        var kept = KeptComplaints(source, at: now)
        for round in 0..<3 { try await kept.poll(source, try api(source), at: now + .days(Int64(round))) }
        #expect(desk.server.requests.count == 18)
        #expect(kept.identities.count == 60)
        #expect(kept.revisions.values.allSatisfy { $0.count == 1 })
    }

    @Test("the window begins at the newest record less the overlap, and leaves out what is too young")
    func window() async throws {
        let desk = try MockDesk(MockDesk.records(5, until: now - .minutes(3)))
        defer { desk.stop() }
        let source = source(
            desk, Source.ComplaintPaging(.cursor(pointer: "/next", parameter: "cursor")),
            window: Source.ComplaintWindow(
                sinceParameter: "since", untilParameter: "until", format: .local, overlap: .minutes(10),
                settling: .minutes(1), initial: .days(1)))
        var kept = KeptComplaints(source, at: now)
        try await kept.poll(source, try api(source), at: now)
        try await kept.poll(source, try api(source), at: now + .minutes(1))
        #expect(
            desk.server.requests.map(\.target) == [
                "/complaints?since=2027-01-14%2016%3A00%3A00&until=2027-01-15%2015%3A59%3A00",
                "/complaints?since=2027-01-15%2015%3A47%3A00&until=2027-01-15%2016%3A00%3A00",
            ])
        #expect(kept.identities.count == 5)
    }

    @Test("a cursor that has expired begins the pass anew, once", arguments: [400, 410])
    func expiry(status: Int) async throws {
        let client = CannedClient { request, _ in
            switch true {
            case request.url.hasSuffix("cursor=old"): .answer(status)
            case request.url.hasSuffix("cursor=b"): .answer(200, page([complaint(2)]))
            default: .answer(200, page([complaint(1)], next: "\"b\""))
            }
        }
        let state = SourceState(id: "intake", cursor: "old", nextDue: now)
        let (pages, after) = try await poll(.complaintAPI(), client: client, state: state, at: now)
        #expect(pages.flatMap(\.items).map(\.identity) == ["1", "2"])
        #expect(after.failures == 0)
        let dead = CannedClient { _, _ in .answer(status) }
        let (_, gone) = try await poll(.complaintAPI(), client: dead, state: state, at: now)
        #expect(dead.requests.count == 2)
        #expect(gone.failures == 1)
        #expect(gone.cursor == nil)
    }

    @Test("a server that gives the same page whatever is asked for is noticed")
    func samePage() async throws {
        let client = CannedClient { _, _ in .answer(200, page([complaint(1), complaint(2)])) }
        var source = Source.complaintAPI()
        source.change { $0.paging = Source.ComplaintPaging(.page(parameter: "p", first: 0)) }
        let (pages, state) = try await poll(source, client: client, at: now)
        #expect(client.requests.map(\.url).last == "https://api.example/v1/complaints?p=1")
        #expect(pages.count == 2)
        #expect(state.lastError?.hasPrefix("cursor_loop: the same page came twice") == true)
        #expect(state.cursor == nil)
    }

    @Test(
        "a next page on another server is not asked, with or without credentials",
        arguments: [
            "http://127.0.0.1:1/x", "https://evil.example/x", "//evil.example/x", "http://api.example@evil.example/",
            "https://api.example.evil.example/v1", "https://api.example:8443/v1", "file:///etc/passwd",
            "https://evil.example\\\\@api.example/",
        ])
    func otherServer(next: String) async throws {
        let client = CannedClient { _, _ in .answer(200, page([complaint(1)], next: "\"\(next)\"")) }
        var source = Source.complaintAPI()
        source.change { $0.paging = Source.ComplaintPaging(.nextURL(pointer: "/next")) }
        let (pages, state) = try await poll(source, client: client, token: "secret", at: now)
        #expect(client.requests.count == 1)
        #expect(pages.flatMap(\.items).count == 1)
        #expect(state.failures == 1)
    }

    @Test(
        "a next page on the source's own server is asked there, by its own scheme",
        arguments: [
            ("/v1/complaints?p=2", "https://api.example/v1/complaints?p=2"),
            ("?p=2", "https://api.example/v1/complaints?p=2"),
            ("https://API.example:443/x?p=2#top", "https://api.example/x?p=2"),
            ("http://api.example/x?p=2", "https://api.example/x?p=2"),
        ])
    func ownServer(next: String, asked: String) async throws {
        let client = CannedClient { _, count in
            .answer(200, page([complaint(count)], next: count == 0 ? "\"\(next)\"" : "null"))
        }
        var source = Source.complaintAPI()
        source.change { $0.paging = Source.ComplaintPaging(.nextURL(pointer: "/next")) }
        _ = try await poll(source, client: client, at: now)
        #expect(client.requests.map(\.url).last == asked)
    }

    @Test("an answer 200 that says it is a failure is one")
    func success() async throws {
        let client = CannedClient { _, count in
            .answer(200, count == 0 ? #"{"code":40101,"msg":"sign error","data":[]}"# : #"{"code":0,"data":[]}"#)
        }
        var source = Source.complaintAPI()
        source.change { $0.success = Source.ComplaintAPIOrigin.Success(pointer: "/code", values: ["0", "200"]) }
        let (_, failed) = try await poll(source, client: client, at: now)
        #expect(failed.lastError == "unreadable: the page has “40101” at /code, which is not success")
        #expect(try await poll(source, client: client, at: now).state.failures == 0)
    }

    @Test("POST sends the body with its placeholders filled in, each with its own kind of value")
    func post() async throws {
        let client = CannedClient { _, count in
            .answer(200, page([complaint(count)], next: count == 0 ? "\"a\\\"b\"" : "null"))
        }
        var source = Source.complaintAPI()
        source.change {
            $0.bodyTemplate = #"{"q":{"from":"{since}","kind":"投诉"},"size":"{size}","after":"{cursor}","x":"{other}"}"#
            $0.paging.size = 50
            $0.window = Source.ComplaintWindow(sinceParameter: nil, format: .epoch, initial: .hours(1))
        }
        _ = try await poll(source, client: client, at: now)
        #expect(client.requests.allSatisfy { $0.method == .post && $0.url == "https://api.example/v1/complaints" })
        #expect(
            client.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                #"{"q":{"from":1799996400,"kind":"投诉"},"size":50,"x":"{other}"}"#,
                #"{"q":{"from":1799996400,"kind":"投诉"},"size":50,"after":"a\"b","x":"{other}"}"#,
            ])
    }

    @Test("places may be several, joined, constant or behind every element of an array")
    func places() async throws {
        let record = #"""
            {"no":7,"created":1772584200,"subject":"丢件","comments":[{"body":"第一条"},{"body":"第二条"}],
             "tags":["急"],"demand":"赔偿三千元"}
            """#
        let client = CannedClient { _, _ in .answer(200, page([record])) }
        var fields = Source.ComplaintFields(
            id: Source.ComplaintField(["/id", "/no"]), time: Source.ComplaintField(["/time", "/created"]),
            text: Source.ComplaintField(["/subject", "/comments/*/body", "/tags"], separator: "；"),
            channel: Source.ComplaintField(["/via"], constant: "热线"), details: ["/demand"])
        fields[.title] = "/subject"
        let (pages, _) = try await poll(.complaintAPI(fields: fields), client: client, at: now)
        let item = try #require(pages.first?.items.first)
        #expect([item.identity, item.title, item.channel] == ["7", "丢件", "热线"])
        #expect(item.text == "丢件；第一条；第二条；急\ndemand：赔偿三千元")
        #expect(item.origin == "https://api.example/v1/complaints#/data/0")
        #expect(item.originalHash?.count == 64)
    }
}

extension Source {
    /// Edits a complaint API.
    mutating func change(_ body: (inout ComplaintAPIOrigin) -> Void) {
        guard case .complaintAPI(var origin) = origin else { return }
        body(&origin)
        self.origin = .complaintAPI(origin)
    }
}

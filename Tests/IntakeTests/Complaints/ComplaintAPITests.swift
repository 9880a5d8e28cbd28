import Crisis
import Intake
import Testing
import Transport

@Suite("A complaint API is read page by page")
struct ComplaintAPITests {
    private let now = Timestamp(seconds: 1_800_000_000)

    @Test("pages follow the cursor to the end, and the last cursor is kept for the next poll")
    func paging() async throws {
        let client = CannedClient { request, _ in
            switch request.url.split(separator: "=").last {
            case "b": .answer(200, page([complaint(2), complaint(3)], next: "\"c\""))
            case "c": .answer(200, page([complaint(4)]))
            default: .answer(200, page([complaint(1)], next: "\"b\""))
            }
        }
        let (pages, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(pages.flatMap(\.items).map(\.identity) == ["1", "2", "3", "4"])
        #expect(pages.map(\.cursor) == ["b", "c", "c"])
        #expect(pages.map(\.isLast) == [false, false, true])
        #expect([state.requests, state.items, state.failures] == [3, 4, 0])
        #expect(state.nextDue > now)
        #expect(state.bytes == pages.map(\.bytes).reduce(0, +))
        let again = try await poll(.complaintAPI(), client: client, state: state, at: now + .minutes(1))
        #expect(again.pages.flatMap(\.items).map(\.identity) == ["4"])
        #expect(again.state.cursor == "c")
    }

    @Test("the cursor is percent-encoded and takes the place of one that is there")
    func cursorParameter() async throws {
        let source = Source.complaintAPI(
            url: "https://api.example/c?after=old&kind=a%20b#top", cursorParameter: "after")
        let client = CannedClient { _, count in
            .answer(200, page([], next: count == 0 ? "\"a&b=c/+ 投\"" : "null"))
        }
        _ = try await poll(source, client: client, at: now)
        let expected = "https://api.example/c?kind=a%20b&after=a%26b%3Dc%2F%2B%20%E6%8A%95"
        #expect(client.requests.map(\.url) == ["https://api.example/c?after=old&kind=a%20b", expected])
    }

    @Test("null, absence, emptiness and the same cursor again end the poll", arguments: ["null", "\"\"", "\"here\""])
    func ends(next: String) async throws {
        let client = CannedClient { _, _ in .answer(200, page([complaint(1)], next: next)) }
        let state = SourceState(id: "intake", cursor: "here", nextDue: now)
        let (pages, after) = try await poll(.complaintAPI(), client: client, state: state, at: now)
        #expect(pages.map(\.ending) == [.endOfData])
        #expect(after.cursor == "here")
        #expect(after.failures == 0)
    }

    @Test("a cursor may be a number and keeps its digits")
    func numberCursor() async throws {
        let client = CannedClient { _, count in
            .answer(200, page([complaint(count)], next: count == 0 ? "90071992547409931" : "null"))
        }
        let (_, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(state.cursor == "90071992547409931")
    }

    @Test("cursors that go in a circle are noticed, and what was read is kept")
    func cycle() async throws {
        let client = CannedClient { request, count in
            let next = request.url.hasSuffix("=a") ? "b" : (request.url.hasSuffix("=b") ? "c" : "a")
            return .answer(200, page([complaint(count)], next: "\"\(next)\""))
        }
        let (pages, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(client.requests.count == 4)
        #expect(pages.flatMap(\.items).count == 4)
        #expect(state.failures == 1)
        #expect(state.lastError?.hasPrefix("cursor_loop: ") == true)
        #expect(state.cursor == "c")
    }

    @Test("an endless API is left at the configured number of pages and at 500", arguments: [(3, 3), (100_000, 500)])
    func pageLimit(configured: Int, read: Int) async throws {
        let client = CannedClient { _, count in
            .answer(200, page([complaint(count)], next: "\"\(count + 1)\""))
        }
        let (pages, state) = try await poll(.complaintAPI(maximumPages: configured), client: client, at: now)
        #expect(pages.count == read)
        #expect(pages.last?.ending == .limitReached)
        #expect(state.cursor == "\(read)")
        #expect(state.failures == 0)
        #expect(state.items == read)
    }

    @Test("overlapping pages give the same identities and revisions")
    func overlap() async throws {
        let client = CannedClient { _, count in
            .answer(
                200, page((count * 2..<count * 2 + 4).map { complaint($0) }, next: count < 2 ? "\"\(count)\"" : "null"))
        }
        let (pages, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(pages.flatMap(\.items).count == 12)
        #expect(Set(pages.flatMap(\.items).map { [$0.identity, $0.revision] }).count == 8)
        #expect(state.items == 8)
    }

    @Test("a kill between two pages continues at the stored cursor, at once")
    func killBetweenPages() async throws {
        let client = CannedClient { request, _ in
            request.url.hasSuffix("=b")
                ? .answer(200, page([complaint(2)])) : .answer(200, page([complaint(1)], next: "\"b\""))
        }
        let api = try ComplaintAPI(source: .complaintAPI(), client: client)
        let before = SourceState(id: "intake", nextDue: now)
        let first = try await api.nextPage(api.start(from: before, at: now), at: now)
        let stored = first.state(after: before, interval: .minutes(1), newItems: 1, at: now)
        #expect(stored.nextDue == now)
        let second = try await api.nextPage(api.start(from: stored, at: now), at: now)
        #expect(second.items.map(\.identity) == ["2"])
    }

    @Test("the token is sent, and appears nowhere else even when the server echoes it")
    func token() async throws {
        let secret = "s3cr3t-t0ken"
        let bodies = [
            "<html>invalid token \(secret)</html>",
            page([#"{"id":{"x":"\#(secret)"},"text":"\#(secret)"}"#]), #"{"data":"\#(secret)"}"#,
        ]
        for body in bodies {
            let headers = [HTTPHeader("Content-Type", secret)]
            let client = CannedClient { _, _ in .answer(200, body, headers: headers) }
            let (pages, state) = try await poll(.complaintAPI(), client: client, token: secret + "\n", at: now)
            #expect(client.requests.first?.headers.contains(HTTPHeader("Authorization", "Bearer \(secret)")) == true)
            let told = pages.flatMap(\.unreadable).map { "\($0)" } + [state.lastError ?? ""]
            #expect(!pages.flatMap(\.unreadable).isEmpty)
            #expect(!told.joined().contains(secret))
        }
    }

    @Test("a token that is no header value is not sent and not shown", arguments: ["a\r\nCookie: b", "a b", " ", "秘密"])
    func brokenToken(token: String) async throws {
        let client = CannedClient { _, _ in .answer() }
        do {
            _ = try await poll(.complaintAPI(), client: client, token: token, at: now)
            Issue.record("the request was sent")
        } catch let error as TransportError {
            #expect(client.requests.isEmpty)
            #expect(!"\(error)".contains("Cookie") && !"\(error)".contains("秘密"))
        }
    }

    @Test("private addresses only for a trusted source", arguments: [true, false])
    func addressPolicy(trusted: Bool) async throws {
        let client = CannedClient { _, _ in .answer(200, page([])) }
        _ = try await poll(.complaintAPI(trusted: trusted), client: client, at: now)
        #expect(client.requests.map(\.addressPolicy) == [trusted ? .trusted : .publicOnly])
    }

    @Test("401 and 403 block, and the position stays", arguments: [401, 403])
    func blocked(status: Int) async throws {
        let client = CannedClient { _, _ in .answer(status, "no") }
        let state = SourceState(id: "intake", cursor: "x", nextDue: now)
        let (_, after) = try await poll(.complaintAPI(), client: client, state: state, at: now)
        #expect(after.health(at: now, interval: .minutes(1)) == .blocked)
        #expect(after.cursor == "x")
        #expect(after.lastStatus == status)
    }

    @Test("Retry-After as a date is waited for")
    func retryAfter() async throws {
        let headers = [HTTPHeader("retry-after", "Fri, 15 Jan 2027 09:00:00 GMT")]
        let client = CannedClient { _, _ in .answer(503, headers: headers) }
        let (_, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(state.nextDue == Timestamp(rfc3339: "2027-01-15T09:00:00Z"))
    }

    @Test("410 is gone")
    func gone() async throws {
        let client = CannedClient { _, _ in .answer(410) }
        #expect(try await poll(.complaintAPI(), client: client, at: now).state.isGone)
    }

    @Test("a failure on a later page keeps the pages before it")
    func laterFailure() async throws {
        let client = CannedClient { _, count in
            count == 0 ? .answer(200, page([complaint(1)], next: "\"b\"")) : .answer(500)
        }
        let (pages, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(pages.flatMap(\.items).count == 1)
        #expect(state.cursor == "b")
        #expect(state.failures == 1)
        #expect(state.items == 1)
    }

    @Test("an answer 204 is an empty end")
    func noContent() async throws {
        let client = CannedClient { _, _ in .answer(204) }
        let (pages, state) = try await poll(.complaintAPI(), client: client, at: now)
        #expect(pages.map(\.ending) == [.endOfData])
        #expect(state.failures == 0)
    }
}

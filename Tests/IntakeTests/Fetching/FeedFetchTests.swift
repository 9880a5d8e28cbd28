import Crisis
import Intake
import Testing
import Transport

@Suite("A feed is asked politely and its answer is a result")
struct FeedFetchTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let feed = Source.FeedOrigin(url: "https://news.example/feed", interval: .minutes(10))

    private func state(etag: String? = nil, lastModified: String? = nil) -> SourceState {
        SourceState(id: "news", etag: etag, lastModified: lastModified, nextDue: now)
    }

    private func fetch(_ response: HTTPResponse, etag: String? = nil) async throws -> FeedAnswer {
        let client = CannedClient { _, _ in response }
        return try await FeedFetch(client: client).fetch(feed, state: state(etag: etag), at: now)
    }

    @Test("validators go back byte for byte")
    func validators() {
        let request = FeedFetch.request(
            for: feed, state: state(etag: "W/\"a-gzip\"", lastModified: "Wed, 1 Jan 2020 00:00:00 +0000"))
        #expect(request.headers.contains(HTTPHeader("If-None-Match", "W/\"a-gzip\"")))
        #expect(request.headers.contains(HTTPHeader("If-Modified-Since", "Wed, 1 Jan 2020 00:00:00 +0000")))
        #expect(request.headers.contains { $0.name == "Accept" && $0.value.contains("application/rss+xml") })
    }

    @Test("the first request is unconditional")
    func unconditional() {
        #expect(!FeedFetch.request(for: feed, state: state()).headers.contains { $0.name.hasPrefix("If-") })
    }

    @Test("only a trusted source may lead to private addresses")
    func addressPolicy() {
        #expect(FeedFetch.request(for: feed, state: state()).addressPolicy == .publicOnly)
        let trusted = Source.FeedOrigin(url: "http://10.0.0.5/", interval: .minutes(1), trusted: true)
        #expect(FeedFetch.request(for: trusted, state: state()).addressPolicy == .trusted)
    }

    @Test("a body comes with its type, its final address and its validators")
    func body() async throws {
        let headers = [HTTPHeader("content-type", "text/xml; charset=gbk"), HTTPHeader("etag", "\"1\"")]
        let answer = try await fetch(.answer(200, "<rss/>", headers: headers, url: "https://cdn.example/feed"))
        let expected = FetchResult.body(
            Array("<rss/>".utf8), contentType: "text/xml; charset=gbk", effectiveURL: "https://cdn.example/feed")
        #expect(answer.result == expected)
        #expect(answer.validators == Validators(etag: "\"1\""))
        #expect(answer.outcome(newItems: 2).gain == PollGain(requests: 1, bytes: 6, newItems: 2))
    }

    @Test("304 is unchanged, but not for a request without a condition")
    func unchanged() async throws {
        #expect(try await fetch(.answer(304), etag: "\"1\"").result == .unchanged)
        #expect(try await fetch(.answer(304)).result == .refused(status: 304, retryAfter: nil))
    }

    @Test("410 is gone, and the plan follows")
    func gone() async throws {
        let answer = try await fetch(.answer(410))
        #expect(answer.result == .gone)
        #expect(answer.outcome().result == .gone)
    }

    @Test("a refusal is a result with the moment to come back", arguments: [429, 503, 500, 404, 301])
    func refused(status: Int) async throws {
        let answer = try await fetch(.answer(status, headers: [HTTPHeader("Retry-After", "120")]))
        #expect(answer.result == .refused(status: status, retryAfter: now + .seconds(120)))
    }

    @Test("401 and 403 block the source", arguments: [401, 403])
    func blocked(status: Int) async throws {
        let outcome = try await fetch(.answer(status)).outcome()
        let next = PollPlan.next(state(), interval: .minutes(10), outcome: outcome, at: now)
        #expect(next.health(at: now, interval: .minutes(10)) == .blocked)
        #expect(next.lastStatus == status)
    }

    @Test("a body that broke off is given to the parser without its validators")
    func truncated() async throws {
        let partial = HTTPResponse.answer(200, "<rss><item", headers: [HTTPHeader("ETag", "\"1\"")])
        let client = CannedClient { _, _ throws(TransportError) in throw .truncated(partial: partial) }
        let answer = try await FeedFetch(client: client).fetch(feed, state: state(), at: now)
        #expect(!answer.isComplete)
        #expect(answer.outcome(newItems: 1).result == .delivered(nil))
        guard case .body(let bytes, _, _) = answer.result else {
            Issue.record("no body: \(answer.result)")
            return
        }
        #expect(bytes == Array("<rss><item".utf8))
    }

    @Test("a body that is no feed fails the source and stores no validators")
    func unreadable() async throws {
        let answer = try await fetch(.answer(200, "<html>", headers: [HTTPHeader("ETag", "\"1\"")]))
        let outcome = answer.outcome(problem: "an HTML page, not a feed")
        let next = PollPlan.next(state(), interval: .minutes(10), outcome: outcome, at: now)
        #expect(next.etag == nil)
        #expect(next.lastError == "unreadable: an HTML page, not a feed")
    }

    @Test("what kept us from asking is an error")
    func transportErrors() async {
        let client = CannedClient { _, _ throws(TransportError) in throw .timedOut }
        await #expect(throws: TransportError.timedOut) {
            try await FeedFetch(client: client).fetch(feed, state: state(), at: now)
        }
    }

    @Test("the address guard's refusal is a block, a cancelled transfer says nothing")
    func errorsAsFailures() {
        #expect(PollFailure(TransportError.addressRefused(address: "10.0.0.5"))?.kind == .addressRefused)
        #expect(PollFailure(TransportError.couldNotResolve(host: "x"))?.kind == .unreachable)
        #expect(PollOutcome(TransportError.cancelled) == nil)
    }
}

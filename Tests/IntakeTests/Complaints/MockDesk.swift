import Crisis
import Foundation
import Intake
import LoopbackServer
import Synchronization
import Transport

/// A complaint desk on loopback that pages in every form and misbehaves on demand.
final class MockDesk: Sendable {
    struct Record: Sendable {
        var id: Int
        var time: Timestamp
        var json: String {
            #"{"id":"K-\#(id)","time":"\#(time.rfc3339)","text":"第\#(id)号投诉：快递丢失"}"#
        }
    }

    struct State: Sendable {
        /// The newest first, as desks show them.
        var records: [Record] = []
        var size = 10
        /// Pages begin this many records early, so that they overlap.
        var overlap = 0
        /// Answered instead, for so many requests to the pages.
        var faults: [Reply] = []
        /// What happens after each page was answered.
        var afterPage: (@Sendable (inout State, Int) -> Void)?
        var pages = 0
        var requiredToken: String?
        /// A token is good for so many pages.
        var pagesPerToken = Int.max
        var tokens = 0
        var tokenUses = 0
        var expiredCursors: Set<String> = []
    }

    let server: LoopbackServer

    init(_ records: [Record], size: Int = 10) throws {
        let state = Shared(State(records: records, size: size))
        server = try LoopbackServer { request in state.value.withLock { MockDesk.answer(request, &$0) } }
        shared = state
    }

    private final class Shared: Sendable {
        let value: Mutex<State>
        init(_ state: State) { value = Mutex(state) }
    }

    private let shared: Shared

    func change(_ body: (inout State) -> Void) { shared.value.withLock { body(&$0) } }

    func stop() { server.stop() }

    /// Records of one minute each, the newest at `now`.
    static func records(_ count: Int, until now: Timestamp) -> [Record] {
        (0..<count).map { Record(id: count - $0, time: now - .minutes(Int64($0))) }
    }

    private static func answer(_ request: Request, _ state: inout State) -> Reply {
        let (path, query) = split(request.target)
        if path == "/token" { return token(request, &state) }
        if state.requiredToken != nil {
            let given = request.header("Authorization")
            state.tokenUses += 1
            if given != "Bearer token-\(state.tokens)" || state.tokenUses > state.pagesPerToken {
                return .status(401)
            }
        }
        if !state.faults.isEmpty { return state.faults.removeFirst() }
        let since = query["since"].flatMap { Timestamp(rfc3339: $0) }
        let matching = state.records.filter { since == nil || $0.time >= since ?? $0.time }
        if let cursor = query["cursor"], state.expiredCursors.contains(cursor) { return .status(410) }
        let start: Int
        if let number = query["page"].flatMap({ Int($0) }) {
            start = (number - 1) * state.size
        } else {
            start = (query["offset"] ?? query["cursor"]?.dropFirst().description).flatMap { Int($0) } ?? 0
        }
        let begin = start < matching.count ? max(0, start - state.overlap) : matching.count
        let slice = matching[min(begin, matching.count)..<min(start + state.size, matching.count)]
        let end = start + state.size
        let hasMore = end < matching.count
        let next = hasMore ? "\"c\(end)\"" : "null"
        let tail = hasMore ? "" : ",\"end\":true"
        let suffix = query["since"].map { "&since=\($0)" } ?? ""
        let url = hasMore ? "\"\(path)?cursor=c\(end)\(suffix)\"" : "null"
        let body =
            #"{"data":[\#(slice.map(\.json).joined(separator: ","))],"next":\#(next),"next_url":\#(url),"#
            + #""total":\#(matching.count),"has_more":\#(hasMore)\#(tail)}"#
        var headers = [(name: "Content-Type", value: "application/json")]
        if hasMore {
            headers.append((name: "Link", value: "<\(path)?cursor=c\(end)\(suffix)>; rel=\"next\", </>; rel=first"))
        }
        state.pages += 1
        let pages = state.pages
        state.afterPage?(&state, pages)
        return .answer(status: 200, headers: headers, body: Array(body.utf8))
    }

    private static func token(_ request: Request, _ state: inout State) -> Reply {
        let body = String(decoding: request.body, as: UTF8.self)
        let basic = "Basic " + Data("desk:s3cret%2F1".utf8).base64EncodedString()
        let isPosted = body.contains("client_id=desk&client_secret=s3cret%2F1")
        guard request.method == "POST", body.contains("grant_type=client_credentials"),
            isPosted || request.header("Authorization") == basic
        else { return .text(#"{"error":"invalid_client"}"#, type: "application/json").with(status: 401) }
        state.tokens += 1
        state.tokenUses = 0
        return .text(
            #"{"access_token":"token-\#(state.tokens)","token_type":"Bearer","expires_in":3600}"#,
            type: "application/json")
    }

    private static func split(_ target: String) -> (path: String, query: [String: String]) {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
            query[halves[0]] = halves.count > 1 ? halves[1].removingPercentEncoding ?? halves[1] : ""
        }
        return (parts[0], query)
    }
}

extension Reply {
    fileprivate func with(status: Int) -> Reply {
        guard case .answer(_, let headers, let body) = self else { return self }
        return .answer(status: status, headers: headers, body: body)
    }
}

/// Keeps what the ledger would: identities with their revisions, and the source's state, both or neither.
struct KeptComplaints {
    var revisions: [String: Set<String>] = [:]
    var state: SourceState
    var unreadable = 0
    var lastEnding: ComplaintPage.Ending?
    /// How often a record came again.
    var repeats = 0

    init(_ source: Source, at now: Timestamp) { state = SourceState(id: source.id, nextDue: now) }

    var identities: Set<String> { Set(revisions.keys) }

    /// One poll; at `dies`, counted in pages, the program is killed before the page is kept.
    mutating func poll(
        _ source: Source, _ api: ComplaintAPI, at now: Timestamp, dies: Int? = nil
    ) async throws {
        var position: ComplaintPosition? = api.start(from: state, at: now)
        var pages = 0
        while let current = position {
            let page = try await api.nextPage(current, at: now)
            pages += 1
            if pages == dies { return }
            var fresh = 0
            for item in page.items {
                if revisions[item.identity] == nil { fresh += 1 } else { repeats += 1 }
                revisions[item.identity, default: []].insert(item.revision)
            }
            unreadable += page.unreadable.count
            state = page.state(after: state, interval: source.interval, newItems: fresh, at: now)
            lastEnding = page.ending
            position = page.next
        }
    }
}

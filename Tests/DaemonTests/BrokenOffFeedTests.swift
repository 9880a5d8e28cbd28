import Crisis
import Intake
import LoopbackServer
import Testing
import Transport

@testable import Daemon

@Suite("A compressed feed that breaks off gives the items that had arrived", .timeLimit(.minutes(1)))
struct BrokenOffFeedTests {
    enum Ending: CaseIterable { case closed, declaredShort, chunksBrokenOff, chunksEnded }

    private static let feed = Array(
        ("<rss version=\"2.0\"><channel><title>物流</title>"
            + (0..<40).map { "<item><title>奶粉 \($0) 号</title><guid>urn:x:\($0)</guid></item>" }.joined()
            + "</channel></rss>").utf8)

    private static func encode(_ bytes: [UInt8], as encoding: String) -> [UInt8] {
        switch encoding {
        case "gzip": GzipStream.stored(bytes)
        case "br": BrotliStream.stored(bytes)
        case "zstd": ZstandardStream.stored(bytes)
        default: bytes
        }
    }

    private static func reply(_ body: [UInt8], _ encoding: String, _ ending: Ending) -> Reply {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nETag: \"1\"\r\n"
        if encoding != "identity" { head += "Content-Encoding: \(encoding)\r\n" }
        let chunk = Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n".utf8)
        switch ending {
        case .closed: return .raw(Array((head + "Content-Length: 90000\r\n\r\n").utf8) + body)
        case .declaredShort: return .raw(Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body)
        case .chunksBrokenOff:
            return .raw(Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8) + chunk)
        case .chunksEnded:
            return .raw(
                Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8) + chunk + Array("0\r\n\r\n".utf8))
        }
    }

    /// What a poll makes of it: the state after it, and how many items it found.
    private func poll(_ reply: Reply) async throws -> (items: Int, state: SourceState) {
        let server = try LoopbackServer { _ in reply }
        defer { server.stop() }
        let transport = CurlTransport(userAgent: "test", perHostConnections: 2, totalConnections: 2)
        defer { transport.shutdown() }
        let origin = Source.FeedOrigin(url: server.url("/feed"), interval: nil, trusted: true)
        let source = Source(
            id: "a", title: LocalizedText(zh: "甲", en: "A"), family: .media, tier: .outlet, origin: .feed(origin))
        var poll = FeedPoll(
            source: source, feed: origin, pace: PollPace(range: Tier.outlet.standardRange), client: transport,
            shelf: DocumentShelf())
        let state = SourceState(id: "a", nextDue: Timestamp(seconds: 0))
        let page = try #require(await poll.nextPage(state, at: Timestamp(seconds: 0)))
        return (page.items.count, page.state(state, page.items.count))
    }

    @Test("a whole one is whole", arguments: ["identity", "gzip", "br", "zstd"], [Ending.declaredShort, .chunksEnded])
    func whole(encoding: String, ending: Ending) async throws {
        let (items, state) = try await poll(Self.reply(Self.encode(Self.feed, as: encoding), encoding, ending))
        #expect(items == 40)
        #expect(state.etag == "\"1\"")
        #expect(state.bodyDigest != nil)
        #expect(state.flaw == nil)
    }

    @Test("half of one gives its whole items and no validators", arguments: ["gzip", "br", "zstd"], Ending.allCases)
    func half(encoding: String, ending: Ending) async throws {
        let stream = Self.encode(Self.feed, as: encoding)
        let (items, state) = try await poll(Self.reply(Array(stream.prefix(stream.count / 2)), encoding, ending))
        #expect((15...20).contains(items))
        #expect(state.etag == nil)
        #expect(state.bodyDigest == nil)
        #expect(state.flaw?.contains("broke off") == true)
        #expect(state.lastError == nil)
    }

    @Test("a publisher whose own document is cut keeps its validators")
    func cutByItsPublisher() async throws {
        let (items, state) = try await poll(Self.reply(Array(Self.feed.prefix(1000)), "identity", .declaredShort))
        #expect((5...20).contains(items))
        #expect(state.etag == "\"1\"")
    }
}

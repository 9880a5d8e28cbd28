import LoopbackServer
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct TransferTests {
    private let transport = CurlTransport.forTests()

    @Test("a GET brings status, headers, body and where it came from")
    func get() async throws {
        let server = try LoopbackServer { _ in
            .text("你好", headers: [(name: "X-A", value: "1"), (name: "X-A", value: "2")])
        }
        defer { server.stop() }
        let url = server.url("/feed?page=2").replacing("http://", with: "http://user:secret@")
        let response = try await transport.perform(.local(url))
        #expect(response.status == 200)
        #expect(String(decoding: response.body, as: UTF8.self) == "你好")
        #expect(response.headers.filter { $0.name == "X-A" }.map(\.value) == ["1", "2"])
        #expect(response.effectiveURL == server.url("/feed?page=2"))
        #expect(response.receivedBytes == 6)
    }

    @Test("a request tells who we are, what it can decode, and nothing of cookies or referrers")
    func manners() async throws {
        let server = try LoopbackServer { _ in
            .text("", headers: [(name: "Set-Cookie", value: "track=1; Path=/")])
        }
        defer { server.stop() }
        for _ in 0..<2 { _ = try await transport.perform(.local(server.url("/"))) }
        for request in server.requests {
            #expect(request.header("User-Agent") == "Tocsin-Tests/1.0 (+https://example.org/tocsin)")
            #expect(request.header("Accept-Encoding")?.contains("gzip") == true)
            #expect(request.header("Cookie") == nil)
            #expect(request.header("Referer") == nil)
        }
        #expect(server.acceptedConnections == 1, "the connection is used again")
    }

    @Test(
        "a validator goes back byte for byte and a 304 is an answer",
        arguments: [
            Array("W/\"  a,b\\ \"".utf8), Array("no quotes".utf8), [0x22, 0xD0, 0xC2, 0x80, 0xFF, 0x22],
            Array("\"校验\"".utf8),
        ])
    func conditional(tag: [UInt8]) async throws {
        let server = try LoopbackServer { request in
            request.bytes("If-None-Match") == tag
                ? .status(304, headers: [(name: "ETag", value: "same")])
                : .raw(Array("HTTP/1.1 200 OK\r\nETag: ".utf8) + tag + Array("\r\nContent-Length: 2\r\n\r\nok".utf8))
        }
        defer { server.stop() }
        let first = try await transport.perform(.local(server.url("/")))
        let seen = try #require(first.header("etag"))
        let second = try await transport.perform(
            .local(server.url("/"), headers: [HTTPHeader("If-None-Match", seen)]))
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
    }

    @Test("a POST arrives with its body and its headers, and with none that it did not ask for")
    func post() async throws {
        let server = try LoopbackServer { _ in .status(204) }
        defer { server.stop() }
        let body = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        let headers = [
            HTTPHeader("webhook-id", "msg_1"), HTTPHeader("Content-Type", "application/json"),
            HTTPHeader("X-Empty", ""),
        ]
        let response = try await transport.perform(
            .local(server.url("/hook"), method: .post, headers: headers, body: body, limits: .webhook))
        #expect(response.status == 204)
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.body == body)
        #expect(request.header("webhook-id") == "msg_1")
        #expect(request.header("content-type") == "application/json")
        #expect(request.header("x-empty") == "")
        #expect(request.header("expect") == nil)
    }

    @Test("an empty POST has no body and no content type")
    func emptyPost() async throws {
        let server = try LoopbackServer { _ in .status(200) }
        defer { server.stop() }
        _ = try await transport.perform(.local(server.url("/"), method: .post, limits: .webhook))
        #expect(server.requests.first?.header("Content-Length") == "0")
        #expect(server.requests.first?.header("Content-Type") == nil)
    }

    @Test("a webhook's redirect is its answer", arguments: [301, 302, 307, 308])
    func redirectedPost(status: Int) async throws {
        let server = try LoopbackServer { _ in .redirect(to: "/elsewhere", status: status) }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/"), method: .post, limits: .webhook))
        #expect(response.status == status)
        #expect(server.requests.count == 1)
    }

    @Test("a webhook that answers at length has answered")
    func longAnswer() async throws {
        let server = try LoopbackServer { _ in .endlessBody }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/"), method: .post, limits: .webhook))
        #expect(response.status == 200)
        #expect(response.body.count == TransferLimits.webhook.bodyBytes)
    }

    @Test("redirects are followed to the end, and the answer is the last one's")
    func redirects() async throws {
        let server = try LoopbackServer { request in
            switch request.target {
            case "/a": .redirect(to: "b?x=1", status: 301)
            case "/b?x=1": .redirect(to: "/c#part", status: 307)
            default: .text("end")
            }
        }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/a")))
        #expect(server.requests.map(\.target) == ["/a", "/b?x=1", "/c"])
        #expect(response.effectiveURL == server.url("/c"))
        #expect(response.header("Location") == nil)
        #expect(
            response.redirects == [
                Redirect(status: 301, url: server.url("/b?x=1")), Redirect(status: 307, url: server.url("/c")),
            ])
    }

    @Test(
        "a move for good is the leading permanent redirects, and nothing behind a temporary one",
        arguments: [([], nil), ([301], "/0"), ([308, 301], "/1"), ([301, 302, 301], "/0"), ([302, 301], nil)]
            as [([Int], String?)])
    func permanentURL(statuses: [Int], expected: String?) {
        let redirects = statuses.enumerated().map { Redirect(status: $0.element, url: "/\($0.offset)") }
        #expect(HTTPResponse(status: 200, effectiveURL: "", redirects: redirects).permanentURL == expected)
    }

    @Test("a gzip body arrives decoded, and the bytes on the wire are told")
    func gzip() async throws {
        let text = Array(repeatElement("complaint ", count: 20_000).joined().utf8)
        let server = try LoopbackServer { _ in .gzip(text) }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/")))
        #expect(response.body == text)
        #expect(response.receivedBytes == GzipStream.stored(text).count)
    }

    @Test("an answer of any status is an answer", arguments: [204, 404, 410, 429, 500, 503])
    func statuses(status: Int) async throws {
        let server = try LoopbackServer { _ in .status(status, headers: [(name: "Retry-After", value: "7")]) }
        defer { server.stop() }
        let response = try await transport.perform(.local(server.url("/")))
        #expect(response.status == status)
        #expect(response.header("retry-after") == "7")
    }

    @Test("200 transfers at once all complete, and a host never gets more than its share")
    func manyAtOnce() async throws {
        let server = try LoopbackServer { request in .text(request.target) }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 3, total: 10)
        let bodies = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask {
                    String(decoding: try await transport.perform(.local(server.url("/\(number)"))).body, as: UTF8.self)
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(bodies == Set((0..<200).map { "/\($0)" }))
        #expect(server.peakRequests <= 3)
        #expect(server.acceptedConnections <= 3)
        #expect(transport.underWay == 0)
    }

    @Test("time in the queue counts in no limit")
    func queuedTime() async throws {
        let server = try LoopbackServer { _ in .drip([1, 2, 3], every: .milliseconds(100)) }
        defer { server.stop() }
        let transport = CurlTransport.forTests(perHost: 1)
        let limits = TransferLimits.roomy.with { $0.total = .seconds(3) }
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<14 {
                group.addTask { try await transport.perform(.local(server.url("/"), limits: limits)).status }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses == [Int](repeating: 200, count: 14))
    }

    @Test("a header that would break out of its line fails the request before it leaves")
    func injection() async throws {
        let server = try LoopbackServer { _ in .status(200) }
        defer { server.stop() }
        let error = await transport.failure(.local(server.url("/"), headers: [HTTPHeader("A", "b\r\nC: d")]))
        guard case .other = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.requests.isEmpty)
    }

    @Test("a server that speaks no TLS is a TLS failure, and a closed port no connection")
    func connections() async throws {
        let server = try LoopbackServer { _ in .status(200) }
        let url = server.url("/")
        let secure = await transport.failure(.local(url.replacing("http:", with: "https:")))
        guard case .tls(let reason) = secure else {
            Issue.record("\(String(describing: secure))")
            return
        }
        #expect(!reason.isEmpty)
        server.stop()
        #expect(await transport.failure(.local("http://127.0.0.1:1/")) == .couldNotConnect(host: "127.0.0.1"))
    }

    @Test("a name that does not exist could not be resolved")
    func names() async throws {
        #expect(
            await transport.failure(.local("http://no-such-host.invalid/?token=canary"))
                == .couldNotResolve(host: "no-such-host.invalid"))
    }
}

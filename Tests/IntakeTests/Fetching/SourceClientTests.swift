import Crisis
import Intake
import Synchronization
import Testing
import Transport

@Suite("A source's requests go the way that its connection says")
struct SourceClientTests {
    /// Keeps what it is asked.
    private final class RecordingClient: HTTPClient {
        let requests = Mutex<[HTTPRequest]>([])

        func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
            requests.withLock { $0.append(request) }
            return HTTPResponse(status: 304, effectiveURL: request.url)
        }
    }

    private static let pem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"
    private static let key = "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"
    private static let secrets = [
        "proxy": "me:se:cret", "token": "Bearer t", "pem": pem, "key": key, "both": pem + "\n" + key, "lines": "a\nb",
        "locked": key.replacing("PRIVATE", with: "ENCRYPTED PRIVATE"),
    ]

    private struct Missing: Error {}

    private func client(_ recorder: RecordingClient, _ connection: SourceConnection) throws -> any HTTPClient {
        let source = Source(
            id: "a", title: LocalizedText(zh: "甲", en: "A"), family: .media, tier: .outlet,
            origin: .feed(.init(url: "https://a.example/f", interval: .minutes(5))), connection: connection)
        return try SourceClient.client(recorder, for: source) { name in
            guard let secret = Self.secrets[name] else { throw Missing() }
            return secret
        }
    }

    @Test("secrets are put in from their credentials, and a header takes the place of ours")
    func whole() async throws {
        let recorder = RecordingClient()
        let connection = SourceConnection(
            proxy: .init(url: "http://10.0.0.5:3128", credential: "proxy"), certificateCredential: "both",
            authoritiesCredential: "pem", verifiesTLS: true, userAgent: "Desk/2", usesHTTP1: true, keepsCookies: true,
            headers: [
                .init(name: "authorization", value: .credential("token")),
                .init(name: "accept", value: .text("text/xml")),
            ])
        let request = HTTPRequest(
            url: "https://a.example/f", headers: [HTTPHeader("Accept", "*/*"), HTTPHeader("If-None-Match", "e")])
        _ = try await client(recorder, connection).perform(request)
        let sent = try #require(recorder.requests.withLock { $0.first })
        #expect(
            sent.headers == [
                HTTPHeader("If-None-Match", "e"), HTTPHeader("authorization", "Bearer t"),
                HTTPHeader("accept", "text/xml"),
            ])
        let options = try #require(sent.connection)
        #expect(options.proxy == .init(url: "http://10.0.0.5:3128", user: "me", password: "se:cret"))
        #expect(options.clientCertificate?.key == options.clientCertificate?.certificate)
        #expect(options.authorities == Array((Self.pem + "\n").utf8))
        #expect(options.cookieJar == "a")
        #expect(options.userAgent == "Desk/2" && options.usesHTTP1 && options.verifiesTLS)
    }

    @Test("a source without a connection of its own is asked as it was")
    func usual() async throws {
        let recorder = RecordingClient()
        let request = HTTPRequest(url: "https://a.example/f")
        _ = try await client(recorder, .usual).perform(request)
        #expect(recorder.requests.withLock { $0 } == [request])
    }

    @Test(
        "a credential that cannot be used is named, and never shown",
        arguments: [
            (SourceConnection(proxy: .init(url: "http://p:1", credential: "token")), "token", "user:password"),
            (SourceConnection(certificateCredential: "pem"), "pem", "no private key"),
            (SourceConnection(certificateCredential: "pem", keyCredential: "locked"), "locked", "passphrase"),
            (SourceConnection(authoritiesCredential: "token"), "token", "no certificate"),
            (SourceConnection(headers: [.init(name: "X", value: .credential("lines"))]), "lines", "one line"),
        ])
    func unusable(connection: SourceConnection, name: String, problem: String) throws {
        let error = #expect(throws: SourceClient.UnusableCredential.self) {
            try client(RecordingClient(), connection)
        }
        let text = try #require(error?.description)
        #expect(text.contains("\"\(name)\"") && text.contains(problem), "\(text)")
        #expect(!text.contains("Bearer"))
    }

    @Test("a credential that is not there is said at the start")
    func missing() {
        #expect(throws: Missing.self) {
            try client(RecordingClient(), SourceConnection(authoritiesCredential: "nowhere"))
        }
    }
}

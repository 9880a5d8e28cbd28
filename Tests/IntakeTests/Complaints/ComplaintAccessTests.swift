import Crisis
import Digests
import Foundation
import Intake
import LoopbackServer
import Testing
import Transport

@Suite("A complaint API is shown who asks, and nobody else is")
struct ComplaintAccessTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private func poll(
        _ authentication: [Source.ComplaintAuthentication], _ credentials: [String: String],
        url: String = "https://api.example/v1/complaints", client: CannedClient, tokens: AccessTokens = AccessTokens()
    ) async throws -> ComplaintPage {
        var source = Source.complaintAPI(url: url)
        source.change { $0.authentication = authentication }
        let api = try ComplaintAPI(
            source: source, client: client, credentials: ComplaintCredentials(credentials), tokens: tokens,
            nonce: { "n0nce" })
        return try await api.nextPage(api.start(from: SourceState(id: "intake", nextDue: now), at: now), at: now)
    }

    @Test(
        "header, query and basic carry the credential",
        arguments: [
            (.header(name: "X-API-Key", prefix: "", credential: "k"), "X-API-Key: s3cret/1"),
            (
                .header(name: "Authorization", prefix: "Token token=", credential: "k"),
                "Authorization: Token token=s3cret/1"
            ),
            (.bearer(credential: "k"), "Authorization: Bearer s3cret/1"),
            (.basic(user: "desk", credential: "k"), "Authorization: Basic ZGVzazpzM2NyZXQvMQ=="),
            (.query(name: "api_key", credential: "k"), "https://api.example/v1/complaints?api_key=s3cret%2F1"),
        ] as [(Source.ComplaintAuthentication, String)])
    func simple(authentication: Source.ComplaintAuthentication, sent: String) async throws {
        let client = CannedClient { _, _ in .answer(200, page([])) }
        _ = try await poll([authentication], ["k": "s3cret/1\n"], client: client)
        let request = try #require(client.requests.first)
        #expect((request.headers.map { "\($0.name): \($0.value)" } + [request.url]).contains(sent))
    }

    @Test("a key in the query appears in no checkpoint, place or error, even when the server sends it back")
    func queryKey() async throws {
        let bodies = [
            page([], next: "\"/v1/complaints?page=2&api_key=s3cret%2F1\""), "<html>s3cret/1 s3cret%2F1</html>",
            page([#"{"id":"s3cret/1"}"#]),
        ]
        for body in bodies {
            let client = CannedClient { _, _ in .answer(200, body) }
            var source = Source.complaintAPI()
            source.change {
                $0.authentication = [.query(name: "api_key", credential: "k")]
                $0.paging = Source.ComplaintPaging(.nextURL(pointer: "/next"), maximumPages: 1)
            }
            let api = try ComplaintAPI(
                source: source, client: client, credentials: ComplaintCredentials(["k": "s3cret/1"]))
            let result = try await api.nextPage(
                api.start(from: SourceState(id: "intake", nextDue: now), at: now), at: now)
            let told = [result.cursor ?? "", "\(result.unreadable)", "\(result.ending)", "\(result.items)"].joined()
            #expect(!told.contains("s3cret"))
        }
        let broken = CannedClient { (_, _) throws(TransportError) in
            throw .invalidURL("https://api.example/v1?api_key=s3cret/1")
        }
        await #expect(throws: TransportError.invalidURL("https://api.example/v1")) {
            try await poll([.query(name: "api_key", credential: "k")], ["k": "s3cret/1"], client: broken)
        }
    }

    @Test(
        "an access token is asked for once, kept for all polls, and renewed before it ends",
        arguments: [
            Source.OAuthClient.Style.basic, .post,
        ])
    func token(style: Source.OAuthClient.Style) async throws {
        let desk = try MockDesk(MockDesk.records(35, until: now))
        defer { desk.stop() }
        desk.change { $0.requiredToken = "yes" }
        let transport = CurlTransport(userAgent: "tocsin-test", perHostConnections: 2, totalConnections: 4)
        defer { transport.shutdown() }
        let tokens = AccessTokens()
        var source = Source.complaintAPI(url: desk.server.url("/complaints"), trusted: true)
        source.change {
            $0.authentication = [
                .oauth(
                    Source.OAuthClient(
                        tokenURL: desk.server.url("/token"), id: "desk", secretCredential: "k", scope: "read",
                        style: style))
            ]
        }
        let api = try ComplaintAPI(
            source: source, client: transport, credentials: ComplaintCredentials(["k": "s3cret/1"]), tokens: tokens)
        var kept = KeptComplaints(source, at: now)
        try await kept.poll(source, api, at: now)
        try await kept.poll(source, api, at: now + .minutes(58))
        #expect(kept.identities.count == 35)
        #expect(desk.server.requests.count { $0.target == "/token" } == 1)
        try await kept.poll(source, api, at: now + .minutes(60))
        #expect(desk.server.requests.count { $0.target == "/token" } == 2)
        #expect(kept.state.failures == 0)
    }

    @Test("a token that ends in mid-paging is renewed exactly once for each refusal, and no record is missed")
    func renewal() async throws {
        let desk = try MockDesk(MockDesk.records(35, until: now))
        defer { desk.stop() }
        desk.change {
            $0.requiredToken = "yes"
            $0.pagesPerToken = 2
        }
        let transport = CurlTransport(userAgent: "tocsin-test", perHostConnections: 2, totalConnections: 4)
        defer { transport.shutdown() }
        var source = Source.complaintAPI(url: desk.server.url("/complaints"), trusted: true)
        let client = Source.OAuthClient(tokenURL: desk.server.url("/token"), id: "desk", secretCredential: "k")
        source.change { $0.authentication = [.oauth(client)] }
        let api = try ComplaintAPI(
            source: source, client: transport, credentials: ComplaintCredentials(["k": "s3cret/1"]))
        var kept = KeptComplaints(source, at: now)
        try await kept.poll(source, api, at: now)
        #expect(kept.identities.count == 35)
        #expect(kept.repeats == 0)
        #expect(desk.server.requests.count { $0.target == "/token" } == 2)
        desk.change { $0.pagesPerToken = 0 }
        let before = desk.server.requests.count
        try await kept.poll(source, api, at: now + .minutes(1))
        // Refused, renewed, refused again: then the poll has failed.
        #expect(desk.server.requests[before...].map(\.method) == ["GET", "POST", "GET"])
        #expect(kept.state.health(at: now + .minutes(1), interval: .minutes(1)) == .blocked)
    }

    @Test("a token endpoint that refuses says why without a word of the secret")
    func refusedToken() async throws {
        let client = CannedClient { _, _ in
            .answer(400, #"{"error":"invalid_client","error_description":"s3cret/1 is wrong"}"#)
        }
        let oauth = Source.OAuthClient(tokenURL: "https://id.example/t", id: "desk", secretCredential: "k")
        let page = try await poll([.oauth(oauth)], ["k": "s3cret/1"], client: client)
        guard case .failed(let failure, _) = page.ending else {
            Issue.record("\(page.ending)")
            return
        }
        #expect(failure.kind == .accessDenied)
        #expect(
            failure.detail == "the token endpoint answers HTTP 400: invalid_client. Check id, secret and scope")
        #expect(client.requests.count == 1)
    }

    @Test("a sorted-parameter signature as Chinese platforms want it")
    func sortedParameters() async throws {
        let client = CannedClient { _, _ in .answer(200, page([])) }
        let signature = Source.RequestSignature(
            algorithm: .md5, encoding: .upperHex, signed: "{secret}{parameters}{secret}",
            place: .parameter("sign"), secretCredential: "s", keyCredential: "k", keyPlace: .parameter("app_key"),
            timestampPlace: .parameter("timestamp"), timestampFormat: .local)
        _ = try await poll(
            [.signature(signature)], ["s": "helloworld", "k": "12345678"],
            url: "https://api.example/router?method=a.b&fields=%E6%8A%95%2C1", client: client)
        let expected = MessageDigest.md5.digest(
            Array(
                "helloworldapp_key12345678fields投,1methoda.btimestamp2027-01-15 16:00:00helloworld".utf8))
        let url = try #require(client.requests.first?.url)
        #expect(url.hasSuffix("&sign=" + Hexadecimal.encode(expected).uppercased()))
        #expect(!url.contains("helloworld"))
    }

    @Test("an HMAC over method, path, query, body, timestamp and nonce goes into headers")
    func headerSignature() async throws {
        let client = CannedClient { _, _ in .answer(200, page([])) }
        let signature = Source.RequestSignature(
            algorithm: .hmacSHA256, encoding: .base64,
            signed: "{method}\n{path}\n{query}\n{timestamp}\n{nonce}\n{body_sha256}",
            place: .header("X-Signature"), prefix: "HMAC ", secretCredential: "s",
            timestampPlace: .header("X-Timestamp"), timestampFormat: .epochMilliseconds, noncePlace: .header("X-Nonce"))
        _ = try await poll(
            [.signature(signature)], ["s": "key"], url: "https://api.example/v1/c?b=2&a=1", client: client)
        let request = try #require(client.requests.first)
        let message = "GET\n/v1/c\nb=2&a=1\n1800000000000\nn0nce\n" + SHA256.hexadecimal(of: "")
        let code = Data(HMACSHA256.code(for: Array(message.utf8), key: Array("key".utf8))).base64EncodedString()
        #expect(request.headers.contains(HTTPHeader("X-Signature", "HMAC \(code)")))
        #expect(request.headers.contains(HTTPHeader("X-Timestamp", "1800000000000")))
        #expect(request.headers.contains(HTTPHeader("X-Nonce", "n0nce")))
    }

    @Test("digests and codes are those of the standards")
    func vectors() {
        #expect(Hexadecimal.encode(MessageDigest.md5.digest(Array("abc".utf8))) == "900150983cd24fb0d6963f7d28e17f72")
        #expect(
            Hexadecimal.encode(MessageDigest.sha1.digest(Array("abc".utf8)))
                == "a9993e364706816aba3e25717850c26c9cd0d89d")
        // RFC 2202, test case 2.
        let message = Array("what do ya want for nothing?".utf8)
        #expect(
            Hexadecimal.encode(MessageDigest.md5.code(for: message, key: Array("Jefe".utf8)))
                == "750c783e6ab0b503eaa86e310a5db738")
        #expect(
            Hexadecimal.encode(MessageDigest.sha1.code(for: message, key: Array("Jefe".utf8)))
                == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
    }

    @Test("a credential that was not handed over is named")
    func missing() {
        var source = Source.complaintAPI()
        source.change { $0.authentication = [.bearer(credential: "desk-token")] }
        #expect(throws: ComplaintSetupError.noCredential("desk-token")) {
            try ComplaintAPI(source: source, client: CannedClient { _, _ in .answer() })
        }
    }
}

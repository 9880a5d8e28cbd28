import Crisis
import Delivery
import FoundationEssentials
import Testing
import Transport

@Suite("A webhook is posted signed, and its answer decides")
struct WebhookChannelTests {
    private let url = "https://user:SECRET@hooks.example.com:8443/services/T0/SECRET?key=SECRET#SECRET"
    private let secret: WebhookSecret

    init() throws { secret = try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") }

    private func channel(_ client: CannedClient, secrets: [WebhookSecret]? = nil) -> WebhookChannel {
        WebhookChannel(name: "desk", url: url, secrets: secrets ?? [secret], client: client)
    }

    private func notification(of alert: Alert = AlertFixture.alert()) throws -> Crisis.Notification {
        try #require(try Outbox.notifications(for: alert, channels: ["desk"], at: AlertFixture.now).first)
    }

    @Test(
        "success is 2xx alone; 410 is the end; all else is tried again, with the patience that the receiver asks for",
        arguments: [
            (200, nil, .delivered), (204, nil, .delivered), (299, nil, .delivered),
            (
                301, "9",
                .retry(error: "https://hooks.example.com redirects (301); configure the final address", after: nil)
            ),
            (
                304, nil,
                .retry(error: "https://hooks.example.com redirects (304); configure the final address", after: nil)
            ),
            (400, nil, .retry(error: "https://hooks.example.com answered 400", after: nil)),
            (
                401, nil,
                .retry(error: "https://hooks.example.com refuses the request (401); check its secret", after: nil)
            ),
            (404, "60", .retry(error: "https://hooks.example.com answered 404", after: nil)),
            (
                410, "60",
                .dead(
                    error:
                        "https://hooks.example.com says that this webhook is gone (410); remove it or ask the receiver")
            ),
            (429, "120", .retry(error: "https://hooks.example.com is busy (429)", after: .minutes(2))),
            (429, nil, .retry(error: "https://hooks.example.com is busy (429)", after: nil)),
            (500, nil, .retry(error: "https://hooks.example.com answered 500", after: nil)),
            (
                503, "Sun, 22 Nov 2026 10:35:00 GMT",
                .retry(error: "https://hooks.example.com is busy (503)", after: .minutes(5))
            ),
            (
                503, "Sun, 22 Nov 2026 10:00:00 GMT",
                .retry(error: "https://hooks.example.com is busy (503)", after: .zero)
            ),
            (503, "soon", .retry(error: "https://hooks.example.com is busy (503)", after: nil)),
            (503, "-5", .retry(error: "https://hooks.example.com is busy (503)", after: nil)),
            (
                503, "99999999999999999999999",
                .retry(error: "https://hooks.example.com is busy (503)", after: .seconds(2_147_483_648))
            ),
        ] as [(Int, String?, DeliveryResult)])
    func answers(status: Int, retryAfter: String?, result: DeliveryResult) async throws {
        let client = CannedClient(status: status, retryAfter: retryAfter)
        #expect(await channel(client).deliver(try notification(), at: AlertFixture.now) == result)
    }

    @Test(
        "no failure of the transport shows anything of the address but scheme and host",
        arguments: [
            .invalidURL("https://hooks.example.com/services/T0/SECRET"), .protocolRefused("SECRET"),
            .addressRefused(address: "10.0.0.7"), .couldNotResolve(host: "hooks.example.com"),
            .couldNotConnect(host: "hooks.example.com"), .timedOut, .stalled, .bodyTooLarge(limit: 65_536),
            .headerTooLarge(limit: 65_536), .tooManyRedirects(limit: 0), .tls("self-signed certificate"),
            .truncated(partial: HTTPResponse(status: 200, effectiveURL: "https://hooks.example.com/SECRET")),
            .cancelled,
            .other(code: 55, message: "failed sending to /services/T0/SECRET"),
        ] as [TransportError])
    func failures(error: TransportError) async throws {
        let result = await channel(CannedClient(.failure(error))).deliver(try notification(), at: AlertFixture.now)
        guard case .retry(let text, nil) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(text.hasPrefix("https://hooks.example.com: "))
        #expect(!text.contains("SECRET"))
        #expect(text.count > "https://hooks.example.com: ".count + 5)
    }

    @Test("the request is what Standard Webhooks asks for, and verifies")
    func request() async throws {
        let client = CannedClient(status: 200)
        let alert = AlertFixture.alert()
        _ = await channel(client).deliver(try notification(of: alert), at: AlertFixture.now)
        let request = try #require(client.requests.first)
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
        #expect(request.method == .post)
        #expect(request.url == url)
        #expect(request.limits == .webhook)
        #expect(request.addressPolicy == .publicOnly)
        #expect(headers["content-type"] == "application/json")
        #expect(headers["webhook-id"] == alert.id.text)
        #expect(headers["webhook-timestamp"] == String(AlertFixture.now.seconds))
        try StandardWebhookSignature.verify(
            id: headers["webhook-id"], timestamp: headers["webhook-timestamp"],
            signature: headers["webhook-signature"], body: request.body, secrets: [secret], now: AlertFixture.now,
            tolerance: .minutes(5))
        let envelope = try JSONDecoder().decode(Envelope.self, from: Data(request.body))
        #expect(envelope.type == "tocsin.alert.level_rose")
        #expect(envelope.timestamp == alert.at)
        #expect(envelope.data.schema == "tocsin.alert/1")
        #expect(envelope.data.id == alert.id.text)
    }

    private struct Envelope: Decodable {
        struct Payload: Decodable {
            var schema: String
            var id: String
        }

        var type: String
        var timestamp: Timestamp
        var data: Payload
    }

    @Test("over all attempts id and body stay, and only the time and the signature change")
    func attempts() async throws {
        let client = CannedClient(status: 500)
        let notification = try notification()
        for attempt in 0..<3 {
            _ = await channel(client).deliver(notification, at: AlertFixture.now + .hours(Int64(attempt)))
        }
        let requests = client.requests
        #expect(Set(requests.map(\.body)).count == 1)
        #expect(Set(requests.map { $0.headers[1] }).count == 1)
        #expect(Set(requests.map { $0.headers[2] }).count == 3)
        #expect(Set(requests.map { $0.headers[3] }).count == 3)
    }

    @Test("with two secrets there are two signatures, and either verifies")
    func rotation() async throws {
        let next = try WebhookSecret("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        let client = CannedClient(status: 200)
        _ = await channel(client, secrets: [secret, next]).deliver(try notification(), at: AlertFixture.now)
        let request = try #require(client.requests.first)
        for secret in [secret, next] {
            try StandardWebhookSignature.verify(
                id: request.headers[1].value, timestamp: request.headers[2].value,
                signature: request.headers[3].value, body: request.body, secrets: [secret], now: AlertFixture.now,
                tolerance: .zero)
        }
    }

    @Test("an id that could break a header is dead and nothing is sent", arguments: ["a\r\nx: y", "a.b", "", "a b"])
    func headers(id: String) async throws {
        let client = CannedClient(status: 200)
        let result = await channel(client).deliver(
            try notification(of: AlertFixture.alert(id: id)), at: AlertFixture.now)
        #expect(result == .dead(error: "the alert's id cannot be the value of a header"))
        #expect(client.requests.isEmpty)
    }

    @Test(
        "an address is shown by scheme and host",
        arguments: [
            ("https://hooks.example.com/services/SECRET", "https://hooks.example.com"),
            ("http://127.0.0.1:8099/hook?token=SECRET", "http://127.0.0.1"),
            ("https://u:p@h.example:8443#SECRET", "https://h.example"), ("https://[::1]:80/SECRET", "https://[::1]"),
            ("SECRET", "the webhook"), ("https://h.example\\@SECRET", "https://h.example"),
        ])
    func shown(url: String, text: String) {
        #expect(WebhookChannel.shown(url) == text)
    }
}

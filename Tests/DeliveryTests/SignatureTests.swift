import Crisis
import Delivery
import Testing

@Suite("Webhooks are signed by Standard Webhooks 1.0")
struct SignatureTests {
    private let secret: WebhookSecret
    private let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private let body = Array(#"{"test": 2432232314}"#.utf8)
    private let known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    init() throws { secret = try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") }

    private func verify(
        id: String? = "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: String? = "1614265330", signature: String?,
        body: [UInt8]? = nil, secrets: [WebhookSecret]? = nil, now: Int64 = 1_614_265_330
    ) -> StandardWebhookSignature.Refusal? {
        do throws(StandardWebhookSignature.Refusal) {
            try StandardWebhookSignature.verify(
                id: id, timestamp: timestamp, signature: signature, body: body ?? self.body,
                secrets: secrets ?? [secret], now: Timestamp(seconds: now), tolerance: .minutes(5))
            return nil
        } catch {
            return error
        }
    }

    @Test("the published example gives the published signature")
    func vector() {
        #expect(StandardWebhookSignature.sign(id: id, timestamp: 1_614_265_330, body: body, secret: secret) == known)
        #expect(verify(signature: known) == nil)
    }

    @Test("one good signature among others is enough, and so is one good secret among others")
    func rotation() throws {
        let other = try WebhookSecret("whsec_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        let wrong = StandardWebhookSignature.sign(id: id, timestamp: 1_614_265_330, body: body, secret: other)
        #expect(verify(signature: "v1a,xyz \(wrong) \(known)") == nil)
        #expect(verify(signature: known, secrets: [other, secret]) == nil)
        #expect(verify(signature: wrong) == .noMatch)
    }

    @Test("every changed byte of id, time, body or signature is refused")
    func changes() {
        #expect(verify(id: "msg_other", signature: known) == .noMatch)
        #expect(verify(timestamp: "1614265331", signature: known) == .noMatch)
        for index in body.indices {
            var changed = body
            changed[index] ^= 1
            #expect(verify(signature: known, body: changed) == .noMatch)
        }
        #expect(verify(signature: String(known.dropLast(4))) == .noMatch)
    }

    @Test(
        "headers that are missing, unreadable or too far in time are refused with the reason",
        arguments: [
            (nil, "1614265330", 0, .headerMissing("webhook-id")), ("", "1614265330", 0, .headerMissing("webhook-id")),
            ("a", nil, 0, .headerMissing("webhook-timestamp")), ("a", "yesterday", 0, .timestampUnreadable),
            ("a", "+1614265330", 0, .timestampUnreadable), ("a", "9223372036854775807", 0, .timestampUnreadable),
            ("a", "1614265330", 301, .tooOld), ("a", "1614265330", -301, .tooNew), ("a", "1614265330", 300, .noMatch),
        ] as [(String?, String?, Int64, StandardWebhookSignature.Refusal)])
    func refusals(id: String?, timestamp: String?, later: Int64, refusal: StandardWebhookSignature.Refusal) {
        #expect(verify(id: id, timestamp: timestamp, signature: known, now: 1_614_265_330 + later) == refusal)
    }

    @Test(
        "a credential that is no secret is refused without being repeated",
        arguments: [
            ("", .notOneSecret), ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .wrongPrefix), ("whsec_***", .notBase64),
            ("whsec_AAAA", .wrongLength(bytes: 3)),
        ] as [(String, WebhookSecretError)])
    func credentials(text: String, error: WebhookSecretError) {
        #expect(throws: error) { try WebhookSecret.all(inCredential: text) }
        #expect(text.isEmpty || !"\(error)".contains(text))
    }

    @Test("a credential file may end with a line break and may hold two secrets")
    func credentialFile() throws {
        #expect(try WebhookSecret.all(inCredential: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n") == [secret])
        let two = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\nwhsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
        #expect(try WebhookSecret.all(inCredential: two).count == 2)
    }

    @Test("a secret shows itself in no description and no dump")
    func hidden() {
        var dumped = ""
        dump([secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped, "\([secret])"] {
            #expect(!text.contains("MfKQ") && !text.contains("49"))
        }
    }
}

import Testing

import Transport

struct TransportErrorTests {
    @Test(
        "each error is one sentence",
        arguments: [
            .invalidURL("x://…"), .protocolRefused("file"), .addressRefused(address: "10.0.0.1"),
            .couldNotResolve(host: "a.example"), .couldNotConnect(host: "a.example"), .timedOut, .stalled,
            .bodyTooLarge(limit: 8), .headerTooLarge(limit: 8), .tooManyRedirects(limit: 5),
            .tls("certificate has expired"), .truncated(partial: nil), .cancelled,
            .other(code: 56, message: "Failure when receiving data from the peer"),
        ] as [TransportError])
    func sentences(error: TransportError) {
        let text = "\(error)"
        #expect(text.first?.isUppercase == true)
        #expect(text.hasSuffix("."))
        #expect(!text.contains("\n"))
    }

    @Test("a description never shows the body or the query of what had arrived")
    func noSecrets() {
        let partial = HTTPResponse(
            status: 200, headers: [HTTPHeader("Set-Cookie", "canary")], body: Array("canary".utf8),
            effectiveURL: "https://a.example/?token=canary")
        #expect(
            "\(TransportError.truncated(partial: partial))"
                == "The answer broke off or could not be decoded after 6 bytes of body.")
    }

    @Test("two truncated answers are equal only when what arrived is")
    func equality() {
        let one = HTTPResponse(status: 200, body: [1], effectiveURL: "u")
        let other = HTTPResponse(status: 200, body: [2], effectiveURL: "u")
        #expect(TransportError.truncated(partial: one) == .truncated(partial: one))
        #expect(TransportError.truncated(partial: one) != .truncated(partial: other))
    }
}

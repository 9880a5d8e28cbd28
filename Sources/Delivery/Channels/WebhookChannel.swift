import Crisis
import Transport

/// Posts each alert to one address, signed by Standard Webhooks 1.0.
///
/// The `webhook-id` is the alert's id: the same over all attempts and restarts, so a receiver can drop what it has.
/// The address is a secret as much as the key is; people see its scheme and host only.
package struct WebhookChannel: Channel {
    package let name: String
    private let url: String
    private let secrets: [WebhookSecret]
    private let client: any HTTPClient
    private let addressPolicy: HTTPRequest.AddressPolicy
    private let json: AlertJSON

    /// With several `secrets` every request carries a signature for each.
    package init(
        name: String, url: String, secrets: [WebhookSecret], client: any HTTPClient,
        addressPolicy: HTTPRequest.AddressPolicy = .publicOnly, json: AlertJSON = AlertJSON()
    ) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.client = client
        self.addressPolicy = addressPolicy
        self.json = json
    }

    package func deliver(_ notification: Crisis.Notification, at moment: Timestamp) async -> DeliveryResult {
        let id: Alert.ID
        let body: [UInt8]
        do {
            let alert = try NotificationPayload.decode(notification.payload)
            id = alert.id
            body = try json.webhookBody(of: alert)
        } catch {
            return .dead(error: "the alert in the outbox cannot be read: \(error)")
        }
        guard id.isPlain else { return .dead(error: "the alert's id cannot be the value of a header") }
        do throws(TransportError) {
            let response = try await client.perform(request(id: id, body: body, at: moment))
            return WebhookAnswer(response, at: moment).result(from: WebhookChannel.shown(url))
        } catch {
            return .retry(error: "\(WebhookChannel.shown(url)): \(error.sentence)", after: nil)
        }
    }

    private func request(id: Alert.ID, body: [UInt8], at moment: Timestamp) -> HTTPRequest {
        let signatures = secrets.map {
            StandardWebhookSignature.sign(id: id.text, timestamp: moment.seconds, body: body, secret: $0)
        }
        return HTTPRequest(
            method: .post, url: url,
            headers: [
                HTTPHeader("content-type", "application/json"),
                HTTPHeader("webhook-id", id.text),
                HTTPHeader("webhook-timestamp", String(moment.seconds)),
                HTTPHeader("webhook-signature", signatures.joined(separator: " ")),
            ], body: body, addressPolicy: addressPolicy, limits: .webhook)
    }

    /// `https://hooks.example.com`: without user, port, path and query, any of which may be the secret.
    package static func shown(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return "the webhook" }
        let authority = url[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
        return VisibleText.line("\(url[..<scheme.lowerBound])://\(name)", limit: 120)
    }
}

extension TransportError {
    /// What happened, in words that hold neither address nor content: some cases carry the whole answer.
    var sentence: String {
        switch self {
        case .invalidURL: "the address is not a URL"
        case .protocolRefused: "only http and https are allowed"
        case .addressRefused(let address): "the address \(address) is refused; mark the webhook trusted if it is yours"
        case .couldNotResolve: "the host name could not be resolved"
        case .couldNotConnect: "could not connect"
        case .timedOut: "timed out"
        case .stalled: "stalled"
        case .bodyTooLarge(let limit): "the answer is larger than \(limit) bytes"
        case .headerTooLarge(let limit): "the answer's headers are larger than \(limit) bytes"
        case .tooManyRedirects: "it redirects; configure the final address"
        case .tls(let reason): "TLS failed: \(VisibleText.line(reason, limit: 200))"
        case .truncated: "the answer broke off"
        case .cancelled: "interrupted"
        case .other(let code, _): "the transfer failed (libcurl error \(code))"
        }
    }
}

import Crisis
import Foundation
import Transport

/// Puts onto a request what shows who asks.
struct ComplaintAccess: Sendable {
    private let parts: [Part]
    let oauth: AccessTokenRequest?
    /// Names its token among those of all sources.
    let tokenKey: String
    /// Query parameters that carry secrets; a next page's address is kept without them.
    let secretParameters: [String]
    /// Why the credentials cannot be sent; nil when they can.
    let flaw: String?

    private enum Part: Sendable {
        case header(HTTPHeader)
        case query(name: String, value: String)
        case signature(RequestSigner)
    }

    init(
        source: Source, origin: Source.ComplaintAPIOrigin, credentials: ComplaintCredentials, token: String?
    ) throws(ComplaintSetupError) {
        var parts: [Part] = []
        var oauth: AccessTokenRequest?
        var hidden: [String] = []
        var values: [String] = []
        if let token {
            values.append(token)
            parts.append(.header(HTTPHeader("Authorization", "Bearer \(token)")))
        }
        for method in origin.authentication {
            switch method {
            case .bearer(let credential):
                let token = try credentials.value(credential)
                values.append(token)
                parts.append(.header(HTTPHeader("Authorization", "Bearer \(token)")))
            case .header(let name, let prefix, let credential):
                let key = try credentials.value(credential)
                values.append(key)
                parts.append(.header(HTTPHeader(name, prefix + key)))
            case .query(let name, let credential):
                parts.append(.query(name: name, value: try credentials.value(credential)))
                hidden.append(name)
            case .basic(let user, let credential):
                let pair = "\(user):\(try credentials.value(credential))"
                parts.append(.header(HTTPHeader("Authorization", "Basic \(Data(pair.utf8).base64EncodedString())")))
            case .oauth(let client):
                var id = client.id
                if let name = client.idCredential { id = try credentials.value(name) }
                oauth = AccessTokenRequest(
                    client: client, id: id, secret: try credentials.value(client.secretCredential),
                    addressPolicy: origin.trusted ? .trusted : .publicOnly)
            case .signature(let signature):
                var key: String?
                if let name = signature.keyCredential { key = try credentials.value(name) }
                parts.append(
                    .signature(
                        RequestSigner(
                            signature: signature, key: key,
                            secret: try credentials.value(signature.secretCredential),
                            offsetMinutes: source.offsetMinutes)))
                let places = [
                    signature.place, signature.keyPlace, signature.timestampPlace, signature.noncePlace,
                ]
                hidden += places.compactMap { if case .parameter(let name)? = $0 { name } else { nil } }
            }
        }
        self.parts = parts
        self.oauth = oauth
        secretParameters = hidden
        tokenKey = [source.id, oauth?.client.tokenURL, oauth?.id, oauth?.client.scope].map { $0 ?? "" }
            .joined(separator: "\n")
        let isSound = values.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
        flaw =
            isSound
            ? nil
            : "the bearer token or key is empty or has a space or control character in it. "
                + "Write it on one line of its credential file"
    }

    /// The request with everything on it; signatures come last, over all the rest.
    func authorize(_ request: HTTPRequest, accessToken: String?, at now: Timestamp, nonce: String) -> HTTPRequest {
        var request = request
        if let accessToken { request.headers.append(HTTPHeader("Authorization", "Bearer \(accessToken)")) }
        for part in parts {
            switch part {
            case .header(let header): request.headers.append(header)
            case .query(let name, let value): request.url = PollURL(request.url).setting(name, to: value)
            case .signature: break
            }
        }
        for case .signature(let signer) in parts { signer.sign(&request, at: now, nonce: nonce) }
        return request
    }
}

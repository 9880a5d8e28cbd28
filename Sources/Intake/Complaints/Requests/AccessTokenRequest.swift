import Crisis
import Foundation
import Transport

/// Asks a token endpoint for an access token by client credentials (RFC 6749 section 4.4).
struct AccessTokenRequest: Sendable {
    /// A token without a stated end is renewed after this long at the latest.
    static let assumedLife = TimeSpan.hours(1)
    static let maximumTokenBytes = 16 * 1024

    let client: Source.OAuthClient
    let id: String
    let secret: String
    let addressPolicy: HTTPRequest.AddressPolicy

    /// Why no token came: as a poll's failure, with the status and the wait that the server asked for.
    struct Refusal: Error {
        var failure: PollFailure
        var status: Int
        var retryAfter: Timestamp?
    }

    var request: HTTPRequest {
        var headers = [
            HTTPHeader("Accept", "application/json"),
            HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
        ]
        var form = [("grant_type", "client_credentials")]
        if let scope = client.scope { form.append(("scope", scope)) }
        if let audience = client.audience { form.append(("audience", audience)) }
        switch client.style {
        case .basic:
            // RFC 6749 section 2.3.1: both parts are form-encoded before they are joined.
            let pair = "\(PollURL.percentEncoded(id)):\(PollURL.percentEncoded(secret))"
            headers.append(HTTPHeader("Authorization", "Basic \(Data(pair.utf8).base64EncodedString())"))
        case .post: form += [("client_id", id), ("client_secret", secret)]
        }
        let body = form.map { "\($0)=\(PollURL.percentEncoded($1))" }.joined(separator: "&")
        return HTTPRequest(
            method: .post, url: client.tokenURL, headers: headers, body: Array(body.utf8),
            addressPolicy: addressPolicy, limits: .token)
    }

    /// The token in an answer. Nothing of the answer's text goes into a refusal but an error code of RFC 6749.
    func token(in response: HTTPResponse, at now: Timestamp) throws(Refusal) -> AccessTokens.Token {
        let page = ComplaintText.decode(response.body).flatMap { try? JSONParser.parse($0) }
        guard (200..<300).contains(response.status) else {
            let retryAfter = response.header("Retry-After").flatMap { RetryAfter.moment($0, at: now) }
            let isDenied = [400, 401, 403].contains(response.status)
            throw Refusal(
                failure: PollFailure(
                    isDenied ? .accessDenied : .refused,
                    "the token endpoint answers HTTP \(response.status)\(code(in: page)). Check id, secret and scope"),
                status: response.status, retryAfter: retryAfter)
        }
        guard case .string(let text)? = page?.member("access_token"), !text.isEmpty,
            text.utf8.count <= AccessTokenRequest.maximumTokenBytes,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Refusal(
                failure: PollFailure(.unreadable, "the token endpoint gave no access_token\(code(in: page))"),
                status: response.status, retryAfter: nil)
        }
        return AccessTokens.Token(text: text, expires: now + life(in: page))
    }

    private func life(in page: JSONValue?) -> TimeSpan {
        switch page?.member("expires_in") {
        case .number(let text), .string(let text):
            guard let seconds = Double(text), seconds > 0, seconds < 1e9 else { break }
            return .seconds(Int64(seconds))
        case nil, .null, .boolean, .array, .object: break
        }
        return AccessTokenRequest.assumedLife
    }

    private func code(in page: JSONValue?) -> String {
        guard case .string(let text)? = page?.member("error"), text.utf8.count <= 40, text != secret,
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F })
        else { return "" }
        return ": \(text)"
    }
}

extension TransferLimits {
    /// Token endpoints: a small answer, and no redirect, which would carry the secret elsewhere.
    static let token = TransferLimits(
        connect: .seconds(10), total: .seconds(20), stall: .seconds(15), bodyBytes: 256 * 1024, redirects: 0)
}

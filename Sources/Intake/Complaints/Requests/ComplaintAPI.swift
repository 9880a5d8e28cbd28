import Crisis
import Transport

/// A REST endpoint that returns complaints as JSON, page by page.
///
/// The caller asks for a page, commits it together with its checkpoint, and asks for the next one; so a kill between two
/// pages neither loses nor repeats anything.
package struct ComplaintAPI: Sendable {
    /// Pages in one poll whatever the configuration says.
    package static let maximumPages = 500
    /// Bytes in one poll, decoded.
    package static let maximumBytes = 64 * 1024 * 1024

    private let origin: Source.ComplaintAPIOrigin
    private let query: ComplaintQuery
    private let reader: ComplaintPageReader
    private let access: ComplaintAccess
    private let pager: ComplaintPager
    private let client: any HTTPClient
    private let tokens: AccessTokens
    private let secrets: [String]
    private let nonce: @Sendable () -> String

    /// - Parameters:
    ///   - credentials: What the source's credential files hold.
    ///   - token: A bearer token besides them.
    ///   - tokens: The access tokens of all polls of the service.
    package init(
        source: Source, client: any HTTPClient, credentials: ComplaintCredentials = ComplaintCredentials(),
        token: String? = nil, tokens: AccessTokens = AccessTokens(),
        nonce: @escaping @Sendable () -> String = { String(UInt64.random(in: .min ... .max), radix: 36) }
    ) throws(ComplaintSetupError) {
        guard case .complaintAPI(let origin) = source.origin else {
            throw .wrongOrigin(source: source.id, wanted: "complaint API")
        }
        self.origin = origin
        self.client = client
        self.tokens = tokens
        self.nonce = nonce
        let token = token.map(ComplaintText.trimmed)
        query = try ComplaintQuery(source: source, origin: origin)
        reader = try ComplaintPageReader(source: source, origin: origin)
        access = try ComplaintAccess(source: source, origin: origin, credentials: credentials, token: token)
        pager = ComplaintPager(origin: origin, secretParameters: access.secretParameters)
        secrets = ComplaintCredentials.forms(of: token.map { [$0] } ?? []) + credentials.secrets
    }

    /// Where a poll begins: where the last one stopped, or with a new pass over the pages.
    package func start(from state: SourceState, at now: Timestamp) -> ComplaintPosition {
        pager.start(from: state, at: now)
    }

    /// Asks for one page. A refusal or a page that is not JSON is a page that says so; only what kept us from asking,
    /// or broke the answer off, is an error, and then nothing moves.
    package func nextPage(_ position: ComplaintPosition, at now: Timestamp) async throws(TransportError)
        -> ComplaintPage
    {
        if let flaw = access.flaw { throw .other(code: 0, message: flaw) }
        var requests = 0
        do throws(AskingFailure) {
            let (response, token) = try await ask(position, at: now, requests: &requests)
            var page = page(from: response, position, token: token, at: now)
            page.requests = requests
            return page
        } catch {
            switch error {
            case .transport(let error): throw error
            case .refusal(let refusal):
                return ComplaintPage(
                    cursor: position.checkpoint.text, status: refusal.status, bytes: 0, requests: max(1, requests),
                    ending: .failed(refusal.failure, retryAfter: refusal.retryAfter))
            }
        }
    }

    private enum AskingFailure: Error {
        case transport(TransportError)
        case refusal(AccessTokenRequest.Refusal)
    }

    /// One request, with a fresh access token when the one at hand has ended; a 401 renews it exactly once.
    private func ask(
        _ position: ComplaintPosition, at now: Timestamp, requests: inout Int
    ) async throws(AskingFailure) -> (response: HTTPResponse, token: String?) {
        let token = try await accessToken(at: now, requests: &requests)
        let response = try await perform(request(position, token, at: now), requests: &requests)
        guard response.status == 401, let token else { return (response, token) }
        tokens.forget(token, of: access.tokenKey)
        let renewed = try await accessToken(at: now, requests: &requests)
        return (try await perform(request(position, renewed, at: now), requests: &requests), renewed)
    }

    private func request(_ position: ComplaintPosition, _ token: String?, at now: Timestamp) -> HTTPRequest {
        let plain = query.request(
            position.step, since: position.checkpoint.since, until: position.checkpoint.until)
        return access.authorize(plain, accessToken: token, at: now, nonce: nonce())
    }

    private func accessToken(at now: Timestamp, requests: inout Int) async throws(AskingFailure) -> String? {
        guard let oauth = access.oauth else { return nil }
        if let token = tokens.token(access.tokenKey, at: now, margin: oauth.client.margin) { return token }
        let response = try await perform(oauth.request, requests: &requests)
        do throws(AccessTokenRequest.Refusal) {
            let token = try oauth.token(in: response, at: now)
            tokens.keep(token, as: access.tokenKey)
            return token.text
        } catch {
            throw .refusal(error)
        }
    }

    private func perform(_ request: HTTPRequest, requests: inout Int) async throws(AskingFailure) -> HTTPResponse {
        requests += 1
        do throws(TransportError) {
            return try await client.perform(request)
        } catch {
            throw .transport(redacted(error))
        }
    }

    /// A transport's message may quote the URL, and the URL may hold a key.
    private func redacted(_ error: TransportError) -> TransportError {
        switch error {
        case .invalidURL(let url): .invalidURL(PollURL(url).place)
        case .other(let code, let message): .other(code: code, message: hidden(message))
        default: error
        }
    }

    private func hidden(_ text: String) -> String { secrets.reduce(text) { $0.replacing($1, with: "[secret]") } }

    private func page(
        from response: HTTPResponse, _ position: ComplaintPosition, token: String?, at now: Timestamp
    ) -> ComplaintPage {
        guard (200..<300).contains(response.status) else {
            return pager.refusal(response, position, at: now)
        }
        let hidden = secrets + ComplaintCredentials.forms(of: token.map { [$0] } ?? [])
        let content = reader.read(response, of: position.step, secrets: hidden, at: now)
        return pager.page(content, of: response, position, at: now)
    }
}

import Crisis
import Transport

/// Asks a feed for what is new: one conditional GET.
package struct FeedFetch: Sendable {
    /// What a feed may come as, best first; `*/*` because many servers know none of these names.
    static let accept =
        "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
        + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"

    private let client: any HTTPClient

    package init(client: any HTTPClient) { self.client = client }

    /// The request for a feed, with the validators of its last answer sent back byte for byte.
    ///
    /// - Parameter feed: the feed at the address that is to be asked; see `Source.FeedOrigin.asked`.
    package static func request(for feed: Source.FeedOrigin, state: SourceState) -> HTTPRequest {
        var headers = [HTTPHeader("Accept", accept)]
        let validators = Validators(etag: state.etag, lastModified: state.lastModified)
        if let etag = validators.etag { headers.append(HTTPHeader("If-None-Match", etag)) }
        if let moment = validators.lastModified { headers.append(HTTPHeader("If-Modified-Since", moment)) }
        return HTTPRequest(
            url: feed.url, headers: headers, addressPolicy: feed.trusted ? .trusted : .publicOnly, limits: .feed)
    }

    /// Asks once. A body that broke off is still a body, for a parser can read the entries that are whole.
    package func fetch(
        _ feed: Source.FeedOrigin, state: SourceState, at now: Timestamp
    ) async throws(TransportError) -> FeedAnswer {
        let request = FeedFetch.request(for: feed.asked(by: state, at: now), state: state)
        do {
            let known = Validators(etag: state.etag, lastModified: state.lastModified)
            return FeedFetch.answer(to: request, try await client.perform(request), known: known, at: now)
        } catch .truncated(let partial?) where (200..<300).contains(partial.status) && !partial.body.isEmpty {
            return FeedFetch.answer(to: request, partial, at: now).brokenOff
        }
    }

    /// What a response means to the request that it answers.
    ///
    /// - Parameter known: the validators that it sent.
    package static func answer(
        to request: HTTPRequest, _ response: HTTPResponse, known: Validators? = nil, at now: Timestamp
    ) -> FeedAnswer {
        answer(to: request.url, isConditional: isConditional(request), response, known: known, at: now)
    }

    /// Whether a request asks for what changed only.
    package static func isConditional(_ request: HTTPRequest) -> Bool {
        request.headers.contains { $0.name.utf8.starts(with: "If-".utf8) }
    }

    /// What a response means to a request of that URL.
    package static func answer(
        to url: String, isConditional: Bool, _ response: HTTPResponse, known: Validators?, at now: Timestamp
    ) -> FeedAnswer {
        let headers = AnswerHeaders(response.head, known: known)
        var notes = PollNotes()
        notes.freshUntil = headers.freshUntil(at: now)
        notes.redirects = response.redirects.map { FollowedRedirect(isPermanent: $0.isPermanent, target: $0.url) }
        var answer = FeedAnswer(
            asked: url, result: result(of: response, headers, isConditional: isConditional, at: now),
            status: response.status,
            // 206 is a part that nobody asked for.
            validators: response.status == 206
                ? nil : Validators(etag: headers.etag, lastModified: headers.lastModified),
            bytes: response.receivedBytes, notes: notes)
        answer.mayBeCut = headers.contentEncoding.map { !provenEncodings.contains($0.lowercased()) } ?? false
        return answer
    }

    /// Whose end the transport checks.
    private static let provenEncodings: Set<String> = ["gzip", "x-gzip", "identity", ""]

    private static func result(
        of response: HTTPResponse, _ headers: AnswerHeaders, isConditional: Bool, at now: Timestamp
    ) -> FetchResult {
        switch response.status {
        case 200..<300:
            return .body(
                response.body, contentType: headers.contentType, effectiveURL: response.effectiveURL)
        // A 304 to a request without a condition would hide the feed for ever.
        case 304 where isConditional: return .unchanged
        case 410: return .gone
        default:
            let retryAfter = headers.retryAfter.flatMap { RetryAfter.moment($0, at: now) }
            return .refused(status: response.status, retryAfter: retryAfter)
        }
    }
}

extension Source.FeedOrigin {
    /// The feed at the address that is asked now, which after a lasting redirect is not the configured one.
    ///
    /// What the operator allowed for the configured host, such as a private address, does not go along to another one.
    package func asked(by state: SourceState, at now: Timestamp) -> Source.FeedOrigin {
        let address = state.address(configured: url, at: now)
        guard address != url else { return self }
        var moved = self
        moved.url = address
        moved.trusted = trusted && PollURL(address).origin == PollURL(url).origin
        return moved
    }
}

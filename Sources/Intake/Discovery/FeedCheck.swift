import Crisis
import Transport

/// Whether an address gives a feed now: one request, as the service would make it.
package struct FeedCheck: Sendable {
    private let client: any HTTPClient

    package init(client: any HTTPClient) { self.client = client }

    /// The number of entries, or why there is no feed.
    package func entries(of feed: Source.FeedOrigin, at now: Timestamp) async throws(PollFailure) -> Int {
        let request = FeedFetch.request(for: feed, state: SourceState(id: "", nextDue: now))
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await client.perform(request)
        } catch {
            throw PollFailure(error) ?? PollFailure(.other, "\(error)")
        }
        guard response.status != 410 else { throw PollFailure(.gone, "HTTP 410") }
        guard (200..<300).contains(response.status) else { throw PollFailure(status: response.status) }
        do throws(FeedError) {
            return try FeedParser.parse(
                response.body, contentType: response.header("Content-Type"), baseURL: response.effectiveURL,
                offsetMinutes: 480
            ).entries.count
        } catch {
            throw PollFailure(.unreadable, "\(error)")
        }
    }
}

import Crisis
import Transport

/// A REST endpoint that returns complaints as JSON, page by page behind a cursor.
///
/// The caller asks for a page, commits it together with its cursor, and asks for the next one; so a kill between two
/// pages neither loses nor repeats anything.
package struct ComplaintAPI: Sendable {
    /// Pages in one poll whatever the configuration says.
    package static let maximumPages = 500
    /// Bytes in one poll, decoded.
    package static let maximumBytes = 64 * 1024 * 1024

    private let source: Source
    private let origin: Source.ComplaintAPIOrigin
    private let reader: ComplaintPageReader
    private let client: any HTTPClient
    private let token: String?

    /// - Parameter token: The bearer token itself; white space around it is dropped. It is sent and never shown.
    package init(source: Source, client: any HTTPClient, token: String? = nil) throws(ComplaintSetupError) {
        guard case .complaintAPI(let origin) = source.origin else {
            throw .wrongOrigin(source: source.id, wanted: "complaint API")
        }
        self.source = source
        self.origin = origin
        self.client = client
        self.token = token.map(ComplaintText.trimmed)
        reader = try ComplaintPageReader(source: source, origin: origin, secret: self.token)
    }

    /// Where a poll begins: at the cursor of the last one.
    package func start(from state: SourceState) -> ComplaintPosition { ComplaintPosition(cursor: state.cursor) }

    /// Asks for one page. A refusal or a page that is not JSON is a page that says so; only what kept us from asking,
    /// or broke the answer off, is an error, and then nothing moves.
    package func nextPage(_ position: ComplaintPosition, at now: Timestamp) async throws(TransportError)
        -> ComplaintPage
    {
        let response = try await client.perform(try request(position))
        guard (200..<300).contains(response.status) else { return refusal(response, position, at: now) }
        let content = reader.read(response)
        var page = ComplaintPage(
            items: content.items, unreadable: content.unreadable, cursor: position.cursor, status: response.status,
            bytes: response.receivedBytes, ending: .endOfData)
        switch content.next {
        case .failure(let failure): page.ending = .failed(failure, retryAfter: nil)
        case .success(let cursor): follow(cursor, from: position, bytes: response.body.count, in: &page)
        }
        return page
    }

    func request(_ position: ComplaintPosition) throws(TransportError) -> HTTPRequest {
        var headers = [HTTPHeader("Accept", "application/json")]
        if let token {
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw .other(
                    code: 0,
                    message: "the bearer token is empty or has a space or control character in it. "
                        + "Write it on one line of its credential file")
            }
            headers.append(HTTPHeader("Authorization", "Bearer \(token)"))
        }
        let url = position.cursor.map { PollURL(origin.url).setting(origin.cursorParameter, to: $0) } ?? origin.url
        return HTTPRequest(
            url: url, headers: headers, addressPolicy: origin.trusted ? .trusted : .publicOnly, limits: .feed)
    }

    /// Decides how the poll goes on after a good page.
    private func follow(
        _ cursor: String?, from position: ComplaintPosition, bytes: Int, in page: inout ComplaintPage
    ) {
        guard let cursor, cursor != position.cursor else { return }
        var next = position
        if let asked = position.cursor { next.visited.insert(asked) }
        guard !next.visited.contains(cursor) else {
            page.ending = .failed(
                PollFailure(.cursorLoop, "the page's next cursor was read in this poll already. Tell the API's owner"),
                retryAfter: nil)
            return
        }
        next.cursor = cursor
        next.pagesRead += 1
        next.bytesRead += bytes
        page.cursor = cursor
        let limit = min(max(origin.maximumPages, 1), ComplaintAPI.maximumPages)
        let isWithin = next.pagesRead < limit && next.bytesRead < ComplaintAPI.maximumBytes
        page.ending = isWithin ? .more(next) : .limitReached
    }

    private func refusal(
        _ response: HTTPResponse, _ position: ComplaintPosition, at now: Timestamp
    ) -> ComplaintPage {
        let retryAfter = response.header("Retry-After").flatMap { RetryAfter.moment($0, at: now) }
        return ComplaintPage(
            cursor: position.cursor, status: response.status, bytes: response.receivedBytes,
            ending: response.status == 410
                ? .gone : .failed(PollFailure(status: response.status), retryAfter: retryAfter))
    }
}

import Synchronization
import Transport

/// Fetches with our transport and keeps the ETag, as the C program does.
final class FetchCourse: Course {
    private let transport: CurlTransport
    private let limits: TransferLimits
    private let isFresh: Bool
    private let etags = Mutex<[Int: String]>([:])

    init(_ options: Options) {
        transport = CurlTransport(
            userAgent: "feedbench/1", perHostConnections: options.handles, totalConnections: options.handles)
        var limits = TransferLimits.feed
        limits.total = .seconds(options.timeout)
        self.limits = limits
        isFresh = options.isFresh
    }

    func visit(_ url: String, number: Int) async -> Visit {
        var headers = [HTTPHeader("Accept", "application/rss+xml, application/atom+xml, */*;q=0.1")]
        if !isFresh, let etag = etags.withLock({ $0[number] }) { headers.append(HTTPHeader("If-None-Match", etag)) }
        let request = HTTPRequest(url: url, headers: headers, addressPolicy: .trusted, limits: limits)
        do {
            let response = try await transport.perform(request)
            if response.status == 200, let etag = response.header("ETag") { etags.withLock { $0[number] = etag } }
            return Visit(status: response.status, bytes: response.body.count)
        } catch {
            FeedBench.say("feedbench: \(url): \(error)\n")
            return Visit()
        }
    }
}

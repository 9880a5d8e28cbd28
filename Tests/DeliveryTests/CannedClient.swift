import Synchronization
import Transport

/// Gives one answer to everything and keeps what it was asked.
final class CannedClient: HTTPClient {
    private let answer: Result<HTTPResponse, TransportError>
    private let kept = Mutex<[HTTPRequest]>([])

    init(_ answer: Result<HTTPResponse, TransportError>) { self.answer = answer }

    convenience init(status: Int, retryAfter: String? = nil) {
        self.init(
            .success(
                HTTPResponse(
                    status: status, headers: retryAfter.map { [HTTPHeader("Retry-After", $0)] } ?? [],
                    body: Array("cannot POST /services/T0/SECRET".utf8), effectiveURL: "https://hooks.example.com")))
    }

    var requests: [HTTPRequest] { kept.withLock { $0 } }

    func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        kept.withLock { $0.append(request) }
        return try answer.get()
    }
}

import Crisis
import Synchronization
import Transport

/// Answers by a function of the request and remembers what was asked.
final class CannedClient: HTTPClient {
    private let answer: @Sendable (HTTPRequest, Int) throws(TransportError) -> HTTPResponse
    private let asked = Mutex<[HTTPRequest]>([])

    /// - Parameter answer: Gets the request and how many came before it.
    init(_ answer: @escaping @Sendable (HTTPRequest, Int) throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let count = asked.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        return try answer(request, count)
    }
}

extension HTTPResponse {
    static func answer(
        _ status: Int = 200, _ body: String = "", headers: [HTTPHeader] = [], url: String = "https://api.example/v1"
    ) -> HTTPResponse {
        let bytes = Array(body.utf8)
        return HTTPResponse(
            status: status, headers: headers, body: bytes, effectiveURL: url, receivedBytes: bytes.count)
    }
}

/// SplitMix64: the same numbers on every run.
struct PollSeed: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

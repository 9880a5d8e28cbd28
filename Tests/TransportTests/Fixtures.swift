import LoopbackServer

@testable import Transport

extension HTTPRequest {
    /// A request to a server on this machine, with limits that an ordinary test never meets.
    static func local(
        _ url: String, method: Method = .get, headers: [HTTPHeader] = [], body: [UInt8] = [],
        policy: AddressPolicy = .trusted, limits: TransferLimits = .roomy, connection: ConnectionOptions? = nil
    ) -> HTTPRequest {
        HTTPRequest(
            method: method, url: url, headers: headers, body: body, addressPolicy: policy, limits: limits,
            connection: connection)
    }
}

extension TransferLimits {
    static let roomy = TransferLimits(
        connect: .seconds(20), total: .seconds(40), stall: .seconds(20), bodyBytes: 1024 * 1024, redirects: 5)

    func with(_ change: (inout TransferLimits) -> Void) -> TransferLimits {
        var limits = self
        change(&limits)
        return limits
    }
}

extension CurlTransport {
    static func forTests(perHost: Int = 8, total: Int = 64) -> CurlTransport {
        CurlTransport(
            userAgent: "Tocsin-Tests/1.0 (+https://example.org/tocsin)", perHostConnections: perHost,
            totalConnections: total)
    }

    /// The error that the request ends with, or nil when it gets an answer.
    func failure(_ request: HTTPRequest) async -> TransportError? {
        do throws(TransportError) {
            _ = try await perform(request)
            return nil
        } catch {
            return error
        }
    }
}

/// Small, fast and the same everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

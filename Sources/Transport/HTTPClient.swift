/// What carries requests out: the libcurl driver in the service, a canned one in tests.
package protocol HTTPClient: Sendable {
    func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse

    /// A way to make many requests at little cost; nil when the client has none.
    ///
    /// - Parameter adapt: applied to each request before it is made.
    func exchange(adapting adapt: @escaping @Sendable (HTTPRequest) -> HTTPRequest) -> TransferExchange?
}

extension HTTPClient {
    package func exchange(adapting adapt: @escaping @Sendable (HTTPRequest) -> HTTPRequest) -> TransferExchange? { nil }
}

/// What carries requests out: the libcurl driver in the service, a canned one in tests.
package protocol HTTPClient: Sendable {
    func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

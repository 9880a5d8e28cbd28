/// The answer of a server, whatever its status.
package struct HTTPResponse: Sendable, Hashable {
    package var status: Int
    /// Of the last response only, after redirects.
    package var headers: [HTTPHeader]
    /// Decoded.
    package var body: [UInt8]
    /// Where the answer came from, after redirects; without user and password, but with its query.
    package var effectiveURL: String
    /// Bytes that came over the wire for the body.
    package var receivedBytes: Int

    package init(
        status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], effectiveURL: String, receivedBytes: Int = 0
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.effectiveURL = effectiveURL
        self.receivedBytes = receivedBytes
    }

    /// The value of the first header of that name, whatever its case.
    package func header(_ name: String) -> String? { headers.first { $0.isNamed(name) }?.value }
}

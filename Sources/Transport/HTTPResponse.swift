/// The answer of a server, whatever its status.
package struct HTTPResponse: Sendable, Hashable {
    package var status: Int
    /// Of the last response only, after redirects.
    package var head: AnswerHead
    /// Decoded.
    package var body: [UInt8]
    /// Where the answer came from, after redirects; without user and password, but with its query.
    package var effectiveURL: String
    /// Bytes that came over the wire for the body.
    package var receivedBytes: Int
    /// The redirects that led to this answer, first to last; empty when the request's own URL answered.
    package var redirects: [Redirect]
    package var connection = ConnectionFacts()

    package init(
        status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], effectiveURL: String, receivedBytes: Int = 0,
        redirects: [Redirect] = []
    ) {
        self.status = status
        head = AnswerHead(headers)
        self.body = body
        self.effectiveURL = effectiveURL
        self.receivedBytes = receivedBytes
        self.redirects = redirects
    }

    /// What came, for the transport's own use.
    init(
        status: Int, head: AnswerHead, body: [UInt8], effectiveURL: String, receivedBytes: Int, redirects: [Redirect],
        connection: ConnectionFacts
    ) {
        self.status = status
        self.head = head
        self.body = body
        self.effectiveURL = effectiveURL
        self.receivedBytes = receivedBytes
        self.redirects = redirects
        self.connection = connection
    }

    package var headers: [HTTPHeader] {
        get { head.headers }
        set { head = AnswerHead(newValue) }
    }

    /// The value of the first header of that name, whatever its case.
    package func header(_ name: String) -> String? { head.first(name.lowercased()) }

    /// Where the request's URL has moved for good: the target of its leading permanent redirects, or nil when the first
    /// one is temporary or there is none. A temporary redirect after them says nothing for good and is left out.
    package var permanentURL: String? { redirects.prefix { $0.isPermanent }.last?.url }
}

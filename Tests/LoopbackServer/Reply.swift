/// What the server does about a request.
package enum Reply: Sendable {
    /// A whole answer. `Content-Length` is added; the connection stays open for the next request.
    case answer(status: Int, headers: [(name: String, value: String)], body: [UInt8])
    /// These bytes as they are, then the connection is closed.
    case raw([UInt8])
    /// Declares a longer body than is sent, then closes the connection.
    case truncated(declaredBytes: Int, body: [UInt8])
    /// A body without a declared length that never ends.
    case endlessBody
    /// A head whose header lines never end.
    case endlessHeaders
    /// A head whose one header line never ends.
    case endlessHeaderLine
    /// A valid gzip body that decodes to that many equal bytes, 150 times what goes over the wire.
    case gzipBomb(decodedBytes: Int)
    /// A whole answer, of whose body one byte is sent at each interval.
    case drip([UInt8], every: Duration)
    /// A head and the beginning of its body, and then nothing more, with the connection open.
    case stall(declaredBytes: Int, body: [UInt8])
    /// Reads the request and never answers.
    case hang
    /// Closes the connection without an answer.
    case close
}

extension Reply {
    /// An answer without a body.
    package static func status(_ status: Int, headers: [(name: String, value: String)] = []) -> Reply {
        .answer(status: status, headers: headers, body: [])
    }

    /// A 200 with a text in UTF-8.
    package static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", headers: [(name: String, value: String)] = []
    ) -> Reply {
        .answer(status: 200, headers: [(name: "Content-Type", value: type)] + headers, body: Array(text.utf8))
    }

    /// A redirect to that location, which goes into the header unchanged.
    package static func redirect(to location: String, status: Int = 302) -> Reply {
        .status(status, headers: [(name: "Location", value: location)])
    }

    /// A 200 whose body is encoded as gzip.
    package static func gzip(_ body: [UInt8], headers: [(name: String, value: String)] = []) -> Reply {
        .answer(
            status: 200, headers: [(name: "Content-Encoding", value: "gzip")] + headers,
            body: GzipStream.stored(body))
    }
}

/// What a transfer has received so far, and whether it may go on.
struct Reception {
    /// Why we ended the transfer ourselves.
    enum Cut: Equatable {
        case bodyTooLarge
        case headerTooLarge
        /// All that is wanted is here.
        case enough
    }

    private(set) var status = 0
    private(set) var headers: [HTTPHeader] = []
    private(set) var body: [UInt8] = []
    /// The blank line after the headers has come.
    private(set) var hasHeaders = false
    private(set) var cut: Cut?
    private var headerBytes = 0
    private var trailer: GzipTrailer?
    private var allowance: (bytes: Int, excess: TransferLimits.Excess)
    private let headerLimit: Int
    private let followsRedirects: Bool

    /// A redirect's own body interests nobody; this much is read so that the connection can be used again.
    private static let redirectBodyBytes = 16 * 1024
    /// A declared length is a promise of the other side; no more than this is reserved for it.
    private static let reservedBytes = 1024 * 1024

    init(limits: TransferLimits, followsRedirects: Bool) {
        allowance = (limits.bodyBytes, limits.excess)
        headerLimit = limits.headerBytes
        self.followsRedirects = followsRedirects
    }

    /// Takes one line of the head or of the trailers; false ends the transfer.
    mutating func takeHeader(_ line: some BidirectionalCollection<UInt8>) -> Bool {
        headerBytes += line.count
        guard headerBytes <= headerLimit else {
            cut = .headerTooLarge
            return false
        }
        if line.starts(with: "HTTP/".utf8) {
            beginHead(statusLine: line)
        } else if HTTPHeader.trimmed(line).isEmpty {
            endHead()
        } else if !hasHeaders {
            append(line)
        }
        return true
    }

    /// Takes decoded bytes of the body; false ends the transfer.
    mutating func takeBody(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count <= allowance.bytes - body.count else {
            body.append(contentsOf: bytes.prefix(allowance.bytes - body.count))
            cut = allowance.excess == .refused ? .bodyTooLarge : .enough
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Whether `takeWire` must be called for what comes now.
    var needsWire: Bool { trailer != nil }

    /// Takes bytes of the body as they came over the wire, before `takeBody` gets what they decode to.
    mutating func takeWire(_ bytes: some RandomAccessCollection<UInt8>) { trailer?.take(bytes) }

    /// False for a gzip body that stopped before its end, which libcurl 7.88 takes for whole.
    var isWhole: Bool { trailer?.confirms(decodedBytes: body.count) ?? true }

    private mutating func beginHead(statusLine: some BidirectionalCollection<UInt8>) {
        let code = statusLine.drop { $0 != 0x20 }.dropFirst().prefix(3)
        status = Int(HTTPHeader.text(code)) ?? 0
        headers = []
        hasHeaders = false
    }

    private mutating func append(_ line: some BidirectionalCollection<UInt8>) {
        if let first = line.first, first == 0x20 || first == 0x09, !headers.isEmpty {
            // A folded line goes on with the value before it.
            headers[headers.count - 1].value += " " + HTTPHeader.text(HTTPHeader.trimmed(line))
        } else if let header = HTTPHeader(line: line) {
            headers.append(header)
        }
    }

    private mutating func endHead() {
        guard !hasHeaders else { return }
        hasHeaders = true
        let head = HTTPResponse(status: status, headers: headers, effectiveURL: "")
        if followsRedirects, head.isRedirect, head.header("Location") != nil {
            allowance = (Self.redirectBodyBytes, .cut)
        }
        let declared = head.header("Content-Length").flatMap { Int($0) }
        if let declared, declared > 0 { body.reserveCapacity(min(declared, allowance.bytes, Self.reservedBytes)) }
        let encoding = head.header("Content-Encoding")?.lowercased()
        trailer = encoding == "gzip" || encoding == "x-gzip" ? GzipTrailer(declaredBytes: declared) : nil
    }
}

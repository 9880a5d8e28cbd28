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
    /// The first word of the status line, `HTTP/1.1`.
    private(set) var version: String?
    private(set) var head = AnswerHead()
    private(set) var body: [UInt8] = []
    /// The blank line after the headers has come.
    private(set) var hasHeaders = false
    private(set) var cut: Cut?
    private var headerBytes = 0
    private var trailer: GzipTrailer?
    private var declaredBytes: Int?
    private var isGzip = false
    private var hasLocation = false
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

    var headers: [HTTPHeader] { head.headers }

    /// Takes one line of the head or of the trailers; false ends the transfer.
    mutating func takeHeader(_ line: [UInt8]) -> Bool { unsafe line.withUnsafeBytes { unsafe takeHeader($0) } }

    /// The same, where libcurl keeps it.
    mutating func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        guard headerBytes <= headerLimit else {
            cut = .headerTooLarge
            return false
        }
        if unsafe line.first == UInt8(ascii: "H") && line.starts(with: "HTTP/".utf8) {
            unsafe beginHead(statusLine: line)
        } else if unsafe line.allSatisfy({ $0 == 0x0D || $0 == 0x0A || $0 == 0x20 || $0 == 0x09 }) {
            endHead()
        } else if !hasHeaders {
            unsafe note(line)
            unsafe head.append(line)
        }
        return true
    }

    /// Notes what the transfer itself must know.
    private mutating func note(_ line: UnsafeRawBufferPointer) {
        // Most lines are none of the three, and the place of their colon says so.
        let isWanted = [8, 14, 16].contains { unsafe $0 < line.count && line[$0] == UInt8(ascii: ":") }
        guard isWanted, let header = unsafe HTTPHeader(line: line) else { return }
        if header.isNamed("Content-Length"), declaredBytes == nil {
            declaredBytes = Int(header.value)
        } else if header.isNamed("Content-Encoding") {
            isGzip = ["gzip", "x-gzip"].contains(header.value.lowercased())
        } else if header.isNamed("Location") {
            hasLocation = true
        }
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

    private mutating func beginHead(statusLine: UnsafeRawBufferPointer) {
        status = 0
        var digits = 0
        var versionEnd = 0
        // "HTTP/1.1 304 Not Modified"
        for place in 0..<statusLine.count {
            let byte = unsafe statusLine[place]
            if versionEnd == 0 {
                if byte <= 0x20 { versionEnd = place }
            } else {
                guard digits < 3, (0x30...0x39).contains(byte) else { break }
                status = status * 10 + Int(byte - 0x30)
                digits += 1
            }
        }
        if digits < 3 { status = 0 }
        version = unsafe String(decoding: statusLine.prefix(min(versionEnd, 15)), as: UTF8.self)
        head.removeAll()
        hasHeaders = false
        (declaredBytes, isGzip, hasLocation) = (nil, false, false)
    }

    private mutating func endHead() {
        guard !hasHeaders else { return }
        hasHeaders = true
        if followsRedirects, hasLocation, HTTPResponse.isRedirect(status) {
            allowance = (Self.redirectBodyBytes, .cut)
        }
        if status != 304, let declaredBytes, declaredBytes > 0 {
            body.reserveCapacity(min(declaredBytes, allowance.bytes, Self.reservedBytes))
        }
        trailer = isGzip ? GzipTrailer(declaredBytes: declaredBytes) : nil
    }
}

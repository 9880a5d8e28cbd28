/// The requests and replies on one connection, one after another.
struct Conversation {
    private let connection: ConnectedSocket
    private let journal: Journal
    private let handler: LoopbackServer.Handler
    private let deadline: ContinuousClock.Instant
    private var buffer: [UInt8] = []

    init(
        _ connection: ConnectedSocket, journal: Journal, patience: Duration, handler: @escaping LoopbackServer.Handler
    ) {
        self.connection = connection
        self.journal = journal
        self.handler = handler
        deadline = .now + patience
    }

    /// Returns when either side has had enough.
    consuming func run() {
        while let request = readRequest() {
            journal.began(request)
            let goesOn = carryOut(handler(request))
            journal.ended()
            if !goesOn { return }
        }
    }

    private mutating func readRequest() -> Request? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let blank = buffer.firstRange(of: end) {
                let head = buffer[..<blank.lowerBound]
                let bodyEnd = blank.upperBound + Request.declaredLength(head: head)
                if buffer.count >= bodyEnd {
                    defer { buffer = Array(buffer[bodyEnd...]) }
                    return Request(head: head, body: Array(buffer[blank.upperBound..<bodyEnd]))
                }
            }
            // A method begins with a letter; anything else, such as a TLS greeting, is not for us.
            if let first = buffer.first, !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { return nil }
            guard ContinuousClock.now < deadline, let more = connection.receive() else { return nil }
            buffer += more
        }
    }

    /// True when the connection stays open for another request.
    private func carryOut(_ reply: Reply) -> Bool {
        switch reply {
        case .answer(let status, let headers, let body):
            let length = status == 304 || status == 204 ? [] : [(name: "Content-Length", value: "\(body.count)")]
            return connection.send(Self.head(status, headers + length) + body)
        case .raw(let bytes): _ = connection.send(bytes)
        case .truncated(let declared, let body): _ = connection.send(Self.head(200, length: declared) + body)
        case .gzipBomb(let count):
            let body = GzipStream.bomb(decodedBytes: count)
            let headers = [
                (name: "Content-Encoding", value: "gzip"), (name: "Content-Length", value: "\(body.count)"),
            ]
            return connection.send(Self.head(200, headers) + body)
        case .endlessBody: sendForEver(after: Self.head(200, []), [UInt8](repeating: 0x20, count: 64 * 1024))
        case .endlessHeaders:
            sendForEver(after: Array("HTTP/1.1 200 OK\r\n".utf8), Array("X-Filler: filler\r\n".utf8))
        case .endlessHeaderLine:
            sendForEver(
                after: Array("HTTP/1.1 200 OK\r\nX-Filler: ".utf8), [UInt8](repeating: 0x61, count: 16 * 1024))
        case .drip(let body, let interval): return drip(body, every: interval)
        case .stall(let declared, let body):
            if connection.send(Self.head(200, length: declared) + body) { connection.waitForHangUp(until: deadline) }
        case .hang: connection.waitForHangUp(until: deadline)
        case .close: break
        }
        return false
    }

    private func sendForEver(after head: [UInt8], _ portion: [UInt8]) {
        guard connection.send(head) else { return }
        while ContinuousClock.now < deadline, connection.send(portion) {}
    }

    private func drip(_ body: [UInt8], every interval: Duration) -> Bool {
        guard connection.send(Self.head(200, length: body.count)) else { return false }
        for byte in body {
            guard ContinuousClock.now < deadline, !connection.waitForHangUp(until: .now + interval),
                connection.send([byte])
            else { return false }
        }
        return true
    }

    private static func head(_ status: Int, length: Int) -> [UInt8] {
        head(status, [(name: "Content-Length", value: "\(length)")])
    }

    private static func head(_ status: Int, _ headers: [(name: String, value: String)]) -> [UInt8] {
        let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
        return Array("HTTP/1.1 \(status) Status\r\n\(lines)\r\n".utf8)
    }
}

extension [UInt8] {
    fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
        guard count >= pattern.count else { return nil }
        for start in 0...(count - pattern.count) where self[start..<start + pattern.count].elementsEqual(pattern) {
            return start..<start + pattern.count
        }
        return nil
    }
}

import CCurl

/// One place for a transfer: an easy handle that is used again and again, and the state of the hop it now carries.
///
/// Lives on the driver's thread; libcurl's callbacks reach it through an unretained pointer, which is sound because the
/// driver holds the slot from before the handle is added until after it is removed.
final class TransferSlot {
    let handle: EasyHandle
    let errorText = ErrorText()
    private var headerList: HeaderList?
    private(set) var hop: Hop
    private(set) var startedAt: ContinuousClock.Instant
    var reception: Reception
    var addressGuard: AddressGuard
    var refusedAddress: String?
    var facts = ConnectionFacts()
    /// When the last byte moved; nil while the connection is being made, which has its own limit.
    var lastProgress: ContinuousClock.Instant?
    private var sentBytes = 0

    init(_ hop: Hop, at now: ContinuousClock.Instant) throws(TransportError) {
        handle = try EasyHandle()
        self.hop = hop
        startedAt = now
        reception = Reception(limits: hop.limits, followsRedirects: hop.followsRedirects)
        addressGuard = AddressGuard(policy: hop.policy)
    }

    /// Makes the slot ready to carry a hop.
    func prepare(_ hop: Hop, number: Int, userAgent: String, at now: ContinuousClock.Instant) throws(TransportError) {
        self.hop = hop
        startedAt = now
        reception = Reception(limits: hop.limits, followsRedirects: hop.followsRedirects)
        addressGuard = AddressGuard(policy: hop.policy)
        refusedAddress = nil
        facts = ConnectionFacts()
        lastProgress = nil
        sentBytes = 0
        handle.reset()
        try setManners(userAgent: userAgent)
        try setLimits()
        try setRequest()
        try handle.set(.privateNumber, number)
        try errorText.attach(to: handle)
        try installCallbacks()
    }

    /// Lets go of what the hop held, so that an idle slot costs little.
    func clear() {
        handle.reset()
        headerList = nil
        reception = Reception(limits: hop.limits, followsRedirects: false)
    }

    /// Whether no byte has moved for the time that the hop allows.
    func isStalled(at now: ContinuousClock.Instant) -> Bool {
        guard let lastProgress, now - lastProgress >= hop.limits.stall else { return false }
        let sent = handle.sentBytes
        guard sent == sentBytes else {
            sentBytes = sent
            self.lastProgress = now
            return false
        }
        return true
    }

    /// When a stall would have to be looked for.
    var stallsAt: ContinuousClock.Instant { (lastProgress ?? startedAt) + hop.limits.stall }

    private func setManners(userAgent: String) throws(TransportError) {
        try handle.set(.noSignal, true)
        // Without it a slow name server blocks the whole driver when its transfer times out (curl #4852).
        try handle.set(.quickExit, true)
        // An http_proxy of the environment would carry every request past the address guard.
        try handle.set(.proxy, "")
        try handle.set(.protocols, "http,https")
        try handle.set(.redirectProtocols, "http,https")
        try handle.set(.followLocation, false)
        try handle.set(.verifyPeer, true)
        try handle.set(.verifyHost, 2)
        try handle.set(.httpVersion, CURL_HTTP_VERSION_2TLS)
        try handle.set(.acceptEncoding, "")
        try handle.set(.userAgent, userAgent)
    }

    private func setLimits() throws(TransportError) {
        let total = hop.limits.total.wholeMilliseconds
        try handle.set(.timeoutMilliseconds, total)
        try handle.set(.connectTimeoutMilliseconds, min(hop.limits.connect.wholeMilliseconds, total))
    }

    private func setRequest() throws(TransportError) {
        try handle.set(.url, hop.address.text)
        if let socket = hop.unixSocket { try handle.set(.unixSocket, socket) }
        switch hop.method {
        case .get: try handle.set(.get, true)
        case .post:
            try handle.set(.post, true)
            try handle.setBody(hop.body)
        }
        let list = try HeaderList(headerLines())
        try handle.set(.headers, list)
        headerList = consume list
    }

    private func headerLines() throws(TransportError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for header in hop.headers {
            guard let line = header.line else { throw .unusableHeader }
            lines.append(line)
        }
        guard hop.method == .post else { return lines }
        // What libcurl would add by itself: a wait for "100 Continue", and a form's type for any body.
        lines.append(Array("Expect:".utf8))
        if !hop.headers.contains(where: { $0.isNamed("Content-Type") }) { lines.append(Array("Content-Type:".utf8)) }
        return lines
    }
}

extension Duration {
    /// For libcurl, to which 0 means "no limit": at least 1, at most 24 days.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}

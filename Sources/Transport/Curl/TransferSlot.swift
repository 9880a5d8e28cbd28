import CCurl

/// One place for a transfer: an easy handle that is used again and again, and the state of the hop it now carries.
///
/// Lives on the driver's thread; libcurl's callbacks reach it through an unretained pointer, which is sound because the
/// driver holds the slot from before the handle is added until after it is removed.
final class TransferSlot {
    let handle: EasyHandle
    let sockets: SocketWatch
    /// Its place among the driver's slots, which is what libcurl gives back.
    let index: Int
    let errorText = ErrorText()
    private var headerList: HeaderList?
    /// For whom it works now; nil while it is idle.
    private(set) var ticket: TransferTicket?
    private(set) var hop: Hop
    private(set) var isSecure = false
    private(set) var startedAt: ContinuousClock.Instant
    var reception: Reception
    var addressGuard: AddressGuard
    /// The last address that was let through, and by which rules.
    var admitted: (address: String, addressGuard: AddressGuard)?
    var refusedAddress: String?
    var facts = ConnectionFacts()
    /// The body is shown to us as it comes over the wire, too.
    var seesWire = false
    /// When the last byte moved; nil while the connection is being made, which has its own limit.
    var lastProgress: ContinuousClock.Instant?
    /// The connection of this hop is made, or it was there already.
    var isConnected = false
    private var sentBytes = 0
    /// What the handle is set up for; nil for a fresh one.
    private var setUp: SetUp?
    private var jar: CookieJar?

    /// Options that the handle keeps from one hop to the next, unless they differ.
    private struct SetUp: Equatable {
        let connection: ConnectionOptions?
        /// A body and a Unix socket are hard to take back.
        let isPlainGet: Bool
    }

    private var timeout = -1
    private var connectTimeout = -1
    private var line: [UInt8] = []

    init(
        _ hop: Hop, index: Int, sockets: SocketWatch, at now: ContinuousClock.Instant
    ) throws(TransportError) {
        handle = try EasyHandle()
        self.index = index
        self.sockets = sockets
        self.hop = hop
        startedAt = now
        reception = Reception(limits: hop.limits, followsRedirects: hop.followsRedirects)
        addressGuard = AddressGuard(policy: hop.policy)
    }

    /// Makes the slot ready to carry a hop.
    func prepare(
        _ order: TransferOrder, userAgent: String, jar: CookieJar?, at now: ContinuousClock.Instant
    ) throws(TransportError) {
        hop = order.hop
        ticket = order.ticket
        isSecure = hop.address.scheme == "https"
        startedAt = now
        reception = Reception(limits: hop.limits, followsRedirects: hop.followsRedirects)
        addressGuard = AddressGuard(policy: hop.policy)
        refusedAddress = nil
        facts = ConnectionFacts()
        lastProgress = nil
        isConnected = false
        sentBytes = 0
        try hop.judgeBehindProxy(addressGuard)
        let wanted = SetUp(connection: hop.connection, isPlainGet: hop.method == .get && hop.unixSocket == nil)
        if setUp != wanted || !wanted.isPlainGet {
            try forget()
            try setManners(userAgent: userAgent, hop.connection)
            try installCallbacks()
            try handle.share(jar)
            self.jar = jar
            try handle.set(.privateNumber, index)
            try errorText.attach(to: handle)
            if wanted.isPlainGet { try handle.set(.get, true) }
            setUp = wanted
        }
        errorText.clear()
        try setLimits()
        try setRequest()
    }

    /// Lets go of what the hop held, so that an idle slot costs little and keeps no secret of a source.
    func clear() {
        ticket = nil
        if seesWire { _ = try? handle.set(.verbose, false) }
        seesWire = false
        handle.dropHeaders()
        jar?.drainIfFull(through: handle)
        if setUp?.connection != nil || setUp?.isPlainGet == false { try? forget() }
        headerList = nil
        reception = Reception(limits: hop.limits, followsRedirects: false)
    }

    /// Back to a fresh handle.
    private func forget() throws(TransportError) {
        setUp = nil
        (timeout, connectTimeout) = (-1, -1)
        try handle.share(nil)
        handle.reset()
        jar = nil
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

    private func setLimits() throws(TransportError) {
        let total = hop.limits.total.wholeMilliseconds
        let connect = min(hop.limits.connect.wholeMilliseconds, total)
        if total != timeout { try handle.set(.timeoutMilliseconds, total) }
        if connect != connectTimeout { try handle.set(.connectTimeoutMilliseconds, connect) }
        (timeout, connectTimeout) = (total, connect)
    }

    private func setRequest() throws(TransportError) {
        try handle.set(.url, hop.address.text)
        if let socket = hop.unixSocket { try handle.set(.unixSocket, socket) }
        switch hop.method {
        case .get: if setUp?.isPlainGet == false { try handle.set(.get, true) }
        case .post:
            try handle.set(.post, true)
            try handle.setBody(hop.body)
        }
        var list = HeaderList()
        for header in hop.headers {
            guard header.write(into: &line) else { throw .unusableHeader }
            try list.append(line)
        }
        if hop.method == .post {
            // What libcurl would add by itself: a wait for "100 Continue", and a form's type for any body.
            try list.append(Array("Expect:".utf8) + [0])
            if !hop.headers.contains(where: { $0.isNamed("Content-Type") }) {
                try list.append(Array("Content-Type:".utf8) + [0])
            }
        }
        try handle.set(.headers, list)
        headerList = consume list
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

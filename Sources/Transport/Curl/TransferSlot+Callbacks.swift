import CCurl
import Glibc

/// What libcurl calls while a transfer runs, all on the driver's thread.
extension TransferSlot {
    func installCallbacks() throws(TransportError) {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        let raw = unsafe handle.raw
        try handle.check(unsafe ccurl_set_write(raw, CURLOPT_WRITEFUNCTION, takeBody))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_WRITEDATA, me))
        try handle.check(unsafe ccurl_set_write(raw, CURLOPT_HEADERFUNCTION, takeHeader))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_HEADERDATA, me))
        try handle.check(unsafe ccurl_set_open_socket(raw, openSocket))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_OPENSOCKETDATA, me))
        // The connection outlives the slot's transfer; the watch outlives the connection.
        let watch = unsafe Unmanaged.passUnretained(sockets).toOpaque()
        try handle.check(unsafe ccurl_set_close_socket(raw, closeSocket))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_CLOSESOCKETDATA, watch))
        try handle.check(unsafe ccurl_set_before_request(raw, judgeConnection))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_PREREQDATA, me))
        try handle.check(unsafe ccurl_set_debug(raw, takeWire))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_DEBUGDATA, me))
    }

    fileprivate static func from(_ pointer: UnsafeMutableRawPointer?) -> TransferSlot? {
        unsafe pointer.map { unsafe Unmanaged<TransferSlot>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Has libcurl show us the wire where only that tells whether the body is whole. The debug callback alone sees a body
    /// before it is decoded, and costs a fifth of a small transfer, so it is on for these only.
    fileprivate func watchWireIfNeeded() {
        guard reception.needsWire, !seesWire else { return }
        seesWire = true
        _ = try? handle.set(.verbose, true)
    }

    /// The same for the address of a connection that is there already; one that was let through is not judged again
    /// under the same rules.
    fileprivate func admits(connected text: String) -> Bool {
        if let known = admitted, known.address == text, known.addressGuard == addressGuard { return true }
        guard admits(IPAddress(text: text)) else { return false }
        if hop.unixSocket == nil, hop.connection?.proxy == nil { admitted = (text, addressGuard) }
        return true
    }

    fileprivate func admits(_ address: IPAddress?) -> Bool {
        // A Unix socket has no address; the caller named the file.
        if hop.unixSocket != nil { return true }
        // The operator's own choice; the target was judged before.
        if hop.connection?.proxy != nil { return true }
        if let address, addressGuard.allows(address) { return true }
        refusedAddress = address?.description ?? "of an unknown family"
        return false
    }
}

private func takeBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
    guard let slot = unsafe TransferSlot.from(pointer) else { return 0 }
    slot.lastProgress = slot.sockets.turn
    let chunk = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe slot.reception.takeBody(chunk) ? size * count : 0
}

private func takeHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
    guard let slot = unsafe TransferSlot.from(pointer) else { return 0 }
    slot.lastProgress = slot.sockets.turn
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    guard unsafe slot.reception.takeHeader(line) else { return 0 }
    if slot.isSecure, slot.facts.tlsVersion == nil {
        slot.facts.tlsVersion = slot.handle.tlsVersion
    }
    slot.watchWireIfNeeded()
    return size * count
}

private func takeWire(
    _: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
    _ pointer: UnsafeMutableRawPointer?
) -> Int32 {
    guard kind == CURLINFO_DATA_IN, let slot = unsafe TransferSlot.from(pointer) else { return 0 }
    unsafe slot.reception.takeWire(UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}

/// Judges each address before a single packet goes to it.
private func openSocket(
    _ pointer: UnsafeMutableRawPointer?, _: curlsocktype, _ target: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let slot = unsafe TransferSlot.from(pointer), let target = unsafe target,
        slot.admits(unsafe IPAddress(target))
    else { return CURL_SOCKET_BAD }
    let socket = unsafe ccurl_open_socket(target)
    slot.sockets.opened(socket)
    return socket
}

private func closeSocket(_ pointer: UnsafeMutableRawPointer?, _ socket: curl_socket_t) -> Int32 {
    guard let pointer = unsafe pointer else { return close(socket) }
    return unsafe Unmanaged<SocketWatch>.fromOpaque(pointer).takeUnretainedValue().close(socket)
}

/// Judges the connection that is about to carry the request: one kept from an earlier, trusted transfer opens no socket
/// and so would slip past the judgement above.
private func judgeConnection(
    _ pointer: UnsafeMutableRawPointer?, _ address: UnsafeMutablePointer<CChar>?, _: UnsafeMutablePointer<CChar>?,
    _: Int32, _: Int32
) -> Int32 {
    guard let slot = unsafe TransferSlot.from(pointer), let address = unsafe address else {
        return CURL_PREREQFUNC_ABORT
    }
    let text = unsafe String(cString: address)
    guard slot.admits(connected: text) else { return CURL_PREREQFUNC_ABORT }
    if slot.hop.unixSocket == nil { slot.facts.address = text }
    slot.lastProgress = slot.sockets.turn
    slot.isConnected = true
    return CURL_PREREQFUNC_OK
}

extension IPAddress {
    /// The address that libcurl is about to connect to; nil for other families than IPv4 and IPv6.
    fileprivate init?(_ target: UnsafePointer<curl_sockaddr>) {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe ccurl_address_bytes(target, &bytes)
        self.init(bytes: Array(bytes.prefix(Int(count))))
    }
}

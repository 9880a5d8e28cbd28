import CCurl

/// The cookies of one source, in memory, shared by the handles that carry its transfers.
///
/// Used from the driver's thread only, so libcurl needs no locks.
@safe final class CookieJar {
    fileprivate let raw: UnsafeMutableRawPointer

    /// A server that brings ever new cookies finds them all dropped here; no site that a monitor reads needs as many.
    private static let cookieLimit = 300

    init() throws(TransportError) {
        guard let raw = unsafe curl_share_init() else { throw .outOfMemory }
        unsafe self.raw = raw
        unsafe ccurl_share_cookies(raw)
    }

    /// Every handle must have been taken off before.
    deinit { unsafe curl_share_cleanup(raw) }

    /// To be called while the handle still has the jar.
    func drainIfFull(through handle: borrowing EasyHandle) {
        guard unsafe ccurl_count_cookies(handle.raw) > Self.cookieLimit else { return }
        unsafe ccurl_set_string(handle.raw, CURLOPT_COOKIELIST, "ALL")
    }
}

extension EasyHandle {
    /// Takes and sends the cookies of that jar, or none.
    func share(_ jar: CookieJar?) throws(TransportError) {
        try check(unsafe ccurl_set_pointer(raw, CURLOPT_SHARE, jar?.raw))
        // The empty name of a file switches the cookies on.
        if jar != nil { try check(unsafe ccurl_set_string(raw, CURLOPT_COOKIEFILE, "")) }
    }
}

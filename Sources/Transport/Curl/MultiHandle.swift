import CCurl

/// The libcurl multi handle, which carries all transfers; used from the driver's thread only.
@safe struct MultiHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer

    /// - Parameter connections: how many connections may exist at once, idle ones among them.
    init?(connections: Int) {
        guard let raw = unsafe curl_multi_init() else { return nil }
        unsafe self.raw = raw
        // Only a backstop: the admission keeps below it. libcurl's limit for each host is left alone because with it
        // set, 7.88 can park every transfer until its poll runs out.
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, connections)
    }

    deinit { unsafe curl_multi_cleanup(raw) }

    var waker: Waker { unsafe Waker(raw: raw) }

    /// False when libcurl cannot take the transfer.
    func add(_ handle: borrowing EasyHandle) -> Bool { unsafe curl_multi_add_handle(raw, handle.raw) == CURLM_OK }

    func remove(_ handle: borrowing EasyHandle) { unsafe curl_multi_remove_handle(raw, handle.raw) }

    /// Lets every transfer do what it can without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(raw, &running)
    }

    /// Waits until a socket is ready, a timer of libcurl is due, somebody wakes us, or the time is over.
    func poll(milliseconds: Int) { unsafe curl_multi_poll(raw, nil, 0, Int32(clamping: milliseconds), nil) }

    /// The next transfer that ended, with the number it was given.
    func nextFinished() -> (number: Int, code: CURLcode)? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(raw, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle else {
                continue
            }
            var number: UnsafeMutableRawPointer?
            _ = unsafe ccurl_get_private(handle, &number)
            return (Int(bitPattern: number), unsafe ccurl_message_result(message))
        }
        return nil
    }
}

/// Ends a running or the next `MultiHandle.poll`.
///
/// `@unchecked Sendable`: `curl_multi_wakeup` is the one call of libcurl that any thread may make at any time while the
/// multi handle lives; `TransferInbox` makes it under its lock and forgets the waker, under the same lock, before the
/// handle is freed.
@safe struct Waker: @unchecked Sendable {
    fileprivate let raw: UnsafeMutableRawPointer

    func wake() { unsafe curl_multi_wakeup(raw) }
}

/// libcurl's process-wide part, set up once before the first handle.
enum CurlLibrary {
    static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}

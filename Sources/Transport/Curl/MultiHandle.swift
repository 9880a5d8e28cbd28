import CCurl

/// The libcurl multi handle, which carries all transfers; used from the driver's thread only.
///
/// Driven by `curl_multi_socket_action`: libcurl says which sockets and which time it waits for, and is called for the
/// sockets that are ready alone, so that hundreds of slow servers cost nothing while they are silent.
@safe struct MultiHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    let sockets: SocketWatch

    /// libcurl's own default, in seconds: an idle connection older than this is not used again. Longer would save a
    /// handshake for feeds that are asked each few minutes, but few servers keep one that long, and what sits between
    /// may have forgotten it without a word; the poll would then wait for an answer that cannot come.
    private static let oldestIdleConnection = 118

    /// - Parameter connections: how many connections may exist at once, idle ones among them.
    init?(connections: Int) {
        guard let sockets = SocketWatch(), let raw = unsafe curl_multi_init() else { return nil }
        unsafe self.raw = raw
        self.sockets = sockets
        // Only a backstop: the admission keeps below it. libcurl's limit for each host is left alone because with it
        // set, 7.88 can park every transfer until its poll runs out.
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, connections)
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        unsafe sockets.attach(to: raw)
    }

    // Closing its connections, libcurl still calls the socket watch, which lives until after this.
    deinit { unsafe curl_multi_cleanup(raw) }

    var waker: Waker { sockets.waker }

    /// False when libcurl cannot take the transfer.
    func add(_ handle: borrowing EasyHandle) -> Bool { unsafe curl_multi_add_handle(raw, handle.raw) == CURLM_OK }

    func remove(_ handle: borrowing EasyHandle) { unsafe curl_multi_remove_handle(raw, handle.raw) }

    /// When the present turn began: right after the last wait.
    var turn: ContinuousClock.Instant { sockets.turn }

    /// Lets the transfers whose time has come do what they can without waiting.
    func performDue() {
        guard sockets.takeDueTimer() else { return }
        act(on: CURL_SOCKET_TIMEOUT, flags: 0)
    }

    /// Waits until a socket is ready, a timer of libcurl is due, somebody wakes us, or the time is over; then lets the
    /// transfers concerned do what they can. Returns whether any socket was ready.
    func perform(waiting patience: Duration) -> Bool {
        let ready = sockets.wait(upTo: patience)
        for socket in ready { act(on: socket.descriptor, flags: socket.flags) }
        // After a wait that brought nothing libcurl may look at its clock itself, should it have missed a timer.
        if ready.isEmpty && patience > .zero { act(on: CURL_SOCKET_TIMEOUT, flags: 0) } else { performDue() }
        return !ready.isEmpty
    }

    private func act(on socket: curl_socket_t, flags: Int32) {
        var running: Int32 = 0
        unsafe curl_multi_socket_action(raw, socket, flags, &running)
    }

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

/// libcurl's process-wide part, set up once before the first handle.
enum CurlLibrary {
    static let isReady: Bool = {
        ProcessHeap.settle()
        return curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
    }()
}

import CCurl

/// One connection to a mail server: libcurl makes it, secures it and logs in; after that it carries raw bytes.
///
/// Only CONNECT_ONLY serves here: through libcurl's own IMAP commands literals are lost, long lines are cut, and
/// answers end at 300 kB. Used by one thread at a time; libcurl's callbacks reach it through an unretained pointer, which
/// is sound because they only run inside its own calls.
final class MailLink {
    private let handle: EasyHandle
    private let errorText = ErrorText()
    private let server: MailServer
    private let addressGuard: AddressGuard
    fileprivate var refusedAddress: String?
    private var socket: curl_socket_t = -1
    private var room = [UInt8](repeating: 0, count: 64 * 1024)

    /// How long a wait for the server lasts before it looks whether it was cancelled.
    private static let slice = Duration.milliseconds(100)

    init(_ server: MailServer) throws(MailError) {
        guard CurlLibrary.isReady else { throw .other("libcurl cannot be set up") }
        self.server = server
        addressGuard = AddressGuard(policy: server.addressPolicy)
        do {
            handle = try EasyHandle()
        } catch {
            throw .other("\(error)")
        }
    }

    /// Connects, secures the connection and logs in.
    func open(_ login: MailLogin, within limit: Duration) throws(MailError) {
        do {
            try prepare(login, within: limit)
        } catch {
            throw .other("the connection cannot be prepared: \(error)")
        }
        let code = unsafe curl_easy_perform(handle.raw)
        forget()
        guard code == CURLE_OK else { throw failure(code) }
        guard unsafe ccurl_get_socket(handle.raw, &socket) == CURLE_OK, socket >= 0 else {
            throw .closed(words: "")
        }
    }

    /// Sends all bytes before the deadline.
    func send(_ bytes: [UInt8], by deadline: ContinuousClock.Instant) throws(MailError) {
        var sent = 0
        while sent < bytes.count {
            var count = 0
            let code = unsafe bytes.withUnsafeBytes { source in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: source[sent...])
                return unsafe curl_easy_send(handle.raw, rest.baseAddress, rest.count, &count)
            }
            switch code {
            case CURLE_OK: sent += count
            case CURLE_AGAIN: try wait(isWriting: true, by: deadline)
            default: throw .closed(words: "")
            }
        }
    }

    /// The next bytes from the server, at least one.
    func receive(by deadline: ContinuousClock.Instant) throws(MailError) -> ArraySlice<UInt8> {
        while true {
            var count = 0
            let code = unsafe room.withUnsafeMutableBytes {
                unsafe curl_easy_recv(handle.raw, $0.baseAddress, $0.count, &count)
            }
            switch code {
            case CURLE_OK where count > 0: return room[..<count]
            case CURLE_AGAIN: try wait(isWriting: false, by: deadline)
            default: throw .closed(words: "")
            }
        }
    }

    private func wait(isWriting: Bool, by deadline: ContinuousClock.Instant) throws(MailError) {
        while true {
            guard !Task.isCancelled else { throw .cancelled }
            let left = deadline - .now
            guard left > .zero else { throw .timedOut(doing: isWriting ? "sending" : "waiting") }
            let milliseconds = Int32(clamping: min(left, Self.slice).wholeMilliseconds)
            guard ccurl_wait(socket, isWriting ? 1 : 0, milliseconds) == 0 else { return }
        }
    }

    // MARK: Setting up

    private func prepare(_ login: MailLogin, within limit: Duration) throws(TransportError) {
        let raw = unsafe handle.raw
        try handle.set(.noSignal, true)
        try handle.set(.quickExit, true)
        try handle.set(.proxy, "")
        try handle.set(.protocols, "imap,imaps")
        try handle.set(.url, server.url)
        try handle.set(.timeoutMilliseconds, limit.wholeMilliseconds)
        try handle.set(.connectTimeoutMilliseconds, limit.wholeMilliseconds)
        try handle.set(.verifyPeer, server.verifiesCertificate)
        try handle.set(.verifyHost, server.verifiesCertificate ? 2 : 0)
        if let file = server.authorityFile { try handle.check(unsafe ccurl_set_string(raw, CURLOPT_CAINFO, file)) }
        let security = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        try handle.check(unsafe ccurl_set_long(raw, CURLOPT_USE_SSL, Int(security.rawValue)))
        try handle.check(unsafe ccurl_set_long(raw, CURLOPT_CONNECT_ONLY, 1))
        try set(login)
        try errorText.attach(to: handle)
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        try handle.check(unsafe ccurl_set_open_socket(raw, openSocket))
        try handle.check(unsafe ccurl_set_pointer(raw, CURLOPT_OPENSOCKETDATA, me))
        try handle.check(unsafe ccurl_set_progress(raw, hasToGoOn))
        try handle.check(unsafe ccurl_set_long(raw, CURLOPT_NOPROGRESS, 0))
    }

    private func set(_ login: MailLogin) throws(TransportError) {
        let raw = unsafe handle.raw
        try handle.check(unsafe ccurl_set_string(raw, CURLOPT_USERNAME, login.user))
        switch login.secret {
        case .password(let password): try handle.check(unsafe ccurl_set_string(raw, CURLOPT_PASSWORD, password))
        case .token(let token): try handle.check(unsafe ccurl_set_string(raw, CURLOPT_XOAUTH2_BEARER, token))
        }
    }

    /// The credentials are not needed any more.
    private func forget() {
        for option in [CURLOPT_USERNAME, CURLOPT_PASSWORD, CURLOPT_XOAUTH2_BEARER] {
            _ = unsafe ccurl_set_string(handle.raw, option, nil)
        }
    }

    fileprivate func admits(_ address: IPAddress?) -> Bool {
        if let address, addressGuard.allows(address) { return true }
        refusedAddress = address?.description ?? "of an unknown family"
        return false
    }

    private func failure(_ code: CURLcode) -> MailError {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve(host: server.host)
        case CURLE_COULDNT_CONNECT:
            refusedAddress.map { .addressRefused(address: $0) } ?? .couldNotConnect(host: server.host)
        case CURLE_LOGIN_DENIED: .loginDenied
        case CURLE_USE_SSL_FAILED: .noEncryption
        case CURLE_OPERATION_TIMEDOUT: .timedOut(doing: "connecting")
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls(errorText.text.isEmpty ? "TLS failed" : errorText.text)
        case CURLE_WEIRD_SERVER_REPLY: .notUnderstood("it does not greet as an IMAP server does")
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING: .closed(words: "")
        default: .other("the connection failed: \(TransportError(plain: code))")
        }
    }
}

/// Judges each address before a single packet goes to it.
private func openSocket(
    _ pointer: UnsafeMutableRawPointer?, _: curlsocktype, _ target: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let pointer = unsafe pointer, let target = unsafe target else { return CURL_SOCKET_BAD }
    let link = unsafe Unmanaged<MailLink>.fromOpaque(pointer).takeUnretainedValue()
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe ccurl_address_bytes(target, &bytes)
    guard link.admits(IPAddress(bytes: Array(bytes.prefix(Int(count))))) else { return CURL_SOCKET_BAD }
    return unsafe ccurl_open_socket(target)
}

/// Ends the making of a connection when its task was cancelled; libcurl asks at least once a second.
private func hasToGoOn(
    _: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 { Task.isCancelled ? 1 : 0 }

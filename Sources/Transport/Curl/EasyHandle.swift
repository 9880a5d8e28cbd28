import CCurl

/// One libcurl easy handle; freed with its owner.
///
/// Used from the driver's thread only.
@safe struct EasyHandle: ~Copyable {
    let raw: UnsafeMutableRawPointer

    init() throws(TransportError) {
        guard let raw = unsafe curl_easy_init() else { throw .outOfMemory }
        unsafe self.raw = raw
    }

    deinit { unsafe curl_easy_cleanup(raw) }

    /// Back to libcurl's defaults; connections and the DNS cache stay.
    func reset() { unsafe curl_easy_reset(raw) }

    func set(_ option: EasyOption<Int>, _ value: Int) throws(TransportError) {
        try check(unsafe ccurl_set_long(raw, option.raw, value))
    }

    func set(_ option: EasyOption<Bool>, _ value: Bool) throws(TransportError) {
        try check(unsafe ccurl_set_long(raw, option.raw, value ? 1 : 0))
    }

    func set(_ option: EasyOption<String>, _ value: String) throws(TransportError) {
        try check(unsafe ccurl_set_string(raw, option.raw, value))
    }

    /// The bytes are copied.
    func set(_ option: EasyOption<[UInt8]>, _ value: [UInt8]) throws(TransportError) {
        try check(unsafe value.withUnsafeBytes { unsafe ccurl_set_blob(raw, option.raw, $0.baseAddress, $0.count) })
    }

    /// The list must outlive the transfer, or its place be taken by `dropHeaders`.
    func set(_ option: EasyOption<HeaderList>, _ value: borrowing HeaderList) throws(TransportError) {
        try check(unsafe ccurl_set_list(raw, option.raw, value.raw))
    }

    func dropHeaders() { _ = unsafe ccurl_set_list(raw, CURLOPT_HTTPHEADER, nil) }

    /// Copies the body into the handle and makes the request a POST.
    func setBody(_ body: [UInt8]) throws(TransportError) {
        try check(unsafe body.withUnsafeBytes { unsafe ccurl_set_body(raw, $0.baseAddress, curl_off_t($0.count)) })
    }

    /// Bytes of the request's body that went out.
    var sentBytes: Int { offset(CURLINFO_SIZE_UPLOAD_T) }
    /// Bytes of the answer's body that came in, before decoding.
    var receivedBytes: Int { offset(CURLINFO_SIZE_DOWNLOAD_T) }

    /// The version of TLS that the running transfer's connection speaks; nil without TLS.
    var tlsVersion: String? { unsafe ccurl_tls_version(raw).map { unsafe String(cString: $0) } }
    /// Whether the name of the host, or of the proxy, has been resolved.
    var hasResolved: Bool { offset(CURLINFO_NAMELOOKUP_TIME_T) > 0 }

    private func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        _ = unsafe ccurl_get_offset(raw, info, &value)
        return Int(value)
    }

    func check(_ code: CURLcode) throws(TransportError) {
        guard code != CURLE_OK else { return }
        throw TransportError(plain: code)
    }
}

/// An option of an easy handle with the type its value has, so that a wrong value does not compile.
struct EasyOption<Value: ~Copyable> {
    fileprivate let raw: CURLoption
}

extension EasyOption where Value == Int {
    static var privateNumber: EasyOption { EasyOption(raw: CURLOPT_PRIVATE) }
    static var connectTimeoutMilliseconds: EasyOption { EasyOption(raw: CURLOPT_CONNECTTIMEOUT_MS) }
    static var timeoutMilliseconds: EasyOption { EasyOption(raw: CURLOPT_TIMEOUT_MS) }
    static var verifyHost: EasyOption { EasyOption(raw: CURLOPT_SSL_VERIFYHOST) }
    static var httpVersion: EasyOption { EasyOption(raw: CURLOPT_HTTP_VERSION) }
}

extension EasyOption where Value == Bool {
    static var noSignal: EasyOption { EasyOption(raw: CURLOPT_NOSIGNAL) }
    static var quickExit: EasyOption { EasyOption(raw: CURLOPT_QUICK_EXIT) }
    static var followLocation: EasyOption { EasyOption(raw: CURLOPT_FOLLOWLOCATION) }
    static var verifyPeer: EasyOption { EasyOption(raw: CURLOPT_SSL_VERIFYPEER) }
    static var get: EasyOption { EasyOption(raw: CURLOPT_HTTPGET) }
    static var post: EasyOption { EasyOption(raw: CURLOPT_POST) }
    static var verbose: EasyOption { EasyOption(raw: CURLOPT_VERBOSE) }
    static var suppressConnectHeaders: EasyOption { EasyOption(raw: CURLOPT_SUPPRESS_CONNECT_HEADERS) }
}

extension EasyOption where Value == String {
    static var url: EasyOption { EasyOption(raw: CURLOPT_URL) }
    static var userAgent: EasyOption { EasyOption(raw: CURLOPT_USERAGENT) }
    static var acceptEncoding: EasyOption { EasyOption(raw: CURLOPT_ACCEPT_ENCODING) }
    static var unixSocket: EasyOption { EasyOption(raw: CURLOPT_UNIX_SOCKET_PATH) }
    static var proxy: EasyOption { EasyOption(raw: CURLOPT_PROXY) }
    static var noProxy: EasyOption { EasyOption(raw: CURLOPT_NOPROXY) }
    static var proxyUser: EasyOption { EasyOption(raw: CURLOPT_PROXYUSERNAME) }
    static var proxyPassword: EasyOption { EasyOption(raw: CURLOPT_PROXYPASSWORD) }
    static var pinnedPublicKey: EasyOption { EasyOption(raw: CURLOPT_PINNEDPUBLICKEY) }
    static var protocols: EasyOption { EasyOption(raw: CURLOPT_PROTOCOLS_STR) }
    static var redirectProtocols: EasyOption { EasyOption(raw: CURLOPT_REDIR_PROTOCOLS_STR) }
}

/// PEM, from memory.
extension EasyOption where Value == [UInt8] {
    static var authorities: EasyOption { EasyOption(raw: CURLOPT_CAINFO_BLOB) }
    static var certificate: EasyOption { EasyOption(raw: CURLOPT_SSLCERT_BLOB) }
    static var certificateKey: EasyOption { EasyOption(raw: CURLOPT_SSLKEY_BLOB) }
}

extension EasyOption where Value == HeaderList {
    static var headers: EasyOption { EasyOption(raw: CURLOPT_HTTPHEADER) }
}

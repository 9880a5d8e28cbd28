import CCurl

/// libcurl's parser for one URL.
@safe struct URLHandle: ~Copyable {
    private let raw: OpaquePointer

    init() throws(TransportError) {
        guard let raw = unsafe curl_url() else { throw .outOfMemory }
        unsafe self.raw = raw
    }

    deinit { unsafe curl_url_cleanup(raw) }

    /// Reads an absolute URL, or one relative to what was set before; false when it cannot be read.
    ///
    /// Spaces and bytes outside ASCII in path and query are percent-encoded, as servers and browsers expect.
    func set(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty, !bytes.contains(0) else { return false }
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
        return unsafe curl_url_set(raw, CURLUPART_URL, terminated, flags) == CURLUE_OK
    }

    func dropFragment() { unsafe curl_url_set(raw, CURLUPART_FRAGMENT, nil, 0) }

    func dropUser() {
        unsafe curl_url_set(raw, CURLUPART_USER, nil, 0)
        unsafe curl_url_set(raw, CURLUPART_PASSWORD, nil, 0)
    }

    var text: String? { part(CURLUPART_URL) }
    var scheme: String? { part(CURLUPART_SCHEME) }
    var host: String? { part(CURLUPART_HOST) }
    /// The usual port of the scheme when the URL names none.
    var port: Int? { part(CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap { Int($0) } }

    private func part(_ part: CURLUPart, flags: UInt32 = 0) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(raw, part, &value, flags) == CURLUE_OK, let text = unsafe value else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}

import CCurl

/// Where libcurl writes its words about an error; used for certificates only, since other words may quote a URL.
@safe struct ErrorText: ~Copyable {
    private let raw: UnsafeMutablePointer<CChar>

    init() {
        unsafe raw = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe raw.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit { unsafe raw.deallocate() }

    func clear() { unsafe raw.pointee = 0 }

    /// Empties the text and has the handle write into it.
    func attach(to handle: borrowing EasyHandle) throws(TransportError) {
        clear()
        try handle.check(unsafe ccurl_set_pointer(handle.raw, CURLOPT_ERRORBUFFER, raw))
    }

    /// The text in printable ASCII: part of it may come from the other side's certificate.
    var text: String {
        String(unsafe String(cString: raw).map { $0.asciiValue.map { $0 >= 0x20 && $0 < 0x7F } ?? false ? $0 : "?" })
    }
}

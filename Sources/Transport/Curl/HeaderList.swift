import CCurl

/// The header lines of one request, in libcurl's own list; freed with its owner.
@safe struct HeaderList: ~Copyable {
    private(set) var raw: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [[UInt8]]) throws(TransportError) {
        unsafe raw = nil
        for line in lines {
            let longer = unsafe (line + [0]).withUnsafeBytes { bytes in
                unsafe curl_slist_append(raw, bytes.bindMemory(to: CChar.self).baseAddress)
            }
            guard let longer = unsafe longer else { throw .outOfMemory }
            unsafe raw = longer
        }
    }

    deinit { unsafe curl_slist_free_all(raw) }
}

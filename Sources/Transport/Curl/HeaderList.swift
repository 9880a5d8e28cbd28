import CCurl

/// The header lines of one request, in libcurl's own list; freed with its owner.
@safe struct HeaderList: ~Copyable {
    private(set) var raw: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [[UInt8]]) throws(TransportError) {
        unsafe raw = nil
        for line in lines {
            let terminated = line.map { CChar(bitPattern: $0) } + [0]
            guard let longer = unsafe curl_slist_append(raw, terminated) else { throw .outOfMemory }
            unsafe raw = longer
        }
    }

    deinit { unsafe curl_slist_free_all(raw) }
}

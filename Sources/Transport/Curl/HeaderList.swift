import CCurl

/// The header lines of one request, in libcurl's own list; freed with its owner.
@safe struct HeaderList: ~Copyable {
    private(set) var raw: UnsafeMutablePointer<curl_slist>?

    private var last: UnsafeMutablePointer<curl_slist>?

    init() {
        unsafe raw = nil
        unsafe last = nil
    }

    /// Adds a line, which ends in a zero byte.
    mutating func append(_ line: [UInt8]) throws(TransportError) {
        // Appended to its last node, so that libcurl need not walk through the list.
        let longer = unsafe line.withUnsafeBytes { bytes in
            unsafe curl_slist_append(last, bytes.bindMemory(to: CChar.self).baseAddress)
        }
        guard let longer = unsafe longer else { throw .outOfMemory }
        if unsafe raw == nil { unsafe raw = longer }
        unsafe last = last?.pointee.next ?? longer
    }

    deinit { unsafe curl_slist_free_all(raw) }
}

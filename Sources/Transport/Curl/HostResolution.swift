import Glibc

/// What a host name resolves to, for people who look into a request; transfers resolve by libcurl.
enum HostResolution {
    /// At most so many are told.
    private static let maximumAddresses = 16

    /// Waits as long as the system's resolver does; empty when the name has no address.
    static func addresses(of host: String) async -> [IPAddress] {
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        if let literal = IPAddress(text: name) { return [literal] }
        return await Task.detached { resolve(name) }.value
    }

    private static func resolve(_ name: String) -> [IPAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(name, nil, &hints, &first) == 0 else { return [] }
        defer { unsafe freeaddrinfo(first) }
        var found: [IPAddress] = []
        var next = unsafe first
        while let entry = unsafe next?.pointee, found.count < maximumAddresses {
            if let address = unsafe bytes(of: entry).flatMap(IPAddress.init(bytes:)), !found.contains(address) {
                found.append(address)
            }
            unsafe next = entry.ai_next
        }
        return found
    }

    private static func bytes(of entry: addrinfo) -> [UInt8]? {
        guard let raw = unsafe UnsafeRawPointer(entry.ai_addr) else { return nil }
        switch unsafe entry.ai_family {
        case AF_INET:
            var address = unsafe raw.loadUnaligned(as: sockaddr_in.self).sin_addr
            return unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        case AF_INET6:
            var address = unsafe raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        default: return nil
        }
    }
}

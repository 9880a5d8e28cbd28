import Glibc

extension IPAddress {
    /// Reads an address as `inet_pton` does: dotted IPv4 or any spelling of IPv6, without brackets or zone.
    init?(text: String) {
        let family = text.contains(":") ? AF_INET6 : AF_INET
        var bytes = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
        guard unsafe inet_pton(family, text, &bytes) == 1 else { return nil }
        self.init(bytes: bytes)
    }
}

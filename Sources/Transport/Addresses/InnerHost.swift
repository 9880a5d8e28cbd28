/// Hosts that can only be private, by their spelling alone; what a name resolves to is the guard's affair.
package enum InnerHost {
    /// Names that public DNS never answers for (RFC 6761, RFC 6762, RFC 8375, ICANN's reservation of `.internal`).
    private static let suffixes = [".localhost", ".internal", ".local", ".lan", ".home.arpa", ".corp", ".home"]

    /// Whether the URL's host is an address that is not public, in any spelling, or a name of the own network.
    package static func isNamed(in url: String) -> Bool {
        guard let host = (try? WebAddress(url))?.host else { return false }
        let literal = host.hasPrefix("[") ? String(host.dropFirst().dropLast().prefix { $0 != "%" }) : host
        if let address = IPAddress(text: literal) { return AddressGuard.kind(of: address) != .global }
        let name = PrivateHosts.canonical(host)
        return name == "localhost" || suffixes.contains { name.hasSuffix($0) }
    }
}

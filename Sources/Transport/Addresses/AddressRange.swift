/// A block of addresses in CIDR form (RFC 4632, RFC 4291): `10.3.0.0/24`, `fd12::/64`, or one address alone.
package struct AddressRange: Hashable, Sendable {
    private let prefix: [UInt8]
    private let length: Int

    /// Nil for anything but an address and, where there is a slash, a length from 0 to 32 or 128 that leaves no bit of
    /// the address set behind it: `10.3.0.7/24` is a mistake somebody should look at.
    init?(text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(text: String(parts[0])) else { return nil }
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            (prefix, length) = (address.bytes, bits)
            return
        }
        let isNumber = (1...3).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (48...57).contains($0) }
        guard isNumber, let length = Int(parts[1]), length <= bits else { return nil }
        for bit in length..<bits where address.bytes[bit / 8] & (0x80 >> UInt8(bit % 8)) != 0 { return nil }
        (prefix, self.length) = (address.bytes, length)
    }

    func contains(_ address: IPAddress) -> Bool {
        address.bytes.count == prefix.count && address.starts(with: prefix, length: length)
    }

    /// Whether every address of the range is private or loopback, by the same registries as the guard's.
    var isInside: Bool {
        guard let first = IPAddress(bytes: prefix) else { return false }
        let kind = AddressGuard.kind(ofBlock: first, length: length)
        return kind == .private || kind == .loopback
    }
}

extension AddressRange: CustomStringConvertible {
    package var description: String {
        let address = IPAddress(bytes: prefix)?.description ?? ""
        return length == prefix.count * 8 ? address : "\(address)/\(length)"
    }
}

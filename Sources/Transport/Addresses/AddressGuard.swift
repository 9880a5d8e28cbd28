/// Decides which addresses a transfer may talk to, so that no feed and no redirect can make us knock on inner doors.
///
/// It judges the address that is really connected, after DNS and redirects; a name that is rebound to another address
/// between check and connection does not pass. The ranges are those of the IANA special-purpose address registries.
struct AddressGuard: Equatable, Sendable {
    /// What an address is for.
    enum Kind: Equatable, Sendable {
        case global
        case `private`
        case loopback
        /// Link-local, and the addresses at which clouds hand out the machine's credentials.
        case linkLocal
        /// Unspecified, multicast, documentation, benchmarking, tunnels, unassigned.
        case reserved
    }

    /// Of a list, only its ranges count here: what it says of hosts the hop has already answered by `trusted`.
    let policy: HTTPRequest.AddressPolicy

    func allows(_ address: IPAddress) -> Bool {
        switch (Self.kind(of: address), policy) {
        case (.global, _), (.private, .trusted), (.loopback, .trusted): true
        case (.private, .listed(let hosts)), (.loopback, .listed(let hosts)):
            // An IPv4 address that a translator or the kernel would reach counts as that address.
            hosts.ranges.contains { $0.contains(Self.embeddedVersion4(address) ?? address) }
        case (.private, .publicOnly), (.loopback, .publicOnly), (.linkLocal, _), (.reserved, _): false
        }
    }

    static func kind(of address: IPAddress) -> Kind {
        if let inner = embeddedVersion4(address) { return kind(of: inner) }
        let ranges = address.isVersion4 ? version4Ranges : version6Ranges
        let match = ranges.first { address.starts(with: $0.prefix, length: $0.length) }
        // Outside 2000::/3 nothing of IPv6 is handed out, so what no range names is refused.
        return match?.kind ?? (address.isVersion4 ? .global : .reserved)
    }

    /// What the block of addresses is for, when the registries' ranges around it and inside it agree; nil otherwise.
    static func kind(ofBlock address: IPAddress, length: Int) -> Kind? {
        guard embeddedVersion4(address) == nil || length == address.bytes.count * 8 else { return nil }
        let ranges = address.isVersion4 ? version4Ranges : version6Ranges
        // A narrow range inside the block, such as a metadata service, stays closed by itself and does not spoil it.
        let around = ranges.first { $0.length <= length && address.starts(with: $0.prefix, length: $0.length) }
        return around?.kind
    }

    /// The IPv4 address that a translator or the kernel would reach through this IPv6 address.
    private static func embeddedVersion4(_ address: IPAddress) -> IPAddress? {
        guard !address.isVersion4 else { return nil }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0x00, 0x64, 0xFF, 0x9B]
        if address.starts(with: mapped, length: 96) || address.starts(with: translated, length: 96) {
            return IPAddress(bytes: Array(address.bytes[12...]))
        }
        guard address.starts(with: [0x20, 0x02], length: 16) else { return nil }
        return IPAddress(bytes: Array(address.bytes[2..<6]))
    }
}

extension AddressGuard {
    struct Range: Sendable {
        let prefix: [UInt8]
        let length: Int
        let kind: Kind

        init(_ prefix: [UInt8], _ length: Int, _ kind: Kind) {
            self.prefix = prefix
            self.length = length
            self.kind = kind
        }
    }

    /// The first match counts, so a narrow range stands before the wide one around it.
    private static let version4Ranges: [Range] = [
        Range([0], 8, .reserved),
        Range([10], 8, .private),
        // Alibaba Cloud's metadata service lies inside the shared address space.
        Range([100, 100, 100, 200], 32, .linkLocal),
        Range([100, 64], 10, .private),
        Range([127], 8, .loopback),
        Range([169, 254], 16, .linkLocal),
        Range([172, 16], 12, .private),
        Range([192, 0, 0], 24, .reserved),
        Range([192, 0, 2], 24, .reserved),
        Range([192, 88, 99], 24, .reserved),
        Range([192, 168], 16, .private),
        Range([198, 18], 15, .reserved),
        Range([198, 51, 100], 24, .reserved),
        Range([203, 0, 113], 24, .reserved),
        Range([224], 4, .reserved),
        Range([240], 4, .reserved),
    ]

    private static let version6Ranges: [Range] = [
        Range([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, .loopback),
        // The metadata services of Amazon and Google.
        Range([0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], 128, .linkLocal),
        Range([0xFD, 0x20, 0x00, 0xCE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], 128, .linkLocal),
        Range([0xFC], 7, .private),
        Range([0xFE, 0x80], 10, .linkLocal),
        Range([0x20, 0x01], 23, .reserved),
        Range([0x20, 0x01, 0x0D, 0xB8], 32, .reserved),
        Range([0x3F, 0xFF], 20, .reserved),
        Range([0x20], 3, .global),
    ]
}

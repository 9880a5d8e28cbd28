import Testing

@testable import Transport

struct AddressGuardTests {
    @Test(
        "every range has its kind, from its first address to its last",
        arguments: [
            ("0.0.0.0", .reserved), ("0.255.255.255", .reserved), ("1.0.0.0", .global),
            ("9.255.255.255", .global), ("10.0.0.0", .private), ("10.255.255.255", .private), ("11.0.0.0", .global),
            ("100.63.255.255", .global), ("100.64.0.0", .private), ("100.100.100.199", .private),
            ("100.100.100.200", .linkLocal), ("100.127.255.255", .private), ("100.128.0.0", .global),
            ("126.255.255.255", .global), ("127.0.0.1", .loopback), ("127.255.255.255", .loopback),
            ("128.0.0.0", .global), ("169.253.255.255", .global), ("169.254.0.0", .linkLocal),
            ("169.254.169.254", .linkLocal), ("169.254.255.255", .linkLocal), ("169.255.0.0", .global),
            ("172.15.255.255", .global), ("172.16.0.0", .private), ("172.31.255.255", .private),
            ("172.32.0.0", .global), ("192.0.0.0", .reserved), ("192.0.0.255", .reserved), ("192.0.1.0", .global),
            ("192.0.2.1", .reserved), ("192.88.99.1", .reserved), ("192.167.255.255", .global),
            ("192.168.0.0", .private), ("192.168.255.255", .private), ("192.169.0.0", .global),
            ("198.17.255.255", .global), ("198.18.0.0", .reserved), ("198.19.255.255", .reserved),
            ("198.20.0.0", .global), ("198.51.100.7", .reserved), ("203.0.113.7", .reserved),
            ("223.255.255.255", .global), ("224.0.0.1", .reserved), ("239.255.255.255", .reserved),
            ("240.0.0.1", .reserved), ("255.255.255.255", .reserved), ("8.8.8.8", .global),
            ("114.114.114.114", .global),
        ] as [(String, AddressGuard.Kind)])
    func version4(text: String, kind: AddressGuard.Kind) throws {
        let address = try #require(IPAddress(text: text))
        #expect(AddressGuard.kind(of: address) == kind)
    }

    @Test(
        "an IPv6 address is global only inside 2000::/3, and is judged by the IPv4 address inside it",
        arguments: [
            ("::", .reserved), ("::1", .loopback), ("::2", .reserved), ("::7f00:1", .reserved),
            ("::ffff:127.0.0.1", .loopback), ("::ffff:10.1.2.3", .private), ("::ffff:8.8.8.8", .global),
            ("::ffff:169.254.169.254", .linkLocal), ("64:ff9b::8.8.8.8", .global),
            ("64:ff9b::10.0.0.1", .private), ("64:ff9b::169.254.169.254", .linkLocal), ("64:ff9b:1::1", .reserved),
            ("100::1", .reserved), ("2001::1", .reserved), ("2001:1ff:ffff::1", .reserved),
            ("2001:200::1", .global), ("2001:db8::1", .reserved), ("2001:da8::1", .global),
            ("2002:0808:0808::1", .global), ("2002:7f00:1::1", .loopback), ("2002:c0a8:1::1", .private),
            ("2408:8000::1", .global), ("2606:4700:4700::1111", .global), ("3fff::1", .reserved),
            ("3fff:1000::1", .global), ("4000::1", .reserved), ("5f00::1", .reserved), ("fbff::1", .reserved),
            ("fc00::1", .private), ("fdff::1", .private), ("fd00:ec2::254", .linkLocal),
            ("fd20:ce::254", .linkLocal), ("fe80::1", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .reserved),
            ("ff02::1", .reserved), ("ffff::1", .reserved),
        ] as [(String, AddressGuard.Kind)])
    func version6(text: String, kind: AddressGuard.Kind) throws {
        let address = try #require(IPAddress(text: text))
        #expect(AddressGuard.kind(of: address) == kind)
    }

    @Test(
        "trust opens private and loopback addresses, and nothing else",
        arguments: [
            ("8.8.8.8", true, true), ("10.0.0.1", false, true), ("127.0.0.1", false, true), ("::1", false, true),
            ("fd12::1", false, true), ("169.254.169.254", false, false), ("fe80::1", false, false),
            ("100.100.100.200", false, false), ("0.0.0.0", false, false), ("224.0.0.1", false, false),
            ("240.0.0.1", false, false), ("::", false, false),
        ] as [(String, Bool, Bool)])
    func policies(text: String, isPublic: Bool, isTrusted: Bool) throws {
        let address = try #require(IPAddress(text: text))
        #expect(AddressGuard(policy: .publicOnly).allows(address) == isPublic)
        #expect(AddressGuard(policy: .trusted).allows(address) == isTrusted)
    }

    @Test("whatever the address, trust never forbids what strangers may do")
    func trustOnlyAdds() throws {
        var generator = SeededGenerator(seed: 41)
        for round in 0..<4000 {
            let bytes = (0..<(round.isMultiple(of: 2) ? 4 : 16)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let address = try #require(IPAddress(bytes: bytes))
            if AddressGuard(policy: .publicOnly).allows(address) {
                #expect(AddressGuard(policy: .trusted).allows(address))
            }
        }
    }

    @Test(
        "an address is written in its shortest form",
        arguments: [
            "127.0.0.1", "::", "::1", "fe80::1", "2001:db8::8:0:1", "1:0:2::", "1:2:3:4:5:6:7:8", "a:0:b:c:d:e:f:1",
        ])
    func writtenAsRead(text: String) throws {
        #expect(try #require(IPAddress(text: text)).description == text)
    }

    @Test("what is not four bytes or sixteen is no address", arguments: [0, 1, 3, 5, 15, 17])
    func wrongLength(count: Int) { #expect(IPAddress(bytes: [UInt8](repeating: 1, count: count)) == nil) }
}

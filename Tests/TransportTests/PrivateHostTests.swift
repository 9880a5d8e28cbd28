import LoopbackServer
import Testing

@testable import Transport

@Suite("Hosts of the own network that sources may be read from", .timeLimit(.minutes(1)))
struct PrivateHostTests {
    private func list(_ entries: String...) throws -> PrivateHosts {
        PrivateHosts(try entries.map { try PrivateHosts.Entry($0) })
    }

    @Test(
        "an entry is a host, an address or a range inside the own network, with or without a port",
        arguments: [
            "rsshub.internal", "rsshub.internal:1200", "RSSHub.Internal.", "localhost:80", "10.3.0.0/24", "10.3.0.7",
            "10.3.0.7:1200", "fd12::/64", "[fd12::7]:1200", "[fd12::7]", "127.0.0.0/8", "::1", "100.64.0.0/10", "a",
            "rss_hub-1",
        ])
    func good(text: String) throws { _ = try PrivateHosts.Entry(text) }

    @Test(
        "an entry that opens public, link-local or too wide a space, or cannot be read, is refused with advice",
        arguments: [
            "0.0.0.0/0", "::/0", "10.0.0.0/7", "8.8.8.8", "169.254.169.254", "169.254.0.0/16", "100.100.100.200",
            "fe80::/10", "fd00:ec2::254", "2001:db8::1", "::ffff:0:0/96", "10.3.0.7/24", "10.3.0.0/33",
            "10.3.0.0/", "10.3.0.0/-1", "http://rsshub.internal", "user@host", "", "host:", "host:0", "host:99999",
            "host:12a", "[fd12::7", "[fd12::7]x", "ho st", "*.internal", "1.2.3", "300.1.1.1", "host/path", "主机",
        ])
    func bad(text: String) {
        #expect(throws: PrivateHosts.Entry.Flaw.self) { try PrivateHosts.Entry(text) }
    }

    @Test("a host opens its own name and port, and no other; a range opens its addresses")
    func policies() throws {
        let hosts = try list("rsshub.internal:1200", "desk.internal", "10.3.0.0/24", "192.168.7.0:8080")
        #expect(hosts.policy(host: "rsshub.internal", port: 1200) == .trusted)
        #expect(hosts.policy(host: "RSSHUB.internal.", port: 1200) == .trusted)
        #expect(hosts.policy(host: "desk.internal", port: 6379) == .trusted)
        for (host, port) in [("rsshub.internal", 6379), ("x.rsshub.internal", 1200), ("feeds.example", 80)] {
            let opened = AddressGuard(policy: hosts.policy(host: host, port: port))
            #expect(opened.allows(try #require(IPAddress(text: "10.3.0.200"))))
            for closed in ["10.3.1.1", "127.0.0.1", "192.168.7.0", "169.254.169.254", "fd12::1"] {
                #expect(!opened.allows(try #require(IPAddress(text: closed))), "\(host):\(port) \(closed)")
            }
        }
        #expect(hosts.lists(url: "http://rsshub.internal:1200/x"))
        #expect(hosts.lists(url: "http://10.3.0.9/x"))
        #expect(!hosts.lists(url: "http://rsshub.internal/x"))
        #expect(!hosts.lists(url: "http://10.4.0.9/x"))
    }

    @Test("an IPv4 range counts for the IPv6 spelling of its addresses, and metadata inside a range stays closed")
    func spellings() throws {
        let opened = AddressGuard(policy: .listed(try list("10.3.0.0/24", "100.64.0.0/10")))
        #expect(opened.allows(try #require(IPAddress(text: "::ffff:10.3.0.1"))))
        #expect(!opened.allows(try #require(IPAddress(text: "::ffff:10.4.0.1"))))
        #expect(opened.allows(try #require(IPAddress(text: "100.64.0.1"))))
        #expect(!opened.allows(try #require(IPAddress(text: "100.100.100.200"))))
        #expect(opened.allows(try #require(IPAddress(text: "8.8.8.8"))))
    }

    @Test("a listed name that is rebound to the metadata address is refused, and so is a range's outside")
    func rebinding() throws {
        let hosts = try list("rsshub.internal", "10.3.0.0/24")
        let named = AddressGuard(policy: hosts.policy(host: "rsshub.internal", port: 80))
        #expect(named.allows(try #require(IPAddress(text: "10.9.9.9"))))
        #expect(!named.allows(try #require(IPAddress(text: "169.254.169.254"))))
        let other = AddressGuard(policy: hosts.policy(host: "evil.example", port: 80))
        #expect(!other.allows(try #require(IPAddress(text: "10.9.9.9"))))
        #expect(!other.allows(try #require(IPAddress(text: "127.0.0.1"))))
    }

    @Test("a redirect is judged anew: the same host keeps what its own port opens, another host gets nothing")
    func redirects() throws {
        let hosts = try list("rsshub.internal:1200", "10.3.0.0/24")
        let hop = try Hop(HTTPRequest(url: "http://rsshub.internal:1200/a", addressPolicy: .listed(hosts)))
        #expect(hop.policy == .trusted)
        #expect(try #require(try hop.next(after: .moved(to: "/b"), spent: .zero)).policy == .trusted)
        let port = try #require(try hop.next(after: .moved(to: "http://rsshub.internal:6379/"), spent: .zero))
        #expect(port.policy != .trusted)
        let stranger = try Hop(HTTPRequest(url: "http://feeds.example/a", addressPolicy: .listed(hosts)))
        for place in ["http://rsshub.internal:1200/b", "http://10.3.0.7/b"] {
            let led = try #require(try stranger.next(after: .moved(to: place), spent: .zero))
            #expect(led.policy == .publicOnly, "\(place)")
        }
    }

    @Test("over the wire: a listed host answers, an unlisted one and a redirect from elsewhere are refused")
    func wire() async throws {
        let inner = try LoopbackServer { _ in .text("inner") }
        defer { inner.stop() }
        let innerURL = inner.url("/feed")
        let outer = try LoopbackServer { _ in .redirect(to: innerURL) }
        defer { outer.stop() }
        let transport = CurlTransport.forTests()
        let client = ListedHostClient(transport, hosts: try list("127.0.0.1:\(inner.port)", "localhost:\(outer.port)"))
        #expect(try await client.perform(.local(innerURL, policy: .publicOnly)).status == 200)
        await #expect(throws: TransportError.addressRefused(address: "127.0.0.1")) {
            try await client.perform(.local(outer.url("/"), policy: .publicOnly))
        }
        // The source is on a listed host, but the redirect leads to another name: that one must be a source's own.
        await #expect(throws: TransportError.addressRefused(address: "127.0.0.1")) {
            try await client.perform(.local("http://localhost:\(outer.port)/", policy: .publicOnly))
        }
        #expect(inner.requests.count == 1)
        client.replace(with: PrivateHosts())
        await #expect(throws: TransportError.addressRefused(address: "127.0.0.1")) {
            try await client.perform(.local(innerURL, policy: .publicOnly))
        }
    }
}

extension HTTPResponse {
    fileprivate static func moved(to location: String) -> HTTPResponse {
        HTTPResponse(status: 302, headers: [HTTPHeader("Location", location)], effectiveURL: "")
    }
}

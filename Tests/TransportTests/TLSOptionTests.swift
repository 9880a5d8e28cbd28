import Testing

@testable import Transport

@Suite(.serialized, .timeLimit(.minutes(1)), .enabled(if: TLSServer.isAvailable, "openssl is not installed"))
struct TLSOptionTests {
    private let transport = CurlTransport.forTests()

    /// What a request that goes that way comes to: the status, or nil for a TLS failure.
    private func status(_ url: String, _ options: ConnectionOptions?) async throws -> Int? {
        do {
            return try await transport.perform(.local(url, connection: options)).status
        } catch .tls(let reason) {
            #expect(!reason.isEmpty)
            return nil
        }
    }

    @Test("a certificate that nobody vouches for is refused, unless the source says that it need not be verified")
    func verification() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        #expect(try await status(server.url("/"), nil) == nil)
        #expect(try await status(server.url("/"), ConnectionOptions(verifiesTLS: false)) == 200)
        // The connection that was made without verification serves nobody else.
        #expect(try await status(server.url("/"), nil) == nil)
    }

    @Test("an authority of the source's own is believed, and then no other is")
    func authorities() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        let other = try TLSServer.Identity(name: "localhost")
        #expect(try await status(server.url("/"), ConnectionOptions(authorities: server.certificate)) == 200)
        #expect(try await status(server.url("/"), ConnectionOptions(authorities: other.certificate)) == nil)
    }

    @Test("a pinned key is asked for even where the certificate is not verified")
    func pin() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        let right = try server.publicKeyPin()
        let wrong = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        for (pin, expected) in [(right, 200), (wrong, nil), ("\(wrong);\(right)", 200)] as [(String, Int?)] {
            let options = ConnectionOptions(publicKeyPin: pin, verifiesTLS: false)
            #expect(try await status(server.url("/"), options) == expected, "\(pin)")
        }
    }

    @Test("a server that asks who we are is shown the source's certificate, and nobody else's request passes")
    func clientCertificate() async throws {
        let identity = try TLSServer.Identity(name: "tocsin")
        let server = try TLSServer(client: identity)
        defer { server.stop() }
        let own = ConnectionOptions.ClientCertificate(certificate: identity.certificate, key: identity.key)
        let options = ConnectionOptions(clientCertificate: own, authorities: server.certificate)
        #expect(try await status(server.url("/"), options) == 200)
        let without = ConnectionOptions(authorities: server.certificate)
        await #expect(throws: TransportError.self) {
            try await transport.perform(.local(server.url("/"), connection: without))
        }
    }

    @Test("a certificate that cannot be read is a TLS failure, not a crash")
    func brokenCertificate() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        let broken = ConnectionOptions.ClientCertificate(certificate: Array("nothing".utf8), key: [])
        #expect(try await status(server.url("/"), ConnectionOptions(clientCertificate: broken)) == nil)
        #expect(try await status(server.url("/"), ConnectionOptions(authorities: Array("nothing".utf8))) == nil)
    }
}

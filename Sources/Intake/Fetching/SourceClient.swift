import Crisis
import Transport

/// The client of one source: everything that it asks goes the way that the source's connection says.
package struct SourceClient: HTTPClient {
    private let client: any HTTPClient
    private let options: ConnectionOptions
    private let headers: [HTTPHeader]

    /// A credential of the connection that cannot be used: its name and what is wrong, never its value.
    package struct UnusableCredential: Error, Equatable, CustomStringConvertible {
        package let name: String
        package let problem: String
        package var description: String { "The credential \"\(name)\" cannot be used: \(problem)." }
    }

    /// The client itself for a source that is reached the usual way.
    ///
    /// - Parameter credential: reads a credential by its name.
    package static func client(
        _ client: any HTTPClient, for source: Source, credential: (String) throws -> String
    ) throws -> any HTTPClient {
        guard source.connection != .usual else { return client }
        return try SourceClient(client, for: source, credential: credential)
    }

    private init(_ client: any HTTPClient, for source: Source, credential: (String) throws -> String) throws {
        let connection = source.connection
        self.client = client
        headers = try connection.headers.map { header in
            switch header.value {
            case .text(let text): return HTTPHeader(header.name, text)
            case .credential(let name): return HTTPHeader(header.name, try Self.line(of: name, credential))
            }
        }
        options = ConnectionOptions(
            proxy: try connection.proxy.map { try Self.proxy($0, credential) },
            clientCertificate: try Self.certificate(of: connection, credential),
            authorities: try connection.authoritiesCredential.map {
                try Self.pem($0, holding: "CERTIFICATE-----", credential)
            },
            publicKeyPin: connection.publicKeyPin, verifiesTLS: connection.verifiesTLS,
            userAgent: connection.userAgent, usesHTTP1: connection.usesHTTP1,
            cookieJar: connection.keepsCookies ? source.id : nil)
    }

    package func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        var request = request
        request.connection = options
        // The source's own word for a header counts, not the reader's.
        request.headers.removeAll { header in headers.contains { $0.isNamed(header.name) } }
        request.headers += headers
        return try await client.perform(request)
    }

    private static func proxy(
        _ proxy: SourceConnection.Proxy, _ credential: (String) throws -> String
    ) throws -> ConnectionOptions.Proxy {
        guard let name = proxy.credential else { return ConnectionOptions.Proxy(url: proxy.url) }
        let text = try line(of: name, credential)
        guard let colon = text.firstIndex(of: ":") else {
            throw UnusableCredential(name: name, problem: "it is not user:password")
        }
        return ConnectionOptions.Proxy(
            url: proxy.url, user: String(text[..<colon]), password: String(text[text.index(after: colon)...]))
    }

    private static func certificate(
        of connection: SourceConnection, _ credential: (String) throws -> String
    ) throws -> ConnectionOptions.ClientCertificate? {
        guard let name = connection.certificateCredential else { return nil }
        return ConnectionOptions.ClientCertificate(
            certificate: try pem(name, holding: "CERTIFICATE-----", credential),
            key: try pem(connection.keyCredential ?? name, holding: "PRIVATE KEY-----", credential))
    }

    private static func pem(
        _ name: String, holding mark: String, _ credential: (String) throws -> String
    ) throws -> [UInt8] {
        let text = try credential(name)
        guard text.contains("-----BEGIN "), text.contains(mark) else {
            let kind = mark.hasPrefix("PRIVATE") ? "private key" : "certificate"
            throw UnusableCredential(name: name, problem: "it holds no \(kind) in PEM form")
        }
        guard !mark.hasPrefix("PRIVATE") || !text.contains("ENCRYPTED") else {
            throw UnusableCredential(name: name, problem: "its key has a passphrase. Write it there without one")
        }
        return Array(text.utf8) + [0x0A]
    }

    private static func line(of name: String, _ credential: (String) throws -> String) throws -> String {
        let text = try credential(name)
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw UnusableCredential(name: name, problem: "it is not one line")
        }
        return text
    }
}

import Foundation

/// `openssl s_server` on a port of the system's choice, with a certificate of its own; it answers every GET with 200.
final class TLSServer: Sendable {
    /// PEM of the server's certificate, which has signed itself for 127.0.0.1 and localhost.
    let certificate: [UInt8]
    let port: Int
    private let process: Process
    private let folder: URL

    struct Failure: Error { let what: String }

    static let isAvailable = FileManager.default.isExecutableFile(atPath: openssl)
    private static let openssl = "/usr/bin/openssl"

    /// - Parameter client: the certificate that a client must show; nil asks for none.
    init(client: Identity? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let identity = try Identity(name: "localhost")
        certificate = identity.certificate
        let own = folder.appending(path: "server.pem")
        try Data(identity.certificate + identity.key).write(to: own)
        var arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", own.path, "-key", own.path, "-www"]
        if let client {
            let known = folder.appending(path: "client.pem")
            try Data(client.certificate).write(to: known)
            arguments += ["-Verify", "1", "-verify_return_error", "-CAfile", known.path]
        }
        process = Process()
        process.executableURL = URL(filePath: Self.openssl)
        process.arguments = arguments
        let output = Pipe()
        process.standardInput = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        var found: Int?
        while found == nil {
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { throw Failure(what: "openssl s_server ended: \(said)") }
            said += String(decoding: bytes, as: UTF8.self)
            guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT ") }) else { continue }
            found = line.split(separator: ":").last.flatMap { Int($0) }
        }
        port = found ?? 0
    }

    func url(_ target: String) -> String { "https://127.0.0.1:\(port)\(target)" }

    func stop() {
        // A child of one of the runtime's threads has SIGTERM blocked, as they have.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// `sha256//…` of the server's public key.
    func publicKeyPin() throws -> String {
        try Self.withFolder { folder in
            let (pem, key, der) = (folder + "/a.pem", folder + "/a.key", folder + "/a.der")
            try Data(certificate).write(to: URL(filePath: pem))
            try Self.run(["x509", "-in", pem, "-pubkey", "-noout", "-out", key])
            try Self.run(["pkey", "-pubin", "-in", key, "-outform", "der", "-out", der])
            try Self.run(["dgst", "-sha256", "-binary", "-out", folder + "/digest", der])
            return "sha256//" + (try Data(contentsOf: URL(filePath: folder + "/digest"))).base64EncodedString()
        }
    }

    /// A key and a certificate that it has signed itself.
    struct Identity: Sendable {
        let certificate: [UInt8]
        let key: [UInt8]

        init(name: String) throws {
            (certificate, key) = try TLSServer.withFolder { folder in
                try TLSServer.run([
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
                    "30", "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
                    folder + "/key.pem", "-out", folder + "/certificate.pem",
                ])
                return (
                    Array(try Data(contentsOf: URL(filePath: folder + "/certificate.pem"))),
                    Array(try Data(contentsOf: URL(filePath: folder + "/key.pem")))
                )
            }
        }
    }

    private static func withFolder<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }

    /// By files and not by pipes: a server that another test starts meanwhile would hold a pipe's other end open.
    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: openssl)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(what: arguments.joined(separator: " ")) }
    }
}

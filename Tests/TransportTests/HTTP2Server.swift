import Foundation

@testable import Transport

/// An nginx that speaks HTTP/2 over TLS on loopback; what stands under `/upstream/` it gets from a server of ours.
final class HTTP2Server: Sendable {
    static let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let isAvailable = program != nil && TLSServer.isAvailable

    /// One line of the access log.
    struct Line: Sendable {
        var connection: String
        var version: String
        var path: String
        var status: Int
    }

    /// What a client must believe.
    let authority: [UInt8]
    private let port: Int
    private let folder: URL
    private let process = Process()

    /// - Parameters:
    ///   - upstream: port of the server behind it.
    ///   - requestsPerConnection: after so many it says GOAWAY.
    init(upstream: Int, requestsPerConnection: Int = 1000) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-h2-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let identity = try TLSServer.Identity(name: "localhost")
        authority = identity.certificate
        try Data(identity.certificate).write(to: folder.appending(path: "own.pem"))
        try Data(identity.key).write(to: folder.appending(path: "own.key"))
        port = Int.random(in: 20_000...29_000)
        let configuration = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log warn;
            events { worker_connections 256; }
            http {
                log_format short '$connection|$server_protocol|$uri|$status';
                access_log access.log short;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate own.pem;
                    ssl_certificate_key own.key;
                    keepalive_requests \(requestsPerConnection);
                    location / { return 200 "plain $uri"; }
                    location /upstream/ {
                        proxy_pass http://127.0.0.1:\(upstream);
                        proxy_buffering off;
                        proxy_read_timeout 300ms;
                    }
                }
            }
            """
        try configuration.write(to: folder.appending(path: "nginx.conf"), atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: Self.program ?? "/usr/sbin/nginx")
        process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"]
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func url(_ target: String) -> String { "https://127.0.0.1:\(port)\(target)" }

    /// Asks until somebody listens; true when that came to be.
    func begins(_ transport: CurlTransport, _ options: ConnectionOptions) async -> Bool {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            guard case .couldNotConnect = await transport.failure(.local(url("/ready"), connection: options)) else {
                return true
            }
            await Task.yield()
        }
        return false
    }

    func stop() {
        // A child of one of the runtime's threads has SIGTERM blocked, as they have.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    func lines() throws -> [Line] {
        try String(contentsOf: folder.appending(path: "access.log"), encoding: .utf8).split(separator: "\n")
            .compactMap { line in
                let fields = line.split(separator: "|").map(String.init)
                guard fields.count == 4, let status = Int(fields[3]) else { return nil }
                return Line(connection: fields[0], version: fields[1], path: fields[2], status: status)
            }
    }
}

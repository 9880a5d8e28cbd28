import Foundation

/// An nginx of our own on loopback: it serves a folder, and its access log tells every request in full.
final class LocalNginx {
    static let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let folder: URL
    let port: Int
    private let process = Process()

    /// One line of the access log.
    struct Line {
        var time: String
        var path: String
        var status: Int
        var etag: String
        var lastModified: String
        var cookie: String
        var referrer: String
        var userAgent: String

        var isConditional: Bool { !etag.isEmpty || !lastModified.isEmpty }
    }

    /// - Parameter locations: what stands in the server's block beside its folder.
    init(locations: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-nginx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "root/flags"), withIntermediateDirectories: true)
        // The worker may run as another user.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        port = Int.random(in: 20_000...29_000)
        let configuration = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log warn;
            events { worker_connections 256; }
            http {
                types { application/xml xml; }
                log_format full '$http_x_simulated_time|$uri|$status|$http_if_none_match|$http_if_modified_since|'
                    '$http_cookie|$http_referer|$http_user_agent';
                access_log access.log full;
                etag on;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                server {
                    listen 127.0.0.1:\(port);
                    root root;
                    \(locations)
                }
            }
            """
        try configuration.write(to: folder.appending(path: "nginx.conf"), atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: Self.program ?? "/usr/sbin/nginx")
        process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"]
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Writes a file as a publisher does, with the modification time that its `Last-Modified` and ETag come from.
    func publish(_ text: String, at path: String, modified: Date) throws {
        let file = folder.appending(path: "root\(path)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.modificationDate: modified, .posixPermissions: 0o644], ofItemAtPath: file.path)
    }

    func raise(_ flag: String) throws {
        try Data().write(to: folder.appending(path: "root/flags/\(flag)"))
    }

    func lower(_ flag: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: "root/flags/\(flag)"))
    }

    func lines() throws -> [Line] {
        try String(contentsOf: folder.appending(path: "access.log"), encoding: .utf8).split(separator: "\n")
            .compactMap { line in
                let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0 == "-" ? "" : String($0)
                }
                guard fields.count == 8, let status = Int(fields[2]), !fields[0].isEmpty else { return nil }
                return Line(
                    time: fields[0], path: fields[1], status: status, etag: fields[3], lastModified: fields[4],
                    cookie: fields[5], referrer: fields[6], userAgent: fields[7])
            }
    }
}

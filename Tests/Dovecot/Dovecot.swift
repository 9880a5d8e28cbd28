import Foundation
import Glibc

/// A real Dovecot for tests: on 127.0.0.1 at ports of its own, with its own folder, as an ordinary user, for as long as
/// the value lives.
///
/// Any user name gets in with `password`; its mailbox is a Maildir that is made when first used.
package final class Dovecot: Sendable {
    package static let password = "s3cret+Passw0rd&"

    package let folder: String
    /// Plain, with STARTTLS.
    package let port: Int
    /// TLS from the first byte.
    package let securePort: Int
    private let process: Process

    /// Whether the package dovecot-imapd is here; without it the tests that want it are left out.
    package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot") }

    /// The authority that signed the server's certificate: itself.
    package var certificate: String { "\(folder)/cert.pem" }

    /// - Parameters:
    ///   - mails: puts mails in place before the server starts.
    ///   - capabilities: what the server says it can do, in place of all that it can.
    ///   - offersTLS: false leaves STARTTLS out.
    package init(capabilities: String? = nil, offersTLS: Bool = true, _ mails: (Dovecot.Store) throws -> Void) throws {
        folder = "/tmp/tocsin-imap-\(UUID().uuidString.prefix(8))"
        (port, securePort) = (try Self.freePort(), try Self.freePort())
        for name in ["run", "state", "home", "mail"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        let user = geteuid() == 0 ? "mail" : NSUserName()
        try Self.makeCertificate(in: folder)
        let configuration = Self.configuration(
            folder: folder, user: user, ports: (port, securePort), capabilities: capabilities, offersTLS: offersTLS)
        try configuration.write(toFile: "\(folder)/dovecot.conf", atomically: true, encoding: .utf8)
        try mails(Store(folder: folder))
        // Dovecot lets nobody in as root.
        if geteuid() == 0 { try Self.run("/bin/chown", ["-R", "mail:mail", folder]) }
        process = Process()
        let command = ["/usr/sbin/dovecot", "-F", "-c", "\(folder)/dovecot.conf"]
        process.executableURL = URL(fileURLWithPath: geteuid() == 0 ? "/usr/bin/setpriv" : command[0])
        process.arguments =
            geteuid() == 0 ? ["--reuid=mail", "--regid=mail", "--clear-groups"] + command : Array(command.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntilItAnswers()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    package func stop() {
        guard process.isRunning else { return }
        // Not SIGTERM: a child of a pooled thread inherits its mask, in which that is blocked. The server's own children
        // end when their master is gone.
        _ = kill(process.processIdentifier, SIGKILL)
        let deadline = ContinuousClock.now + .seconds(5)
        while process.isRunning, ContinuousClock.now < deadline { usleep(10_000) }
    }

    /// What the server wrote into its log.
    package var log: String { (try? String(contentsOfFile: "\(folder)/dovecot.log", encoding: .utf8)) ?? "" }

    package var store: Store { Store(folder: folder) }

    /// The Maildirs of the server, as files.
    package struct Store: Sendable {
        let folder: String

        /// Puts a mail into a user's mailbox, as delivery does.
        package func deliver(_ mail: [UInt8], named name: String, to user: String, in box: String = "INBOX") throws {
            let maildir = path(user, box)
            if !FileManager.default.fileExists(atPath: maildir) {
                for part in ["cur", "new", "tmp"] {
                    try FileManager.default.createDirectory(
                        atPath: "\(maildir)/\(part)", withIntermediateDirectories: true)
                }
            }
            try Data(mail).write(to: URL(fileURLWithPath: "\(maildir)/new/\(name)"))
        }

        /// The mails of a folder, whose name is as the server writes it.
        package func mails(of user: String, in box: String = "INBOX") -> [Data] {
            names(of: user, in: box).compactMap { FileManager.default.contents(atPath: $0) }
        }

        package func count(of user: String, in box: String = "INBOX") -> Int { names(of: user, in: box).count }

        private func names(of user: String, in box: String) -> [String] {
            ["cur", "new"].flatMap { part in
                let folder = "\(path(user, box))/\(part)"
                return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map {
                    "\(folder)/\($0)"
                }
            }
        }

        private func path(_ user: String, _ box: String) -> String {
            "\(folder)/mail/\(user)" + (box == "INBOX" ? "" : "/.\(box)")
        }
    }

    // MARK: Setting up

    private func waitUntilItAnswers() throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            if Self.connects(to: port), Self.connects(to: securePort) { return }
            usleep(20_000)
        }
        throw Failure(what: "Dovecot does not answer: \(log)")
    }

    struct Failure: Error {
        let what: String
    }

    private static func configuration(
        folder: String, user: String, ports: (plain: Int, secure: Int), capabilities: String?, offersTLS: Bool
    ) -> String {
        """
        base_dir = \(folder)/run
        state_dir = \(folder)/state
        log_path = \(folder)/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        default_internal_user = \(user)
        default_internal_group = \(user)
        default_login_user = \(user)
        first_valid_uid = 1
        first_valid_gid = 1
        ssl = \(offersTLS ? "yes" : "no")
        ssl_cert = <\(folder)/cert.pem
        ssl_key = <\(folder)/key.pem
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        mail_location = maildir:\(folder)/mail/%u
        mail_fsync = never
        maildir_very_dirty_syncs = yes
        passdb {
          driver = static
          args = password=\(password)
        }
        userdb {
          driver = static
          args = uid=\(user) gid=\(user) home=\(folder)/home/%u
        }
        service anvil {
          chroot =
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = \(ports.plain)
          }
          inet_listener imaps {
            port = \(ports.secure)
            ssl = \(offersTLS ? "yes" : "no")
          }
        }
        namespace inbox {
          inbox = yes
        }
        protocol imap {
          \(capabilities.map { "imap_capability = \($0)" } ?? "")
        }

        """
    }

    private static func makeCertificate(in folder: String) throws {
        try run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(folder)/key.pem", "-out",
                "\(folder)/cert.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
            ])
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(what: "\(program) failed") }
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw Failure(what: "no port is free") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func connects(to port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port: port)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        return address
    }
}

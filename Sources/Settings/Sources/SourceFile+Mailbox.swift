import Crisis

extension SourceFile {
    static func readMailbox(_ section: ConfigSection) -> Source.MailboxOrigin? {
        typealias Security = Source.MailboxOrigin.Security
        let host = readHost(section)
        let security = section.choice("security", as: Security.self, default: .tls) ?? .tls
        let port = section.integer("port", in: 1...65_535, default: security.usualPort)
        let trusted = section.boolean("trusted", default: false)
        let verifies = section.boolean("verify_certificate", default: true)
        let authorities = readAuthorities(section)
        let user = section.name("user_credential")
        let secret = readSecret(section)
        let interval = section.timeSpan("interval", in: intervals, default: .minutes(1))
        let bytes = section.integer(
            "maximum_mail_bytes", in: 64 * 1024...64 * 1024 * 1024, default: 8 * 1024 * 1024)
        let folder = readFolderName(section, "folder", default: "INBOX")
        let moves = section.boolean("move", default: true)
        let processed = readFolderName(section, "processed_folder", default: "Processed")
        let failed = readFolderName(section, "failed_folder", default: "Failed")
        if security == .none, !trusted {
            section.report(
                "without security the password goes over the wire in the clear",
                "Use security: tls or starttls; for a server of your own set trusted: true as well.", at: "security")
            return nil
        }
        guard let host, let port, let user, let secret, let interval, let bytes, let folder, let processed, let failed
        else { return nil }
        guard !moves || Set([folder, processed, failed].map { $0.lowercased() }).count == 3 else {
            section.report(
                "folder, processed_folder and failed_folder are not three different folders",
                "Give each a name of its own, or set move: false.", at: "processed_folder")
            return nil
        }
        return Source.MailboxOrigin(
            host: host, port: port, security: security, trusted: trusted, verifiesCertificate: verifies,
            authorityFile: authorities, userCredential: user, secret: secret, folder: folder,
            folders: moves ? .init(processed: processed, failed: failed) : nil, interval: interval,
            maximumMailBytes: bytes)
    }

    private static func readHost(_ section: ConfigSection) -> String? {
        guard let host = section.string("host") else { return nil }
        let isPlain = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isPlain, (1...253).contains(host.utf8.count), !host.hasPrefix("-") else {
            section.report(
                "\"\(host)\" is not a host", "Write a name or an address only, like imap.example.com.", at: "host")
            return nil
        }
        return host
    }

    private static func readAuthorities(_ section: ConfigSection) -> String? {
        guard let path = section.optionalString("ca_file") else { return nil }
        guard path.hasPrefix("/") else {
            section.report("\"\(path)\" is not an absolute path", "Begin it with a slash.", at: "ca_file")
            return nil
        }
        return path
    }

    private static func readSecret(_ section: ConfigSection) -> Source.MailboxOrigin.Secret? {
        let password = section.optionalName("password_credential")
        let token = section.optionalName("token_credential")
        switch (password, token) {
        case (let password?, nil): return .password(credential: password)
        case (nil, let token?): return .token(credential: token)
        case (nil, nil), (.some, .some):
            section.report(
                "the mailbox needs a password or a token, and one of them only",
                "Give it either password_credential or token_credential.",
                at: password == nil ? nil : "token_credential")
            return nil
        }
    }

    /// The name of a folder: levels are separated by `/`, whatever the server uses.
    private static func readFolderName(_ section: ConfigSection, _ key: String, default fallback: String) -> String? {
        guard let name = section.optionalString(key) else { return fallback }
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "*" && $0 != "%" }
        guard isPlain, (1...200).contains(name.utf8.count), !name.hasPrefix("/"), !name.hasSuffix("/") else {
            section.report(
                "\"\(name)\" is not the name of a folder", "Write it like INBOX or 投诉/已处理, without * and %.", at: key)
            return nil
        }
        return name
    }
}

/// A mail server and how it is spoken to.
package struct MailServer: Hashable, Sendable {
    package enum Security: String, CaseIterable, Codable, Sendable {
        /// TLS from the first byte, usually port 993.
        case tls
        /// Plain at first, TLS before anything secret is said, usually port 143; without TLS nothing is said.
        case starttls
        /// No encryption at all: for a server on this machine or in a house of one's own.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    /// False lets any certificate pass; true wants one that names the host and leads to a known authority.
    package var verifiesCertificate: Bool
    /// A PEM file of the only authorities to trust; nil trusts those of the system.
    package var authorityFile: String?
    package var addressPolicy: HTTPRequest.AddressPolicy

    package init(
        host: String, port: Int, security: Security, verifiesCertificate: Bool = true, authorityFile: String? = nil,
        addressPolicy: HTTPRequest.AddressPolicy = .publicOnly
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.verifiesCertificate = verifiesCertificate
        self.authorityFile = authorityFile
        self.addressPolicy = addressPolicy
    }

    /// `imaps://mail.example.com:993/`, as libcurl wants it; there is nothing secret in it.
    var url: String {
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return "\(security == .tls ? "imaps" : "imap")://\(name):\(port)/"
    }
}

/// How a mailbox is entered. It has no description: it is sent and never shown.
package struct MailLogin: Sendable {
    enum Secret: Sendable {
        case password(String)
        /// An OAuth 2.0 access token, for OAUTHBEARER or XOAUTH2.
        case token(String)
    }

    let user: String
    let secret: Secret

    package static func password(user: String, _ password: String) -> MailLogin {
        MailLogin(user: user, secret: .password(password))
    }

    package static func token(user: String, _ token: String) -> MailLogin {
        MailLogin(user: user, secret: .token(token))
    }
}

/// What a session may cost before it is cut.
package struct MailLimits: Hashable, Sendable {
    /// TCP, TLS and login together.
    package var connect: Duration
    /// No byte for this long ends the session.
    package var stall: Duration
    /// One command with its whole answer.
    package var command: Duration
    /// Bytes of one literal: one mail.
    package var literalBytes: Int
    /// Bytes of one response without its literals; a list of a million mails has 8 MB.
    package var lineBytes: Int

    package init(
        connect: Duration = .seconds(30), stall: Duration = .seconds(30), command: Duration = .seconds(300),
        literalBytes: Int = 32 * 1024 * 1024, lineBytes: Int = 16 * 1024 * 1024
    ) {
        self.connect = connect
        self.stall = stall
        self.command = command
        self.literalBytes = literalBytes
        self.lineBytes = lineBytes
    }
}

extension Source {
    /// A mailbox that customers write to, read over IMAP.
    package struct MailboxOrigin: Hashable, Codable, Sendable {
        /// How the connection is kept from other ears.
        package enum Security: String, Codable, CaseIterable, Sendable {
            /// TLS from the first byte.
            case tls
            /// TLS before the login.
            case starttls
            /// None: for a server of one's own only.
            case none

            package var usualPort: Int { self == .tls ? 993 : 143 }
        }

        package var host: String
        package var port: Int
        package var security: Security
        /// Private and loopback addresses are allowed for this source alone.
        package var trusted: Bool
        package var verifiesCertificate: Bool
        /// A PEM file of the only authorities to trust; nil trusts those of the system.
        package var authorityFile: String?
        package var userCredential: String
        package var secret: Secret
        package var folder: String
        /// Where mails go once they are kept; nil leaves them where they are.
        package var folders: Folders?
        package var interval: TimeSpan
        /// Of a larger mail only so many bytes are read.
        package var maximumMailBytes: Int

        /// The name of the credential that opens the mailbox.
        package enum Secret: Hashable, Codable, Sendable {
            case password(credential: String)
            /// An OAuth 2.0 access token.
            case token(credential: String)

            package var credential: String {
                switch self {
                case .password(let name), .token(let name): name
                }
            }
        }

        package struct Folders: Hashable, Codable, Sendable {
            /// For what was read.
            package var processed: String
            /// For what could not be read.
            package var failed: String

            package init(processed: String, failed: String) {
                self.processed = processed
                self.failed = failed
            }
        }

        package init(
            host: String, port: Int? = nil, security: Security = .tls, trusted: Bool = false,
            verifiesCertificate: Bool = true, authorityFile: String? = nil, userCredential: String, secret: Secret,
            folder: String = "INBOX", folders: Folders? = Folders(processed: "Processed", failed: "Failed"),
            interval: TimeSpan = .minutes(1), maximumMailBytes: Int = 8 * 1024 * 1024
        ) {
            self.host = host
            self.port = port ?? security.usualPort
            self.security = security
            self.trusted = trusted
            self.verifiesCertificate = verifiesCertificate
            self.authorityFile = authorityFile
            self.userCredential = userCredential
            self.secret = secret
            self.folder = folder
            self.folders = folders
            self.interval = interval
            self.maximumMailBytes = maximumMailBytes
        }

        /// `imaps://mail.example.com:993/INBOX`.
        package var place: String { "\(security == .tls ? "imaps" : "imap")://\(host):\(port)/\(folder)" }
    }

    /// Whether its mailbox is read from whoever answers: its certificate is not verified.
    package var trustsAnyMailServer: Bool {
        if case .mailbox(let mailbox) = origin {
            mailbox.security != .none && !mailbox.verifiesCertificate
        } else {
            false
        }
    }
}

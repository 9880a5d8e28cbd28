/// What kept us from reading a mailbox. No case carries a credential; a server's own words are cut and cleaned.
package enum MailError: Error, Hashable, Sendable {
    /// The guard refused the connected address.
    case addressRefused(address: String)
    case couldNotResolve(host: String)
    case couldNotConnect(host: String)
    case loginDenied
    case tls(String)
    /// The server offers no TLS where it is wanted.
    case noEncryption
    case timedOut(doing: String)
    /// The server ended the session, with its words when it had any.
    case closed(words: String)
    /// The server answered NO or BAD.
    case refused(command: String, words: String)
    case noSuchFolder(name: String)
    case folderNotSelectable(name: String)
    /// What came is not IMAP, or more than it may be.
    case notUnderstood(String)
    case cancelled
    case other(String)
}

extension MailError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .addressRefused(let address): "the address \(address) is refused because it is not public"
        case .couldNotResolve(let host): "the name \(host) could not be resolved"
        case .couldNotConnect(let host): "no connection to \(host)"
        case .loginDenied:
            "the mail server refused the login. Check user and password (or token), and that IMAP is allowed"
        case .tls(let reason): "no secure connection could be made: \(reason)"
        case .noEncryption: "the mail server offers no STARTTLS. Use security: tls, or mend the server"
        case .timedOut(let doing): "the mail server did not answer in time (\(doing))"
        case .closed(let words): "the mail server ended the session" + (words.isEmpty ? "" : ": \(words)")
        case .refused(let command, let words): "the mail server refused \(command): \(words)"
        case .noSuchFolder(let name): "there is no folder \(name). Create it, or name another"
        case .folderNotSelectable(let name): "the folder \(name) holds folders only and no mail. Name one of them"
        case .notUnderstood(let what): "the mail server's answer cannot be understood: \(what)"
        case .cancelled: "the session was cancelled"
        case .other(let what): what
        }
    }
}

extension MailError {
    /// A server's words on one line, without what a terminal would obey, at most 200 characters.
    static func shown(_ words: some Sequence<UInt8>) -> String {
        let clean = String(decoding: Array(words), as: UTF8.self).unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.value {
            case 0x2028...0x202E, 0x2066...0x2069: " "
            case 0x20...0x7E, 0xA0...: scalar
            default: " "
            }
        }
        return String(String(String.UnicodeScalarView(clean)).prefix(200))
    }
}

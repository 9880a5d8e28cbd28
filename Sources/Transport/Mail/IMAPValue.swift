/// A value of an IMAP response (RFC 3501 section 4).
enum IMAPValue: Hashable, Sendable {
    /// An atom of digits only; a list of mails has hundreds of thousands of them.
    case number(UInt64)
    case atom(String)
    /// A quoted string or a literal.
    case string([UInt8])
    case list([IMAPValue])
    case nothing

    var number: UInt64? { if case .number(let value) = self { value } else { nil } }
    var list: [IMAPValue]? { if case .list(let values) = self { values } else { nil } }
    var atom: String? { if case .atom(let text) = self { text } else { nil } }

    /// The bytes of a string, of an atom where a server wrote one without quotes.
    var bytes: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .atom(let text): Array(text.utf8)
        case .number(let value): Array(String(value).utf8)
        case .list, .nothing: nil
        }
    }

    /// Whether it is this word, whatever its case.
    func isWord(_ word: String) -> Bool { atom?.uppercased() == word }
}

/// How a command ended, or what the server says by itself.
struct IMAPStatus: Hashable, Sendable {
    enum Condition: String, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauthenticated = "PREAUTH"
    }

    var condition: Condition
    /// The code in brackets, in upper case: `UIDVALIDITY`, `TRYCREATE`.
    var code: String?
    /// The number behind the code, if there is one.
    var codeNumber: UInt64?
    /// The server's words, cleaned for showing.
    var words: String
}

/// One response of an IMAP server (RFC 3501 section 7).
enum IMAPResponse: Hashable, Sendable {
    case tagged(String, IMAPStatus)
    case status(IMAPStatus)
    case continuation
    /// `* 12 EXISTS`, `* 3 FETCH (…)`.
    case numbered(UInt64, String, [IMAPValue])
    /// `* SEARCH 1 2`, `* LIST () "/" INBOX`.
    case data(String, [IMAPValue])
}

/// Why bytes are no IMAP response.
struct IMAPSyntaxError: Error, Hashable {
    var what: String

    init(_ what: String) { self.what = what }
}

import Crisis
import Digests

/// The authentication of the trail: each row's code covers its content and the code of the row before.
///
/// HMAC-SHA-256 (RFC 2104) under a key that stands beside the ledger: whoever can write the file alone cannot make a
/// chain that holds.
struct AuditChain: Sendable {
    static let start = [UInt8](repeating: 0, count: 32)

    let key: [UInt8]

    /// A row of the trail, as it is authenticated.
    struct Row: Hashable, Sendable {
        var number: Int
        var at: Timestamp
        var person: String
        var role: String
        var registration: Int?
        var subject: String
        var action: String
        /// What it says; of what may tell of a person only the digest.
        var body: String
    }

    func code(of row: Row, after previous: [UInt8]) -> [UInt8] {
        var message = previous
        for part in [
            String(row.number), String(row.at.milliseconds), row.person, row.role,
            row.registration.map { String($0) } ?? "-", row.subject, row.action, row.body,
        ] {
            // Each part with its length: no two rows are one message.
            message.append(contentsOf: "\(part.utf8.count):".utf8)
            message.append(contentsOf: part.utf8)
        }
        return HMACSHA256.code(for: message, key: key)
    }

    /// The digest under which a text that may tell of a person stands in the trail. The salt keeps it from being guessed
    /// after the text is gone.
    static func digest(of text: String, salt: [UInt8]) -> String {
        SHA256.hexadecimal(of: salt + Array(text.utf8))
    }

    /// The complainant's name in the register: the same person is the same pseudonym in this installation, and in no other.
    func pseudonym(of person: String) -> String {
        let digits = person.filter { $0.isASCII && $0.isNumber }
        // A telephone number is the person, however it is written.
        let plain =
            digits.count >= 7 && digits.count * 2 > person.count
            ? digits : person.lowercased().filter { !$0.isWhitespace }
        let code = HMACSHA256.code(for: Array("pseudonym:\(plain)".utf8), key: key)
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return "P-" + String(code.prefix(10).map { letters[Int($0) % letters.count] })
    }
}

/// What a folder is when it is selected.
package struct MailFolder: Hashable, Sendable {
    /// Another number than last time: the UIDs of then mean nothing any more.
    package var uidValidity: UInt32
    /// The UID that the next mail will have at the least; 0 when the server did not say.
    package var uidNext: UInt32
    package var count: Int
}

/// What is known of a mail before it is fetched.
package struct MailSummary: Hashable, Sendable {
    package var uid: UInt32
    package var size: Int
    package var isDeleted: Bool

    package init(uid: UInt32, size: Int, isDeleted: Bool) {
        self.uid = uid
        self.size = size
        self.isDeleted = isDeleted
    }
}

/// A mail as the server keeps it.
package struct MailContent: Hashable, Sendable {
    package var bytes: [UInt8]
    /// When it came into the mailbox, as the server writes it: `17-Jul-1996 02:44:25 -0700`.
    package var internalDate: String?

    package init(bytes: [UInt8], internalDate: String?) {
        self.bytes = bytes
        self.internalDate = internalDate
    }
}

/// The pairs of one FETCH response.
struct FetchData {
    var uid: UInt32?
    var size = 0
    var isDeleted = false
    var internalDate: String?
    var body: [UInt8]?

    init(_ list: [IMAPValue]) {
        for index in stride(from: 0, to: list.count - 1, by: 2) {
            guard let name = list[index].atom?.uppercased() else { continue }
            let value = list[index + 1]
            switch name {
            case "UID": uid = value.number.flatMap { UInt32(exactly: $0) }
            case "RFC822.SIZE": size = Int(clamping: value.number ?? 0)
            case "FLAGS": isDeleted = value.list?.contains { $0.isWord("\\DELETED") } ?? false
            case "INTERNALDATE": internalDate = value.bytes.map { MailError.shown($0) }
            case _ where name.hasPrefix("BODY["): body = value.bytes
            default: break
            }
        }
    }
}

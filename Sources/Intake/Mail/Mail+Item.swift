import Crisis
import Digests
import Transport

/// A mail of a mailbox: a complaint, or what could not be read and why.
enum ReadMail {
    case item(Item)
    case unreadable(UnreadableRecord)

    /// - Parameters:
    ///   - size: bytes of the whole mail; more than `content` has when only its beginning was fetched.
    ///   - place: `INBOX;UID=17`, for the unreadable.
    static func read(
        _ content: MailContent, size: Int, isCut: Bool, place: String, source: Source, kind: MentionKind,
        at now: Timestamp
    ) -> ReadMail {
        let mail = Mail(content.bytes)
        if let reason = mail.problem {
            return .unreadable(
                UnreadableRecord(
                    source: source.id, place: place, reason: reason,
                    raw: ComplaintText.raw(ComplaintText.lossy(content.bytes.prefix(64 * 1024)))))
        }
        var text = mail.wholeText
        if isCut {
            let note =
                "[邮件过大，只读取前 \(content.bytes.count) 字节，共 \(size) 字节。 "
                + "The mail is too large: its first \(content.bytes.count) of \(size) bytes were read.]"
            text += "\n\n" + note
        }
        return .item(
            Item(
                identity: mail.identity, revision: SHA256.hexadecimal(of: content.bytes), kind: kind,
                published: mail.moment(
                    arrived: content.internalDate, offsetMinutes: source.offsetMinutes, at: now),
                title: mail.title, text: text, author: mail.name ?? mail.address,
                customer: mail.address ?? mail.name, channel: "email"))
    }
}

extension Mail {
    /// Why nobody could read it; nil when somebody can.
    fileprivate var problem: String? {
        if isEncrypted, text.marked.isEmpty {
            return "the mail is encrypted. Open it with its key and put what it says into a drop folder"
        }
        return isEmpty ? "the mail has neither subject nor text nor attachment. Look at it in the mailbox" : nil
    }

    fileprivate var title: String {
        if !subject.isEmpty { return subject }
        let line = text.own.isEmpty ? text.quoted : text.own
        let start = line.prefix(ComplaintRecord.titleCharacters).map { $0.isNewline ? " " : $0 }
        return ComplaintText.trimmed(String(start))
    }

    /// When it was written: its own date, unless that lies a day after it arrived; else when it arrived.
    fileprivate func moment(arrived: String?, offsetMinutes: Int, at now: Timestamp) -> Timestamp? {
        let arrival = arrived.flatMap { FeedDate.parse($0, offsetMinutes: 0) }
        guard let written = date.flatMap({ FeedDate.parse($0, offsetMinutes: offsetMinutes) }) else { return arrival }
        return written > (arrival ?? now) + .days(1) ? arrival : written
    }
}

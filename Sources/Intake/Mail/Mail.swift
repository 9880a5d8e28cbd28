import Crisis
import Digests

/// A mail as far as a complaint needs it.
struct Mail: Hashable {
    /// Of a longer text this much is kept; the rest is quotation or an accident.
    static let maximumTextBytes = 256 * 1024
    static let maximumSubjectCharacters = 300

    var messageID: String?
    var subject: String
    /// The writer's address in lower case, and the name before it.
    var address: String?
    var name: String?
    /// As it is written.
    var date: String?
    var text: MailText
    var attachments: [MailAttachment]
    var isEncrypted: Bool

    init(_ bytes: [UInt8]) {
        let root = MIMEParser.parse(bytes)
        let body = MailBody(bytes, root)
        let header = root.header
        let writer = ["from", "sender", "reply-to"].lazy.compactMap { header.value($0) }.compactMap { MailAddress($0) }
            .first
        address = writer?.address
        name = writer?.name
        messageID = header.value("message-id").flatMap(Self.identifier)
        let subject = header.text("subject").map { ComplaintText.trimmed(ComplaintText.singleLine($0)) } ?? ""
        self.subject = String(subject.prefix(Self.maximumSubjectCharacters))
        date = header.value("date").map { String(decoding: $0.prefix(200), as: UTF8.self) }
        text = MailText(Self.cut(ComplaintText.cleaned(body.text)))
        attachments = body.attachments
        isEncrypted = body.isEncrypted
    }

    /// Nothing that a person could read.
    var isEmpty: Bool { subject.isEmpty && text.marked.isEmpty && attachments.isEmpty }

    /// The text as it is kept, with what is attached named at its end.
    var wholeText: String {
        guard !attachments.isEmpty else { return text.marked }
        let named = attachments.prefix(MailBody.maximumListed).map(\.shown).joined(separator: "; ")
        let rest = attachments.count > MailBody.maximumListed ? "; … \(attachments.count)" : ""
        let list = "[附件 attachments: \(named)\(rest)]"
        return text.marked.isEmpty ? list : "\(text.marked)\n\n\(list)"
    }

    /// What makes this mail another than the next: its Message-ID, which programmes repeat and forget, with a hash of
    /// what it says. Which way it came does not count, so that a mail to two of our addresses is one.
    var identity: String {
        let parts = [address, date, subject, text.marked] + attachments.map { "\($0.name) \($0.type) \($0.size)" }
        let hash = SHA256.hexadecimal(
            of: parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: ","))
        return messageID.map { "\($0)#\(hash.prefix(16))" } ?? "mail#\(hash.prefix(40))"
    }

    private static func identifier(_ value: [UInt8]) -> String? {
        let text = String(decoding: value, as: UTF8.self)
        let inner = text.split(separator: "<").last?.prefix { $0 != ">" } ?? ""
        let clean = ComplaintText.trimmed(ComplaintText.singleLine(String(inner)))
        return clean.isEmpty || clean.utf8.count > 400 ? nil : clean
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > maximumTextBytes else { return text }
        return ComplaintText.raw(text, limit: maximumTextBytes) + "\n[…]"
    }
}

/// The first address of a header (RFC 5322 section 3.4), read as people and programmes write it.
struct MailAddress: Hashable {
    /// In lower case.
    var address: String
    var name: String?

    /// Nil when no address is in it.
    init?(_ value: [UInt8]) {
        let bytes = Array(value.prefix(4096))
        if let open = Self.opening(in: bytes), let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) {
            guard let address = Self.plain(bytes[(open + 1)..<close]) else { return nil }
            self.address = address
            name = Self.name(bytes[..<open])
        } else {
            let separators = Array(" \t,;()".utf8)
            let words = bytes.split { separators.contains($0) }
            guard let word = words.first(where: { $0.contains(UInt8(ascii: "@")) }), let address = Self.plain(word)
            else {
                return nil
            }
            self.address = address
            // The old way: `wang@example.org (王女士)`.
            let comment = bytes.firstIndex(of: UInt8(ascii: "(")).flatMap { start in
                bytes[start...].firstIndex(of: UInt8(ascii: ")")).map { bytes[(start + 1)..<$0] }
            }
            name = comment.flatMap(Self.name)
        }
    }

    /// The first `<` outside of quotation marks.
    private static func opening(in bytes: [UInt8]) -> Int? {
        var (isQuoted, isEscaped) = (false, false)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            if byte == UInt8(ascii: "<"), !isQuoted { return index }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return bytes.lastIndex(of: UInt8(ascii: "<"))
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = ComplaintText.trimmed(ComplaintText.singleLine(String(decoding: bytes, as: UTF8.self))).lowercased()
        return text.isEmpty || text.utf8.count > 320 || text.contains(" ") ? nil : text
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        let unquoted = bytes.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        let text = ComplaintText.trimmed(ComplaintText.singleLine(EncodedWords.decode(unquoted)))
        return text.isEmpty ? nil : String(text.prefix(100))
    }
}

/// A file that came with a mail. It is named and never opened or kept.
struct MailAttachment: Hashable {
    var name: String
    var type: String
    /// Bytes once decoded, nearly.
    var size: Int

    /// `照片.jpg (image/jpeg, 240 KiB)`.
    var shown: String {
        let amount = size < 1024 ? "\(size) B" : size < 1024 * 1024 ? "\(size / 1024) KiB" : "\(size / 1024 / 1024) MiB"
        return "\(ComplaintText.singleLine(name)) (\(ComplaintText.singleLine(type)), \(amount))"
    }
}

/// What a person reads of a mail: its text, the mails that it brings along, and what is attached.
struct MailBody {
    /// Attachments that are listed; a mail with more names only their number.
    static let maximumListed = 50

    private let bytes: [UInt8]
    private(set) var attachments: [MailAttachment] = []
    /// Parts that hide their content.
    private(set) var isEncrypted = false
    private(set) var text = ""

    init(_ bytes: [UInt8], _ root: MIMEPart) {
        self.bytes = bytes
        text = read(root)
    }

    private mutating func read(_ part: MIMEPart) -> String {
        switch part.type {
        case "multipart/alternative": return readAlternative(part)
        case "multipart/related": return readRelated(part)
        case "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime":
            // A signature that holds its text is not secret, but it is not text either.
            isEncrypted = true
            list(part)
            return ""
        case _ where part.isMultipart: return join(part.children.map { read($0) })
        case "message/rfc822" where !part.children.isEmpty, "message/global" where !part.children.isEmpty:
            return readForwarded(part)
        case _ where isText(part): return readText(part)
        default:
            list(part)
            return ""
        }
    }

    private func isText(_ part: MIMEPart) -> Bool {
        guard ["text/plain", "text/html", "text/markdown", "text/enriched", "text/rfc822-headers"].contains(part.type)
        else { return false }
        // A name in Content-Type alone is a habit of some programmes; one in the disposition means a file.
        return part.disposition != "attachment" && !(part.disposition == "inline" && part.fileName != nil)
    }

    private func readText(_ part: MIMEPart) -> String {
        let decoded = part.encoding.decode(bytes[part.body])
        if part.type == "text/html" {
            return PlainText.fromHTML(
                MailCharset.utf8(decoded, label: part.parameters["charset"] ?? Self.metaCharset(decoded)))
        }
        let raw = MailCharset.utf8(Self.withoutReturns(decoded), label: part.parameters["charset"])
        guard part.parameters["format"]?.lowercased() == "flowed" else { return PlainText.fromText(raw) }
        let isDropping = part.parameters["delsp"]?.lowercased() == "yes"
        return FlowedText.unfold(String(decoding: raw, as: UTF8.self), dropsSpace: isDropping)
    }

    /// The same said in several ways: plain text unless it is empty, else what the others say; files are listed.
    private mutating func readAlternative(_ part: MIMEPart) -> String {
        var texts: [(isPlain: Bool, text: String)] = []
        for child in part.children { texts.append((child.type == "text/plain", read(child))) }
        let filled = texts.filter { !$0.text.allSatisfy(\.isWhitespace) }
        return (filled.first { $0.isPlain } ?? filled.last)?.text ?? ""
    }

    /// A page with its pictures: the page is the text, be it marked by `start` or the first.
    private mutating func readRelated(_ part: MIMEPart) -> String {
        let start = part.parameters["start"]
        let root = part.children.firstIndex { child in
            start != nil && child.header.value("content-id").map { String(decoding: $0, as: UTF8.self) } == start
        }
        var text = ""
        for (index, child) in part.children.enumerated() {
            if index == root ?? 0 { text = read(child) } else { list(child) }
        }
        return text
    }

    /// A forwarded complaint counts like one of the writer's own, under its head.
    private mutating func readForwarded(_ part: MIMEPart) -> String {
        guard let inner = part.children.first else { return "" }
        let head = [("Subject", "subject"), ("From", "from"), ("Date", "date")].compactMap { shown, name in
            inner.header.text(name).map { "\(shown): \(ComplaintText.singleLine(ComplaintText.trimmed($0)))" }
        }
        return join([head.joined(separator: "\n"), read(inner)])
    }

    private mutating func list(_ part: MIMEPart) {
        if part.isMultipart {
            for child in part.children { list(child) }
        } else {
            attachments.append(
                MailAttachment(
                    name: part.fileName ?? part.header.text("content-description") ?? "unnamed", type: part.type,
                    size: part.encoding.decodedSize(bytes[part.body])))
        }
    }

    private func join(_ texts: [String]) -> String {
        texts.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n\n")
    }

    private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x0D) else { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            guard byte == 0x0D else {
                output.append(byte)
                continue
            }
            if index + 1 == bytes.count || bytes[index + 1] != 0x0A { output.append(0x0A) }
        }
        return output
    }

    /// `<meta charset=gb2312>` or `content="text/html; charset=gb2312"`, looked for where pages have it.
    private static func metaCharset(_ html: [UInt8]) -> String? {
        let limit = min(html.count, 4096)
        guard let meta = html.firstMatch(of: "<meta", from: 0, before: limit),
            html.firstMatch(of: "charset", from: meta, before: limit) != nil
        else { return nil }
        let head = String(decoding: html[meta..<limit].map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        return DeclaredCharset.inContentType(String(head.drop { $0 != "c" && $0 != "C" }.prefix(500)))
    }
}

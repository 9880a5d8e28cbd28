/// A mail's text in its parts: what the writer says, the signature, and what is quoted from earlier mails.
struct MailText: Hashable {
    var own: String
    var signature: String
    var quoted: String

    /// Parts are told by the marks that mail programmes set: `>` before quoted lines, `-- ` before a signature, and the
    /// line that announces the original mail. When in doubt a line is the writer's own.
    init(_ text: String) {
        var (own, signature, quoted): ([Substring], [Substring], [Substring]) = ([], [], [])
        var (isOriginal, isSignature) = (false, false)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if isOriginal {
                quoted.append(line)
            } else if line.first == ">" {
                quoted.append(Self.unmarked(line))
            } else if Self.announcesOriginal(line) {
                isOriginal = true
                quoted.append(line)
            } else if line == "-- " || line == "--" {
                isSignature = true
            } else if isSignature {
                signature.append(line)
            } else if Self.announcesQuotation(line) {
                quoted.append(line)
            } else {
                own.append(line)
            }
        }
        self.own = Self.joined(own)
        self.signature = Self.joined(signature)
        self.quoted = Self.joined(quoted)
    }

    /// The parts after one another, each still to be told: the signature after `-- `, quoted lines after `> `.
    var marked: String {
        var parts = own.isEmpty ? [] : [own]
        if !quoted.isEmpty {
            let lines = quoted.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.isEmpty ? ">" : "> \($0)"
            }
            parts.append(lines.joined(separator: "\n"))
        }
        if !signature.isEmpty { parts.append("-- \n\(signature)") }
        return parts.joined(separator: "\n\n")
    }

    private static func unmarked(_ line: Substring) -> Substring {
        let rest = line.drop { $0 == ">" }
        return rest.first == " " ? rest.dropFirst() : rest
    }

    /// `-----Original Message-----`, `------------------ 原始邮件 ------------------`.
    private static func announcesOriginal(_ line: Substring) -> Bool {
        guard line.utf8.count <= 200, line.hasPrefix("--") else { return false }
        let words = line.filter { $0 != "-" && $0 != " " && $0 != "\u{A0}" }.lowercased()
        return ["originalmessage", "forwardedmessage", "原始邮件", "原邮件", "转发邮件", "转发的邮件", "转发邮件信息"].contains(words)
    }

    /// `On Mon, 3 Nov 2026, 王某 wrote:`, `在 2026年11月3日，王某 写道：`.
    private static func announcesQuotation(_ line: Substring) -> Bool {
        guard line.utf8.count <= 300 else { return false }
        let isEnglish = line.hasPrefix("On ") && line.hasSuffix("wrote:")
        let isChinese = ["写道：", "写道:", "寫道：", "寫道:"].contains { line.hasSuffix($0) }
        return isEnglish || isChinese
    }

    private static func joined(_ lines: [Substring]) -> String {
        ComplaintText.trimmed(lines.joined(separator: "\n"))
    }
}

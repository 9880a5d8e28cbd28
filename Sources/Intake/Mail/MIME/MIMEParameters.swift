/// A value with parameters, such as `text/plain; charset="gb2312"; name*0*=utf-8''%E6…` (RFC 2045, RFC 2231).
struct MIMEParameters: Hashable {
    /// Parameters of one value; nobody writes as many.
    static let maximumCount = 100

    /// What stands before the first semicolon, in lower case.
    private(set) var value: String
    private var texts: [String: String] = [:]

    init(_ bytes: [UInt8]) {
        let parts = Self.parts(of: bytes)
        value = String(decoding: parts.first ?? [], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        var pieces: [String: [(order: Int, isEncoded: Bool, bytes: [UInt8])]] = [:]
        for part in parts.dropFirst().prefix(Self.maximumCount) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: part[..<equals], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
            let text = Self.unquoted(part[(equals + 1)...])
            let stars = name.split(separator: "*", omittingEmptySubsequences: false)
            if stars.count == 1 {
                // The first of a name counts.
                if texts[name] == nil { texts[name] = EncodedWords.decode(text) }
            } else {
                let isEncoded = name.hasSuffix("*")
                let order = Int(stars[1]) ?? 0
                pieces[String(stars[0]), default: []].append((order, isEncoded, text))
            }
        }
        for (name, found) in pieces { texts[name] = Self.joined(found.sorted { $0.order < $1.order }) }
    }

    /// A parameter's text.
    subscript(name: String) -> String? { texts[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Cuts at semicolons outside of quotation marks.
    private static func parts(of bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var (isQuoted, isEscaped) = (false, false)
        for byte in bytes {
            if byte == UInt8(ascii: ";"), !isQuoted {
                parts.append([])
                continue
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            parts[parts.count - 1].append(byte)
        }
        return parts
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        var rest = bytes.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        guard rest.first == UInt8(ascii: "\"") else { return Array(rest) }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in rest.dropFirst() {
            if isEscaped {
                // A path of Windows is no escape: `C:\新建` keeps its strokes before anything but \ and ".
                if byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"") { text.append(UInt8(ascii: "\\")) }
                text.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                break
            } else {
                text.append(byte)
            }
        }
        return text
    }

    /// RFC 2231: `utf-8'zh'%E6…` in the first piece, percent signs in those that end in a star.
    private static func joined(_ pieces: [(order: Int, isEncoded: Bool, bytes: [UInt8])]) -> String {
        var label: String?
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            guard piece.isEncoded else {
                bytes += piece.bytes
                continue
            }
            var text = piece.bytes[...]
            if index == 0 {
                let quotes = text.indices.filter { text[$0] == UInt8(ascii: "'") }.prefix(2)
                if quotes.count == 2 {
                    label = String(decoding: text[..<quotes[0]], as: UTF8.self)
                    text = text[(quotes[1] + 1)...]
                }
            }
            bytes += percentDecoded(text)
        }
        return MailCharset.text(bytes, label: label)
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        TransferEncoding.quotedPrintable(
            bytes.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "%"): [UInt8(ascii: "=")]
                case UInt8(ascii: "="): Array("=3D".utf8)
                default: [byte]
                }
            }[...])
    }
}

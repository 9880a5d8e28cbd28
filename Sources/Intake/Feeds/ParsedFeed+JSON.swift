import Crisis

extension ParsedFeed {
    /// The contract of `tocsin parse`: one JSON object, members in a fixed order, absent where the feed gave nothing.
    ///
    /// `format`, `title`, `link`, `bozo`, `bozo_reason`, `entries` of `id`, `link`, `title`, `summary`, `content`,
    /// `author`, `published`, `updated` (RFC 3339 in UTC), `summary_html`, `content_html`.
    ///
    /// It shows what a reader of the feed would see, so a member that the feed left out is filled from its neighbour,
    /// as feed readers do: the feed's title from its link, an entry's id from its link, its title from its text, its
    /// summary from its content and the other way round, `published` from `updated`. A `ParsedFeed` itself holds only
    /// what the feed gave.
    ///
    /// - Parameter address: where the document came from, which stands in for the feed's own page.
    package func json(address: String? = nil) -> String {
        var writer = FeedJSONWriter()
        let page = link ?? address
        writer.open("{")
        writer.member("format", format.rawValue)
        writer.member("title", title ?? page)
        writer.member("link", page)
        writer.member("bozo", literal: bozo ? "true" : "false")
        writer.member("bozo_reason", bozoReason)
        writer.key("entries")
        writer.open("[")
        for entry in entries { write(entry, to: &writer) }
        writer.close("]")
        writer.close("}")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(_ entry: FeedEntry, to writer: inout FeedJSONWriter) {
        writer.separate()
        writer.open("{")
        writer.member("id", entry.id ?? entry.link)
        writer.member("link", entry.link)
        writer.member("title", entry.shownTitle)
        writer.member("summary", entry.summary ?? entry.content)
        writer.member("content", entry.content ?? entry.summary)
        writer.member("author", entry.author)
        writer.member("published", (entry.published ?? entry.updated)?.rfc3339)
        writer.member("updated", entry.updated?.rfc3339)
        let (summary, content) = (entry.summaryHTML, entry.contentHTML)
        writer.member("summary_html", summary ?? (entry.summary == nil ? content : nil))
        writer.member("content_html", content ?? (entry.content == nil ? summary : nil))
        writer.close("}")
    }
}

extension FeedEntry {
    /// What stands for the entry in a list: its title, else how its text begins, else its address.
    var shownTitle: String? {
        if let title { return title }
        guard !text.isEmpty else { return link }
        let line = PlainText.oneLine(Array(text.utf8))
        let start = line.prefix(FeedEntry.shownTitleCharacters)
        return start.endIndex == line.endIndex ? line : String(start) + "…"
    }

    private static let shownTitleCharacters = 100
}

/// Writes JSON that is also safe to look at: control and direction characters are escaped.
private struct FeedJSONWriter {
    var bytes: [UInt8] = []
    private var needsComma = false

    mutating func open(_ bracket: String) {
        bytes += Array(bracket.utf8)
        needsComma = false
    }

    mutating func close(_ bracket: String) {
        bytes += Array(bracket.utf8)
        needsComma = true
    }

    mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    mutating func key(_ name: String) {
        separate()
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    mutating func member(_ name: String, literal: String) {
        key(name)
        bytes += Array(literal.utf8)
    }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += [92, 34]
            case "\\": bytes += [92, 92]
            case "\n": bytes += [92, UInt8(ascii: "n")]
            case "\t": bytes += [92, UInt8(ascii: "t")]
            default: append(scalar)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            let digits = String(scalar.value, radix: 16)
            bytes += Array("\\u".utf8) + Array(repeating: 48, count: 4 - digits.utf8.count) + Array(digits.utf8)
        case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
        default: bytes.append(scalar)
        }
    }
}

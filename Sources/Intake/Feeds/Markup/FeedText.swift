/// A text as a feed gave it, with what is known of its kind.
struct FeedText {
    enum Kind {
        /// Declared to be text: `<` is a character.
        case plain
        /// Declared to be markup.
        case html
        /// Not declared: RSS, where a description may be either, and may be escaped twice.
        case undeclared
    }

    var bytes: [UInt8]
    var kind: Kind
    /// What its relative addresses are resolved against.
    var base: String?

    init(bytes: [UInt8], kind: Kind, base: String? = nil) {
        self.bytes = bytes
        self.kind = kind
        self.base = base
    }

    /// One line for a title or a name; nil when nothing is left.
    var line: String? {
        let text: String
        switch markup {
        case .none: text = PlainText.oneLine(bytes)
        case .tags, .references:
            let lines = PlainText.fromHTML(decodedOnce, keepsUnknownTags: true)
            text = lines.utf8.contains(UInt8(ascii: "\n")) ? PlainText.oneLine(Array(lines.utf8)) : lines
        }
        return text.isEmpty ? nil : text
    }

    /// Clean text and the markup of a body; no text where nothing is left, and no markup where the feed gave none.
    ///
    /// - Parameter base: what relative addresses are resolved against where the text has no base of its own.
    func body(base other: String?) -> (text: String?, markup: FeedMarkup?) {
        switch markup {
        case .none: return (FeedText.kept(PlainText.fromText(bytes)), nil)
        case .tags: return rendered(bytes, other)
        case .references:
            guard kind != .html else { return rendered(bytes, other) }
            let decoded = HTMLEntities.decoded(bytes[...])
            if MarkupTrace.find(in: decoded) == .tags { return rendered(decoded, other) }
            return (FeedText.kept(PlainText.fromText(HTMLEntities.decoded(decoded[...]))), nil)
        }
    }

    /// What of markup the text shows; declared text shows none, declared markup always counts.
    private var markup: MarkupTrace {
        switch kind {
        case .plain: return .none
        case .html: return MarkupTrace.find(in: bytes) == .tags ? .tags : .references
        case .undeclared: return MarkupTrace.find(in: bytes)
        }
    }

    /// Undeclared text that is escaped twice loses one layer, so that `&amp;#8217;` does not end as `&#8217;`.
    private var decodedOnce: [UInt8] {
        guard kind == .undeclared, markup == .references else { return bytes }
        let decoded = HTMLEntities.decoded(bytes[...])
        return MarkupTrace.find(in: decoded) == .references ? decoded : bytes
    }

    private func rendered(_ html: [UInt8], _ other: String?) -> (text: String?, markup: FeedMarkup?) {
        (FeedText.kept(PlainText.fromHTML(html)), FeedMarkup(bytes: html, base: base ?? other))
    }

    private static func kept(_ text: String) -> String? { text.isEmpty ? nil : text }
}

/// How much a text looks like markup.
enum MarkupTrace {
    case none
    /// Character references only.
    case references
    /// Tags of HTML.
    case tags

    static func find(in bytes: [UInt8]) -> MarkupTrace {
        var hasReference = false
        var index = 0
        while true {
            index = bytes.firstPlace(from: index, before: bytes.count) {
                WordScan.holds(UInt8(ascii: "<"), $0) | WordScan.holds(UInt8(ascii: "&"), $0)
            } isWanted: {
                $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&")
            }
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: "<") {
                if isTag(bytes, at: index) { return .tags }
            } else if !hasReference {
                hasReference = HTMLEntities.reference(in: bytes, at: index, lenient: false) != nil
            }
            index += 1
        }
        return hasReference ? .references : .none
    }

    private static func isTag(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + 1 < bytes.count else { return false }
        if bytes[index + 1] == UInt8(ascii: "!") {
            return bytes.matches("<!--", at: index) || bytes.matches("<![cdata[", at: index)
        }
        let start = bytes[index + 1] == UInt8(ascii: "/") ? index + 2 : index + 1
        var end = start
        while end < bytes.count, end - start < 12, bytes[end].isASCIILetter || bytes[end].isASCIIDigit { end += 1 }
        guard end > start, end < bytes.count, bytes[end].endsTagName else { return false }
        return HTMLVocabulary.element(NameHash.of(bytes, start..<end)) != nil
    }
}

extension UInt8 {
    /// Whether it may follow the name of a tag: a blank, `/` or `>`.
    fileprivate var endsTagName: Bool { isMarkupSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}

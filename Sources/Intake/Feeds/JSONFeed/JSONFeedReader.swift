import Crisis

/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).
struct JSONFeedReader {
    private let baseURL: String?
    private let offsetMinutes: Int

    /// The index of the opening brace when the document is JSON.
    static func start(in bytes: [UInt8]) -> Int? {
        guard let first = bytes.firstIndex(where: { !$0.isMarkupSpace }) else { return nil }
        return bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "[") ? first : nil
    }

    static func read(
        _ bytes: [UInt8], from start: Int, baseURL: String?, offsetMinutes: Int
    ) throws(FeedError) -> ParsedFeed {
        var scanner = JSONFeedScanner(bytes, from: start)
        let root = scanner.value()
        let reader = JSONFeedReader(baseURL: baseURL, offsetMinutes: offsetMinutes)
        guard let format = format(of: root) else { throw .notAFeed(.otherJSON) }
        var feed = reader.feed(root, format)
        if scanner.flaw == nil, !scanner.isAtEnd() { feed.bozoReason = "text after the document" }
        if let flaw = scanner.flaw { feed.bozoReason = flaw }
        return feed
    }

    /// By its version; a document without one is a feed when it has items that are objects.
    private static func format(of root: JSONFeedScanner.Value) -> FeedFormat? {
        if let version = root["version"]?.string, version.contains("jsonfeed.org/version/") {
            return version.hasSuffix("/1") || version.hasSuffix("/1.0") ? .jsonfeed1 : .jsonfeed11
        }
        guard let items = root["items"]?.array, let first = items.first, case .object = first else { return nil }
        return first["id"] == nil && first["url"] == nil ? nil : .jsonfeed1
    }

    private func feed(_ root: JSONFeedScanner.Value, _ format: FeedFormat) -> ParsedFeed {
        let link = address(root["home_page_url"], base: baseURL)
        let base = baseURL ?? link
        let author = authors(of: root)
        let items = (root["items"]?.array ?? []).filter { if case .object = $0 { true } else { false } }
        return ParsedFeed(
            format: format, title: line(root["title"]), link: link,
            entries: items.prefix(FeedParser.maximumEntries).map { entry($0, base: base, feedAuthor: author) })
    }

    private func entry(_ item: JSONFeedScanner.Value, base: String?, feedAuthor: String?) -> FeedEntry {
        let plain = text(item["content_text"], .plain, base)?.body().text
        let markup = text(item["content_html"], .html, base)?.body()
        return FeedEntry(
            id: name(item["id"]), link: address(item["url"], base: base) ?? address(item["external_url"], base: base),
            title: line(item["title"]), summary: text(item["summary"], .plain, base)?.body().text,
            content: plain ?? markup?.text, contentHTML: markup?.html, author: authors(of: item) ?? feedAuthor,
            published: moment(item["date_published"]), updated: moment(item["date_modified"]))
    }

    private func text(_ value: JSONFeedScanner.Value?, _ kind: FeedText.Kind, _ base: String?) -> FeedText? {
        value?.string.map { FeedText(bytes: Array($0.utf8), kind: kind, base: base) }
    }

    private func line(_ value: JSONFeedScanner.Value?) -> String? { text(value, .plain, nil)?.line }

    /// An id should be a string; a number is taken as it is written.
    private func name(_ value: JSONFeedScanner.Value?) -> String? {
        switch value {
        case .string(let text): PlainText.oneLine(Array(text.utf8)).nonEmpty
        case .number(let digits): digits
        default: nil
        }
    }

    private func address(_ value: JSONFeedScanner.Value?, base: String?) -> String? {
        guard let written = value?.string, let link = WebReference.absolute(written, base: base) else { return nil }
        return WebReference.isHarmlessLink(link) ? link : nil
    }

    private func authors(of value: JSONFeedScanner.Value) -> String? {
        var names = RankedNames()
        for author in value["authors"]?.array ?? [] { names.offer(line(author["name"]), rank: 0) }
        names.offer(line(value["author"]?["name"]), rank: 1)
        return names.joined
    }

    private func moment(_ value: JSONFeedScanner.Value?) -> Timestamp? {
        value?.string.flatMap { FeedDate.parse($0, offsetMinutes: offsetMinutes) }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

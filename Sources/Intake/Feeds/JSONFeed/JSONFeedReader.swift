import Crisis

/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), and what goes by that name.
struct JSONFeedReader {
    /// What relative addresses mean: the site, as in RSS, else the document's own address.
    private let base: String?
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
        guard let format = format(of: root) else { throw .notAFeed(.otherJSON) }
        let page = address(root["home_page_url"], base: baseURL)
        let site = page.flatMap { WebReference.isWebAddress($0) ? $0 : nil }
        let reader = JSONFeedReader(base: site ?? baseURL, offsetMinutes: offsetMinutes)
        var feed = reader.feed(root, format, page: page)
        feed.manners = manners(of: root, baseURL)
        if scanner.flaw == nil, !scanner.isAtEnd() { feed.bozoReason = "text after the document" }
        if let flaw = scanner.flaw { feed.bozoReason = flaw }
        feed.isCut = scanner.isCut
        return feed
    }

    /// By its version; a document without one is a feed when it has items that are objects with what items have.
    private static func format(of root: JSONFeedScanner.Value) -> FeedFormat? {
        if let version = root["version"]?.string?.lowercased(), version.contains("jsonfeed.org/version/") {
            return version.hasSuffix("/1") || version.hasSuffix("/1.0") ? .jsonfeed1 : .jsonfeed11
        }
        guard let items = root["items"]?.array, let first = items.first, case .object = first else { return nil }
        let isItem = ["id", "url", "content_html", "content_text"].contains { first[$0]?.isPresent == true }
        return isItem ? root["authors"] == nil ? .jsonfeed1 : .jsonfeed11 : nil
    }

    private static func manners(of root: JSONFeedScanner.Value, _ baseURL: String?) -> FeedManners {
        let hub = (root["hubs"]?.array ?? []).first { $0["type"]?.string?.lowercased() != "rsscloud" }
        return FeedManners(
            selfLink: address(root["feed_url"], base: baseURL), hubLink: address(hub?["url"], base: baseURL))
    }

    private func feed(_ root: JSONFeedScanner.Value, _ format: FeedFormat, page: String?) -> ParsedFeed {
        let author = authors(of: root)
        let items = (root["items"]?.array ?? []).filter { if case .object = $0 { true } else { false } }
        return ParsedFeed(
            format: format, title: line(root["title"]), link: page,
            entries: items.prefix(FeedParser.maximumEntries).map { entry($0, feedAuthor: author) })
    }

    private func entry(_ item: JSONFeedScanner.Value, feedAuthor: String?) -> FeedEntry {
        let markup = text(item["content_html"], .html)?.body(base: base)
        let plain = text(item["content_text"], .plain)?.body(base: base).text
        let id = name(item["id"])
        return FeedEntry(
            id: id, link: link(of: item, id: id), title: line(item["title"]),
            summary: text(item["summary"], .plain)?.body(base: base).text, content: markup?.text ?? plain,
            contentMarkup: markup?.markup, author: authors(of: item) ?? feedAuthor,
            published: moment(item["date_published"]), updated: moment(item["date_modified"]))
    }

    /// The page, else the page that it points to, else an id or an attachment that is an address.
    private func link(of item: JSONFeedScanner.Value, id: String?) -> String? {
        if let link = JSONFeedReader.address(item["url"], base: base) { return link }
        if let link = JSONFeedReader.address(item["external_url"], base: base) { return link }
        if let id, WebReference.isWebAddress(id) { return id }
        return item["attachments"]?.array?.lazy.compactMap { JSONFeedReader.address($0["url"], base: base) }.first
    }

    private func text(_ value: JSONFeedScanner.Value?, _ kind: FeedText.Kind) -> FeedText? {
        value?.text.map { FeedText(bytes: Array($0.utf8), kind: kind) }
    }

    private func line(_ value: JSONFeedScanner.Value?) -> String? { text(value, .plain)?.line }

    /// An id should be a string; a number is taken as it is written.
    private func name(_ value: JSONFeedScanner.Value?) -> String? {
        guard let text = value?.text else { return nil }
        let name = PlainText.oneLine(Array(text.utf8))
        return name.isEmpty ? nil : name
    }

    private static func address(_ value: JSONFeedScanner.Value?, base: String?) -> String? {
        value?.string.flatMap { WrittenLink(address: $0, base: nil).absolute(base: base) }
    }

    /// `authors` of version 1.1 before `author` of 1.0; some write names in the place of objects.
    private func authors(of value: JSONFeedScanner.Value) -> String? {
        var names = RankedNames()
        for author in value["authors"]?.array ?? [] { names.offer(shown(author), rank: 0) }
        names.offer(value["authors"].flatMap(shown), rank: 1)
        for author in value["author"]?.array ?? [] { names.offer(shown(author), rank: 2) }
        names.offer(value["author"].flatMap(shown), rank: 2)
        return names.joined
    }

    private func shown(_ author: JSONFeedScanner.Value) -> String? {
        switch author {
        case .string: line(author)
        case .object: line(author["name"]) ?? line(author["url"])
        default: nil
        }
    }

    private func moment(_ value: JSONFeedScanner.Value?) -> Timestamp? {
        value?.text.flatMap {
            CommonDate.parse(Array($0.utf8)) ?? FeedDate.parse($0, offsetMinutes: offsetMinutes)
        }
    }
}

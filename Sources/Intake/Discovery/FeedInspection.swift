import Crisis
import Transport

/// What an answer is worth as a feed, looked at for an operator: encoding, dialect, entries, and what is wrong.
package struct FeedInspection: Hashable, Sendable {
    /// Entries that are shown.
    package static let shownEntries = 5

    package struct Entry: Hashable, Sendable {
        /// What the service knows it by.
        package var identity: String
        package var title: String?
        package var link: String?
        package var published: Timestamp?
        package var updated: Timestamp?
    }

    package var charset: String
    package var charsetReason: LocalizedText
    /// Nil when it is no feed.
    package var format: FeedFormat?
    package var title: String?
    package var flaw: String?
    package var entries = 0
    package var items = 0
    package var newest: Timestamp?
    package var oldest: Timestamp?
    package var shown: [Entry] = []
    package var problems: [FeedProblem] = []
    /// What the feed asks of those who poll it.
    package var wishes = PublisherWishes()

    /// - Parameters:
    ///   - offsetMinutes: minutes east of UTC of dates without a zone.
    package init(of response: HTTPResponse, offsetMinutes: Int, at now: Timestamp) {
        let type = response.header("Content-Type")
        let document = DocumentDecoder.decode(response.body, contentType: type)
        charset = document.charset.name
        charsetReason = Self.reason(for: document, response.body, type)
        problems = Self.problems(of: response)
        if document.replacements > 0 { problems.append(.brokenCharacters(count: document.replacements)) }
        do throws(FeedError) {
            let feed = try FeedParser.parse(
                response.body, contentType: type, baseURL: response.effectiveURL, offsetMinutes: offsetMinutes)
            read(feed, at: now)
        } catch {
            problems.append(.notAFeed(error))
        }
    }

    private mutating func read(_ feed: ParsedFeed, at now: Timestamp) {
        (format, title, flaw, entries) = (feed.format, feed.title, feed.bozoReason, feed.entries.count)
        wishes = PublisherWishes(feed.manners)
        let items = feed.items(kind: .coverage)
        self.items = items.count
        let dates = feed.entries.compactMap { $0.published ?? $0.updated }
        (newest, oldest) = (dates.max(), dates.min())
        shown = feed.entries.prefix(Self.shownEntries).map { entry in
            Entry(
                identity: items.first { $0.title == entry.title ?? "" && $0.url == entry.link }?.identity
                    ?? entry.id ?? entry.link ?? "-",
                title: entry.title, link: entry.link, published: entry.published, updated: entry.updated)
        }
        if let flaw { problems.append(.flawed(flaw)) }
        guard entries > 0 else { return problems.append(.empty) }
        let future = dates.count { $0 > now + .days(1) }
        if future > 0 { problems.append(.futureDates(count: future)) }
        if dates.count < entries { problems.append(.undated(count: entries - dates.count)) }
        let nameless = feed.entries.count { $0.id == nil }
        if nameless > 0 { problems.append(.withoutID(count: nameless)) }
        let ids = feed.entries.compactMap(\.id)
        if Set(ids).count < ids.count { problems.append(.repeatedIDs(count: ids.count - Set(ids).count)) }
        if let newest, now - newest > .days(60) { problems.append(.stale(since: newest)) }
    }

    /// Why the encoding was chosen, from the labels that the document had.
    private static func reason(
        for document: DecodedDocument, _ bytes: [UInt8], _ type: String?
    ) -> LocalizedText {
        let http = DeclaredCharset.inContentType(type)
        let prolog = DeclaredCharset.inProlog(bytes)
        let labels = [http.map { "HTTP: \($0)" }, prolog.map { "XML: \($0)" }].compactMap { $0 }
        let told =
            labels.isEmpty
            ? LocalizedText(zh: "无标注", en: "no label") : LocalizedText(both: labels.joined(separator: ", "))
        let why: LocalizedText
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE])
            || bytes.starts(with: [0xFE, 0xFF])
        {
            why = LocalizedText(zh: "字节序标记", en: "its byte order mark")
        } else if document.charset == .utf8, document.replacements == 0 {
            why = LocalizedText(zh: "字节是有效的 UTF-8", en: "the bytes are valid UTF-8")
        } else if [http, prolog].contains(where: { $0.flatMap(Charset.init(label:)) == document.charset }) {
            why = LocalizedText(zh: "标注与字节相符", en: "the label fits the bytes")
        } else {
            why = LocalizedText(zh: "由字节判断", en: "the look of the bytes")
        }
        return LocalizedText(zh: "\(why.zh)；\(told.zh)", en: "\(why.en); \(told.en)")
    }

    /// What headers and size say.
    private static func problems(of response: HTTPResponse) -> [FeedProblem] {
        var problems: [FeedProblem] = []
        if response.header("ETag") == nil, response.header("Last-Modified") == nil { problems.append(.noValidators) }
        let type = (response.header("Content-Type") ?? "").lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
        if type.isEmpty || !(type.contains("xml") || type.contains("json") || type.contains("rss")) {
            problems.append(.wrongType(type.isEmpty ? "-" : String(type.prefix(80))))
        }
        if response.header("Content-Encoding") == nil, response.receivedBytes > 32 * 1024 {
            problems.append(.uncompressed(bytes: response.receivedBytes))
        }
        if let moved = response.permanentURL { problems.append(.movedForGood(to: SecretRedaction.url(moved))) }
        return problems
    }
}

extension LocalizedText {
    fileprivate init(both text: String) { self.init(zh: text, en: text) }
}

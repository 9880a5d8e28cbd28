import Crisis

/// Reads a feed document of any dialect and encoding, however broken.
///
/// Every document is attacker-controlled: nothing outside it is ever read, no entity expands beyond a small bound,
/// nesting, entries and texts are capped, and the time it takes grows with the bytes alone.
package struct FeedParser {
    /// Entries taken from one document; later ones are left out and `bozoReason` says so.
    package static let maximumEntries = 5000

    /// The feed in `bytes`.
    ///
    /// - Parameters:
    ///   - contentType: the HTTP header, for its charset.
    ///   - baseURL: the document's address, for relative links.
    ///   - offsetMinutes: minutes east of UTC of dates without a zone; nil to take those of the document's language.
    ///   - last: what is remembered of the feed's last document: entries that stand here byte for byte as they stood
    ///     there are passed over (see `ParsedFeed.recognized`). Nil to read every entry.
    /// - Throws: what the document is, when it is no feed.
    package static func parse(
        _ bytes: [UInt8], contentType: String?, baseURL: String?, offsetMinutes: Int?, since last: DocumentMemory? = nil
    ) throws(FeedError) -> ParsedFeed {
        let document = DocumentDecoder.decode(bytes, contentType: contentType)
        let offsetMinutes = offsetMinutes ?? HomeZone.offsetMinutes(of: document.bytes)
        var feed =
            if let start = JSONFeedReader.start(in: document.bytes) {
                try JSONFeedReader.read(document.bytes, from: start, baseURL: baseURL, offsetMinutes: offsetMinutes)
            } else {
                try readXML(document.bytes, baseURL: baseURL, offsetMinutes: offsetMinutes, since: last)
            }
        if feed.entries.count >= maximumEntries, feed.bozoReason == nil {
            feed.bozoReason = "only the first \(maximumEntries) entries were read"
        }
        if feed.bozoReason == nil { feed.bozoReason = document.flaw }
        feed.bozo = feed.bozoReason != nil
        return feed
    }

    /// The feed in `bytes` and what it says that its last document did not; entries that stand there as they stood in the
    /// last document are passed over.
    ///
    /// The parameters are those of `parse`.
    package static func news(
        _ bytes: [UInt8], contentType: String?, baseURL: String?, offsetMinutes: Int?, kind: MentionKind,
        since last: DocumentMemory?
    ) throws(FeedError) -> (feed: ParsedFeed, news: FeedNews) {
        let feed = try parse(
            bytes, contentType: contentType, baseURL: baseURL, offsetMinutes: offsetMinutes, since: last ?? .empty)
        if let news = feed.news(kind: kind, since: last) { return (feed, news) }
        // A new entry bears the name of one that was passed over: which of them it is can only be told from both.
        let whole = try parse(bytes, contentType: contentType, baseURL: baseURL, offsetMinutes: offsetMinutes)
        return (whole, whole.news(kind: kind, since: last) ?? FeedNews(items: [], repeated: [], memory: .empty))
    }

    private static func readXML(
        _ bytes: [UInt8], baseURL: String?, offsetMinutes: Int, since last: DocumentMemory?
    ) throws(FeedError) -> ParsedFeed {
        let prologue = try Prologue.scan(bytes)
        // A document that declares entities may mean something else by the same bytes.
        let recognition = prologue.declaresNames ? nil : last.map(EntryRecognition.init)
        let (reader, recognized, flaw, isCut) = MarkupScanner.scan(
            bytes, prologue, reader: FeedReader(baseURL: baseURL, offsetMinutes: offsetMinutes), recognition)
        guard reader.hasSubstance else { throw .notAFeed(.otherXML(root: prologue.rootName)) }
        var feed = reader.parsed
        if let recognized, reader.drafts.count == recognized.digests.count {
            (feed.rawDigests, feed.recognized) = (recognized.digests, recognized.rows)
        }
        feed.bozoReason = prologue.flaw ?? flaw
        feed.isCut = isCut
        return feed
    }
}

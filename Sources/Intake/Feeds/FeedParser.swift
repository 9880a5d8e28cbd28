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
    /// - Throws: what the document is, when it is no feed.
    package static func parse(
        _ bytes: [UInt8], contentType: String?, baseURL: String?, offsetMinutes: Int?
    ) throws(FeedError) -> ParsedFeed {
        let document = DocumentDecoder.decode(bytes, contentType: contentType)
        let offsetMinutes = offsetMinutes ?? HomeZone.offsetMinutes(of: document.bytes)
        var feed =
            if let start = JSONFeedReader.start(in: document.bytes) {
                try JSONFeedReader.read(document.bytes, from: start, baseURL: baseURL, offsetMinutes: offsetMinutes)
            } else {
                try readXML(document.bytes, baseURL: baseURL, offsetMinutes: offsetMinutes)
            }
        if feed.entries.count >= maximumEntries, feed.bozoReason == nil {
            feed.bozoReason = "only the first \(maximumEntries) entries were read"
        }
        if feed.bozoReason == nil { feed.bozoReason = document.flaw }
        feed.bozo = feed.bozoReason != nil
        return feed
    }

    private static func readXML(
        _ bytes: [UInt8], baseURL: String?, offsetMinutes: Int
    ) throws(FeedError) -> ParsedFeed {
        let prologue = try Prologue.scan(bytes)
        let (reader, flaw) = MarkupScanner.scan(
            bytes, prologue, reader: FeedReader(baseURL: baseURL, offsetMinutes: offsetMinutes))
        guard reader.hasSubstance else { throw .notAFeed(.otherXML(root: prologue.rootName)) }
        var feed = reader.parsed
        feed.bozoReason = prologue.flaw ?? flaw
        return feed
    }
}

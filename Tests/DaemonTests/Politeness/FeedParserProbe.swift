import Crisis
import Intake

enum FeedParserProbe {
    static func timeToLive(of document: String) throws -> TimeSpan? {
        let feed = try FeedParser.parse(
            Array(document.utf8), contentType: "application/xml", baseURL: "http://a.example/", offsetMinutes: 0)
        return PublisherWishes(feed.manners).timeToLive
    }
}

import Crisis

extension SourceFile {
    static func readFeed(_ section: ConfigSection) -> Source.FeedOrigin? {
        let url = section.webAddress("url")
        let trusted = section.boolean("trusted", default: false)
        let interval = section.timeSpan("interval", in: intervals, default: .minutes(5))
        guard let url, let interval else { return nil }
        return Source.FeedOrigin(url: url, interval: interval, trusted: trusted)
    }
}

import Crisis

extension SourceFile {
    static func readFeed(_ section: ConfigSection) -> Source.FeedOrigin? {
        let url = section.webAddress("url")
        let trusted = section.boolean("trusted", default: false)
        let isAdaptive = section.optionalString("interval").map { $0 == "adaptive" } ?? true
        let interval = isAdaptive ? nil : section.timeSpan("interval", in: intervals)
        guard let url, isAdaptive || interval != nil else { return nil }
        return Source.FeedOrigin(url: url, interval: interval, trusted: trusted)
    }
}

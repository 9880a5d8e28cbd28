extension Source {
    /// RSS, RDF, Atom or JSON Feed over HTTP.
    package struct FeedOrigin: Hashable, Codable, Sendable {
        package var url: String
        /// The operator's fixed wish; nil lets the feed's own rhythm decide.
        package var interval: TimeSpan?
        /// Private and loopback addresses are allowed for this source alone.
        package var trusted: Bool

        package init(url: String, interval: TimeSpan?, trusted: Bool = false) {
            self.url = url
            self.interval = interval
            self.trusted = trusted
        }
    }
}

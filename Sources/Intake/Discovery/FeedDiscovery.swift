import Crisis
import Transport

/// Finds the feeds of an address: the address itself, what its page announces and links to, and where common systems
/// have their feed.
///
/// It is as polite as the service: the same client, limits and address guard, one request after another, and never more
/// than `maximumRequests`.
package struct FeedDiscovery: Sendable {
    package static let maximumRequests = 24
    /// Between two guesses at one site.
    package static let pause = Duration.milliseconds(300)

    private let client: any HTTPClient
    private let rsshub: String?
    private let isTrusted: Bool
    private let now: Timestamp
    private let wait: @Sendable (Duration) async -> Void

    /// - Parameters:
    ///   - rsshub: the base of the operator's RSSHub; nil makes no routes.
    ///   - isTrusted: whether private addresses may be connected to for the given address.
    ///   - wait: what to do between guesses; tests do nothing.
    package init(
        client: any HTTPClient, rsshub: String? = nil, isTrusted: Bool = false, now: Timestamp,
        wait: @escaping @Sendable (Duration) async -> Void
    ) {
        self.client = client
        self.rsshub = rsshub
        self.isTrusted = isTrusted
        self.now = now
        self.wait = wait
    }

    /// What was found at an address.
    package struct Findings: Hashable, Sendable {
        /// Ranked, the main feed first.
        package var feeds: [DiscoveredFeed] = []
        /// What was tried and was no feed, in order.
        package var misses: [Miss] = []
        /// RSSHub routes of the address that could not be tried, since no RSSHub is configured.
        package var unusedRoutes: [String] = []
        /// What the page calls itself; nil when no page was read.
        package var pageTitle: String?
    }

    /// A candidate that gave no feed.
    package struct Miss: Hashable, Sendable {
        package var candidate: FeedCandidate
        package var reason: PollFailure
    }

    package func findings(at address: String) async -> Findings {
        var search = FeedSearch(discovery: self)
        let url = FeedDiscovery.completed(address)
        await search.followRules(of: url)
        if !search.findings.feeds.isEmpty { return search.finished(at: now) }
        if let page = await search.read(FeedCandidate(url: url, origin: .given)) {
            await search.search(page)
        }
        return search.finished(at: now)
    }

    /// `example.org/news` as people type it becomes `https://example.org/news`.
    package static func completed(_ address: String) -> String {
        let text = address.trimmingBlanks
        return text.contains("://") ? text : "https://" + (text.hasPrefix("//") ? String(text.dropFirst(2)) : text)
    }

    fileprivate func ask(_ url: String) async throws(TransportError) -> HTTPResponse {
        let feed = Source.FeedOrigin(url: url, interval: .minutes(5), trusted: isTrusted)
        let nobody = SourceState(id: "", nextDue: now)
        do {
            return try await client.perform(FeedFetch.request(for: feed, state: nobody))
        } catch .truncated(let partial?) where (200..<300).contains(partial.status) && !partial.body.isEmpty {
            return partial
        }
    }

    fileprivate var routeBase: String? { rsshub }
    fileprivate func rest() async { await wait(FeedDiscovery.pause) }
    fileprivate var moment: Timestamp { now }
}

/// One search as it goes on.
private struct FeedSearch {
    let discovery: FeedDiscovery
    var findings = FeedDiscovery.Findings()
    private var asked: Set<String> = []
    private var found: Set<String> = []

    init(discovery: FeedDiscovery) { self.discovery = discovery }

    /// A page that was read and is no feed.
    struct Page {
        var url: String
        var links: PageLinks
    }

    func finished(at now: Timestamp) -> FeedDiscovery.Findings {
        var findings = findings
        findings.feeds = findings.feeds.ranked(at: now)
        return findings
    }

    mutating func followRules(of url: String) async {
        let routes = RSSHubRoutes.routes(of: url)
        if let base = discovery.routeBase {
            for route in routes {
                await tryCandidate(FeedCandidate(url: RSSHubRoutes.url(of: route, base: base), origin: .siteRule))
            }
        } else {
            findings.unusedRoutes = routes
        }
        for feed in SiteRules.feeds(of: url) { await tryCandidate(FeedCandidate(url: feed, origin: .siteRule)) }
    }

    mutating func search(_ page: Page) async {
        findings.pageTitle = page.links.title
        for candidate in page.links.candidates { await tryCandidate(candidate) }
        guard findings.feeds.isEmpty else { return }
        for candidate in WellKnownFeeds.guesses(for: page.url, generator: page.links.generator) {
            guard asked.count < FeedDiscovery.maximumRequests else { return }
            await discovery.rest()
            await tryCandidate(candidate)
            if !findings.feeds.isEmpty { return }
        }
    }

    private mutating func tryCandidate(_ candidate: FeedCandidate) async { _ = await read(candidate) }

    /// Asks for the candidate and keeps it when it is a feed; gives the page when it is one.
    mutating func read(_ candidate: FeedCandidate) async -> Page? {
        guard asked.count < FeedDiscovery.maximumRequests, asked.insert(candidate.url).inserted else { return nil }
        do throws(TransportError) {
            let response = try await discovery.ask(candidate.url)
            guard (200..<300).contains(response.status) else {
                miss(candidate, PollFailure(status: response.status))
                return nil
            }
            return take(response, candidate)
        } catch {
            miss(candidate, PollFailure(error) ?? PollFailure(.other, "\(error)"))
            return nil
        }
    }

    private mutating func take(_ response: HTTPResponse, _ candidate: FeedCandidate) -> Page? {
        let type = response.header("Content-Type")
        do throws(FeedError) {
            let feed = try FeedParser.parse(
                response.body, contentType: type, baseURL: response.effectiveURL, offsetMinutes: 480)
            keep(feed, response, candidate)
            return nil
        } catch {
            if candidate.origin == .given, error == .notAFeed(.htmlPage) || isHTML(type) {
                let document = DocumentDecoder.decode(response.body, contentType: type)
                miss(candidate, PollFailure(.unreadable, "\(error)"))
                return Page(
                    url: response.effectiveURL, links: PageLinks(page: document.bytes, url: response.effectiveURL))
            }
            miss(candidate, PollFailure(.unreadable, "\(error)"))
            return nil
        }
    }

    private func isHTML(_ type: String?) -> Bool { type?.lowercased().contains("html") == true }

    private mutating func keep(_ feed: ParsedFeed, _ response: HTTPResponse, _ candidate: FeedCandidate) {
        guard found.insert(response.effectiveURL).inserted else { return }
        let now = discovery.moment
        let dates = feed.entries.compactMap { $0.published ?? $0.updated }.filter { $0 <= now + .days(1) }
        var candidate = candidate
        candidate.label = (candidate.label ?? "") + " " + (feed.title ?? "")
        findings.feeds.append(
            DiscoveredFeed(
                url: response.permanentURL ?? candidate.url, effectiveURL: response.effectiveURL,
                origin: candidate.origin, isAboutComments: candidate.isAboutComments, format: feed.format,
                title: feed.title, link: feed.link, entries: feed.entries.count, newest: dates.max(),
                flaw: feed.bozoReason,
                hasValidators: response.header("ETag") != nil || response.header("Last-Modified") != nil))
    }

    private mutating func miss(_ candidate: FeedCandidate, _ reason: PollFailure) {
        findings.misses.append(FeedDiscovery.Miss(candidate: candidate, reason: reason))
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

/// What an HTML page says about its feeds. The page is a stranger's: what is taken from it is capped.
package struct PageLinks: Hashable, Sendable {
    /// At most so many of `<link>` and so many of `<a>`; a page with more is a directory and not a source.
    static let maximumCandidates = 8
    /// Links that are looked at; what stands behind them is hardly the page's own feed.
    private static let maximumAnchors = 5000

    /// The feeds that the page announces, then those that it links to; each address once.
    package private(set) var candidates: [FeedCandidate] = []
    /// What made the page, from `<meta name="generator">`.
    package private(set) var generator: String?
    package private(set) var title: String?

    /// - Parameters:
    ///   - bytes: in UTF-8.
    ///   - url: the page's own address, for relative links.
    package init(page bytes: [UInt8], url: String) {
        var scan = PageScan(bytes, url: url)
        scan.run()
        generator = scan.generator
        title = scan.title
        var seen: Set<String> = []
        let announced = scan.announced.filter { seen.insert($0.url).inserted }
        let linked = scan.linked.sorted { $0.weight > $1.weight }.map(\.candidate).filter {
            seen.insert($0.url).inserted
        }
        candidates = Array(announced.prefix(Self.maximumCandidates)) + linked.prefix(Self.maximumCandidates)
    }

    /// One pass over the page.
    private struct PageScan {
        private var tokens: HTMLTokenizer
        private let url: String
        private var base: String
        private var hasBase = false
        private var anchor: Anchor?
        private var anchors = 0
        private var isTitle = false
        var announced: [FeedCandidate] = []
        /// Sorting is stable in effect: equal weights keep the page's order by their place.
        var linked: [(candidate: FeedCandidate, weight: Int)] = []
        var generator: String?
        var title: String?

        private struct Anchor {
            var url: String
            var words: String
        }

        init(_ bytes: [UInt8], url: String) {
            tokens = HTMLTokenizer(bytes)
            self.url = url
            base = url
        }

        mutating func run() {
            while let token = tokens.next() {
                switch token {
                case .start(let tag): start(tag)
                case .end(let name, _):
                    if name == "a" { endAnchor() }
                    if name == "title" { isTitle = false }
                case .text(let range), .literal(let range): text(range)
                }
            }
            endAnchor()
        }

        private mutating func start(_ tag: HTMLTokenizer.Tag) {
            switch tag.name {
            case "script", "style", "noframes", "textarea", "template": tokens.skipRaw(tag.name)
            case "title": isTitle = title == nil
            case "base": readBase(tag)
            case "link": readLink(tag)
            case "meta": readMeta(tag)
            case "a", "area":
                endAnchor()
                beginAnchor(tag)
            case "img":
                let words = value("alt", tag) ?? ""
                anchor?.words += " " + words
            default: break
            }
        }

        private mutating func text(_ range: Range<Int>) {
            guard isTitle || anchor != nil else { return }
            let words = decoded(range.prefix(200))
            if isTitle, title == nil, !words.isEmpty { title = words }
            if let length = anchor?.words.utf8.count, length < 200 { anchor?.words += " " + words }
        }

        private mutating func readBase(_ tag: HTMLTokenizer.Tag) {
            guard !hasBase, let href = value("href", tag), let absolute = WebReference.absolute(href, base: url),
                WebReference.isWebAddress(absolute)
            else { return }
            (base, hasBase) = (absolute, true)
        }

        private mutating func readMeta(_ tag: HTMLTokenizer.Tag) {
            guard generator == nil, value("name", tag)?.lowercased() == "generator" else { return }
            generator = value("content", tag).map { String($0.prefix(100)) }
        }

        private mutating func readLink(_ tag: HTMLTokenizer.Tag) {
            let relations = (value("rel", tag) ?? "").lowercased().split { $0.isWhitespace }
            guard relations.contains("alternate") || relations.contains("feed"), let href = value("href", tag),
                let address = address(href)
            else { return }
            let type = (value("type", tag) ?? "").lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
            let isFeed =
                FeedLook.types.contains(type)
                || (type.isEmpty && (relations.contains("feed") || FeedLook.weight(of: address) >= FeedLook.sure))
            // WordPress announces its API in the same words.
            guard isFeed, !address.contains("/wp-json/"), !address.contains("oembed") else { return }
            announced.append(FeedCandidate(url: address, origin: .announced, label: value("title", tag)))
        }

        private mutating func beginAnchor(_ tag: HTMLTokenizer.Tag) {
            anchors += 1
            guard anchors <= PageLinks.maximumAnchors, let href = value("href", tag), let address = address(href) else {
                return
            }
            let words = ["title", "aria-label", "class", "type"].compactMap { value($0, tag) }
            anchor = Anchor(url: address, words: words.joined(separator: " "))
        }

        private mutating func endAnchor() {
            guard let ended = anchor else { return }
            anchor = nil
            let weight = FeedLook.weight(of: ended.url) + FeedLook.weight(ofWords: ended.words)
            guard weight >= FeedLook.likely, linked.count < 500 else { return }
            let label = PlainText.oneLine(Array(ended.words.utf8))
            let candidate = FeedCandidate(url: ended.url, origin: .linked, label: label.isEmpty ? nil : label)
            // A later link of the same weight stands behind an earlier one.
            linked.append((candidate, weight * 1000 - linked.count))
        }

        /// The absolute web address behind a reference; `feed:` and `feed://` stand for http.
        private func address(_ reference: String) -> String? {
            var text = reference
            if text.lowercased().hasPrefix("feed:") {
                text = String(text.dropFirst(5))
                if text.hasPrefix("//") { text = "http:" + text }
            }
            guard let absolute = WebReference.absolute(text, base: base), WebReference.isWebAddress(absolute) else {
                return nil
            }
            return String(absolute.prefix { $0 != "#" })
        }

        private func value(_ name: String, _ tag: HTMLTokenizer.Tag) -> String? {
            guard let attribute = tag.attributes.first(where: { $0.name == name }) else { return nil }
            let text = decoded(attribute.value.prefix(4096))
            return text.isEmpty ? nil : text
        }

        private func decoded(_ range: Range<Int>) -> String {
            PlainText.oneLine(HTMLEntities.decoded(tokens.bytes[range]))
        }
    }
}

extension Range<Int> {
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}

/// How much an address or the words of a link look like a feed's.
enum FeedLook {
    static let sure = 3
    static let likely = 2

    static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json", "application/xml", "text/xml", "text/rss+xml", "application/x-rss+xml",
    ]

    /// Services that show a feed somewhere else.
    private static let readers = [
        "feedly.com", "inoreader.com", "add.my.yahoo.com", "netvibes.com", "bloglines.com", "newsblur.com",
        "theoldreader.com", "subtome.com", "fusion.google.com", "reader.google.com", "xianguo.com", "zhuaxia.com",
    ]

    static func weight(of address: String) -> Int {
        let lower = address.lowercased()
        if readers.contains(where: { lower.contains($0) }) { return -10 }
        let parts = lower.split(separator: "?", maxSplits: 1)
        let afterScheme = parts.first.map(String.init)?.split(separator: "/", omittingEmptySubsequences: true) ?? []
        let host = afterScheme.count > 1 ? String(afterScheme[1]) : ""
        let last = afterScheme.count > 2 ? String(afterScheme[afterScheme.count - 1]) : ""
        var weight = 0
        if [".rss", ".atom", ".rdf"].contains(where: last.hasSuffix) { weight += 3 }
        if [
            "rss", "feed", "atom", "feeds", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss2", "rss.php",
            "rss.aspx", "rss.asp", "feed.json",
        ]
        .contains(last) {
            weight += 3
        } else if last.hasSuffix(".xml") {
            weight += last.contains("sitemap") ? 0 : 2
        }
        if afterScheme.dropFirst(2).dropLast().contains(where: { $0 == "rss" || $0 == "feed" || $0 == "feeds" }) {
            weight += 2
        }
        if host.hasPrefix("rss.") || host.hasPrefix("feeds.") || host.hasPrefix("feed.") { weight += 2 }
        let query = parts.count > 1 ? String(parts[1]) : ""
        if ["feed=", "format=rss", "format=feed", "type=rss", "mod=rss", "format=atom", "alt=rss", "output=rss"]
            .contains(where: query.contains)
        {
            weight += 3
        }
        return weight
    }

    static func weight(ofWords words: String) -> Int {
        let lower = words.lowercased()
        let tokens = Set(lower.split { !($0.isLetter && $0.isASCII) }.map(String.init))
        if !tokens.isDisjoint(with: ["rss", "atom", "rdf"]) { return 2 }
        if lower.contains("订阅源") || lower.contains("聚合") { return 2 }
        if !tokens.isDisjoint(with: ["feed", "feeds", "xml", "syndicate"]) || lower.contains("订阅") { return 1 }
        return 0
    }
}

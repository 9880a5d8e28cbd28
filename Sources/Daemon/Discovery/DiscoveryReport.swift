import Crisis
import Intake
import Status

/// The answer of `tocsin source add`: what was found at an address, and what became of it.
package struct DiscoveryReport: Codable, Hashable, Sendable {
    package var url: String
    package var pageTitle: String?
    /// The main feed first.
    package var feeds: [Feed]
    /// What was asked and was no feed.
    package var misses: [Miss]
    /// Routes of RSSHub that would fit, when no RSSHub is configured.
    package var routes: [String]
    package var added: Added?
    package var reload: ReloadResult?

    package struct Feed: Codable, Hashable, Sendable {
        /// For `--pick`, from 1.
        package var number: Int
        package var url: String
        package var format: String
        package var title: String?
        package var entries: Int
        package var newest: Timestamp?
        package var origin: String
        package var isAboutComments: Bool
        package var hasValidators: Bool
        package var flaw: String?
        /// The source that has it already.
        package var configuredAs: Source.ID?
    }

    package struct Miss: Codable, Hashable, Sendable {
        package var url: String
        package var origin: String
        package var reason: String
    }

    /// The source that was added, or would have been.
    package struct Added: Codable, Hashable, Sendable {
        package var id: Source.ID
        package var url: String
        package var file: String
        package var isDryRun: Bool

        package init(id: Source.ID, url: String, file: String, isDryRun: Bool) {
            self.id = id
            self.url = url
            self.file = file
            self.isDryRun = isDryRun
        }
    }

    package init(url: String, findings: FeedDiscovery.Findings, configured: (String) -> Source.ID?) {
        self.url = url
        pageTitle = findings.pageTitle
        feeds = findings.feeds.enumerated().map { place, feed in
            Feed(
                number: place + 1, url: feed.url, format: feed.format.rawValue, title: feed.title,
                entries: feed.entries, newest: feed.newest, origin: feed.origin.name,
                isAboutComments: feed.isAboutComments, hasValidators: feed.hasValidators, flaw: feed.flaw,
                configuredAs: configured(feed.url))
        }
        misses = findings.misses.map { miss in
            Miss(url: miss.candidate.url, origin: miss.candidate.origin.name, reason: miss.reason.text)
        }
        routes = findings.unusedRoutes
    }

    /// The feeds as a table.
    package func table(_ phrase: ReportPhrase, now: Timestamp) -> String {
        var table = TerminalTable(
            header: [
                "#", phrase.word("格式", "FORMAT"), phrase.word("条目", "ENTRIES"), phrase.word("最新", "NEWEST"),
                phrase.word("标题", "TITLE"), phrase.word("发现方式", "FOUND"), "URL", phrase.word("说明", "NOTE"),
            ], limits: [0, 0, 0, 0, 40, 0, 100, 60])
        for feed in feeds {
            table.add([
                String(feed.number), feed.format, String(feed.entries), phrase.time(feed.newest, now: now),
                feed.title ?? "-", phrase.pick(Self.found(feed.origin)), feed.url, note(feed, phrase),
            ])
        }
        return table.text
    }

    private func note(_ feed: Feed, _ phrase: ReportPhrase) -> String {
        var notes: [String] = []
        if let id = feed.configuredAs { notes.append(phrase.word("已配置为 \(id)", "already configured as \(id)")) }
        if feed.isAboutComments { notes.append(phrase.word("评论", "comments")) }
        if !feed.hasValidators { notes.append(phrase.word("无验证器，每次全量下载", "no validators: sent whole each time")) }
        if let flaw = feed.flaw { notes.append(flaw) }
        return phrase.list(notes)
    }

    /// What was asked in vain, and what a person can do.
    package func failure(_ phrase: ReportPhrase) -> String {
        var table = TerminalTable(limits: [100, 0, 120])
        for miss in misses {
            let failure = PollFailure(text: miss.reason)
            let why = failure.map { phrase.pick($0.kind.sentence) + phrase.brackets($0.detail) } ?? miss.reason
            table.add(["  " + miss.url, phrase.pick(Self.found(miss.origin)), why])
        }
        var lines = [phrase.word("在 \(url) 没有找到订阅源。已尝试：", "No feed was found at \(url). Tried:")] + table.lines
        if !routes.isEmpty {
            lines.append(
                phrase.word(
                    "该网站没有自己的订阅源。若有自建 RSSHub，请在 tocsin.yaml 的 service 中设置 rsshub（并把其主机列入 private_hosts）；可用路由：",
                    "This site has no feeds of its own. If you run an RSSHub, set rsshub under service in tocsin.yaml "
                        + "(and list its host in private_hosts). Its route: ") + phrase.list(routes))
        } else {
            lines.append(
                phrase.word(
                    "请在浏览器中打开该页面寻找 RSS 链接，再把它的地址交给本命令。",
                    "Look for an RSS link on the page in a browser, and give its address to this command."))
        }
        return lines.joined(separator: "\n")
    }

    private static func found(_ origin: String) -> LocalizedText {
        switch origin {
        case "given": LocalizedText(zh: "给定地址", en: "given")
        case "site_rule": LocalizedText(zh: "网站规则", en: "site rule")
        case "announced": LocalizedText(zh: "页面声明", en: "announced")
        case "linked": LocalizedText(zh: "页面链接", en: "linked")
        default: LocalizedText(zh: "常见路径", en: "usual path")
        }
    }
}

import Testing

@testable import Intake

@Suite("Feeds that follow from a page's address")
struct SiteRuleTests {
    @Test(
        "known sites",
        arguments: [
            (
                "https://www.youtube.com/channel/UCabc_-9",
                "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc_-9"
            ),
            ("https://youtube.com/playlist?list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
            ("https://old.reddit.com/r/China/top?t=day", "https://www.reddit.com/r/China/.rss"),
            ("https://www.reddit.com/u/somebody/", "https://www.reddit.com/user/somebody/.rss"),
            ("https://github.com/apple/swift", "https://github.com/apple/swift/releases.atom"),
            ("https://github.com/apple/swift/commits/main", "https://github.com/apple/swift/commits/main.atom"),
            ("https://medium.com/@writer", "https://medium.com/feed/@writer"),
            ("https://blog.csdn.net/writer/article/1", "https://blog.csdn.net/writer/rss/list"),
            ("https://www.cnblogs.com/writer/", "https://www.cnblogs.com/writer/rss"),
            ("https://a.substack.com/p/x", "https://a.substack.com/feed"),
        ] as [(String, String)])
    func rules(page: String, feed: String) { #expect(SiteRules.feeds(of: page).first == feed) }

    @Test(
        "routes of RSSHub",
        arguments: [
            ("https://weibo.com/u/1195230310", "/weibo/user/1195230310"),
            ("https://weibo.com/1195230310", "/weibo/user/1195230310"),
            ("https://m.weibo.cn/u/1195230310?x=1", "/weibo/user/1195230310"),
            ("https://s.weibo.com/weibo?q=%E9%A1%BA%E4%B8%B0", "/weibo/keyword/%E9%A1%BA%E4%B8%B0"),
            ("https://s.weibo.com/top/summary", "/weibo/search/hot"),
            ("https://www.zhihu.com/people/somebody/activities", "/zhihu/people/activities/somebody"),
            ("https://zhuanlan.zhihu.com/column-1", "/zhihu/zhuanlan/column-1"),
            ("https://www.zhihu.com/question/12345", "/zhihu/question/12345"),
            ("https://space.bilibili.com/946974", "/bilibili/user/video/946974"),
            ("https://tieba.baidu.com/f?kw=%E9%A1%BA%E4%B8%B0", "/tieba/forum/%E9%A1%BA%E4%B8%B0"),
        ] as [(String, String)])
    func routes(page: String, route: String) {
        #expect(RSSHubRoutes.routes(of: page).first == route)
        #expect(
            RSSHubRoutes.url(of: route, base: "http://rsshub.internal:1200/") == "http://rsshub.internal:1200" + route)
    }

    @Test(
        "other pages, and addresses made to break out of a route, have none",
        arguments: [
            "https://news.example/", "https://weibo.com/", "https://weibo.com.evil.example/u/1195230310",
            "https://weibo.com/u/../../secret", "https://space.bilibili.com/1'or1", "not a url",
            "file:///weibo.com/u/1",
            "https://s.weibo.com/weibo?q=a b", "https://space.bilibili.com/%2e%2e",
        ])
    func none(page: String) {
        #expect(RSSHubRoutes.routes(of: page).isEmpty)
        #expect(SiteRules.feeds(of: page).isEmpty)
    }

    @Test("guesses begin with what the page's system is known for, and there are at most eight")
    func guesses() {
        let discuz = WellKnownFeeds.guesses(for: "https://bbs.example/forum-2-1.html", generator: "Discuz! X3.4")
        #expect(discuz.first?.url == "https://bbs.example/forum.php?mod=rss")
        let ghost = WellKnownFeeds.guesses(for: "https://blog.example/tag/x/", generator: "Ghost 5.8")
        #expect(ghost.map(\.url).prefix(2) == ["https://blog.example/rss", "https://blog.example/tag/x/feed"])
        #expect(ghost.count <= 8)
        #expect(
            WellKnownFeeds.guesses(for: "https://blog.example/", generator: nil).first?.url
                == "https://blog.example/feed")
    }

    @Test(
        "an id is made of the host, then of the path, then of a number",
        arguments: [
            ("https://www.example.com/rss.xml", "example"), ("https://news.qq.com/rss", "news-qq"),
            ("https://www.gov.cn/x", "gov"), ("https://feeds.bbc.co.uk/news", "bbc"),
            ("http://10.3.0.7:1200/weibo/user/1", "10-3-0-7"), ("https://例子.example/", "source"),
        ] as [(String, String)])
    func names(url: String, id: String) {
        var names = SourceNames(taken: [])
        #expect(names.claim(wanted: nil, url: url) == id)
    }

    @Test("an id is never given twice, whatever is wanted")
    func unique() {
        var names = SourceNames(taken: ["example", "A"])
        #expect(names.claim(wanted: "a", url: "https://example.com/tech/rss.xml") == "example-tech")
        #expect(names.claim(wanted: "bad name", url: "https://example.com/tech/rss.xml") == "example-2")
        #expect(names.claim(wanted: "b", url: "https://example.com/") == "b")
        #expect(names.claim(wanted: nil, url: "://") == "source")
        #expect(names.claim(wanted: nil, url: "://") == "source-2")
    }
}

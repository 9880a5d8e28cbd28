import Testing

@testable import Intake

@Suite("The feeds that a page announces or links to")
struct PageLinkTests {
    private func links(_ page: String, url: String = "https://news.example/a/b.html") -> PageLinks {
        PageLinks(page: Array(page.utf8), url: url)
    }

    private func announced(_ tag: String) -> String? { links("<head>\(tag)</head>").candidates.first?.url }

    @Test(
        "a link element counts whatever its order, quotes, case, base and type",
        arguments: [
            (#"<link rel="alternate" type="application/rss+xml" href="/feed.xml">"#, "https://news.example/feed.xml"),
            (
                #"<LINK HREF='feed.xml' TYPE=application/atom+xml REL="home Alternate"/>"#,
                "https://news.example/a/feed.xml"
            ),
            (
                #"<link href="?feed=rss2&amp;x=1" rel=alternate type="application/rss+xml; charset=utf-8">"#,
                "https://news.example/a/b.html?feed=rss2&x=1"
            ),
            (
                #"<link rel="alternate" type="application/feed+json" href="//cdn.example/feed.json">"#,
                "https://cdn.example/feed.json"
            ),
            (#"<link rel="alternate" type="application/json" href="/feed.json">"#, "https://news.example/feed.json"),
            (#"<link rel=alternate type=application/rdf+xml href=x.rdf>"#, "https://news.example/a/x.rdf"),
            (#"<link rel=feed href=/f>"#, "https://news.example/f"),
            (#"<link rel=alternate href=/rss.xml>"#, "https://news.example/rss.xml"),
            (
                #"<base href="https://other.example/x/"><link rel=alternate type=text/xml href=y>"#,
                "https://other.example/x/y"
            ),
            (
                #"<link rel="alternate" type="application/rss+xml" href="feed://news.example/rss#top">"#,
                "http://news.example/rss"
            ),
            (
                #"<link rel="alternate" type="application/rss+xml" href="feed:https://news.example/rss">"#,
                "https://news.example/rss"
            ),
        ] as [(String, String)])
    func announcement(tag: String, url: String) { #expect(announced(tag) == url) }

    @Test(
        "other links are no feeds: styles, languages, APIs, scripts, other schemes",
        arguments: [
            #"<link rel="stylesheet" type="text/css" href="/feed">"#, #"<link rel=alternate hreflang=en href=/en>"#,
            #"<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">"#,
            #"<link rel="alternate" type="application/json+oembed" href="/feed?x">"#,
            #"<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"#,
            #"<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">"#,
            #"<link rel="alternate" type="application/rss+xml" href="">"#,
            #"<link rel=alternate type=application/rss+xml>"#,
            #"<script><link rel="alternate" type="application/rss+xml" href="/feed"></script>"#,
            #"<!-- <link rel="alternate" type="application/rss+xml" href="/feed"> -->"#,
        ])
    func noAnnouncement(tag: String) { #expect(announced(tag) == nil) }

    @Test("anchors that look like feeds are found, the likeliest first, and readers' buttons are not")
    func anchors() {
        let page = links(
            """
            <a href="/news">News</a> <a href="/about">关于我们</a> <a href="/list">RSS订阅</a>
            <a href="/blog/rss.xml"><img alt="RSS"></a> <a href=/data.xml>表</a>
            <a href="https://feedly.com/i/subscription/feed/https://news.example/rss.xml">Feedly</a>
            <a href="mailto:a@b.example">feed us</a> <a href="/feeding-cats">Feeding</a>
            """)
        #expect(
            page.candidates.map(\.url) == [
                "https://news.example/blog/rss.xml", "https://news.example/list", "https://news.example/data.xml",
            ])
        #expect(page.candidates.map(\.label)[1] == "RSS订阅")
    }

    @Test("announced feeds stand before linked ones, each address once, never more than sixteen")
    func order() {
        let many = (0..<50).map {
            "<link rel=alternate type=application/rss+xml href=/l\($0)><a href=/a\($0).rss>x</a>"
        }
        let page = links(many.joined() + #"<a href="/l0">rss</a>"#)
        #expect(page.candidates.count == 16)
        #expect(page.candidates.prefix(8).allSatisfy { $0.origin == .announced })
        #expect(Set(page.candidates.map(\.url)).count == 16)
    }

    @Test("title and generator are read, and markup in them is text")
    func names() {
        let page = links("<title>新闻 &amp; 快讯\n</title><meta name=Generator content='WordPress 6.5'><title>no</title>")
        #expect(page.title == "新闻 & 快讯")
        #expect(page.generator == "WordPress 6.5")
    }

    @Test("comments are known by address and by words")
    func comments() {
        let page = links(
            """
            <link rel=alternate type=application/rss+xml title="News" href=/feed/>
            <link rel=alternate type=application/rss+xml title="x" href=/comments/feed/>
            <link rel=alternate type=application/rss+xml title="News » 评论" href=/c/>
            """)
        #expect(page.candidates.map(\.isAboutComments) == [false, true, true])
    }

    @Test("no prefix of a page, and no noise in it, stops the reading")
    func prefixes() {
        let page = Array(
            "<base href=/x/><link rel='alternate' type=application/rss+xml href=\"a&#x20;b\"><a href=/rss>R<b>SS</a"
                .utf8)
        for length in 0...page.count { _ = PageLinks(page: Array(page.prefix(length)), url: "https://news.example/") }
        var generator = PollSeed(7)
        for _ in 0..<300 {
            var noisy = page
            for _ in 0..<4 {
                noisy[Int.random(in: 0..<noisy.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            for candidate in PageLinks(page: noisy, url: "https://news.example/").candidates {
                #expect(candidate.url.hasPrefix("http"))
            }
        }
    }
}

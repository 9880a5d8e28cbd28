import Crisis
import Intake
import Testing

@Suite("Every dialect gives the same fields")
struct FeedDialectTests {
    @Test("RSS 2.0 gives titles, texts, links, authors and dates")
    func rss() throws {
        let feed = try parsed(FeedSamples.rss20)
        #expect(feed.format == .rss20)
        #expect(feed.title == "江城晚报")
        #expect(feed.link == "https://paper.example/")
        #expect(!feed.bozo, "\(feed.bozoReason ?? "")")
        #expect(feed.entries.count == 2)
        let first = try #require(feed.entries.first)
        #expect(first.id == "a1")
        #expect(first.link == "https://paper.example/a1")
        #expect(first.title == "快递分拣中心起火 & 无人受伤")
        #expect(first.summary == "第一段。\n第二段\n换行 & 完")
        #expect(first.summaryHTML == "<p>第一段。</p><p>第二段<br>换行 \u{A0} &amp; 完</p>")
        #expect(first.content == "全文 更多")
        #expect(first.contentHTML == "<p>全文 <a href=\"https://paper.example/more\">更多</a></p>")
        #expect(first.author == "王晓")
        #expect(first.published?.rfc3339 == "2024-03-05T06:05:00Z")
        #expect(first.updated == nil)
    }

    @Test("a guid that is an address is the link, and text without markup has no HTML")
    func permalink() throws {
        let second = try #require(try parsed(FeedSamples.rss20).entries.last)
        #expect(second.link == "https://paper.example/a2")
        #expect(second.summary == "没有标记的文字")
        #expect(second.summaryHTML == nil)
        #expect(second.content == nil)
    }

    @Test("RSS 1.0 has its items beside the channel")
    func rdf() throws {
        let feed = try parsed(FeedSamples.rdf)
        #expect(feed.format == .rss10)
        #expect(feed.title == "Old site")
        #expect(feed.entries.map(\.title) == ["One", "Two"])
        #expect(feed.entries.map(\.id) == ["https://old.example/1", "https://old.example/2"])
        #expect(feed.entries[0].published?.rfc3339 == "2024-03-05T06:05:00Z")
        #expect(feed.entries[0].author == "Ann")
        #expect(feed.entries[1].link == "https://old.example/2")
    }

    @Test("Atom 1.0 distinguishes text, html and xhtml, and resolves links by xml:base")
    func atom() throws {
        let feed = try parsed(FeedSamples.atom10)
        #expect(feed.format == .atom10)
        #expect(feed.title == "A & B")
        #expect(feed.link == "https://blog.example/")
        let first = try #require(feed.entries.first)
        #expect(first.id == "tag:blog.example,2024:1")
        #expect(first.title == "Plain <tag>")
        #expect(first.link == "https://blog.example/one")
        #expect(first.author == "The Desk")
        #expect(first.content == "Hello you <3")
        #expect(first.contentHTML?.contains("<p>Hello <b>you</b> &lt;3</p>") == true)
        #expect(first.contentHTML?.contains("src=\"https://blog.example/feed/pic.png\"") == true)
        #expect(first.contentHTML?.contains("alert") == false)
        #expect(first.published?.rfc3339 == "2024-03-05T06:05:00Z")
        #expect(first.updated?.rfc3339 == "2024-03-05T15:00:00.250Z")
        #expect(feed.entries[1].title == "Two words")
        #expect(feed.entries[1].author == "Li Na, Bo")
    }

    @Test("Atom 0.3 has issued, modified and its mode")
    func oldAtom() throws {
        let feed = try parsed(FeedSamples.atom03)
        #expect(feed.format == .atom03)
        #expect(feed.link == "https://early.example/")
        let first = try #require(feed.entries.first)
        #expect(first.published?.rfc3339 == "2003-12-31T10:00:00Z")
        #expect(first.updated?.rfc3339 == "2004-01-01T10:00:00Z")
        #expect(first.content == "Body")
        #expect(first.contentHTML == "<p>Body</p>")
    }

    @Test("JSON Feed is read, numbers as ids, feed authors for items without")
    func json() throws {
        let feed = try parsed(FeedSamples.jsonFeed)
        #expect(feed.format == .jsonfeed11)
        #expect(feed.title == "站点")
        #expect(!feed.bozo)
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.map(\.link) == ["https://j.example/one", "https://other.example/"])
        #expect(feed.entries[0].title == "标题 一")
        #expect(feed.entries[0].content == "Hi all")
        #expect(feed.entries[0].contentHTML == "<p>Hi <b>all</b></p>")
        #expect(feed.entries[0].summary == "简介")
        #expect(feed.entries[0].author == "编辑部")
        #expect(feed.entries[1].content == "just text")
        #expect(feed.entries[1].author == "张, 李")
    }

    @Test(
        "the dialect is told from the root",
        arguments: [
            ("<rss version='0.91'><channel/></rss>", FeedFormat.rss09x), ("<rss><channel/></rss>", .rss20),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                    + " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/></rdf:RDF>", .rss09x
            ),
            ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom10), ("<feed version='0.3'/>", .atom03),
            ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", .atom10), ("<CHANNEL HREF='x'/>", .cdf),
            ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", .jsonfeed1),
        ] as [(String, FeedFormat)])
    func formats(document: String, format: FeedFormat) throws {
        #expect(try parsed(document).format == format)
    }

    @Test("the best of several sources of a field wins, wherever it stands")
    func ranks() throws {
        let item = """
            <media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>M</media:title>
            <media:description>MD</media:description></media:group>
            <itunes:author xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>I</itunes:author>
            """
        let fallback = try #require(try entry(item))
        #expect(fallback.title == "M")
        #expect(fallback.summary == "MD")
        #expect(fallback.author == "I")
        let full = try #require(try entry(item + "<title>T</title><description>D</description><author>a b</author>"))
        #expect(full.title == "T")
        #expect(full.summary == "D")
        #expect(full.author == "a b")
    }

    @Test("relative addresses use xml:base, else in RSS the site, else the document's address")
    func bases() throws {
        let item = "<item><link>/n/1?a=b</link></item></channel></rss>"
        let page = "<rss version='2.0'><channel><link>https://www.example/x/</link>"
        #expect(try parsed(page + item).entries[0].link == "https://www.example/n/1?a=b")
        #expect(
            try parsed(page + item, base: "https://feeds.example/f").entries[0].link == "https://www.example/n/1?a=b")
        #expect(
            try parsed("<rss version='2.0'><channel>" + item, base: "https://feeds.example/f").entries[0].link
                == "https://feeds.example/n/1?a=b")
        let based = "<rss version='2.0' xml:base='https://b.example/d/e'><channel>"
        #expect(
            try parsed(based + "<item><link>../n</link></item></channel></rss>").entries[0].link
                == "https://b.example/n")
    }

    @Test("an ampersand in an attribute is one ampersand, in whole documents and in broken ones")
    func ampersands() throws {
        let atom =
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://e.example/?a=1&amp;b=2'/></entry>"
        #expect(try parsed(atom + "</feed>").entries[0].link == "https://e.example/?a=1&b=2")
        #expect(try parsed(atom).entries[0].link == "https://e.example/?a=1&b=2")
    }

    @Test("the Channel Definition Format has its addresses and dates in attributes")
    func channelDefinition() throws {
        let feed = try parsed(
            "<CHANNEL HREF='https://c.example/'><TITLE>C</TITLE><ITEM HREF='/x' LASTMOD='2003-01-02T08:00'>"
                + "<TITLE>one</TITLE><ABSTRACT>two</ABSTRACT></ITEM></CHANNEL>")
        #expect(feed.link == "https://c.example/")
        #expect(feed.entries[0].link == "https://c.example/x")
        #expect(feed.entries[0].updated?.rfc3339 == "2003-01-02T00:00:00Z")
        #expect(feed.entries[0].summary == "two")
    }

    @Test("lists and tables are lines and cells, and their forgotten end tags are put back")
    func lists() throws {
        let found = try entry(
            "<description>&lt;ul&gt;&lt;li&gt;1&lt;li&gt;2&lt;/ul&gt;&lt;tr&gt;&lt;td&gt;a&lt;td&gt;b</description>")
        #expect(found?.summary == "1\n2\na b")
        #expect(found?.summaryHTML == "<ul><li>1</li><li>2</li></ul><tr><td>a</td><td>b</td></tr>")
    }

    @Test("what stands in an image, a source or an unknown element does not become the entry's")
    func asides() throws {
        let found = try #require(
            try entry(
                "<source url='x'><title>S</title></source><foo><link>http://bad.example/</link></foo><title>T</title>"))
        #expect(found.title == "T")
        #expect(found.link == nil)
    }

    @Test(
        "a script is no link",
        arguments: ["javascript:alert(1)", " JAVA\tSCRIPT:x", "data:text/html,x", "file:///etc/passwd"])
    func scripts(link: String) throws {
        #expect(try entry("<title>t</title><link>\(link)</link>")?.link == nil)
    }
}

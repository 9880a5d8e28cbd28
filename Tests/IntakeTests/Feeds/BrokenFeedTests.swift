import Crisis
import Foundation
import Intake
import Testing

@Suite("Ill-formed feeds are read as far as they can be, and say so")
struct BrokenFeedTests {
    @Test("bare ampersands, unknown names and unclosed tags lose no item and no text")
    func repair() throws {
        let feed = try parsed(FeedSamples.broken)
        #expect(feed.bozo)
        #expect(feed.title == "A & B")
        #expect(feed.entries.map(\.title) == ["Fish & chips — now", "Second", "Third", "Fourth"])
        #expect(feed.entries[0].summary == "one\ntwo bold")
        #expect(feed.entries[0].link == "https://x.example/1")
        #expect(feed.entries[1].id == "two")
        #expect(feed.entries[1].link == nil)
        #expect(feed.entries[1].summary == "5 < 6 and\npara\nnext")
    }

    @Test("a truncated feed gives its complete items", arguments: [("</channel>", 2), ("没有标记", 1), ("王晓", 0)])
    func truncated(mark: String, count: Int) throws {
        let end = try #require(FeedSamples.rss20.range(of: mark)?.lowerBound)
        let feed = try parsed(String(FeedSamples.rss20[..<end]))
        #expect(feed.bozo)
        #expect(feed.entries.count == count)
    }

    @Test("a truncated JSON Feed gives its complete items")
    func truncatedJSON() throws {
        let bytes = Array(FeedSamples.jsonFeed.utf8)
        let feed = try parsed(Array(bytes.prefix(bytes.count - 40)))
        #expect(feed.bozo)
        #expect(feed.entries.map(\.id) == ["1"])
    }

    @Test(
        "what stands before the document does not hide it",
        arguments: [
            "\n\n  ", "\u{FEFF}\n", "garbage ",
            "<br />\n<b>Warning</b>: mysql in <b>/x.php</b> on line <b>3</b><br />\n",
            "<!-- made by hand --><?php ?>", "<!DOCTYPE rss SYSTEM \"http://my.netscape.com/rss-0.91.dtd\">",
        ])
    func junk(before: String) throws {
        let feed = try parsed(before + FeedSamples.rss20)
        #expect(feed.entries.count == 2)
        #expect(feed.title == "江城晚报")
    }

    @Test("what follows the document does not matter to it")
    func trailing() throws {
        let feed = try parsed(
            FeedSamples.rss20 + "<!-- x --><br>Fatal error<rss><channel><item><title>no</title></item>")
        #expect(feed.entries.count == 2)
    }

    @Test("control characters go and the text stays")
    func controls() throws {
        let found = try #require(
            try entry("<title>a\u{1}b\u{8}c\u{202E}d\u{B}e</title><description>x\u{0}y</description>"))
        #expect(found.title == "abc\u{202E}de")
        #expect(found.summary == "xy")
    }

    @Test(
        "markup escaped twice is markup, and a name escaped twice is its character",
        arguments: [
            ("&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two&amp;lt;/p&amp;gt;", "One\nTwo"),
            ("It&amp;#8217;s", "It’s"), ("AT&amp;amp;T", "AT&T"), ("a &lt; b", "a < b"), ("1 &amp;lt; 2", "1 < 2"),
        ])
    func doubleEscaping(raw: String, text: String) throws {
        #expect(try entry("<description>\(raw)</description>")?.summary == text)
    }

    @Test("what only looks like a tag stays in a title")
    func angleBrackets() throws {
        #expect(
            try entry("<title>&lt;某品牌&gt; 与 List&lt;Int&gt; &lt;b&gt;新&lt;/b&gt;</title>")?.title
                == "<某品牌> 与 List<Int> 新")
    }

    @Test("a prefix without its namespace is taken for what everybody means with it")
    func prefixes() throws {
        let found = try #require(
            try entry("<title>t</title><dc:creator>Li</dc:creator><content:encoded>c</content:encoded>"))
        #expect(found.author == "Li")
        #expect(found.content == "c")
    }

    @Test(
        "names that XML does not know are characters, in text and in attributes",
        arguments: [
            ("&eacute;t&eacute;&hellip;", "été…"), ("&ldquo;q&rdquo;", "“q”"), ("&#150;&#x2014;", "–—"),
            ("&unknown; &", "&unknown; &"),
            ("R&D&nbsp;x", "R&D x"), ("&euro;5", "€5"),
        ])
    func names(raw: String, text: String) throws {
        #expect(try entry("<title>\(raw)</title>")?.title == text)
        #expect(
            try entry("<description><a href='http://e.example/?a=1&b=2' title='\(raw)'>\(raw)</a></description>")?
                .summary == text)
    }

    @Test("declared entities of plain text are honoured and are no flaw")
    func declared() throws {
        let feed = try parsed(
            "<!DOCTYPE rss [<!ENTITY firm \"顺达快递\">]><rss><channel><title>&firm; 声明</title></channel></rss>")
        #expect(feed.title == "顺达快递 声明")
        #expect(!feed.bozo)
    }
}

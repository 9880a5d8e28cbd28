import Crisis
import Foundation
import Intake

/// Documents of our own making, in the dialects that feeds come in.
enum FeedSamples {
    static let rss20 = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>江城晚报</title><link>https://paper.example/</link><description>本地新闻</description>
        <image><title>logo</title><link>https://paper.example/logo</link><url>l.png</url></image>
        <item><title>快递分拣中心起火 &amp; 无人受伤</title><link>https://paper.example/a1</link>
        <guid isPermaLink="false">a1</guid><pubDate>Tue, 05 Mar 2024 14:05:00 +0800</pubDate><dc:creator>王晓</dc:creator>
        <description><![CDATA[<p>第一段。</p><p>第二段<br>换行 &nbsp; &amp; 完</p>]]></description>
        <content:encoded>&lt;p&gt;全文 &lt;a href="/more" onclick="x()"&gt;更多&lt;/a&gt;&lt;/p&gt;</content:encoded></item>
        <item><title>第二条</title><guid>https://paper.example/a2</guid><description>没有标记的文字</description></item>
        </channel></rss>
        """

    static let rdf = """
        <?xml version="1.0"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://old.example/"><title>Old site</title><link>https://old.example/</link>
        <items><rdf:Seq><rdf:li rdf:resource="https://old.example/1"/></rdf:Seq></items></channel>
        <item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link>
        <description>First</description><dc:date>2024-03-05T06:05:00Z</dc:date><dc:creator>Ann</dc:creator></item>
        <item rdf:about="https://old.example/2"><title>Two</title></item>
        </rdf:RDF>
        """

    static let atom10 = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/feed/">
        <title type="html">A &amp;amp; B</title><link rel="self" href="atom.xml"/><link href="/"/>
        <author><name>The Desk</name></author>
        <entry><id>tag:blog.example,2024:1</id><title>Plain &lt;tag&gt;</title><link rel="alternate" href="../one"/>
        <link rel="enclosure" href="one.mp3"/><published>2024-03-05T14:05:00+08:00</published>
        <updated>2024-03-05T15:00:00.250Z</updated><summary>short</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello <b>you</b> &lt;3</p>
        <img src="pic.png" alt="p"/><script>alert(1)</script></div></content></entry>
        <entry><id>tag:blog.example,2024:2</id><title type="html">Two &lt;em&gt;words&lt;/em&gt;</title>
        <link href="https://blog.example/two"/><updated>2024-03-06T00:00:00Z</updated>
        <author><name>Li Na</name><email>li@blog.example</email></author><author><name>Bo</name></author></entry>
        </feed>
        """

    static let atom03 = """
        <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Early</title>
        <link rel="alternate" type="text/html" href="https://early.example/"/>
        <entry><title>One</title><link rel="alternate" type="text/html" href="https://early.example/1"/><id>e1</id>
        <issued>2003-12-31T10:00:00Z</issued><modified>2004-01-01T10:00:00Z</modified>
        <content type="text/html" mode="escaped">&lt;p&gt;Body&lt;/p&gt;</content></entry></feed>
        """

    static let jsonFeed = """
        {"version":"https://jsonfeed.org/version/1.1","title":"站点","home_page_url":"https://j.example/",
        "authors":[{"name":"编辑部"}],"items":[
        {"id":"1","url":"/one","title":"标题 \\u4e00","content_html":"<p>Hi <b>all</b></p>","summary":"简介",
        "date_published":"2024-03-05T14:05:00+08:00","tags":["a",{"b":[1,2,{}]}]},
        {"id":2,"external_url":"https://other.example/","content_text":"just text","authors":[{"name":"张"},{"name":"李"}]}
        ]}
        """

    static let all: [String] = [rss20, rdf, atom10, atom03, jsonFeed, broken]

    /// Bare ampersands, unclosed tags, names that XML does not know, stray end tags, a forgotten item's end.
    static let broken = """
        <rss version="2.0"><channel><title>A & B</title>
        <item><title>Fish & chips&nbsp;&mdash; now</title><description>one<br>two <b>bold</description><link>https://x.example/1</link></item>
        <item><title>Second</b></title><guid isPermaLink=false>two</guid><description>5 < 6 and <p>para<p>next</description></item>
        <item><title>Third<link>https://x.example/3</link>
        <item><title>Fourth</title></item></i></channel></rss>
        """
}

/// The bytes of a text in an encoding of the system's numbering.
func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
    text.data(using: encoding).map { Array($0) } ?? []
}

extension String.Encoding {
    static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    static let big5 = String.Encoding(rawValue: 0x8000_0A03)
    static let eucKR = String.Encoding(rawValue: 0x8000_0940)
    static let koi8R = String.Encoding(rawValue: 0x8000_0A02)
}

func parsed(_ text: String, base: String? = nil) throws -> ParsedFeed {
    try parsed(Array(text.utf8), base: base)
}

func parsed(_ bytes: [UInt8], contentType: String? = nil, base: String? = nil) throws -> ParsedFeed {
    try FeedParser.parse(bytes, contentType: contentType, baseURL: base, offsetMinutes: 480)
}

/// The first entry of an RSS feed with nothing but this in its item.
func entry(_ item: String) throws -> FeedEntry? {
    try parsed("<rss version=\"2.0\"><channel><item>\(item)</item></channel></rss>").entries.first
}

/// A small generator of reproducible numbers (xorshift64*).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ sides: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % sides
    }
}

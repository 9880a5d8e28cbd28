#!/usr/bin/env python3
"""Writes the classes `dialects`, `jsonfeed`, `links`, `texts`: what each element of each dialect means.

The expectations come from the specifications (RFC 4287, RSS 0.90 to 2.0, Atom 0.3, CDF, JSON Feed, Media RSS, sitemaps)
and from what publishers are known to send.
"""
from cases import write, rss, rdf, atom, atom03, NS

D = "dialects"
T = "texts"
L = "links"


def one(group, name, document, comment=None, feed=None, **entry):
    expected = {"entry_count": 1, "entries": [entry]} if entry else {}
    expected.update(feed or {})
    if comment:
        expected["comment"] = comment
    write(group, name, document, expected)


# The dialects and their roots.
one(D, "rss-0.90-netscape", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Mozilla Dot Org</title>'
    '<link>http://www.mozilla.example/</link><description>d</description></channel>'
    '<image><title>Logo</title><url>http://x.example/l.gif</url><link>http://logo.example/</link></image>'
    '<item><title>New Status</title><link>http://www.mozilla.example/status/</link></item></rdf:RDF>',
    feed={"format": "rss09x", "title": "Mozilla Dot Org", "link": "http://www.mozilla.example/", "bozo": False},
    title="New Status", link="http://www.mozilla.example/status/")
one(D, "rss-0.91-netscape-doctype", '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>A&eacute;ro</title>'
    '<link>http://w.example/</link><description>d</description><language>en-us</language>'
    '<item><title>One &copy;</title><link>http://w.example/1</link><description>Text</description></item></channel></rss>',
    feed={"format": "rss09x", "title": "Aéro", "bozo": False}, title="One ©", summary="Text", link="http://w.example/1")
one(D, "rss-0.91-userland", rss('<title>One</title><link>http://w.example/1</link>', version="0.91"),
    feed={"format": "rss09x"}, title="One")
one(D, "rss-0.92-no-title", rss('<description>Only a &lt;b&gt;description&lt;/b&gt;</description>', version="0.92"),
    feed={"format": "rss09x"}, summary="Only a description", title="Only a description")
for number in ("0.93", "0.94"):
    one(D, f"rss-{number}", rss('<title>t</title>', version=number), feed={"format": "rss09x"}, title="t")
one(D, "rss-2.0", rss('<title>t</title><link>http://w.example/1</link><guid isPermaLink="false">g</guid>'
    '<author>desk@w.example (The Desk)</author><category>x</category><comments>http://w.example/c</comments>'
    '<pubDate>Tue, 05 Mar 2024 14:05:00 +0800</pubDate><source url="http://s.example/rss">Other</source>'),
    feed={"format": "rss20", "bozo": False}, id="g", link="http://w.example/1", author="desk@w.example (The Desk)",
    published="2024-03-05T06:05:00Z", updated=None)
one(D, "rss-without-version", "<rss><channel><title>f</title><item><title>t</title></item></channel></rss>",
    feed={"format": "rss20", "title": "f"}, title="t")
one(D, "rss-uppercase", "<RSS VERSION='2.0'><CHANNEL><TITLE>f</TITLE><ITEM><TITLE>t</TITLE><LINK>http://w.example/</LINK>"
    "<PUBDATE>Tue, 05 Mar 2024 14:05:00 GMT</PUBDATE></ITEM></CHANNEL></RSS>",
    feed={"title": "f"}, title="t", link="http://w.example/", published="2024-03-05T14:05:00Z")
one(D, "rss-prefixed-elements", '<r:rss xmlns:r="http://backend.userland.com/rss2" version="2.0"><r:channel><r:title>f</r:title>'
    '<r:item><r:title>t</r:title><r:link>http://w.example/1</r:link></r:item></r:channel></r:rss>',
    feed={"title": "f", "bozo": False}, title="t", link="http://w.example/1")
for i, uri in enumerate(("http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss",
                         "http://purl.org/rss/1.0/", "http://example.com/invented", "http://www.w3.org/1999/xhtml",
                         "http://my.netscape.com/publish/formats/rss-0.91.dtd", "")):
    one(D, f"rss-default-namespace-{i}", f'<rss version="2.0" xmlns="{uri}"><channel><title>f</title><item><title>t</title>'
        '<link>http://w.example/1</link><description>d</description></item></channel></rss>',
        feed={"format": "rss20", "title": "f", "bozo": False}, title="t", link="http://w.example/1", summary="d")
one(D, "rss-items-outside-channel", '<rss version="2.0"><channel><title>f</title></channel><item><title>t</title></item></rss>',
    feed={"title": "f"}, title="t")
one(D, "rss-without-rss-element", '<channel><title>f</title><link>http://w.example/</link><item><title>t</title></item></channel>',
    feed={"format": "rss20", "title": "f"}, title="t")
write(D, "rss-without-channel", '<rss version="2.0"></rss>', {"format": "rss20", "entry_count": 0, "bozo": False})
write(D, "rss-empty-channel", '<rss version="2.0"><channel><title>f</title></channel></rss>',
      {"format": "rss20", "title": "f", "entry_count": 0, "bozo": False})
one(D, "rss-1.0", rdf('<title>t</title><link>http://w.example/1</link><description>d</description>'
    '<dc:creator>Ann</dc:creator><dc:date>2024-03-05T14:05:00+08:00</dc:date><dc:subject>s</dc:subject>'),
    feed={"format": "rss10", "title": "f", "link": "http://w.example/", "bozo": False}, id="http://w.example/1", title="t",
    author="Ann", published="2024-03-05T06:05:00Z", updated="2024-03-05T06:05:00Z", summary="d")
one(D, "rss-1.0-without-link", rdf('<title>t</title>'), id="http://w.example/1", link="http://w.example/1")
one(D, "rss-1.0-content-encoded", rdf('<title>t</title><content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>'),
    content="Long", content_html="<p>Long</p>")
one(D, "rss-1.0-content-items", rdf('<title>t</title><content:items><rdf:Bag><rdf:li><content:item>'
    '<content:format rdf:resource="http://www.w3.org/1999/xhtml"/><rdf:value><![CDATA[<em>Long</em> text]]></rdf:value>'
    '</content:item></rdf:li></rdf:Bag></content:items>'), content="Long text")
one(D, "rss-1.1", '<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'rdf:about="http://w.example/rss"><title>f</title><link>http://w.example/</link><items rdf:parseType="Collection">'
    '<item rdf:about="http://w.example/1"><title>t</title><link>http://w.example/1</link></item></items></Channel>',
    feed={"title": "f"}, title="t", link="http://w.example/1")
one(D, "atom-1.0", atom('<id>urn:1</id><title>t</title><link href="http://w.example/1"/><summary>s</summary>'
    '<content>c</content><published>2024-03-05T14:05:00Z</published><updated>2024-03-06T14:05:00Z</updated>'
    '<author><name>Ann</name><email>ann@w.example</email><uri>http://ann.example/</uri></author>'
    '<contributor><name>Bob</name></contributor><category term="x"/><rights>r</rights>'),
    feed={"format": "atom10", "title": "f", "link": "http://w.example/", "bozo": False}, id="urn:1", title="t",
    link="http://w.example/1", summary="s", content="c", author="Ann", published="2024-03-05T14:05:00Z",
    updated="2024-03-06T14:05:00Z")
one(D, "atom-prefixed", '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>f</a:title><a:entry><a:id>i</a:id>'
    '<a:title>t</a:title><a:link href="http://w.example/1"/></a:entry></a:feed>',
    feed={"format": "atom10", "title": "f", "bozo": False}, id="i", title="t", link="http://w.example/1")
one(D, "atom-without-namespace", '<feed><title>f</title><entry><title>t &lt;b&gt;</title><id>i</id></entry></feed>',
    feed={"format": "atom10", "title": "f"}, title="t <b>", id="i")
one(D, "atom-entry-document", '<entry xmlns="http://www.w3.org/2005/Atom"><id>i</id><title>t</title></entry>',
    feed={"format": "atom10"}, id="i", title="t")
one(D, "atom-namespace-https-slash", '<feed xmlns="https://www.w3.org/2005/Atom/"><title>f</title><entry><id>i</id>'
    '<title type="html">&lt;b&gt;t&lt;/b&gt;</title></entry></feed>', feed={"format": "atom10"}, title="t")
one(D, "atom-0.3", atom03('<title>t</title><link rel="alternate" type="text/html" href="http://w.example/1"/><id>i</id>'
    '<issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-13T18:30:02Z</modified>'
    '<created>2003-12-12T00:00:00Z</created><author><name>Mark</name><url>http://m.example/</url></author>'
    '<content type="text/html" mode="escaped">&lt;p&gt;c&lt;/p&gt;</content>'),
    feed={"format": "atom03", "title": "f"}, id="i", link="http://w.example/1", published="2003-12-13T12:29:29Z",
    updated="2003-12-13T18:30:02Z", author="Mark", content="c", content_html="<p>c</p>")
one(D, "atom-0.3-created-only", atom03('<title>t</title><created>2003-12-12T00:00:00Z</created>'),
    published="2003-12-12T00:00:00Z")
one(D, "atom-0.3-base64", atom03('<title>t</title><content type="text/html" mode="base64">PHA+SGVsbG88L3A+</content>'),
    content="Hello", content_html="<p>Hello</p>")
one(D, "atom-0.3-mode-xml", atom03('<title mode="xml" type="application/xhtml+xml">a <b>b</b></title>'
    '<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>c</p></div></content>'),
    title="a b", content="c")
one(D, "atom-0.3-title-escaped", atom03('<title mode="escaped" type="text/html">a &amp;amp; &lt;b&gt;b&lt;/b&gt;</title>'),
    title="a & b")
one(D, "echo-namespace", '<feed version="0.2" xmlns="http://purl.org/echo/"><title>f</title><entry><title>t</title>'
    '<id>i</id></entry></feed>', feed={"format": "atom03", "title": "f"}, title="t")
one(D, "cdf", '<?xml version="1.0"?><CHANNEL HREF="http://w.example/" BASE="http://w.example/" LASTMOD="1998-11-05T22:00-08:00">'
    '<TITLE>f</TITLE><ABSTRACT>a</ABSTRACT><LOGO HREF="l.gif"/><ITEM HREF="one.html" LASTMOD="1998-11-05T22:00-08:00">'
    '<TITLE>t</TITLE><ABSTRACT>s</ABSTRACT></ITEM></CHANNEL>',
    feed={"format": "cdf", "title": "f", "link": "http://w.example/", "bozo": False}, title="t", summary="s",
    link="http://w.example/one.html", updated="1998-11-06T06:00:00Z")
one(D, "cdf-anchor", '<CHANNEL><A HREF="http://w.example/">x</A><TITLE>f</TITLE><ITEM><A HREF="http://w.example/1"/><TITLE>t</TITLE></ITEM></CHANNEL>',
    feed={"format": "cdf"}, link="http://w.example/1")
one(D, "sitemap-news", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {NS["news"]}><url>'
    '<loc>http://w.example/1</loc><lastmod>2024-03-06</lastmod><news:news><news:publication><news:name>The Paper</news:name>'
    '<news:language>en</news:language></news:publication><news:publication_date>2024-03-05T14:05:00Z</news:publication_date>'
    '<news:title>Fire &amp; smoke</news:title></news:news></url><url><loc>http://w.example/about</loc></url></urlset>',
    feed={"format": "sitemapnews", "bozo": False}, id="http://w.example/1", link="http://w.example/1", title="Fire & smoke",
    published="2024-03-05T14:05:00Z", author="The Paper")

# Elements of other vocabularies, by any prefix and by old addresses.
for i, (prefix, uri) in enumerate((("dc", "http://purl.org/dc/elements/1.1/"), ("x", "http://purl.org/dc/elements/1.0/"),
                                   ("dublin", "HTTP://PURL.ORG/DC/ELEMENTS/1.1/"), ("dc", "http://wrong.example/dc"),
                                   ("d", "http://purl.org/rss/1.0/modules/dc/"), ("dc", "http://purl.org/dc/elements/1.1"))):
    one(D, f"dublin-core-{i}", f'<rss version="2.0" xmlns:{prefix}="{uri}"><channel><item><{prefix}:title>t</{prefix}:title>'
        f'<{prefix}:description>s</{prefix}:description><{prefix}:creator>Ann</{prefix}:creator>'
        f'<{prefix}:date>2024-03-05T14:05:00Z</{prefix}:date><{prefix}:publisher>P</{prefix}:publisher>'
        f'<{prefix}:contributor>C</{prefix}:contributor></item></channel></rss>',
        title="t", summary="s", author="Ann", published="2024-03-05T14:05:00Z", updated="2024-03-05T14:05:00Z")
one(D, "dublin-core-undeclared", "<rss version='2.0'><channel><item><title>t</title><dc:creator>Ann</dc:creator>"
    "<content:encoded><![CDATA[<p>c</p>]]></content:encoded></item></channel></rss>", feed={"bozo": True}, author="Ann", content="c")
one(D, "dcterms", rss('<title>t</title><dcterms:issued>2024-03-05T14:05:00Z</dcterms:issued>'
    '<dcterms:modified>2024-03-06T14:05:00Z</dcterms:modified><dcterms:created>2024-03-01T00:00:00Z</dcterms:created>'),
    published="2024-03-05T14:05:00Z", updated="2024-03-06T14:05:00Z")
one(D, "dcterms-created-only", rss('<title>t</title><dcterms:created>2024-03-01T00:00:00Z</dcterms:created>'),
    published="2024-03-01T00:00:00Z")
one(D, "pubdate-before-dc-date", rss('<title>t</title><dc:date>2020-01-01T00:00:00Z</dc:date>'
    '<pubDate>Tue, 05 Mar 2024 14:05:00 GMT</pubDate>'), published="2024-03-05T14:05:00Z", updated="2020-01-01T00:00:00Z")
one(D, "prism-date", rss('<title>t</title><prism:publicationDate>2024-03-05T14:05:00Z</prism:publicationDate>'),
    published="2024-03-05T14:05:00Z")
one(D, "updated-stands-for-published", atom('<title>t</title><id>i</id><updated>2024-03-06T14:05:00Z</updated>'),
    published="2024-03-06T14:05:00Z", updated="2024-03-06T14:05:00Z")
one(D, "no-dates", rss('<title>t</title>', channel='<pubDate>Tue, 05 Mar 2024 14:05:00 GMT</pubDate><lastBuildDate>x</lastBuildDate>'),
    published=None, updated=None)
one(D, "bad-date", rss('<title>t</title><pubDate>soon</pubDate>'), published=None)
one(D, "title-ranks", rss('<media:title>m</media:title><itunes:title>i</itunes:title><dc:title>d</dc:title><title>t</title>'), title="t")
one(D, "title-dc", rss('<media:title>m</media:title><dc:title>d</dc:title>'), title="d")
one(D, "title-empty-then-dc", rss('<title> </title><dc:title>d</dc:title>'), title="d")
one(D, "title-media", rss('<media:content url="http://w.example/v.mp4"><media:title type="plain">m</media:title></media:content>'), title="m")
one(D, "title-of-image-is-not", rss('<media:content url="u"><media:title>photo</media:title></media:content><title>t</title>'), title="t")
one(D, "summary-ranks", rss('<itunes:subtitle>1</itunes:subtitle><media:description>2</media:description>'
    '<itunes:summary>3</itunes:summary><dc:description>4</dc:description><description>5</description>'), summary="5")
one(D, "summary-dc", rss('<itunes:summary>3</itunes:summary><dc:description>4</dc:description>'), summary="4")
one(D, "summary-itunes", rss('<itunes:subtitle>1</itunes:subtitle><itunes:summary>3</itunes:summary>'), summary="3")
one(D, "summary-subtitle", rss('<itunes:subtitle>1</itunes:subtitle>'), summary="1")
one(D, "summary-media-group", atom(f'<title>t</title><media:group><media:title>m</media:title>'
    '<media:description>A video</media:description></media:group>'), title="t", summary="A video")
one(D, "description-empty-then-itunes", rss('<description/><itunes:summary>3</itunes:summary>'), summary="3")
one(D, "content-encoded", rss('<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>'),
    summary="short", content="long", content_html="<p>long</p>")
one(D, "content-encoded-first", rss('<content:encoded><![CDATA[<p>long</p>]]></content:encoded><description>short</description>'),
    summary="short", content="long")
one(D, "content-encoded-only", rss('<content:encoded><![CDATA[<p>long</p>]]></content:encoded>'), content="long",
    summary="long")
one(D, "description-stands-for-content", rss('<description>&lt;p&gt;d&lt;/p&gt;</description>'), summary="d", content="d",
    content_html="<p>d</p>")
one(D, "xhtml-body", rss('<description>short</description><xhtml:body><xhtml:p>long <xhtml:b>text</xhtml:b></xhtml:p></xhtml:body>'),
    summary="short", content="long text", content_html="<p>long <b>text</b></p>")
one(D, "xhtml-body-default", rss('<title>t</title><body xmlns="http://www.w3.org/1999/xhtml"><p>long</p></body>'), content="long")
one(D, "fullitem", rss('<title>t</title><fullitem>long</fullitem>'), content="long")
one(D, "atom-in-rss", rss('<title>t</title><atom:link href="http://w.example/1"/><atom:id>i</atom:id>'
    '<atom:updated>2024-03-05T14:05:00Z</atom:updated><atom:author><atom:name>Ann</atom:name></atom:author>'
    '<atom:summary type="html">&lt;b&gt;s&lt;/b&gt;</atom:summary><atom:content type="text">&lt;c&gt;</atom:content>'),
    id="i", link="http://w.example/1", updated="2024-03-05T14:05:00Z", author="Ann", summary="s", content="<c>")
one(D, "self-link-does-not-hide-the-page", rss('<title>t</title>', channel='<atom:link rel="self" href="http://w.example/rss"/>'
    '<atom:link rel="hub" href="http://hub.example/"/>'), feed={"link": "http://w.example/"}, title="t")
one(D, "image-and-textinput-are-not-the-feed", '<rss version="2.0"><channel><image><title>i</title><link>http://i.example/</link>'
    '</image><textInput><title>x</title><link>http://x.example/</link><name>q</name></textInput><title>f</title>'
    '<link>http://w.example/</link><item><title>t</title></item></channel></rss>',
    feed={"title": "f", "link": "http://w.example/"}, title="t")
one(D, "source-is-not-the-entry", atom('<source><id>s</id><title>other</title><link href="http://o.example/"/>'
    '<updated>2001-01-01T00:00:00Z</updated></source><id>i</id><title>t</title><link href="http://w.example/1"/>'),
    id="i", title="t", link="http://w.example/1", published=None)
one(D, "feed-without-title", '<rss version="2.0"><channel><link>http://w.example/</link><item><title>t</title></item></channel></rss>',
    feed={"title": "http://w.example/"}, title="t")
one(D, "guid-missing", rss('<title>t</title><link>http://w.example/1</link>'), id="http://w.example/1")
one(D, "dc-identifier", rss('<title>t</title><dc:identifier>doi:1</dc:identifier>'), id="doi:1")
one(D, "guid-before-dc-identifier", rss('<dc:identifier>doi:1</dc:identifier><guid>g</guid>'), id="g")
one(D, "guid-cdata-blanks", rss('<guid isPermaLink="false">\n <![CDATA[ g 1 ]]>\n</guid>'), id="g 1")

# Authors.
one(D, "author-rss", rss('<author>desk@w.example (Ann)</author>'), author="desk@w.example (Ann)")
one(D, "author-name-only", rss('<author>Ann Lee</author>'), author="Ann Lee")
one(D, "author-address-and-creator", rss('<author>desk@w.example</author><dc:creator>Ann</dc:creator>'), author="Ann")
one(D, "author-address-alone", rss('<author>desk@w.example</author>'), author="desk@w.example")
one(D, "author-creators", rss('<dc:creator>Ann</dc:creator><dc:creator><![CDATA[Bob]]></dc:creator><dc:creator>Ann</dc:creator>'),
    author="Ann, Bob")
one(D, "author-itunes", rss('<itunes:author>Ann</itunes:author>'), author="Ann")
one(D, "author-empty", rss('<author></author><dc:creator> Ann </dc:creator>'), author="Ann")
one(D, "author-nested-in-rss", rss('<author><name>Ann</name><email>a@w.example</email></author>'), author="Ann")
one(D, "author-markup", rss('<author>&lt;a href="http://x.example/"&gt;Ann&lt;/a&gt;</author>'), author="Ann")
one(D, "author-foaf", rdf('<title>t</title><dc:creator><foaf:Person xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:name>Ann</foaf:name>'
    '</foaf:Person></dc:creator>'), author="Ann")
one(D, "author-channel-editor", rss('<title>t</title>', channel='<managingEditor>ed@w.example (Ed)</managingEditor>'
    '<webMaster>web@w.example</webMaster>'), author="ed@w.example (Ed)")
one(D, "author-channel-webmaster", rss('<title>t</title>', channel='<webMaster>web@w.example (Web)</webMaster>'), author="web@w.example (Web)")
one(D, "author-channel-itunes", rss('<title>t</title>', channel='<itunes:author>Pod</itunes:author><managingEditor>ed@w.example</managingEditor>'),
    author="Pod")
one(D, "author-channel-owner", rss('<title>t</title>', channel='<itunes:owner><itunes:name>Own</itunes:name>'
    '<itunes:email>o@w.example</itunes:email></itunes:owner>'), author="Own")
one(D, "author-channel-after-the-items", '<rss version="2.0"><channel><item><title>t</title></item>'
    '<managingEditor>Ed</managingEditor></channel></rss>', author="Ed")
one(D, "author-atom-feed", atom('<title>t</title>', feed='<author><name>Feed Author</name></author>'), author="Feed Author")
one(D, "author-atom-source", atom('<title>t</title><source><author><name>Source Author</name></author></source>',
    feed='<author><name>Feed Author</name></author>'), author="Source Author")
one(D, "author-atom-email-only", atom('<title>t</title><author><email>a@w.example</email></author>'), author="a@w.example")
one(D, "author-atom-uri-only", atom('<title>t</title><author><uri>http://a.example/</uri></author>'), author="http://a.example/")
one(D, "author-atom-two", atom('<title>t</title><author><name>Ann</name></author><author><name>Bob</name></author>'), author="Ann, Bob")
one(D, "author-atom-text", atom('<title>t</title><author>Ann</author>'), author="Ann")
one(D, "contributor-is-no-author", atom('<title>t</title><contributor><name>C</name></contributor>'), author=None)

# Links.
one(L, "guid-permalink", rss('<guid>http://w.example/1</guid>'), id="http://w.example/1", link="http://w.example/1")
one(L, "guid-not-permalink", rss('<guid isPermaLink="false">http://w.example/1</guid>'), link=None)
one(L, "guid-permalink-false-uppercase", rss('<guid ispermalink="FALSE">http://w.example/1</guid>'), link=None)
one(L, "guid-no-address", rss('<guid>abc-1</guid>'), id="abc-1", link=None)
one(L, "guid-urn", rss('<guid>urn:uuid:1</guid>'), id="urn:uuid:1", link=None)
one(L, "link-before-guid", rss('<guid>http://w.example/g</guid><link>http://w.example/l</link>'), link="http://w.example/l")
one(L, "link-empty-then-guid", rss('<link/><guid>http://w.example/g</guid>'), link="http://w.example/g")
one(L, "link-cdata-blanks", rss('<link>\n  <![CDATA[http://w.example/1?a=1&b=2]]>\n </link>'), link="http://w.example/1?a=1&b=2")
one(L, "link-with-inner-blanks", rss('<link>http://w.example/a b</link>'), link="http://w.example/a%20b")
one(L, "link-with-newline-inside", rss('<link>http://w.example/\n1</link>'), link="http://w.example/1")
one(L, "link-href-in-rss", rss('<link href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "link-text-in-atom", atom('<title>t</title><link>http://w.example/1</link>'), link="http://w.example/1")
one(L, "link-empty-href-in-atom", atom('<title>t</title><link href=""/><link rel="alternate" href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "atom-alternate-first", atom('<link rel="self" href="http://w.example/s"/><link rel="edit" href="http://w.example/e"/>'
    '<link rel="alternate" href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "atom-html-before-others", atom('<link rel="alternate" type="application/json" href="http://w.example/1.json"/>'
    '<link rel="alternate" type="text/html" href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "atom-rel-missing", atom('<link rel="enclosure" href="http://w.example/m.mp3"/><link href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "atom-rel-uppercase", atom('<link rel="ALTERNATE" href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "atom-rel-iana", atom('<link rel="http://www.iana.org/assignments/relation/alternate" href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "atom-first-of-two", atom('<link rel="alternate" hreflang="en" href="http://w.example/en"/>'
    '<link rel="alternate" hreflang="de" href="http://w.example/de"/>'), link="http://w.example/en")
one(L, "atom-self-as-last-resort", atom('<link rel="self" href="http://w.example/1.atom"/>'), link="http://w.example/1.atom")
one(L, "atom-replies-is-no-link", atom('<id>i</id><title>t</title><link rel="replies" href="http://w.example/c"/>'), link=None)
one(L, "atom-id-as-last-resort", atom('<id>http://w.example/1</id><title>t</title>'), link="http://w.example/1")
one(L, "enclosure-as-last-resort", rss('<title>t</title><enclosure url="http://w.example/m.mp3" type="audio/mpeg" length="1"/>'),
    link="http://w.example/m.mp3")
one(L, "feedburner-original", rss('<link>http://feedproxy.example/~r/1</link>'
    '<feedburner:origLink>http://w.example/1</feedburner:origLink>'), link="http://w.example/1")
one(L, "atom-link-in-rss", rss('<title>t</title><atom:link rel="alternate" href="http://w.example/1"/>'), link="http://w.example/1")
one(L, "rss-link-before-atom-link", rss('<atom:link rel="alternate" href="http://w.example/a"/><link>http://w.example/l</link>'), link="http://w.example/l")
one(L, "script-link", rss('<link>javascript:alert(1)</link><guid>http://w.example/1</guid>'), link="http://w.example/1")
one(L, "script-link-disguised", rss('<title>t</title><link> java\nscript:alert(1)</link>'), link=None)
one(L, "relative-by-site", rss('<link>/1?x=1</link>'), link="http://w.example/1?x=1")
write(L, "relative-by-document", '<rss version="2.0"><channel><item><link>/1</link></item></channel></rss>',
      {"base": "http://d.example/feeds/rss", "entries": [{"link": "http://d.example/1"}]})
write(L, "relative-site-before-document", rss('<link>1</link>', link="http://w.example/blog/"),
      {"base": "http://d.example/rss", "entries": [{"link": "http://w.example/blog/1"}]})
write(L, "relative-site-itself", '<rss version="2.0"><channel><title>f</title><link>/blog/</link><item><link>1</link></item></channel></rss>',
      {"base": "http://d.example/rss", "link": "http://d.example/blog/", "entries": [{"link": "http://d.example/blog/1"}]})
write(L, "relative-atom-by-document", atom('<link href="1"/>'),
      {"base": "http://d.example/feeds/atom", "entries": [{"link": "http://d.example/feeds/1"}]})
one(L, "relative-atom-by-site", atom('<link href="/1"/>'), link="http://w.example/1")
write(L, "xml-base-nested", '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://b.example/a/"><title>f</title>'
      '<link href="."/><entry xml:base="b/"><link href="c" xml:base="d/"/></entry></feed>',
      {"link": "http://b.example/a/", "entries": [{"link": "http://b.example/a/b/d/c"}]})
write(L, "xml-base-relative-to-document", '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><title>f</title><entry>'
      '<link href="c"/></entry></feed>', {"base": "http://d.example/x/y", "entries": [{"link": "http://d.example/a/c"}]})
one(L, "xml-base-in-rss", '<rss version="2.0" xml:base="http://b.example/"><channel><link>http://w.example/</link><item>'
    '<link>1</link></item></channel></rss>', link="http://b.example/1")
one(L, "xml-base-script-is-ignored", atom('<link href="1"/>', attributes='xml:base="javascript:x"'), link="http://w.example/1")
one(L, "xml-base-in-content", atom('<title>t</title><content type="html" xml:base="http://b.example/c/">'
    '&lt;img src="p.png"&gt;&lt;a href="../x"&gt;x&lt;/a&gt;</content>'),
    content_html='<img src="http://b.example/c/p.png"><a href="http://b.example/x">x</a>')
one(L, "xml-base-in-xhtml", atom('<title>t</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" '
    'xml:base="http://b.example/d/"><a href="x">x</a><span xml:base="e/"><img src="i.png" alt=""/></span></div></content>'),
    content_html={"contains": ['href="http://b.example/d/x"', 'src="http://b.example/d/e/i.png"']})
one(L, "relative-in-description", rss('<description>&lt;a href="/x"&gt;x&lt;/a&gt;&lt;img src="p.png"&gt;</description>'),
    summary_html='<a href="http://w.example/x">x</a><img src="http://w.example/p.png">')
one(L, "protocol-relative", rss('<link>//cdn.example/1</link>', link="https://w.example/"), link="https://cdn.example/1")
one(L, "protocol-relative-without-base", '<rss version="2.0"><channel><item><link>//cdn.example/1</link></item></channel></rss>',
    link="https://cdn.example/1")
one(L, "query-only", rss('<link>?p=1</link>', link="http://w.example/x/"), link="http://w.example/x/?p=1")
one(L, "fragment-only", rss('<link>#1</link>', link="http://w.example/x"), link="http://w.example/x#1")
one(L, "dot-segments", rss('<link>../../a/./b/../c</link>', link="http://w.example/x/y/z"), link="http://w.example/a/c")
one(L, "other-scheme", rss('<link>gopher://w.example/1</link>'), link="gopher://w.example/1")
one(L, "ampersand-in-href", atom('<link href="http://w.example/?a=1&amp;b=2"/>'), link="http://w.example/?a=1&b=2")
one(L, "bare-ampersand-in-link", rss('<link>http://w.example/?a=1&b=2&copy=3</link>'), feed={"bozo": True},
    link="http://w.example/?a=1&b=2&copy=3")
one(L, "rdf-resource-link", rss('<title>t</title><link rdf:resource="http://w.example/1"/>'), link="http://w.example/1")

# Texts.
one(T, "title-entities", rss('<title>A &amp; B &lt; C &#8212; D &#x2019;</title>'), title="A & B < C — D ’")
one(T, "title-windows-numbers", rss('<title>&#145;a&#146; &#147;b&#148; &#150; &#151; &#128;</title>'), title="‘a’ “b” – — €")
one(T, "title-html-names", rss('<title>caf&eacute; &mdash; &nbsp;x&hellip;</title>'), feed={"bozo": True}, title="café — x…")
one(T, "title-html-names-escaped", rss('<title>caf&amp;eacute; &amp;mdash; x</title>'), feed={"bozo": False}, title="café — x")
one(T, "title-double-escaped", rss('<title>It&amp;#8217;s AT&amp;amp;T</title>'), title="It’s AT&T")
one(T, "title-markup-escaped", rss('<title>&lt;b&gt;New&lt;/b&gt; &lt;i&gt;thing&lt;/i&gt;</title>'), title="New thing")
one(T, "title-markup-raw", rss('<title><b>New</b> <i>thing</i></title>'), title="New thing")
one(T, "title-cdata-markup", rss('<title><![CDATA[<b>New</b> &amp; good]]></title>'), title="New & good")
one(T, "title-looks-like-tags", rss('<title>List&lt;Int&gt; and &lt;某品牌&gt;</title>'), title="List<Int> and <某品牌>")
one(T, "title-less-than", rss('<title>1 &lt; 2 &gt; 0</title>'), title="1 < 2 > 0")
one(T, "title-lines", rss('<title>\n  One\n  title\t here\n</title>'), title="One title here")
one(T, "title-atom-text-is-literal", atom('<title type="text">&lt;b&gt;not bold&lt;/b&gt; &amp;amp;</title>'), title="<b>not bold</b> &amp;")
one(T, "title-atom-html", atom('<title type="html">&lt;b&gt;bold&lt;/b&gt; &amp;amp; &amp;lt;x&amp;gt;</title>'), title="bold & <x>")
one(T, "title-atom-xhtml", atom('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <em>b</em> &lt;c&gt;</div></title>'), title="a b <c>")
one(T, "title-cdata-pieces", rss('<title>a<![CDATA[b]]>c<!-- x -->d</title>'), title="abcd")
one(T, "title-zero-width", rss('<title>某\u200b品\ufeff牌\u00a0公\u2060司</title>'), title="某品牌 公司")
one(T, "title-missing-long-text", rss('<description>' + "word " * 40 + '</description>'),
    title={"contains": ["word word", "…"]})
one(T, "title-missing-no-text", rss('<link>http://w.example/1</link>'), title="http://w.example/1")
one(T, "summary-blocks", rss('<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;br&gt;Three&lt;/p&gt;</description>'), summary="One\nTwo\nThree")
one(T, "summary-list", rss('<description>&lt;ul&gt;&lt;li&gt;a&lt;li&gt;b&lt;/ul&gt;c</description>'), summary="a\nb\nc",
    summary_html="<ul><li>a</li><li>b</li></ul>c")
one(T, "summary-table", rss('<description>&lt;table&gt;&lt;tr&gt;&lt;td&gt;a&lt;/td&gt;&lt;td&gt;b&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;c&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</description>'),
    summary="a b\nc")
one(T, "summary-pre", rss('<description>&lt;pre&gt;a\n  b\nc&lt;/pre&gt;</description>'), summary="a\nb\nc")
one(T, "summary-plain-lines", rss('<description>One\nTwo\n\n\n\nThree</description>'), summary="One\nTwo\n\nThree", summary_html=None)
one(T, "summary-inline-elements", rss('<description>a <b>b</b> <br/> c</description>'), summary="a b\nc", summary_html={"contains": ["<b>b</b>"]})
one(T, "summary-inline-xhtml", rss('<description><div xmlns="http://www.w3.org/1999/xhtml"><p>a</p></div></description>'), summary="a")
one(T, "summary-double-escaped", rss('<description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;</description>'), summary="One")
one(T, "summary-cdata-escaped", rss('<description><![CDATA[&lt;p&gt;One&lt;/p&gt; &amp;amp; two]]></description>'), summary="One\n& two")
one(T, "summary-references-only", rss('<description>5 &amp;gt; 3 &amp;amp; 2</description>'), summary="5 > 3 & 2", summary_html=None)
one(T, "summary-nbsp", rss('<description>&lt;p&gt;a&amp;nbsp;&amp;nbsp;b\u00a0c&lt;/p&gt;</description>'), summary="a b c")
one(T, "summary-comment", rss('<description>a&lt;!-- hidden --&gt;b</description>'), summary="ab")
one(T, "summary-script", rss('<description>a&lt;script&gt;var x = 1 &lt; 2;&lt;/script&gt;b&lt;style&gt;p{}&lt;/style&gt;c</description>'), summary="abc")
one(T, "summary-image-only", rss('<description>&lt;img src="http://w.example/i.png" alt="x"&gt;</description>'), summary=None,
    summary_html='<img src="http://w.example/i.png" alt="x">')
one(T, "content-atom-text", atom('<title>t</title><content type="text">a &lt;b&gt;\n b</content>'), content="a <b>\nb", content_html=None)
one(T, "content-atom-default-type", atom('<title>t</title><content>a &lt;b&gt; &amp;amp;</content>'), content="a <b> &amp;")
one(T, "content-atom-html", atom('<title>t</title><content type="html">&lt;p&gt;a &amp;lt; b&lt;/p&gt;</content>'), content="a < b",
    content_html="<p>a &lt; b</p>")
one(T, "content-atom-html-cdata", atom('<title>t</title><content type="html"><![CDATA[<p>a &lt; b</p>]]></content>'), content="a < b")
one(T, "content-atom-xhtml", atom('<title>t</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p><br/>'
    '<img src="http://w.example/i.png" alt="i"/></div></content>'), content="a < b", content_html={"contains": ["<p>a &lt; b</p><br>"]})
one(T, "content-atom-xhtml-prefixed", atom('<title>t</title><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">'
    '<h:p>a</h:p></h:div></content>'), content="a", content_html={"contains": ["<p>a</p>"], "lacks": ["h:"]})
one(T, "content-atom-text-html-type", atom('<title>t</title><content type="text/html">&lt;p&gt;a&lt;/p&gt;</content>'), content="a")
one(T, "content-atom-plain-type", atom('<title>t</title><content type="text/plain">a &lt;b&gt;</content>'), content="a <b>")
one(T, "content-atom-src", atom('<title>t</title><summary>s</summary><content type="video/mp4" src="http://w.example/v.mp4"/>'), summary="s")
one(T, "content-atom-picture", atom('<title>t</title><summary>s</summary><content type="image/png">iVBORw0KGgo=</content>'), content="s")
one(T, "content-atom-base64-text", atom('<title>t</title><content type="application/octet-stream">RXhhbXBsZSA8Yj5BdG9tPC9iPg==</content>'),
    content="Example Atom")
one(T, "content-atom-xml-type", atom('<title>t</title><content type="application/xml"><x:y xmlns:x="u">deep</x:y></content>'), content="deep")
one(T, "content-atom-nested-entry", atom('<id>outer</id><title>t</title><content type="application/atom+xml"><entry><id>inner</id>'
    '<title>no</title></entry></content>'), id="outer", title="t")
one(T, "undeclared-entity-in-doctype", '<!DOCTYPE rss [<!ENTITY firm "顺达 &amp; Co">]><rss version="2.0"><channel><item>'
    '<title>&firm; x</title></item></channel></rss>', feed={"bozo": False}, title="顺达 & Co x")
one(T, "entity-in-attribute", '<!DOCTYPE feed [<!ENTITY h "http://w.example">]><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
    '<link href="&h;/1"/></entry></feed>', link="http://w.example/1")
one(T, "chinese-blanks", rss('<description>　　第一段。\n　　第二段。</description>'), summary="第一段。\n第二段。")
for name, char in (("agrave", "à"), ("Omega", "Ω"), ("euro", "€"), ("rsquo", "’"), ("frac12", "½"), ("hearts", "♥"), ("thetasym", "ϑ"),
                   ("infin", "∞"), ("szlig", "ß"), ("laquo", "«"), ("trade", "™"), ("sup2", "²"), ("yuml", "ÿ"), ("OElig", "Œ"), ("apos", "'")):
    one(T, f"entity-{name}", rss(f'<title>x&{name};y</title>'), title=f"x{char}y")

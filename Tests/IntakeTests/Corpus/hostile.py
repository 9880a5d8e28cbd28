#!/usr/bin/env python3
"""Writes the classes `ill-formed`, `hostile`, `refused`, `sanitising`, `jsonfeed`.

What is ill-formed gives what it holds and says `bozo`; what is cut gives its complete entries; what is no feed is refused.
"""
import json
from cases import write, rss, atom, NS

I, H, R, S, J = "ill-formed", "hostile", "refused", "sanitising", "jsonfeed"


def titles(group, name, document, *names, bozo=True, **more):
    write(group, name, document, {"bozo": bozo, "entry_count": len(names), "entries": [{"title": n} for n in names], **more})


def broken(name, item, bozo=True, **entry):
    write(I, name, rss(item), {"bozo": bozo, "title": "f", "entry_count": 1, "entries": [entry]})


TWO = ('<?xml version="1.0"?>\n<rss version="2.0"><channel><title>f</title><link>http://w.example/</link>\n'
       '<item><title>one</title><link>http://w.example/1</link><description>d1</description></item>\n'
       '<item><title>two</title><link>http://w.example/2</link><description><![CDATA[<p>d2</p>]]></description></item>\n'
       '</channel></rss>\n')
ATOM = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>f</title><entry><id>1</id><title>one</title></entry>'
        '<entry><id>2</id><title>two</title><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>')

# Cut documents give their complete entries.
for mark, names in (("</rss>", ("one", "two")), ("</channel>", ("one", "two")), ("</item>\n</channel>", ("one",)), ("d2", ("one",)),
                    ("]]>", ("one",)), ("<![CDATA", ("one",)), ("<title>two", ("one",)), ("/2</link>", ("one",)), ("d1", ()), ("one", ())):
    cut = TWO[:TWO.index(mark)]
    titles(I, "cut-before-" + "".join(c if c.isalnum() else "-" for c in mark), cut, *names, title="f")
titles(I, "cut-in-root-end", TWO[:TWO.index("</rss>") + 3], "one", "two")
titles(I, "cut-in-a-tag", TWO[:TWO.index("<item><title>two") + 3], "one")
titles(I, "cut-in-an-attribute", '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>one</title></entry><entry><link href="http://w.ex', "one")
titles(I, "cut-in-a-comment", TWO.replace("</channel>", "<!-- <item><title>no</title></item>"), "one", "two")
titles(I, "cut-in-a-reference", TWO[:TWO.index("d1")] + "a &am", )
titles(I, "cut-atom", ATOM[:ATOM.index("&lt;/p")], "one")
titles(I, "cut-in-utf-8", TWO.encode()[:TWO.encode().index(b"</channel>")] + "<item><title>快".encode()[:-1], "one", "two")

# Elements that are not closed, closed twice or closed by another name.
titles(I, "item-not-closed", TWO.replace("</item>\n<item>", "\n<item>"), "one", "two")
titles(I, "last-item-not-closed", TWO.replace("</item>\n</channel>", "\n</channel>"), "one", "two")
titles(I, "title-not-closed", TWO.replace("<title>one</title>", "<title>one"), "one", "two")
titles(I, "title-and-item-not-closed", TWO.replace("one</title><link>http://w.example/1</link><description>d1</description></item>", "one\n"), "one", "two")
titles(I, "link-not-closed", TWO.replace("/1</link>", "/1"), "one", "two")
titles(I, "description-not-closed", TWO.replace("d1</description>", "d1"), "one", "two")
titles(I, "description-and-item-not-closed", TWO.replace("d1</description></item>", "d1"), "one", "two")
titles(I, "paragraph-and-description-and-item-not-closed", TWO.replace("d1</description></item>", "<p>d1"), "one", "two")
titles(I, "channel-not-closed", TWO.replace("</channel>", ""), "one", "two")
titles(I, "end-tag-of-another-case", TWO.replace("one</title>", "one</Title>"), "one", "two")
titles(I, "end-tag-of-another-name", TWO.replace("d1</description>", "d1</descripton>"), "one", "two")
titles(I, "stray-end-tags", TWO.replace("</item>\n<item>", "</b></item></p>\n<item>"), "one", "two")
titles(I, "end-tag-without-bracket", TWO.replace("one</title>", "one</title "), "one", "two")
titles(I, "start-tag-without-bracket", TWO.replace("<item><title>two", "<item <title>two"), "one", "two")
titles(I, "item-in-item", TWO.replace("</item>\n<item>", "<item>").replace("</item>\n</channel>", "</item></item>\n</channel>"), "one", "two")
titles(I, "guid-swallowed-by-description", TWO.replace("d1</description>", "d1<guid>http://w.example/g</guid>"), "one", "two")
broken("br-not-closed", "<title>t</title><description>a<br>b<br>c</description>", title="t", summary="a\nb\nc")
broken("paragraphs-not-closed", "<title>t</title><description><p>a<p>b</description>", title="t", summary="a\nb")
broken("crossed-tags", "<title>t</title><description><b><i>a</b></i> b</description>", title="t", summary="a b")
broken("image-not-closed", '<title>t</title><description><img src="http://w.example/i.png">b</description>', title="t", summary="b")
broken("list-not-closed", "<title>t</title><description><ul><li>a<li>b</ul>c</description>", title="t", summary="a\nb\nc")
broken("link-void-in-atom-style", '<title>t</title><atom:link href="http://w.example/1"><guid isPermaLink="false">g</guid>', title="t", link="http://w.example/1", id="g")

# Ampersands, names, brackets.
broken("bare-ampersand", "<title>R&D & more</title>", title="R&D & more")
broken("bare-ampersand-at-end", "<title>R&</title>", title="R&")
broken("ampersand-in-attribute", '<title>t</title><atom:link href="http://w.example/?a=1&b=2"/>', title="t", link="http://w.example/?a=1&b=2")
broken("unknown-entity", "<title>a &foo; b</title>", title="a &foo; b")
broken("html-entity", "<title>a&nbsp;&eacute;</title>", title="a é")
broken("number-without-semicolon", "<title>a &#8217 b</title>", title={"contains": ["a ", " b"]})
broken("number-of-nothing", "<title>a&#0;&#x1;b</title>", title={"contains": ["a", "b"]})
broken("number-too-large", "<title>a&#99999999;b</title>", title={"contains": ["a", "b"]})
broken("bare-less-than", "<title>5 < 6</title>", title="5 < 6")
broken("bare-less-than-no-blank", "<title>a <3 b</title>", title="a <3 b")
broken("section-end-in-text", "<title>a ]]> b</title>", title="a ]]> b")
broken("unescaped-markup", "<title>A <b>bold</b> <br> title</title>", title="A bold title")
broken("cdata-not-closed", "<title>t</title><description><![CDATA[<p>d</p></description>", title="t", summary="d")
broken("cdata-in-cdata", "<title>t</title><description><![CDATA[a <![CDATA[b]]> c]]></description>", title="t", summary={"contains": ["a", "b", "c"]})
broken("cdata-lowercase", "<title><![cdata[t]]></title>", title="t")
broken("declaration-in-item", "<!DOCTYPE html><title>t</title>", title="t")

# Attributes.
broken("attribute-without-quotes", "<title>t</title><guid isPermaLink=false>http://w.example/g</guid>", title="t", link=None)
broken("attribute-without-value", "<title>t</title><guid isPermaLink>http://w.example/g</guid>", title="t", id="http://w.example/g")
broken("attribute-twice", '<title>t</title><guid isPermaLink="false" isPermaLink="true">http://w.example/g</guid>', title="t", link=None)
broken("attribute-quote-not-closed", '<title>t</title><atom:link href="http://w.example/1><guid>g</guid>', title="t")
broken("attribute-quotes-curly", "<title>t</title><atom:link href=“http://w.example/1”/>", title="t")
broken("attributes-without-blank", '<title>t</title><atom:link rel="alternate"href="http://w.example/1"/>', title="t", link="http://w.example/1")
broken("attribute-with-bracket", '<title a="<b>">t</title>', title="t")
broken("attribute-stray-characters", '<title $%="x">t</title>', title="t")

# Characters.
broken("control-characters", "<title>a\x01b\x08c\x0bd</title>", title="abcd")
broken("nul-bytes", "<title>a\x00b</title>", title="ab")
broken("noncharacters", "<title>a\ufffeb\uffffc</title>", title={"contains": ["a", "b", "c"]})
broken("prefix-undeclared", "<title>t</title><foo:bar>x</foo:bar>", title="t")
broken("prefix-undeclared-known", "<title>t</title><g-custom:tags>x</g-custom:tags>", title="t")
broken("name-begins-with-digit", "<title>t</title><1abc>x</1abc>", title="t")
broken("comment-with-dashes", "<!-- a -- b --><title>t</title>", title="t")
broken("instruction-with-markup", "<?php echo 1 ><title>u</title>?><title>t</title>", bozo=False, title="t")

# Around the document.
for name, before in (("newline", "\n"), ("blanks", "   \n\t"), ("text", "garbage "), ("mark-and-newline", "\ufeff\n"),
                     ("php-warning", "<br />\n<b>Warning</b>: mysql in <b>/x.php</b> on line <b>3</b><br />\n"),
                     ("comment-and-html-rest", "</div></body>"), ("bytes", "\x00\x01")):
    titles(I, f"before-{name}", before + TWO, "one", "two", title="f")
titles(I, "before-byte-order-mark", "\ufeff" + TWO, "one", "two", bozo=False)
titles(I, "before-comment", '<?xml version="1.0"?><!-- made by hand -->' + TWO[TWO.index("<rss"):], "one", "two", bozo=False)
titles(I, "before-two-declarations", '<?xml version="1.0"?>\n' + TWO, "one", "two")
titles(I, "before-stylesheet", '<?xml version="1.0"?><?xml-stylesheet href="x.xsl" type="text/xsl"?>' + TWO[TWO.index("<rss"):], "one", "two", bozo=False)
titles(I, "before-doctype", '<!DOCTYPE rss SYSTEM "http://x.example/rss.dtd">' + TWO[TWO.index("<rss"):], "one", "two", bozo=False)
titles(I, "before-html-doctype", "<!DOCTYPE html>" + TWO[TWO.index("<rss"):], "one", "two", bozo=False)
titles(I, "after-text", TWO + "<br>Fatal error", "one", "two")
titles(I, "after-second-document", TWO + TWO, "one", "two")
titles(I, "after-comment", TWO + "<!-- cached -->\n<?x y?>\n", "one", "two", bozo=False)
titles(I, "after-nul-bytes", TWO + "\x00\x00\x00", "one", "two")

# Hostile documents cost little and give nothing away.
titles(H, "nesting", rss("<title>a</title><description>" + "<div>" * 20000 + "x" + "</div>" * 20000 + "</description>"), "a")
titles(H, "nesting-unclosed", TWO.replace("</channel></rss>\n", "<a>" * 20000), "one", "two")
titles(H, "nesting-unknown-elements", TWO.replace("<item><title>two", "<x>" * 5000 + "</x>" * 5000 + "<item><title>two"), "one", "two")
bomb = "<!ENTITY l0 \"lol\">" + "".join(f"<!ENTITY l{i} \"{f'&l{i - 1};' * 10}\">" for i in range(1, 10))
write(H, "billion-laughs", f"<!DOCTYPE rss [{bomb}]><rss version='2.0'><channel><title>&l9;</title><item><title>t</title></item></channel></rss>",
      {"entry_count": 1, "entries": [{"title": "t"}]})
write(H, "quadratic-blowup", f"<!DOCTYPE rss [<!ENTITY a \"{'A' * 1000}\">]><rss version='2.0'><channel><item><title>t</title><description>"
      + "&a;" * 2000 + "</description></item></channel></rss>", {"entry_count": 1, "entries": [{"title": "t"}]})
write(H, "external-entity", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>f</title><item>'
      '<title>t</title><description>&x;</description></item></channel></rss>',
      {"title": "f", "entries": [{"title": "t", "summary": {"lacks": ["root:"]}}]})
write(H, "external-parameter-entity", '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]><rss version="2.0"><channel>'
      '<item><title>t</title></item></channel></rss>', {"entries": [{"title": "t"}]})
write(H, "external-doctype", '<!DOCTYPE rss SYSTEM "file:///dev/zero"><rss version="2.0"><channel><item><title>t</title></item></channel></rss>',
      {"bozo": False, "entries": [{"title": "t"}]})
write(H, "entity-with-markup", '<!DOCTYPE rss [<!ENTITY x "<item><title>no</title></item>">]><rss version="2.0"><channel>&x;<item><title>t</title>'
      '</item></channel></rss>', {"entry_count": 1, "entries": [{"title": "t"}]})
titles(H, "many-attributes", TWO.replace("<item><title>two", "<item " + " ".join(f'a{i}="x"' for i in range(5000)) + "><title>two"), "one", "two", bozo=False)
titles(H, "many-namespaces", TWO.replace("<item><title>two", "<item " + " ".join(f'xmlns:n{i}="http://x.example/{i}"' for i in range(3000)) + "><title>two"), "one", "two", bozo=False)
titles(H, "huge-attribute", TWO.replace("<item><title>two", '<item a="' + "x" * 300000 + '"><title>two'), "one", "two", bozo=False)
titles(H, "huge-name", TWO.replace("<item><title>two", "<" + "n" * 50000 + "/><item><title>two"), "one", "two", bozo=False)
titles(H, "huge-comment", TWO.replace("<item><title>two", "<!--" + " x" * 50000 + "--><item><title>two"), "one", "two", bozo=False)
titles(H, "many-brackets", rss("<title>t</title><description>" + "<" * 50000 + "</description>"), "t")
titles(H, "many-ampersands", rss("<title>t</title><description>" + "&" * 50000 + "</description>"), "t")
titles(H, "many-comments", rss("<title>t</title>" + "<!-- -->" * 5000), "t", bozo=False)
titles(H, "many-quotes", rss("<title>t</title>" + "<a b=\"" * 2000), "t")
titles(H, "many-sections", rss("<title>t</title><description>" + "<![CDATA[x]]>" * 3000 + "</description>"), "t", bozo=False)
titles(H, "huge-text", rss("<title>t</title><description>" + "word " * 60000 + "</description>"), "t", bozo=False)
titles(H, "deep-json", '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"t"}],"x":' + "[" * 20000, "t")

# What is no feed.
PAGE = "<html><head><title>Maintenance</title></head><body><p>Back soon</p></body></html>"
refused = {
    "empty": "", "blank": " \n\t ", "mark-only": "\ufeff", "html": PAGE, "html-doctype": "<!DOCTYPE html>\n" + PAGE,
    "html-doctype-public": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">' + PAGE,
    "xhtml-with-prolog": '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    "html-uppercase": PAGE.upper(), "html-without-root": "<!doctype html><title>x</title><p>y", "html-comment-first": "<!-- x -->" + PAGE,
    "html-with-rss-word": PAGE.replace("Back soon", "subscribe by rss: &lt;rss version='2.0'&gt;"),
    "html-with-rss-element": "<html><body><rss version='2.0'><channel><item><title>t</title></item></channel></rss></body></html>",
    "html-with-feed-link": '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>x</body></html>',
    "html-with-code": "<html><body><pre>&lt;rss&gt;</pre><code><feed></feed></code></body></html>",
    "html-head-only": "<head><title>x</title></head>", "html-body-only": "<body onload='x()'>login</body>",
    "html-meta-refresh": '<meta http-equiv="refresh" content="0;url=/login">', "html-script": "<script>location='/login'</script>",
    "html-login": "<!DOCTYPE html><html><body><form action='/login'><input name='user'></form></body></html>",
    "html-fragment": "<div><p>503 Service Unavailable</p></div>", "html-table": "<table><tr><td>x</td></tr></table>",
    "html-center": "<center><h1>502 Bad Gateway</h1></center><hr>nginx",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>', "svg-prolog": '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "svg-doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>',
    "opml": '<opml version="2.0"><head/><body><outline text="x" xmlUrl="http://w.example/rss"/></body></opml>',
    "plist": '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict/></plist>',
    "sitemap": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://w.example/</loc></url></urlset>',
    "sitemap-index": '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://w.example/s.xml</loc></sitemap></sitemapindex>',
    "soap": '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>',
    "foaf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:Person/></rdf:RDF>',
    "s3-error": '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "xml-other": "<catalog><book><title>t</title></book></catalog>",
    "text": "404 page not found", "text-rss": "rss", "prolog-only": '<?xml version="1.0"?>', "doctype-only": "<!DOCTYPE rss>", "comment-only": "<!-- rss -->",
    "cut-in-root": "<rs", "csv": "id,title\n1,x\n", "json-error": '{"error":"not found"}', "json-array": "[1,2,3]", "json-string": '"rss"',
    "json-items-of-others": '{"items":[1,2]}', "json-empty-object": "{}", "json-api": '{"status":"ok","items":[{"name":"x"}]}', "php-source": "<?php echo 'rss'; ?>",
    "binary-png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", "binary-gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcbH\xcd\xc9\xc9\x07\x00",
    "binary-pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>", "binary-zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
}
for name, document in refused.items():
    write(R, name, document, {"refused": True}, "json" if name.startswith("json") else "html" if name.startswith("html") else "txt")

# Markup through the allow-list.
BAD = {
    "script": "<script>alert(1)</script>", "script-src": "<script src='http://e.example/x.js'></script>", "script-uppercase": "<SCRIPT>alert(1)</SCRIPT>",
    "script-unclosed": "<script>alert(1)", "script-in-script": "<scr<script>ipt>alert(1)</script>", "script-slash": "<script/x>alert(1)</script>",
    "style": "<style>p{background:url(javascript:alert(1))}</style>", "iframe": "<iframe src='javascript:alert(1)'></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "object": "<object data='javascript:alert(1)'></object>",
    "embed": "<embed src='javascript:alert(1)'>", "applet": "<applet code='alert'>alert(1)</applet>", "base": "<base href='javascript:alert(1)//'>",
    "meta": "<meta http-equiv='refresh' content='0;url=javascript:alert(1)'>", "link-stylesheet": "<link rel='stylesheet' href='javascript:alert(1)'>",
    "form": "<form action='javascript:alert(1)'><input onfocus='alert(1)' autofocus></form>", "button": "<button formaction='javascript:alert(1)'>x</button>",
    "svg-onload": "<svg onload='alert(1)'><circle r='1'/></svg>", "svg-script": "<svg><script>alert(1)</script></svg>",
    "svg-animate": "<svg><a><animate attributeName='href' values='javascript:alert(1)'/></a></svg>", "svg-use": "<svg><use href='data:image/svg+xml,alert'/></svg>",
    "math": "<math href='javascript:alert(1)'><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "mutation": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "noscript": "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "template": "<template><img src=x onerror=alert(1)></template>",
    "onerror": "<img src='http://w.example/x.png' onerror='alert(1)'>", "onerror-slash": "<img/src=x/onerror=alert(1)>", "onclick-uppercase": "<p ONCLICK='alert(1)'>x</p>",
    "onmouseover-newline": "<p\nonmouseover\n=\n'alert(1)'>x</p>", "style-attribute": "<p style='background:url(javascript:alert(1))'>x</p>",
    "style-expression": "<p style='width:expression(alert(1))'>x</p>", "style-position": "<div style='position:fixed;top:0'>x</div>",
    "javascript": "<a href='javascript:alert(1)'>x</a>", "javascript-uppercase": "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "javascript-entities": "<a href='&#106;&#97;vascript:alert(1)'>x</a>", "javascript-hexadecimal": "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
    "javascript-tab": "<a href='java\tscript:alert(1)'>x</a>", "javascript-newline-entity": "<a href='java&#10;script:alert(1)'>x</a>",
    "javascript-leading-control": "<a href='&#1;javascript:alert(1)'>x</a>", "javascript-colon-entity": "<a href='javascript&colon;alert(1)'>x</a>",
    "javascript-double": "<a href='javascript:javascript:alert(1)'>x</a>", "vbscript": "<a href='vbscript:alert(1)'>x</a>", "data": "<a href='data:text/html,alert(1)'>x</a>",
    "data-image": "<img src='data:image/svg+xml,&lt;svg onload=alert(1)&gt;'>", "blob": "<a href='blob:http://w.example/alert'>x</a>", "file": "<a href='file:///etc/alert'>x</a>",
    "xlink": "<a xlink:href='javascript:alert(1)'>x</a>", "comment": "<!--<img src=x onerror=alert(1)>-->", "comment-short": "<!--><img src=x onerror=alert(1)>-->",
    "comment-conditional": "<!--[if IE]><script>alert(1)</script><![endif]-->", "conditional-downlevel": "<![if !IE]><script>alert(1)</script><![endif]>",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>", "instruction": "<?xml-stylesheet href='javascript:alert(1)'?>", "xmp": "<xmp><script>alert(1)</script></xmp>",
    "textarea": "<textarea></textarea><script>alert(1)</script>", "title": "<title><script>alert(1)</script></title>", "backquote": "<img alt='` onerror=alert(1)' src=x>",
    "attribute-break": "<a href='x' title='&quot; onclick=&quot;alert(1)'>x</a>", "tag-break": "<<script>alert(1)//<</script>", "nul-in-tag": "<scr&#0;ipt>alert(1)</scr&#0;ipt>",
    "frameset": "<frameset onload='alert(1)'><frame src='javascript:alert(1)'></frameset>", "video": "<video poster='javascript:alert(1)' onerror='alert(1)'><source src='javascript:alert(1)'></video>",
    "marquee": "<marquee onstart='alert(1)'>x</marquee>", "details": "<details open ontoggle='alert(1)'>x</details>", "isindex": "<isindex action='javascript:alert(1)' type='image'>",
    "srcset": "<img srcset='javascript:alert(1)'>", "ping": "<a href='http://w.example/' ping='javascript:alert(1)'>x</a>", "unclosed-tag": "<img src=x onerror=alert(1)",
}
for name, markup in BAD.items():
    document = rss("<title>t</title><description>" + ("<p>k</p>" + markup).replace("&", "&amp;").replace("<", "&lt;") + "</description>")
    lacks = ["<script", "<style", "<iframe", "<svg", "<math", "<object", "<embed", "<form", "<input", "<base", "<meta", "<link", "<!--", "<?",
             "javascript:alert", "vbscript:", "\"data:", " onerror=\"", " onload=\"", " onclick=\"", " style=\"", "<template", "<frame", "<xmp", "<img src=x onerror"]
    write(S, name, document, {"entries": [{"title": "t", "summary_html": {"contains": ["<p>k</p>"], "lacks": lacks}, "summary": {"contains": ["k"]}}]})
GOOD = {
    "kept-inline": ("<b>b</b><em>e</em><code>c</code><sub>1</sub>", "<b>b</b><em>e</em><code>c</code><sub>1</sub>"),
    "kept-blocks": ("<h2>h</h2><blockquote>q</blockquote><pre>p</pre>", "<h2>h</h2><blockquote>q</blockquote><pre>p</pre>"),
    "kept-link": ("<a href='http://w.example/?a=1&b=2' target='_blank' title='t'>x</a>", '<a href="http://w.example/?a=1&amp;b=2" title="t">x</a>'),
    "kept-image": ("<img src='http://w.example/i.png' alt='a' width='1' class='c'>", '<img src="http://w.example/i.png" alt="a" width="1">'),
    "kept-mail": ("<a href='mailto:a@w.example'>x</a>", '<a href="mailto:a@w.example">x</a>'),
    "kept-table": ("<table><tr><td colspan='2'>a</table>", '<table><tr><td colspan="2">a</td></tr></table>'),
    "closed": ("<p>a<p>b<b>c", "<p>a</p><p>b<b>c</b></p>"), "unknown-unwrapped": ("<foo>a</foo><font color='red'>b</font>", "a<font>b</font>"),
    "escaped-again": ("<p>a &lt; b &amp; c</p>", "<p>a &lt; b &amp; c</p>"), "form-unwrapped": ("<form>a <b>b</b></form>", "a <b>b</b>"),
    "stray-end": ("</p>a</div>", "a"), "uppercase": ("<P>A<BR/>b</P>", "<p>A<br>b</p>"),
}
for name, (markup, html) in GOOD.items():
    write(S, name, rss("<title>t</title><description><![CDATA[" + markup + "]]></description>"), {"bozo": False, "entries": [{"summary_html": html}]})

# JSON Feed.
def feed(items, version="https://jsonfeed.org/version/1.1", **members):
    return json.dumps({"version": version, "title": "f", "home_page_url": "http://w.example/", **members, "items": items}, ensure_ascii=False)


def item(name, members, expected, **feed_members):
    write(J, name, feed([members], **feed_members), {"bozo": False, "entry_count": 1, "entries": [expected]}, "json")


write(J, "version-1.0", feed([], version="https://jsonfeed.org/version/1"), {"format": "jsonfeed1", "title": "f", "link": "http://w.example/", "entry_count": 0}, "json")
write(J, "version-1.1", feed([]), {"format": "jsonfeed11", "bozo": False}, "json")
write(J, "version-http", feed([], version="http://jsonfeed.org/version/1"), {"format": "jsonfeed1"}, "json")
write(J, "version-missing", '{"title":"f","items":[{"id":"1","content_text":"c"}]}', {"title": "f", "entries": [{"id": "1", "content": "c"}]}, "json")
write(J, "mark-and-blanks", "\ufeff\n " + feed([{"id": "1", "content_text": "c"}]), {"entries": [{"id": "1", "content": "c"}]}, "json")
write(J, "items-null", '{"version":"https://jsonfeed.org/version/1","title":"f","items":null}', {"title": "f", "entry_count": 0}, "json")
write(J, "items-missing", '{"version":"https://jsonfeed.org/version/1","title":"f"}', {"title": "f", "entry_count": 0}, "json")
write(J, "title-missing", '{"version":"https://jsonfeed.org/version/1","home_page_url":"http://w.example/","items":[]}', {"title": "http://w.example/"}, "json")
write(J, "cut", feed([{"id": "1", "title": "one"}, {"id": "2", "title": "two"}])[:-12], {"bozo": True, "entry_count": 1, "entries": [{"title": "one"}]}, "json")
write(J, "comma-too-many", '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"t",},],}', {"bozo": True, "entries": [{"title": "t"}]}, "json")
write(J, "text-after", feed([{"id": "1", "title": "t"}]) + "x", {"bozo": True, "entries": [{"title": "t"}]}, "json")
write(J, "control-character", '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a\nb"}]}', {"bozo": True, "entries": [{"title": "a b"}]}, "json")
write(J, "member-twice", '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a","title":"b"}]}', {"entries": [{"title": "b"}]}, "json")
write(J, "relative", feed([{"id": "1", "url": "/1", "content_html": "<img src='i.png'>x"}]), {"entries": [{"link": "http://w.example/1", "content_html": '<img src="http://w.example/i.png">x'}]}, "json")
item("id-number", {"id": 7, "content_text": "c"}, {"id": "7", "content": "c"})
item("id-float", {"id": 7.5, "content_text": "c"}, {"id": "7.5"})
item("id-missing", {"url": "http://w.example/1", "content_text": "c"}, {"id": "http://w.example/1", "link": "http://w.example/1"})
item("id-address", {"id": "http://w.example/1", "content_text": "c"}, {"link": "http://w.example/1"})
item("external-url", {"id": "1", "external_url": "http://o.example/", "content_text": "c"}, {"link": "http://o.example/"})
item("url-before-external", {"id": "1", "url": "http://w.example/1", "external_url": "http://o.example/"}, {"link": "http://w.example/1"})
item("html", {"id": "1", "content_html": "<p>a &amp; b</p><script>x</script>"}, {"content": "a & b", "content_html": "<p>a &amp; b</p>"})
item("text", {"id": "1", "content_text": "a <b>\nc"}, {"content": "a <b>\nc", "content_html": None})
item("html-and-text", {"id": "1", "content_html": "<p>h</p>", "content_text": "t"}, {"content": "h"})
item("summary", {"id": "1", "summary": "s", "content_text": "c"}, {"summary": "s", "content": "c"})
item("summary-only", {"id": "1", "summary": "s"}, {"summary": "s", "content": "s"})
item("no-title", {"id": "1", "content_text": "A short post"}, {"title": "A short post"})
item("nulls", {"id": "1", "title": None, "url": None, "content_text": "c", "author": None, "authors": None, "date_published": None, "summary": None},
     {"content": "c", "link": None, "author": None, "published": None})
item("dates", {"id": "1", "content_text": "c", "date_published": "2024-03-05T14:05:00+08:00", "date_modified": "2024-03-06T00:00:00Z"},
     {"published": "2024-03-05T06:05:00Z", "updated": "2024-03-06T00:00:00Z"})
item("date-modified-only", {"id": "1", "content_text": "c", "date_modified": "2024-03-06T00:00:00Z"}, {"published": "2024-03-06T00:00:00Z"})
item("author-1.0", {"id": "1", "content_text": "c", "author": {"name": "Ann", "url": "http://a.example/"}}, {"author": "Ann"})
item("author-text", {"id": "1", "content_text": "c", "author": "Ann"}, {"author": "Ann"})
item("authors-1.1", {"id": "1", "content_text": "c", "authors": [{"name": "Ann"}, {"name": "Bob"}]}, {"author": "Ann, Bob"})
item("authors-before-author", {"id": "1", "content_text": "c", "author": {"name": "Old"}, "authors": [{"name": "Ann"}]}, {"author": "Ann"})
item("authors-texts", {"id": "1", "content_text": "c", "authors": ["Ann", "Bob"]}, {"author": "Ann, Bob"})
item("authors-empty-object", {"id": "1", "content_text": "c", "authors": [{}]}, {"author": None})
item("author-of-feed", {"id": "1", "content_text": "c"}, {"author": "Feed"}, authors=[{"name": "Feed"}])
item("author-of-feed-1.0", {"id": "1", "content_text": "c"}, {"author": "Feed"}, author={"name": "Feed"})
item("attachment-link", {"id": "1", "content_text": "c", "attachments": [{"url": "http://w.example/m.mp3", "mime_type": "audio/mpeg"}]}, {"link": "http://w.example/m.mp3"})
item("extensions", {"id": "1", "content_text": "c", "_x": {"a": [1, 2, {"b": None}]}, "tags": ["t", 1], "image": 3}, {"content": "c"})
item("title-markup-is-literal", {"id": "1", "title": "a <b> &amp;", "content_text": "c"}, {"title": "a <b> &amp;"})
item("escapes", {"id": "1", "title": "\u4e00 \"q\" \\ / \U0001F600", "content_text": "c"}, {"title": "\u4e00 \"q\" \\ / \U0001F600"})
write(J, "escaped-pairs", '{"version":"https:\\/\\/jsonfeed.org\\/version\\/1","items":[{"id":"1","title":"\\u4e00\\ud83d\\ude00\\ud83d x"}]}',
      {"format": "jsonfeed1", "entries": [{"title": {"contains": ["一😀", "x"]}}]}, "json")

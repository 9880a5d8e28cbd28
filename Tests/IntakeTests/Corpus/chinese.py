#!/usr/bin/env python3
"""Writes the class `chinese`: what Chinese sites and systems emit, in our own words and with the faults that they have.

Each function is one kind of publisher. The expectations are what a reader of the page would say it holds.
"""
import json
import pathlib

HOME = pathlib.Path(__file__).parent / "chinese"
AT = "2026-11-24T07:05:00Z"  # 15:05 in China.
DAY = "2026-11-23T16:00:00Z"
HEAD = "江城快递分拣中心起火，无人受伤"
TEXT = "消防部门表示，火势于下午五时扑灭，起火原因正在调查。"


def case(name, document, expected, codec="utf-8", suffix="xml", **settings):
    HOME.mkdir(exist_ok=True)
    if isinstance(document, str):
        document = document.encode(codec)
    (HOME / f"{name}.{suffix}").write_bytes(document)
    (HOME / f"{name}.expected.json").write_text(json.dumps({**settings, **expected}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rss(items, label="utf-8", title="江城日报", link="https://daily.example/", head="", declaration=True):
    first = f'<?xml version="1.0" encoding="{label}"?>\n' if declaration else ""
    return (f'{first}<rss version="2.0"{head}><channel><title>{title}</title><link>{link}</link>'
            f"<description>{title}</description><language>zh-cn</language>\n{items}\n</channel></rss>\n")


def item(title=HEAD, link="https://daily.example/a/1.html", body=TEXT, date="Tue, 24 Nov 2026 15:05:00 +0800", more=""):
    return (f"<item><title>{title}</title><link>{link}</link><description>{body}</description>"
            f"<pubDate>{date}</pubDate>{more}</item>")


def one(**entry):
    return {"entry_count": 1, "entries": [entry]}


def portals():
    plain = {"title": HEAD, "link": "https://daily.example/a/1.html", "summary": TEXT, "published": AT}
    cdata = lambda text: f"<![CDATA[{text}]]>"
    for label, codec in (("gb2312", "gbk"), ("GBK", "gbk"), ("utf-8", "utf-8")):
        case(f"portal-{label.lower()}", rss(item(), label), {"title": "江城日报", "bozo": False, **one(**plain)}, codec)
        case(f"portal-cdata-{label.lower()}", rss(item(cdata(HEAD), cdata("https://daily.example/a/1.html"), cdata(TEXT)), label), one(**plain), codec)
    blanks = rss(item(f"\n\t<![CDATA[\n\t{HEAD}\n\t]]>\n", "\n https://daily.example/a/1.html \n", f"\n<![CDATA[\n  {TEXT}\n]]>\n", "\n Tue, 24 Nov 2026 15:05:00 +0800 \n"), "gb2312")
    case("portal-blanks", blanks, one(**plain), "gbk")
    case("portal-date-only", rss(item(date="2026-11-24")), one(**{**plain, "published": DAY}))
    case("portal-local-time", rss(item(date="2026-11-24 15:05:00")), one(**plain))
    case("portal-cst", rss(item(date="Tue, 24 Nov 2026 15:05:00 CST")), one(**plain))
    case("portal-gmt-means-gmt", rss(item(date="Tue, 24 Nov 2026 07:05:00 GMT")), one(**plain))
    case("portal-chinese-date", rss(item(date="2026年11月24日 15:05")), one(**plain))
    case("portal-chinese-weekday", rss(item(date="2026年11月24日 星期二 下午 03:05")), one(**plain))
    case("portal-translated-month", rss(item(date="星期二, 24 十一月 2026 15:05:00 +0800")), one(**plain))
    case("portal-java-date", rss(item(date="Tue Nov 24 15:05:00 CST 2026")), one(**plain))
    case("portal-script-date", rss(item(date="Tue Nov 24 2026 15:05:00 GMT+0800 (中国标准时间)")), one(**plain))
    case("portal-relative-date", rss(item(date="3小时前")), one(**{**plain, "published": None}))
    case("portal-english-language-tag", rss(item(date="2026-11-24 15:05")).replace("zh-cn", "en-us"), one(**plain))
    case("portal-source-author", rss(item(more="<author>江城日报社</author>")), one(**{**plain, "author": "江城日报社"}))
    case("portal-brackets", rss(item("【突发】江城快递分拣中心起火！|图", body="（记者 王晓）《江城日报》讯：“火势已扑灭”……")),
         one(title="【突发】江城快递分拣中心起火！|图", summary="（记者 王晓）《江城日报》讯：“火势已扑灭”……"))
    case("portal-wide-blank", rss(item(f"　　{HEAD}　", body=f"　　{TEXT}")), one(title={"contains": [HEAD]}, summary={"contains": [TEXT]}))
    case("portal-entities", rss(item("&#27743;&#22478;&#x5FEB;&#x9012;&amp;物流", body="&lt;p&gt;一&amp;nbsp;二&amp;ldquo;三&amp;rdquo;&lt;/p&gt;")), one(title="江城快递&物流", summary={"contains": ["一", "“三”"]}))


def faults():
    case("bare-ampersand-gbk", rss(item("A&B快递道歉", "https://daily.example/v.php?id=1&cat=2"), "gbk"),
         {"bozo": True, **one(title="A&B快递道歉", link="https://daily.example/v.php?id=1&cat=2", published=AT)}, "gbk")
    case("undeclared-nbsp-gbk", rss(item("江城&nbsp;快递&mdash;&mdash;起火"), "gb2312"), one(title={"contains": ["江城", "快递——起火"]}, published=AT), "gbk")
    case("control-characters", rss(item("江城\x0b快递\x08起火", body=TEXT)), one(title={"contains": ["江城", "快递", "起火"]}, summary=TEXT, published=AT))
    case("blank-lines-before-declaration", "\r\n\r\n" + rss(item(), "gbk"), {"title": "江城日报", **one(title=HEAD, published=AT)}, "gbk")
    case("mark-within-template", "\ufeff\n\ufeff" + rss(item()), one(title=HEAD, summary=TEXT, published=AT))
    case("php-notice-first", "<br />\n<b>Notice</b>:  Undefined index: cat in <b>/home/www/rss.php</b> on line <b>7</b><br />\n" + rss(item(), "gbk"),
         {"bozo": True, **one(title=HEAD, summary=TEXT, published=AT)}, "gbk")
    case("statistics-script-behind", rss(item()) + "<script>var _hmt = _hmt || [];</script>\n<!-- 0.0213s -->", one(title=HEAD, published=AT))
    cut = rss(item() + "\n" + item("第二条", "https://daily.example/a/2.html"), "gbk").encode("gbk")
    case("truncated-gbk", cut[:cut.index("第二条".encode("gbk")) + 3], {"title": "江城日报", **one(title=HEAD, summary=TEXT, published=AT)})
    description = TEXT.encode("gbk")[:21]  # A CMS cuts by bytes: the eleventh character is halved.
    case("dede-cut-by-bytes", rss(item(body="@@", date="2026-11-24 15:05:00"), "gb2312").encode("gbk").replace(b"@@", description),
         one(title=HEAD, summary={"contains": [TEXT[:10]]}, published=AT))
    case("dede-cut-by-bytes-cdata", rss(item(body="<![CDATA[@@]]>", date="2026-11-24 15:05:00"), "gb2312").encode("gbk").replace(b"@@", description),
         one(title=HEAD, summary={"contains": [TEXT[:10]], "lacks": ["]"]}, published=AT))
    case("dede-cut-with-dots", rss(item(body="@@..."), "gb2312").encode("gbk").replace(b"@@", description), one(summary={"contains": [TEXT[:10], "..."]}))
    mixed = rss(item() + item("@@", "https://daily.example/a/2.html", "转载"), "utf-8").encode()
    case("utf-8-template-gbk-database", mixed.replace(b"@@", "外站转载：快递公司致歉".encode("gbk")),
         {"entry_count": 2, "entries": [{"title": HEAD, "summary": TEXT}, {"title": "外站转载：快递公司致歉", "summary": "转载"}]})
    case("declared-gb2312-sent-utf-8", rss(item(), "gb2312"), one(title=HEAD, summary=TEXT))
    case("declared-utf-8-sent-gbk", rss(item(), "utf-8"), one(title=HEAD, summary=TEXT), "gbk")
    case("server-adds-latin1", rss(item(), "gb2312"), one(title=HEAD, summary=TEXT), "gbk", content_type="text/xml; charset=ISO-8859-1")
    case("server-adds-utf-8", rss(item(), "gb2312"), one(title=HEAD, summary=TEXT), "gbk", content_type="text/xml; charset=utf-8")
    case("server-says-html", rss(item(), "gbk"), one(title=HEAD, summary=TEXT), "gbk", content_type="text/html; charset=gbk")
    case("rare-surname-gb2312", rss(item("镕基路网点负责人喆某、珺某致歉"), "gb2312"), one(title="镕基路网点负责人喆某、珺某致歉"), "gbk")
    case("maintenance-page", "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><title>系统维护</title></head><body>网站正在维护，请稍后访问</body></html>", {"refused": True}, "gbk", suffix="html")
    case("firewall-page", "<!DOCTYPE html>\n<html lang=\"zh\"><head><title>访问被拦截</title></head><body><h1>您的请求疑似攻击行为</h1></body></html>", {"refused": True}, suffix="html")
    case("plain-text-answer", "接口调用频率超限，请稍后再试", {"refused": True}, "gbk", suffix="txt")
    case("json-error", '{"code":403,"msg":"签名错误","data":null}', {"refused": True}, suffix="json")


def systems():
    # Forum: GBK, author as a name, HTML in CDATA.
    thread = item(f"求助：{HEAD}", "https://bbs.example/forum.php?mod=viewthread&amp;tid=8842", "<![CDATA[<p>快递丢了三天，客服没人理。</p>]]>", "Tue, 24 Nov 2026 07:05:00 +0000", "<category>投诉</category><author>江边一叶舟</author>")
    for label, codec in (("gbk", "gbk"), ("utf-8", "utf-8")):
        case(f"forum-{label}", rss(thread, label, "同城论坛"), {"title": "同城论坛", **one(title=f"求助：{HEAD}", link="https://bbs.example/forum.php?mod=viewthread&tid=8842", summary="快递丢了三天，客服没人理。", author="江边一叶舟", published=AT)}, codec)
    # Blog software.
    head = ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    post = item("我的快递&#8220;旅行&#8221;了十天", "https://blog.example/?p=7", "<![CDATA[事情是这样的&#8230; [&#8230;]]]>", "Tue, 24 Nov 2026 07:05:00 +0000",
                "<dc:creator><![CDATA[王晓]]></dc:creator><guid isPermaLink=\"false\">https://blog.example/?p=7</guid><content:encoded><![CDATA[<p>事情是这样的：</p><p>包裹丢了。</p>]]></content:encoded><slash:comments>3</slash:comments>")
    case("blog-rss", rss(post, head=head, title="王晓的博客"), {"title": "王晓的博客", **one(id="https://blog.example/?p=7", title="我的快递“旅行”了十天", author="王晓", content={"contains": ["事情是这样的：", "包裹丢了。"]}, published=AT)})
    case("blog-atom", '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><title type="text">江边笔记</title><link href="https://note.example/"/><entry><title type="html"><![CDATA[快递&amp;外卖]]></title><link href="https://note.example/1/"/><id>https://note.example/1/</id><published>2026-11-24T07:05:00.000Z</published><updated>2026-11-24T15:05:00+08:00</updated><author><name>李娜</name></author><summary type="html">&lt;p&gt;丢件了&lt;/p&gt;</summary></entry></feed>',
         {"title": "江边笔记", **one(title="快递&外卖", id="https://note.example/1/", published=AT, updated=AT, author="李娜", summary="丢件了")})
    # A gateway to a microblog.
    blog = item("【快递被烧！】今天&nbsp;#江城起火# 你们怎么看😡 http://t.example/a".replace("&nbsp;", " "), "https://m.example/status/1", "<![CDATA[【快递被烧！】今天 <a href=\"https://m.example/s?q=%23\">#江城起火#</a> 你们怎么看😡<br><img src=\"https://img.example/1.jpg\">]]>", "Tue, 24 Nov 2026 07:05:00 GMT", '<guid isPermaLink="false">https://m.example/status/1</guid><author><![CDATA[江边一叶舟]]></author>')
    case("microblog-gateway", rss(blog, title="江边一叶舟的微博"), one(id="https://m.example/status/1", title={"contains": ["【快递被烧！】", "#江城起火#", "😡"]}, summary={"contains": ["你们怎么看😡"], "lacks": ["<"]}, author="江边一叶舟", published=AT))
    # Government sites: a mark, links without a host, SQL dates.
    notice = item("江城市市场监督管理局关于快递服务质量抽查情况的通报（2026年第11号）", "/art/2026/11/24/art_101_1.html", "", "2026-11-24 15:05:00.0", "<source>市市场监管局</source>")
    case("government", b"\xef\xbb\xbf" + rss(notice, title="通知公告", link="https://gov.example/").encode(), {"title": "通知公告", **one(title="江城市市场监督管理局关于快递服务质量抽查情况的通报（2026年第11号）", link="https://gov.example/art/2026/11/24/art_101_1.html", published=AT)}, base="https://gov.example/rss.xml")
    case("government-gb18030", rss(notice, "GB18030", "通知公告"), one(title="江城市市场监督管理局关于快递服务质量抽查情况的通报（2026年第11号）", published=AT), "gb18030")
    # An older site in RDF, Traditional Chinese.
    rdf = '<?xml version="1.0" encoding="big5"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://tw.example/"><title>港都新聞</title><link>https://tw.example/</link></channel><item rdf:about="https://tw.example/1"><title>快遞倉庫失火，無人傷亡</title><link>https://tw.example/1</link><description>消防局表示，起火原因仍在調查，業者許功蓋致歉。</description><dc:date>2026-11-24T15:05:00+08:00</dc:date><dc:creator>陳記者</dc:creator></item></rdf:RDF>'
    case("rdf-big5", rdf, {"format": "rss10", "title": "港都新聞", **one(title="快遞倉庫失火，無人傷亡", summary="消防局表示，起火原因仍在調查，業者許功蓋致歉。", author="陳記者", published=AT)}, "big5")
    case("rdf-big5-unlabelled", rdf.replace(' encoding="big5"', ""), one(title="快遞倉庫失火，無人傷亡", author="陳記者"), "big5")
    case("hong-kong", rss(item("快遞倉庫起火，職員話冇事", body="目擊者話佢哋即刻走咗出嚟"), "big5-hkscs", "港聞"), {"title": "港聞", **one(title="快遞倉庫起火，職員話冇事", summary="目擊者話佢哋即刻走咗出嚟", published=AT)}, "big5hkscs")
    # JSON with escapes, and in GBK.
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "江城日报", "items": [{"id": "1", "url": "https://daily.example/1", "title": HEAD, "content_text": TEXT, "date_published": "2026-11-24 15:05:00"}]}
    case("json-escaped", json.dumps(feed), {"title": "江城日报", **one(id="1", title=HEAD, content=TEXT, published=AT)}, suffix="json")
    case("json-gbk", json.dumps(feed, ensure_ascii=False), {"title": "江城日报", **one(title=HEAD, content=TEXT, published=AT)}, "gbk", suffix="json")
    case("upper-case-tags-gbk", rss(item(), "gb2312").replace("<title>", "<TITLE>").replace("</title>", "</TITLE>").replace("<item>", "<ITEM>").replace("</item>", "</ITEM>"), one(title=HEAD, published=AT), "gbk")
    case("no-declaration-gbk", rss(item(), declaration=False), one(title=HEAD, summary=TEXT, published=AT), "gbk")
    case("version-091-gb2312", rss(item(), "gb2312").replace('version="2.0"', 'version="0.91"'), {"format": "rss09x", **one(title=HEAD, summary=TEXT)}, "gbk")
    case("doctype-gb2312", rss(item(), "gb2312").replace("<rss", '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss'), one(title=HEAD, summary=TEXT), "gbk")
    case("stylesheet-gbk", rss(item(), "gbk").replace("<rss", '<?xml-stylesheet type="text/xsl" href="rss.xsl"?>\n<!-- 由系统生成 -->\n<rss'), one(title=HEAD, summary=TEXT), "gbk")


if __name__ == "__main__":
    for old in HOME.glob("*") if HOME.exists() else []:
        old.unlink()
    portals()
    faults()
    systems()
    print(len(list(HOME.glob("*.expected.json"))), "cases")

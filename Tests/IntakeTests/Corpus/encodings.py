#!/usr/bin/env python3
"""Writes the class `encodings`: every character set under every label, and labels that are wrong.

The bytes come from Python's codecs and from the tables below, so they owe nothing to the decoder under test. Whatever is
expected is the text that went in.
"""
import json
import pathlib

HOME = pathlib.Path(__file__).parent / "encodings"

TITLE = "镕基路快递网点丢失包裹，客户投诉无人处理"
BODY = "记者昨日从市场监管部门获悉，该公司已被约谈，并承诺三日内赔付。"
TAIL = "第二条：消费者要求公开道歉"
FEED = "江城物流观察"
TRADITIONAL = "快遞公司遭到投訴，消費者要求賠償並向主管機關檢舉"
TRADITIONAL_TAIL = "主管機關表示將於三日內說明調查結果"
JAPANESE = "宅配便の遅延に苦情が相次ぐ、会社は謝罪を発表"
KOREAN = "택배 분실에 항의하는 고객, 회사는 보상을 약속했다"
RUSSIAN = "Жалобы на доставку: компания обещала вернуть деньги"
UKRAINIAN = "Скарги на доставку: компанія пообіцяла повернути гроші"
FRENCH = "Réclamation à Genève : colis égarés, l’expéditeur s’excuse"
GERMAN = "Beschwerden über verspätete Päckchen: Größe zählt nicht"
POLISH = "Skargi na opóźnione przesyłki: firma przeprasza klientów"
CZECH = "Stížnosti na zpožděné zásilky, společnost se omlouvá"
GREEK = "Παράπονα για τις καθυστερήσεις των δεμάτων"
TURKISH = "Gecikmiş kargo şikâyetleri: şirket özür diledi"
HEBREW = "תלונות על עיכוב בחבילות"
ARABIC = "شكاوى من تأخر الطرود"
THAI = "ร้องเรียนพัสดุล่าช้า"
VIETNAMESE_UTF8 = "Khiếu nại về bưu kiện giao chậm"
BALTIC = "Skundai dėl vėluojančių siuntų, įmonė atsiprašo"


def rss(label, title=TITLE, body=BODY, tail=TAIL, feed=FEED, prolog=True):
    head = f'<?xml version="1.0" encoding="{label}"?>\n' if label else ('<?xml version="1.0"?>\n' if prolog else "")
    return (head + f"<rss version=\"2.0\"><channel><title>{feed}</title><link>https://news.example/</link>\n"
            f"<item><title>{title}</title><link>https://news.example/1</link><description>{body}</description></item>\n"
            f"<item><title>{tail}</title><link>https://news.example/2</link></item></channel></rss>\n")


def atom(label, title=TITLE, body=BODY, tail=TAIL, feed=FEED):
    head = f"<?xml version='1.0' encoding='{label}'?>\n" if label else ""
    return (head + f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{feed}</title>\n"
            f"<entry><id>urn:x:1</id><title>{title}</title><summary>{body}</summary></entry>\n"
            f"<entry><id>urn:x:2</id><title>{tail}</title></entry></feed>\n")


def rdf(label, title=TITLE, body=BODY, tail=TAIL, feed=FEED):
    head = f'<?xml version="1.0" encoding="{label}" ?>\n' if label else ""
    return (head + '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">\n'
            f'<channel rdf:about="https://news.example/"><title>{feed}</title></channel>\n'
            f'<item rdf:about="https://news.example/1"><title>{title}</title><description>{body}</description></item>\n'
            f'<item rdf:about="https://news.example/2"><title>{tail}</title></item></rdf:RDF>\n')


def feed_json(title=TITLE, body=BODY, tail=TAIL, feed=FEED):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": feed, "items": [
        {"id": "1", "title": title, "content_text": body}, {"id": "2", "title": tail}]}, ensure_ascii=False)


def expect(title=TITLE, body=BODY, tail=TAIL, feed=FEED, content=False):
    return {"title": feed, "entry_count": 2, "entries": [
        {"title": title, ("content" if content else "summary"): body}, {"title": tail}]}


def case(name, document, expected, content_type=None, suffix="xml", **more):
    HOME.mkdir(exist_ok=True)
    wanted = dict(more)
    if content_type:
        wanted["content_type"] = content_type
    wanted.update(expected)
    (HOME / f"{name}.{suffix}").write_bytes(document)
    (HOME / f"{name}.expected.json").write_text(json.dumps(wanted, ensure_ascii=False, indent=1) + "\n")


def only(text, codec, label, **more):
    """A feed whose every text is the same one, and what is expected of it."""
    return rss(label, text, text, text, text).encode(codec), expect(text, text, text, text)


def declared():
    """By the declaration, by HTTP alone, by a mark; in three dialects."""
    for kind, make in (("rss", rss), ("atom", atom), ("rdf", rdf)):
        for label in ("gb2312", "gbk", "gb18030"):
            case(f"declared-{kind}-{label}", make(label).encode("gb18030"), expect())
            case(f"http-{kind}-{label}", make(None).encode("gb18030"), expect(),
                 content_type=f"text/xml; charset={label}")
        case(f"declared-{kind}-big5", make("big5", TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察").encode("big5"),
             expect(TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察"))
        case(f"http-{kind}-big5", make(None, TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察").encode("big5"),
             expect(TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察"), content_type="application/xml;charset=Big5")
        for codec, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-32-le", b"\xff\xfe\0\0"),
                            ("utf-32-be", b"\0\0\xfe\xff"), ("utf-8", b"\xef\xbb\xbf")):
            case(f"mark-{kind}-{codec}", mark + make(codec[:6].rstrip("-")).encode(codec), expect())
    case("no-mark-utf-16-le", rss("utf-16").encode("utf-16-le"), expect())
    case("no-mark-utf-16-be", rss("utf-16").encode("utf-16-be"), expect())
    case("no-mark-blanks-utf-16-le", ("\n\n" + rss(None, prolog=False)).encode("utf-16-le"), expect())
    case("no-mark-utf-32-be", rss("utf-32").encode("utf-32-be"), expect())
    case("http-utf-16", rss(None).encode("utf-16"), expect(), content_type="text/xml; charset=utf-16")
    case("text-xml-without-charset", rss("gb2312").encode("gbk"), expect(), content_type="text/xml")
    case("text-xml-us-ascii", rss("gb2312").encode("gbk"), expect(), content_type="text/xml; charset=us-ascii")
    case("text-xml-latin1-utf8", rss("utf-8").encode(), expect(), content_type="text/xml; charset=ISO-8859-1")
    case("json-gbk", feed_json().encode("gbk"), expect(content=True), suffix="json",
         content_type="application/json; charset=gbk")
    case("json-gbk-unlabelled", feed_json().encode("gbk"), expect(content=True), suffix="json")
    case("json-utf-16", feed_json().encode("utf-16"), expect(content=True), suffix="json")
    case("json-utf-16-be-no-mark", feed_json().encode("utf-16-be"), expect(content=True), suffix="json")
    case("json-utf-16-le-early-chinese", '{"title":"物流观察新闻快递投诉热点追踪每日更新不停","version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"丢件"}]}'.encode("utf-16-le"),
         {"title": "物流观察新闻快递投诉热点追踪每日更新不停", "entries": [{"title": "丢件"}]}, suffix="json")
    case("json-big5", feed_json(TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流").encode("big5"),
         expect(TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流", content=True), suffix="json",
         content_type="application/feed+json; charset=big5")


def aliases():
    for label in ("x-gbk", "cp936", "ms936", "MS936", "windows-936", "gb_2312-80", "GB_2312-80", "GB2312-80", "csGB2312",
                  "gb18030-2022", "GB18030-2005", "gb18030-2000", "euc-cn", "EUC_CN", "x-euc-cn", "chinese", "iso-ir-58",
                  "936", "windows-936-2000", "x-mswin-936", "GBK2312", "GB 2312", "gb-2312", "gb_18030"):
        case("alias-" + label.lower().replace(" ", "-blank-") + ("-capital" if label == "MS936" else "")
             + ("-upper" if label == "GB_2312-80" else ""), rss(label).encode("gbk"), expect())
    for label in ("big5-hkscs", "Big5-HKSCS:2004", "cp950", "x-x-big5", "cn-big5", "csBig5", "x-windows-950", "ms950",
                  "big5-eten", "big-five", "BIG5HKSCS"):
        document, wanted = only(TRADITIONAL, "big5hkscs", label)
        case("alias-" + label.lower().replace(":", "-"), document, wanted)
    for label in ("utf8", "UTF-8", "unicode-1-1-utf-8", "UTF_8", "utf8mb4", "x-utf-8"):
        case("alias-" + label.lower() + ("-upper" if label.isupper() else ""), rss(label).encode(), expect())
    for label in ("shift_jis", "x-sjis", "windows-31j", "ms_kanji", "cp932", "MS932", "csShiftJIS", "sjis"):
        document, wanted = only(JAPANESE, "cp932", label)
        case("alias-" + label.lower(), document, wanted)
    for label in ("euc-jp", "x-euc-jp", "ujis", "eucJP-ms"):
        document, wanted = only(JAPANESE, "euc_jp", label)
        case("alias-" + label.lower(), document, wanted)
    for label in ("ks_c_5601-1987", "euc-kr", "cp949", "windows-949", "ksc5601", "korean", "uhc", "MS949", "KS_C_5601-1989"):
        document, wanted = only(KOREAN, "cp949", label)
        case("alias-" + label.lower(), document, wanted)
    for label, codec, text in (
            ("iso-8859-1", "cp1252", FRENCH), ("latin1", "latin1", GERMAN), ("iso-8859-2", "iso8859_2", POLISH),
            ("latin2", "iso8859_2", CZECH), ("windows-1250", "cp1250", CZECH), ("cp1250", "cp1250", POLISH),
            ("iso-8859-5", "iso8859_5", RUSSIAN), ("windows-1251", "cp1251", RUSSIAN), ("x-cp1251", "cp1251", UKRAINIAN),
            ("koi8-r", "koi8_r", RUSSIAN), ("koi8-u", "koi8_u", UKRAINIAN), ("ibm866", "cp866", RUSSIAN),
            ("x-mac-cyrillic", "mac_cyrillic", RUSSIAN), ("iso-8859-7", "iso8859_7", GREEK), ("windows-1253", "cp1253", GREEK),
            ("iso-8859-9", "iso8859_9", TURKISH), ("windows-1254", "cp1254", TURKISH), ("iso-8859-8", "iso8859_8", HEBREW),
            ("windows-1255", "cp1255", HEBREW), ("iso-8859-6", "iso8859_6", ARABIC), ("windows-1256", "cp1256", ARABIC),
            ("tis-620", "tis_620", THAI), ("windows-874", "cp874", THAI), ("iso-8859-11", "iso8859_11", THAI),
            ("iso-8859-13", "iso8859_13", BALTIC), ("windows-1257", "cp1257", BALTIC), ("iso-8859-15", "iso8859_15", "12 € für Päckchen, œuvre"),
            ("macintosh", "mac_roman", FRENCH), ("macroman", "mac_roman", GERMAN), ("x-mac-roman", "mac_roman", GERMAN),
            ("cp437", "cp437", "Größe façade"), ("ibm850", "cp850", GERMAN), ("windows-1258", "cp1258", "Đơn kiện ở Huế".replace("ệ", "ê").replace("ở", "ơ").replace("ế", "ê")),
            ("iso_8859-1:1987", "latin1", GERMAN), ("csISOLatin1", "latin1", GERMAN), ("iso8859-1", "latin1", GERMAN),
            ("8859_1", "latin1", GERMAN), ("windows-28605", "iso8859_15", GERMAN)):
        document, wanted = only(text, codec, label)
        case("single-" + label.replace(":", "-"), document, wanted)
    case("label-odd-quotes", rss("x").replace('encoding="x"', "encoding = 'GB2312' ").encode("gbk"), expect())
    case("label-unquoted", rss("x").replace('encoding="x"', "encoding=gb2312").encode("gbk"), expect())
    case("label-capitals", rss("x").replace('encoding="x"', 'ENCODING="GB2312"').encode("gbk"), expect())
    case("label-blanks", rss(" gb2312 ").encode("gbk"), expect())
    case("label-late", ("\r\n\r\n  " + rss("gb2312")).encode("gbk"), expect())
    case("label-after-warning", ("<br />\n<b>Warning</b>: mysql_query() in <b>/home/www/rss.php</b> on line <b>12</b><br />\n"
                                 + rss("gbk")).encode("gbk"), expect())
    case("label-quoted-in-http", rss(None).encode("gbk"), expect(), content_type="application/rss+xml; Charset='GBK' ; a=b")


def beyond():
    """Says gb2312 or gbk, is more; and the corners of the larger sets."""
    rare = "㐀䶵𠀀𪛖镕喆珺堃"
    for label in ("gb2312", "gbk", "gb18030", "gb18030-2022"):
        for make in (rss, atom):
            document = make(label, rare, BODY, TAIL).encode("gb18030")
            case(f"four-bytes-{label}-{make.__name__}", document, expect(rare))
    case("gbk-only-characters", rss("gb2312", "朱镕基題詞：喆瑄珺垚").encode("gbk"), expect("朱镕基題詞：喆瑄珺垚"))
    case("emoji-in-gb18030", rss("gb18030", "快递😀丢失🚚").encode("gb18030"), expect("快递😀丢失🚚"))
    amended = {b"\xa6\xd9": "︐", b"\xa6\xda": "︒", b"\xa6\xdb": "︑", b"\xa6\xdc": "︓", b"\xa6\xdf": "︖", b"\xa6\xec": "︗",
               b"\xa6\xed": "︘", b"\xa6\xf3": "︙", b"\xfe\x59": "龴", b"\xfe\x61": "龵", b"\xfe\x66": "龶", b"\xfe\x7e": "龹",
               b"\xfe\x90": "龺", b"\xfe\xa0": "龻", b"\xa8\xbc": "ḿ", b"\xa2\xe3": "€"}
    document = rss("gb18030-2022", "标点@结束").encode("gb18030").replace(b"@", b"".join(amended))
    case("gb18030-2022-amended", document, expect("标点" + "".join(amended.values()) + "结束"))
    document = rss("gb18030", "四字节@结束").encode("gb18030").replace(b"@", b"\x82\x35\x90\x37\x84\x31\x82\x36")
    case("gb18030-four-byte-forms", document, expect("四字节龴︐结束"))
    case("euro-of-cp936", rss("gbk", "售价@五十元").encode("gbk").replace(b"@", b"\x80"), expect("售价€五十元"))
    case("dots-of-gbk", rss("gb2312", "张三·李四——“结论”…").encode("gbk"), expect("张三·李四——“结论”…"))
    case("user-defined", rss("gbk", "自@造").encode("gbk").replace(b"@", b"\xaa\xa1"), expect("自\ue000造"))
    for text, name in (("啫喱、冚唪唥、𨋢、㗎喇", "hkscs"), ("①②⑩", "eten")):
        document, wanted = only(TRADITIONAL + text, "big5hkscs", "big5")
        case(f"big5-{name}", document, wanted)
    document = rss("big5", "報價@元／杯＼￣十", *[TRADITIONAL] * 3).encode("big5hkscs").replace(b"@", b"\xa3\xe1")
    case("big5-euro", document, expect("報價€元／杯＼￣十", *[TRADITIONAL] * 3))
    document = rss("cp950", TRADITIONAL + "‧～／＼￥", *[TRADITIONAL] * 3).encode("cp950")
    case("big5-signs-of-cp950", document, expect(TRADITIONAL + "‧～／＼￥", TRADITIONAL, TRADITIONAL, TRADITIONAL))
    document = rss("big5", "碁銹裏墻恒粧嫺功許蓋：" + TRADITIONAL, TRADITIONAL, TRADITIONAL, TRADITIONAL).encode("cp950")
    case("big5-backslash-trails", document, expect("碁銹裏墻恒粧嫺功許蓋：" + TRADITIONAL, TRADITIONAL, TRADITIONAL, TRADITIONAL))
    document, wanted = only("ｶﾅと漢字①㈱～―", "cp932", "shift_jis")
    case("shift-jis-of-windows", document, wanted)
    document, wanted = only("똠방각하 " + KOREAN + " 햏", "cp949", "euc-kr")
    case("euc-kr-is-uhc", document, wanted)
    case("windows-signs-in-latin1", rss("iso-8859-1", "It’s “late” – €5…", "x", "y", "z").encode("cp1252"),
         expect("It’s “late” – €5…", "x", "y", "z"))
    plain = "快递网点丢失包裹，客户投诉无人处理"
    document = rss("hz-gb-2312", plain, plain, plain, plain).encode("hz")
    case("hz-declared", document, expect(plain, plain, plain, plain))
    case("hz-under-gb2312", rss("gb2312", plain, plain, plain, plain).encode("hz"), expect(plain, plain, plain, plain))
    case("hz-http", rss(None, plain, plain, plain, plain).encode("hz"), expect(plain, plain, plain, plain),
         content_type="text/xml; charset=HZ-GB-2312")
    for label, codec, text in (("iso-2022-jp", "iso2022_jp", JAPANESE), ("iso-2022-kr", "iso2022_kr", "택배 분실에 항의")):
        document, wanted = only(text, codec, label)
        case("escapes-" + label, document, wanted)
    document, wanted = only(JAPANESE, "iso2022_jp", "utf-8")
    case("escapes-unlabelled", document, wanted)


def mislabelled():
    for make in (rss, atom, rdf):
        name = make.__name__
        case(f"gbk-called-utf-8-{name}", make("utf-8").encode("gbk"), expect())
        case(f"gbk-unlabelled-{name}", make(None).encode("gbk"), expect())
        case(f"gbk-http-utf-8-{name}", make("gb2312").encode("gbk"), expect(), content_type="text/xml; charset=utf-8")
        case(f"gbk-prolog-utf-8-http-gbk-{name}", make("utf-8").encode("gbk"), expect(), content_type="text/xml; charset=gbk")
        case(f"gbk-http-latin1-{name}", make("utf-8").encode("gbk"), expect(), content_type="text/html; charset=iso-8859-1")
        case(f"utf-8-called-gb2312-{name}", make("gb2312").encode(), expect())
        case(f"utf-8-http-gbk-{name}", make("utf-8").encode(), expect(), content_type="text/xml; charset=gbk")
        case(f"utf-8-called-utf-16-{name}", make("utf-16").encode(), expect())
        case(f"big5-called-gb2312-{name}", make("gb2312", TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察").encode("big5"),
             expect(TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察"))
    case("gbk-called-big5", rss("big5").encode("gbk"), expect())
    case("gbk-called-iso-8859-1", rss("iso-8859-1").encode("gbk"), expect())
    case("gbk-called-utf-16", rss("utf-16").encode("gbk"), expect())
    case("gbk-called-nonsense", rss("none").encode("gbk"), expect())
    case("gbk-under-utf-8-mark", b"\xef\xbb\xbf" + rss("utf-8").encode("gbk"), expect())
    case("gbk-under-utf-16-mark", b"\xff\xfe" + rss("gbk").encode("gbk"), expect())
    case("utf-8-mark-called-gb2312", b"\xef\xbb\xbf" + rss("gb2312").encode(), expect(), content_type="text/xml; charset=gbk")
    case("utf-8-two-marks", b"\xef\xbb\xbf\xef\xbb\xbf" + rss("utf-8").encode(), expect())
    case("utf-8-unlabelled", rss(None).encode(), expect(), content_type="text/xml")
    case("utf-8-called-big5", rss("big5").encode(), expect())
    case("utf-8-called-latin1", rss("iso-8859-1").encode(), expect())
    case("utf-16-called-utf-8", rss("utf-8").encode("utf-16"), expect(), content_type="text/xml; charset=utf-8")
    case("utf-16-called-gb2312", rss("gb2312").encode("utf-16-le"), expect(), content_type="text/xml; charset=gb2312")
    case("big5-unlabelled", only(TRADITIONAL, "big5", None)[0], only(TRADITIONAL, "big5", None)[1])
    case("big5-called-utf-8", *only(TRADITIONAL, "big5", "utf-8"))
    case("shift-jis-unlabelled", *only(JAPANESE, "cp932", None))
    case("shift-jis-called-euc-jp", *only(JAPANESE, "cp932", "euc-jp"))
    case("euc-jp-called-utf-8", *only(JAPANESE, "euc_jp", "utf-8"))
    case("euc-jp-called-gb2312", *only(JAPANESE, "euc_jp", "gb2312"))
    case("euc-kr-unlabelled", *only(KOREAN, "euc_kr", None))
    case("euc-kr-called-utf-8", *only(KOREAN, "euc_kr", "utf-8"))
    case("windows-1251-unlabelled", *only(RUSSIAN, "cp1251", None))
    case("windows-1251-called-utf-8", *only(RUSSIAN, "cp1251", "utf-8"))
    case("windows-1251-called-latin1", *only(RUSSIAN, "cp1251", "iso-8859-1"))
    case("koi8-r-called-windows-1251", *only(RUSSIAN, "koi8_r", "windows-1251"))
    case("windows-1251-called-koi8-r", *only(RUSSIAN, "cp1251", "koi8-r"))
    case("greek-unlabelled", *only(GREEK, "cp1253", None))
    case("latin1-called-utf-8", *only(GERMAN, "latin1", "utf-8"))
    case("latin1-unlabelled", *only(FRENCH.replace("’", "'"), "latin1", None))
    case("short-gbk-title", rss("utf-8", "快递投诉", "无", "好", "网").encode("gbk"), expect("快递投诉", "无", "好", "网"))
    case("short-utf-8-called-gbk", rss("gbk", "café", "né", "é", "à").encode(), expect("café", "né", "é", "à"))
    case("passes-for-utf-8", rss("gb2312", "模具", "x", "y", "z").encode("gbk"), expect("模具", "x", "y", "z"))
    case("ascii-called-gbk", rss("gbk", "Parcel lost", "x", "y", "z").encode(), expect("Parcel lost", "x", "y", "z"))
    case("ascii-called-utf-16", rss("utf-16", "Parcel lost", "x", "y", "z").encode(), expect("Parcel lost", "x", "y", "z"))
    case("utf-7-is-none", rss("utf-7", "+ADw-b+AD4-", "x", "y", "z").encode(), expect("+ADw-b+AD4-", "x", "y", "z"))
    case("encoded-twice", rss("utf-8", TITLE.encode().decode("latin1")).encode(), expect())
    case("encoded-twice-windows", rss("utf-8", "中文网站".encode().decode("cp1252")).encode(), expect("中文网站"))
    case("french-is-not-encoded-twice", rss("utf-8", "Pâté à l’æther", "x", "y", "z").encode(), expect("Pâté à l’æther", "x", "y", "z"))
    gbk, utf8 = TITLE.encode("gbk"), TITLE.encode()
    case("gbk-item-in-utf-8", rss("utf-8").encode().replace(utf8, gbk), expect())
    case("utf-8-item-in-gbk", rss("gbk").encode("gbk").replace(gbk, utf8), expect())
    case("utf-8-title-of-gbk-feed", rss("gbk").encode("gbk").replace(FEED.encode("gbk"), FEED.encode()), expect())
    case("big5-item-in-utf-8", rss("utf-8", TRADITIONAL).encode().replace(TRADITIONAL.encode(), TRADITIONAL.encode("big5")),
         expect(TRADITIONAL))
    case("windows-quotes-in-utf-8", rss("utf-8", "“Ärger”").encode().replace("“Ärger”".encode(), "“Ärger”".encode("cp1252")),
         expect("“Ärger”"))
    case("cesu-8", rss("utf-8", "快递@了").encode().replace(b"@", b"\xed\xa0\xbd\xed\xb8\x80"), expect("快递\U0001F600了"))


def broken():
    """One byte is spoilt, lost or added: all but the character where it is remains."""
    for codec, label in (("utf-8", "utf-8"), ("gbk", "gb2312"), ("gbk", "gbk"), ("gbk", "gb18030")):
        good = rss(label).encode(codec)
        place = good.index("包裹".encode(codec))
        size = len("包".encode(codec))
        wanted = expect({"contains": ["镕基路快递网点丢失", "，客户投诉无人处理", "\ufffd"]})
        case(f"broken-first-byte-{label}", good[:place] + b"\xff" + good[place + 1:],
             expect({"contains": ["镕基路快递网点丢失", "裹，客户投诉无人处理", "\ufffd"]}))
        case(f"broken-last-byte-{label}", good[:place + size - 1] + b"\xff" + good[place + size:],
             expect({"contains": ["镕基路快递网点丢失", "裹，客户投诉无人处理", "\ufffd"]}))
        case(f"broken-added-byte-{label}", good[:place] + b"\xff" + good[place:],
             expect({"contains": ["镕基路快递网点丢失", "包裹，客户投诉无人处理", "\ufffd"]}))
        lost = good[:place] + good[place + 1:]
        case(f"broken-lost-byte-{label}", lost, expect({"contains": ["基路快递网点", "客户投诉无人处理", "\ufffd"]}))
        cut = good.replace(BODY.encode(codec), BODY.encode(codec)[:-1])
        case(f"broken-cut-summary-{label}", cut, expect(body={"contains": [BODY[:-1]]}))
        cut = good.replace(BODY.encode(codec), b"<![CDATA[" + "记者昨日从市场监管部门获悉".encode(codec)[:-1] + b"]]>")
        case(f"broken-cut-cdata-{label}", cut, expect(body={"contains": ["记者昨日从市场监管部门获"], "lacks": ["]"]}))
    good = rss("big5", TRADITIONAL, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察").encode("big5")
    place = good.index("投訴".encode("big5"))
    case("broken-first-byte-big5", good[:place] + b"\xff" + good[place + 1:],
         expect({"contains": ["快遞公司遭到", "訴，消費者要求賠償並向主管機關檢舉", "\ufffd"]}, TRADITIONAL, TRADITIONAL_TAIL, "物流觀察"))
    other = "택배 분실 신고"
    good = rss("euc-kr", KOREAN, other, other, other).encode("euc_kr")
    place = good.index("고객".encode("euc_kr"))
    case("broken-first-byte-euc-kr", good[:place] + b"\xff" + good[place + 1:],
         expect({"contains": ["택배 분실에 항의하는", "객, 회사는 보상을 약속했다"]}, other, other, other))
    other = "会社の説明によると原因は調査中"
    good = rss("shift_jis", JAPANESE, other, other, other).encode("cp932")
    place = good.index("苦情".encode("cp932"))
    case("broken-first-byte-shift-jis", good[:place] + b"\xff" + good[place + 1:],
         expect({"contains": ["宅配便の遅延に", "が相次ぐ、会社は謝罪を発表"]}, other, other, other))
    case("stray-byte-in-ascii", rss("utf-8", "caf@ au lait", "x", "y", "z").encode().replace(b"@", b"\xe9"),
         expect("caf\ufffd au lait", "x", "y", "z"))
    for label in ("utf-8", "gbk"):
        good = rss(label).encode(label)
        end = good.index(TAIL.encode(label)) + len("第二".encode(label)) - 1
        wanted = {"title": FEED, "entry_count": 1, "entries": [{"title": TITLE, "summary": BODY}]}
        case(f"truncated-in-a-character-{label}", good[:end], wanted)
    good = rss("utf-16").encode("utf-16")
    wanted = {"title": FEED, "entries": [{"title": TITLE, "summary": BODY}]}
    case("truncated-in-a-unit-utf-16", good[:-3], wanted)


if __name__ == "__main__":
    for old in HOME.glob("*") if HOME.exists() else []:
        old.unlink()
    declared()
    aliases()
    beyond()
    mislabelled()
    broken()
    print(len(list(HOME.glob("*.expected.json"))), "cases")

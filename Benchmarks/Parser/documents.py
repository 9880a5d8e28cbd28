#!/usr/bin/env python3
"""Writes documents for the measurement: documents.py FOLDER [COUNT]. 20 entries and about 21 KB each, the same on every run.

Three in four are RSS (escaped markup, CDATA, plain text), one in four is Atom; half of them are Chinese.
"""
import pathlib
import random
import sys
from xml.sax.saxutils import escape

SENTENCES = {
    "en": "The company said it would answer every complaint within two days. A spokesman gave no number. Officials opened "
          "an inquiry on Monday. Customers asked for refunds and got vouchers. The parcel was found in another city.".split(". "),
    "zh": "多名消费者反映包裹丢失后客服无人接听。监管部门已经介入调查并约谈负责人。公司回应称正在核实相关情况。"
          "律师认为经营者应当承担赔偿责任。业内人士指出类似投诉明显增加。".split("。")[:-1],
}


def words(rng, language, size):
    text = ""
    while len(text.encode()) < size:
        text += rng.choice(SENTENCES[language]) + ("。" if language == "zh" else ". ")
    return text.strip()


def paragraph(rng, language, size):
    return (f'<p>{words(rng, language, size // 2)} <a href="https://news.example/t/{rng.randrange(10 ** 6)}?x=1&amp;y=2">'
            f'{words(rng, language, 20)}</a> <b>{words(rng, language, size // 3)}</b></p>')


def entry(rng, kind, language, number):
    link = f"https://news.example/2026/03/story-{rng.randrange(10 ** 7)}.html"
    title = escape(words(rng, language, 60))
    day, hour = number % 28 + 1, number % 24
    if kind == 2:
        return (f'<entry><title>{title}</title><link rel="alternate" type="text/html" href="{link}"/><id>tag:news.example,2026:{number}</id>'
                f"<published>2026-03-{day:02}T{hour:02}:05:00+08:00</published><updated>2026-03-{day:02}T{hour:02}:25:00+08:00</updated>"
                f"<author><name>Desk {number}</name></author><summary>{escape(words(rng, language, 120))}</summary>"
                f'<content type="html">{escape(paragraph(rng, language, 340))}</content></entry>\n')
    body = [f"<![CDATA[{paragraph(rng, language, 600)}]]>", escape(words(rng, language, 660)), "", escape(paragraph(rng, language, 560))][kind]
    return (f'<item><title>{title}</title><link>{link}</link><guid isPermaLink="true">{link}</guid>'
            f"<pubDate>Tue, {day:02} Mar 2026 {hour:02}:05:00 +0800</pubDate><dc:creator>Desk {number}</dc:creator>"
            f"<category>news</category><description>{body}</description></item>\n")


def document(number):
    rng = random.Random(number)
    kind, language = number % 4, ("en", "zh")[number // 4 % 2]
    entries = "".join(entry(rng, kind, language, place) for place in range(20))
    if kind == 2:
        return (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed {number}</title>'
                f'<link href="https://news.example/"/><id>urn:{number}</id>\n{entries}</feed>\n')
    return ('<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>Feed {number}</title><link>https://news.example/</link><description>News</description>\n{entries}</channel></rss>\n")


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for number in range(int(sys.argv[2]) if len(sys.argv) > 2 else 80):
    (folder / f"{number}.xml").write_text(document(number), encoding="utf-8")

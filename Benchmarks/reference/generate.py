#!/usr/bin/env python3
"""Writes feeds for the measurements: distinct, about 21 KB each with 20 entries, one in ten in GB18030, one in five Atom.

    generate.py FOLDER [--feeds 10000] [--edition 0]

The same arguments give the same bytes. Each edition puts three new entries on top of every feed and drops three at the
end, so that a second edition is a feed that has changed a little.
"""

import argparse
import os
import random
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from xml.sax.saxutils import escape

ENTRIES = 20
NEW_PER_EDITION = 3
CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 1, 8, 0, tzinfo=CHINA)

SUBJECTS = "快递网点 外卖平台 新能源汽车 奶粉品牌 连锁酒店 手机厂商 物业公司 航空公司 电商平台 共享单车 在线教育 家电企业".split()
EVENTS = (
    "被曝包裹丢失 回应退款争议 宣布召回部分产品 客服电话无人接听 承认系统故障 启动内部调查 向消费者致歉 "
    "遭监管部门约谈 拖延赔付 门店卫生检查不合格 发布情况说明 公布整改方案"
).split()
SENTENCES = (
    "多名消费者反映,问题发生后一直没有得到明确的处理结果。 记者随后联系了当事企业,对方表示正在核实相关情况。 "
    "据了解,涉及的订单金额从几十元到上千元不等。 市场监管部门已经介入,并要求企业在七日内提交书面说明。 "
    "有网友在社交平台上发布了现场照片,相关话题阅读量超过百万。 律师认为,经营者应当依法承担退货和赔偿责任。 "
    "截至发稿,该公司客服热线仍处于繁忙状态。 业内人士指出,类似投诉近一个月来明显增加。 "
    "The company said it would contact every affected customer within two working days. "
    "A spokesperson declined to give the number of complaints received so far. "
    "公司负责人在接受采访时承诺,将尽快公布调查结果。 消费者协会提醒,保留好购买凭证和沟通记录。"
).split("。 ")


def entry(feed, number):
    rng = random.Random(feed * 1_000_003 + number)
    title = f"{rng.choice(SUBJECTS)}{rng.choice(EVENTS)}(第{number}期)"
    body = "。".join(rng.sample(SENTENCES, 7)) + "。"
    html = f'<p>{escape(body)}</p><p><a href="https://news.example.cn/{feed}/{number}?from=rss&amp;x=1">阅读全文</a></p>'
    moment = START + timedelta(minutes=7 * number, seconds=feed % 60)
    return title, html, f"https://news.example.cn/{feed}/{number}.html", moment


def rss(feed, entries, encoding):
    items = "".join(
        f"<item>\n<title>{escape(title)}</title>\n<link>{link}</link>\n<guid isPermaLink=\"true\">{link}</guid>\n"
        f"<pubDate>{format_datetime(moment)}</pubDate>\n<dc:creator>编辑部</dc:creator>\n"
        f"<description>{escape(html)}</description>\n</item>\n"
        for title, html, link, moment in entries
    )
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
        f"<title>频道 {feed}</title>\n<link>https://news.example.cn/{feed}/</link>\n"
        f"<description>第 {feed} 号消息源</description>\n<language>zh-cn</language>\n{items}</channel>\n</rss>\n"
    )


def atom(feed, entries, encoding):
    items = "".join(
        f'<entry>\n<title>{escape(title)}</title>\n<link rel="alternate" href="{link}"/>\n<id>{link}</id>\n'
        f"<updated>{moment.isoformat()}</updated>\n<author><name>编辑部</name></author>\n"
        f'<content type="html">{escape(html)}</content>\n</entry>\n'
        for title, html, link, moment in entries
    )
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>频道 {feed}</title>\n<id>https://news.example.cn/{feed}/</id>\n"
        f"<updated>{entries[0][3].isoformat()}</updated>\n{items}</feed>\n"
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    arguments.add_argument("--feeds", type=int, default=10_000)
    arguments.add_argument("--edition", type=int, default=0)
    options = arguments.parse_args()
    for feed in range(options.feeds):
        folder = os.path.join(options.folder, f"{feed // 1000:02d}")
        if feed % 1000 == 0:
            os.makedirs(folder, exist_ok=True)
        first = options.edition * NEW_PER_EDITION
        entries = [entry(feed, number) for number in reversed(range(first, first + ENTRIES))]
        encoding = "gb18030" if feed % 10 == 7 else "utf-8"
        document = (atom if feed % 5 == 3 else rss)(feed, entries, encoding)
        path = os.path.join(folder, f"{feed}.xml")
        # Written beside and renamed, as a publisher would: a server that reads it now sees one edition or the other.
        with open(path + ".new", "wb") as file:
            file.write(document.encode(encoding))
        os.replace(path + ".new", path)


if __name__ == "__main__":
    main()

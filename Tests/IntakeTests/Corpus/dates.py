#!/usr/bin/env python3
"""Writes the class `dates`: documents with one item for each form of a date.

Each line is the text of a date and the moment that it stands for, reasoned out by hand; None where it is no date. A group
is one document: its language or `offset_minutes` gives the zone of dates that name none.
"""
import json
import pathlib
from xml.sax.saxutils import escape

HOME = pathlib.Path(__file__).parent / "dates"
NOON = "2026-11-24T15:05:00Z"  # 24 November 2026 is a Tuesday, day 328 of the year, in week 48.
CHINA = "2026-11-24T07:05:00Z"  # 15:05 at +8.
KOREA = "2026-11-24T06:05:00Z"  # 15:05 at +9.
DAY = "2026-11-24T00:00:00Z"

GROUPS = {}


def group(name, dates, title="Dates", **more):
    GROUPS[name] = (dates, title, more)


group("rfc822", [
    ("Tue, 24 Nov 2026 15:05:00 GMT", NOON), ("Tue, 24 Nov 2026 15:05:00 +0000", NOON), ("Tue, 24 Nov 2026 15:05:00 UT", NOON),
    ("Tue, 24 Nov 2026 15:05:00 Z", NOON), ("24 Nov 2026 15:05:00 GMT", NOON), ("24 Nov 2026 15:05 GMT", NOON),
    ("Tue, 24 Nov 26 15:05:00 GMT", NOON), ("Tue, 24 Nov 2026 23:05:00 +0800", NOON), ("Tue, 24 Nov 2026 10:05:00 EST", NOON),
    ("Tue, 24 Nov 2026 11:05:00 EDT", NOON), ("Tue, 24 Nov 2026 09:05:00 CST", NOON), ("Tue, 24 Nov 2026 10:05:00 CDT", NOON),
    ("Tue, 24 Nov 2026 08:05:00 MST", NOON), ("Tue, 24 Nov 2026 09:05:00 MDT", NOON), ("Tue, 24 Nov 2026 07:05:00 PST", NOON),
    ("Tue, 24 Nov 2026 08:05:00 PDT", NOON), ("Tue, 24 Nov 2026 10:05:00 ET", NOON), ("Tue, 24 Nov 2026 14:05:00 A", NOON),
    ("Tue, 24 Nov 2026 03:05:00 M", NOON), ("Tue, 24 Nov 2026 16:05:00 N", NOON), ("Wed, 25 Nov 2026 03:05:00 Y", NOON),
    ("Tue,24 Nov 2026 15:05:00 GMT", NOON), ("tue, 24 nov 2026 15:05:00 gmt", NOON), ("TUE, 24 NOV 2026 15:05:00 GMT", NOON),
    ("Wed, 24 Nov 2026 15:05:00 GMT", NOON), ("Tues, 24 Nov 2026 15:05:00 GMT", NOON), ("Tuesday, 24 November 2026 15:05:00 GMT", NOON),
    ("Tue, 24 Nov 2026 15:05:00", NOON), ("Tue, 24 Nov 2026", DAY), ("24 Nov 2026", DAY), ("Tue, 24 Nov 2026 15:05:00 GMT+00:00", NOON),
    ("Tue, 24 Nov 2026 23:05:00 GMT+8", NOON), ("Tue, 24 Nov 2026 23:05:00 UTC+08:00", NOON), ("Tue, 24 Nov 2026 23:05:00 +08:00", NOON),
    ("Tue, 24 Nov 2026 23:05:00 +8", NOON), ("Tue, 24 Nov 2026 23:05:00 +800", NOON), ("Tue, 24 Nov 2026 23:05:00 +0800 (CST)", NOON),
    ("Tue, 24 Nov 2026 15:05:00 -0000", NOON), ("Tue, 24 Nov 2026 10:05:00 -0500 (EST)", NOON), ("Tue, 24 Nov 2026 15:5:0 GMT", NOON),
    ("Tue, 3 Mar 2026 1:02:03 GMT", "2026-03-03T01:02:03Z"), ("Tuesday, 24-Nov-26 15:05:00 GMT", NOON), ("Tue, 24-Nov-2026 15:05:00 GMT", NOON),
    ("Tue Nov 24 15:05:00 2026", NOON), ("Tue Mar  3 15:05:00 2026", "2026-03-03T15:05:00Z"), ("Tue Nov 24 10:05:00 EST 2026", NOON),
    ("Tue Nov 24 23:05:00 +0800 2026", NOON), ("Tue, 24 Nov 2026 15:05:60 GMT", "2026-11-24T15:06:00Z"), ("Tue, 24 Nov 2026 24:00:00 GMT", "2026-11-25T00:00:00Z"),
    ("Tue, 24 Nov 2026 03:05:00 PM GMT", NOON), ("Tue, 24 Nov 2026 3:05PM", NOON), ("Thu, 01 Jan 70 00:00:00 GMT", "1970-01-01T00:00:00Z"),
    ("Fri, 31 Dec 99 23:59:59 GMT", "1999-12-31T23:59:59Z"), ("Sun, 20 Jul 1969 20:17:40 GMT", "1969-07-20T20:17:40Z"), ("Mon, 24 Nov 2053 15:05:00 GMT", "2053-11-24T15:05:00Z"),
    ("Tue, 24 Nov 2026 16:05:00 CET", NOON), ("Tue, 24 Nov 2026 17:05:00 CEST", NOON), ("Tue, 24 Nov 2026 16:05:00 BST", NOON),
    ("Tue, 24 Nov 2026 18:05:00 MSK", NOON), ("Tue, 24 Nov 2026 20:35:00 IST", NOON), ("Tue, 24 Nov 2026 23:05:00 HKT", NOON),
    ("Wed, 25 Nov 2026 00:05:00 JST", NOON), ("Wed, 25 Nov 2026 00:05:00 KST", NOON), ("Wed, 25 Nov 2026 01:05:00 AEST", NOON),
    ("Tue, 24 Nov 2026 15:05:00 Etc/GMT", NOON), ("Tue, 24 Nov 2026 23:05:00 Asia/Shanghai", NOON), ("Tue, 24 Nov 2026 10:05:00 Eastern Standard Time", NOON),
    ("Tue, 24 Nov 2026 08:05:00 Pacific Daylight Time", NOON), ("Tue, 24 Nov 2026 23:05:00 China Standard Time", NOON), ("Tue, 24 Nov 2026 16:05:00 Central European Time", NOON),
    ("Tue, 24 Nov 2026 15:05:00 Greenwich Mean Time", NOON), ("Tue,  24  Nov  2026   15:05:00   GMT", NOON), ("2026 Nov 24 15:05:00 GMT", NOON),
    ("15:05:00 24 Nov 2026 GMT", NOON), ("Tue, 24 Nov 2026 07:05:00 America/Los_Angeles", NOON), ("Fri, 24 Jul 2026 11:05:00 America/New_York", "2026-07-24T15:05:00Z"),
    ("Fri, 24 Jul 2026 17:05:00 Europe/Brussels", "2026-07-24T15:05:00Z"), ("Tue, 24 Nov 2026 16:05:00 Europe/Rome", NOON), ("Sun, 29 Mar 2026 01:59:00 Europe/Berlin", "2026-03-29T00:59:00Z"),
    ("Sun, 29 Mar 2026 03:00:00 Europe/Berlin", "2026-03-29T01:00:00Z"), ("Sun, 25 Oct 2026 12:00:00 Europe/London", "2026-10-25T12:00:00Z"), ("Sun, 8 Mar 2026 03:30:00 America/Chicago", "2026-03-08T08:30:00Z"),
    ("Sun, 1 Nov 2026 12:00:00 America/Denver", "2026-11-01T19:00:00Z"), ("Tue, 24 Nov 2026 15:05:00.123 GMT", "2026-11-24T15:05:00.123Z"), ("Tue, 24 November 2026, 15:05 GMT", NOON),
])

group("iso8601", [
    ("2026-11-24T15:05:00Z", NOON), ("2026-11-24T15:05:00z", NOON), ("2026-11-24t15:05:00z", NOON), ("2026-11-24 15:05:00Z", NOON),
    ("2026-11-24T23:05:00+08:00", NOON), ("2026-11-24T23:05:00+0800", NOON), ("2026-11-24T23:05:00+08", NOON), ("2026-11-24T23:05:00 +08:00", NOON),
    ("2026-11-24T10:05:00-05:00", NOON), ("2026-11-24T10:05-05:00", NOON), ("2026-11-24T15:05Z", NOON), ("2026-11-24T15:05", NOON),
    ("2026-11-24T15:05:00", NOON), ("2026-11-24T15Z", "2026-11-24T15:00:00Z"), ("2026-11-24T15", "2026-11-24T15:00:00Z"), ("2026-11-24", DAY),
    ("2026-11", "2026-11-01T00:00:00Z"), ("2026", "2026-01-01T00:00:00Z"), ("20261124", DAY), ("20261124T150500Z", NOON), ("20261124T1505Z", NOON),
    ("20261124T150500", NOON), ("20261124150500", NOON), ("202611241505", NOON), ("202611", "2026-11-01T00:00:00Z"), ("261124", DAY), ("26-11-24", DAY),
    ("2026-328", DAY), ("2026328", DAY), ("26328", DAY), ("2026-W48-2", DAY), ("2026W482", DAY), ("2026-W48", "2026-11-23T00:00:00Z"), ("2026-W48-2T15:05:00Z", NOON),
    ("2026-W01-1", "2025-12-29T00:00:00Z"), ("2026-W53-7", "2027-01-03T00:00:00Z"), ("-26-11", "2026-11-01T00:00:00Z"), ("-2611", "2026-11-01T00:00:00Z"),
    ("2026-11-24T15:05:00.5Z", "2026-11-24T15:05:00.500Z"), ("2026-11-24T15:05:00,5Z", "2026-11-24T15:05:00.500Z"), ("2026-11-24T15:05:00.123456789Z", "2026-11-24T15:05:00.123Z"),
    ("2026-11-24T15:05:00.000+0000", NOON), ("2026-11-24T24:00:00Z", "2026-11-25T00:00:00Z"), ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ("2026-11-24T15:05:00-00:00", NOON), ("2026-11-24T15:05:00UTC", NOON), ("2026-11-24T15:05:00 GMT", NOON), ("2026-11-24 10:05:00 EST", NOON),
    ("2026-11-24T23:05:00+08:00[Asia/Shanghai]", NOON), ("2026-1-4T5:6:7Z", "2026-01-04T05:06:07Z"), ("2026-11-24T9:15-05:00", "2026-11-24T14:15:00Z"),
    ("1968-05-03T00:00:00Z", "1968-05-03T00:00:00Z"), ("2112-01-01T00:00:00Z", "2112-01-01T00:00:00Z"), ("2028-02-29", "2028-02-29T00:00:00Z"), ("2026-07-24T17:05:00[Europe/Paris]", "2026-07-24T15:05:00Z"),
])

group("programs", [
    ("Tue Nov 24 2026 23:05:00 GMT+0800 (中国标准时间)", NOON), ("Tue Nov 24 2026 10:05:00 GMT-0500 (Eastern Standard Time)", NOON),
    ("/Date(1795532700000)/", NOON), ("\\/Date(1795532700000+0800)\\/", NOON), ("/Date(-14182940000)/", "1969-07-20T20:17:40Z"),
    ("1795532700", NOON), ("1795532700000", NOON), ("1795532700.5", "2026-11-24T15:05:00.500Z"), ("@1795532700", NOON), ("1795532700123456", "2026-11-24T15:05:00.123Z"),
    ("Nov 24 2026  3:05PM", NOON), ("Nov 24 2026 03:05:00:000PM", NOON), ("2026-11-24 15:05:00.0", NOON), ("2026-11-24-15.05.00", NOON),
    ("Tue, 2026/11/24 10:05:00 EST", NOON), ("2026/11/24 15:05:00", NOON), ("11/24/2026 3:05:00 PM", NOON), ("11/24/2026 15:05", NOON), ("24/11/2026 15:05", NOON),
    ("11/24/26", DAY), ("24.11.2026 15:05", NOON), ("24.11.26 15:05", NOON), ("24-11-2026 15:05:00", NOON), ("24-Nov-2026 15:05", NOON), ("24.11.2026 15.05", NOON),
    ("Tuesday, November 24, 2026 - 15:05", NOON), ("November 24, 2026 at 3:05 PM", NOON), ("Nov. 24th, 2026 3:05 p.m.", NOON), ("November 24, 2026 3:05 pm EST", "2026-11-24T20:05:00Z"),
    ("24th November 2026 15:05", NOON), ("Posted on 24 Nov 2026 at 15:05 UTC", NOON), ("November 2026", "2026-11-01T00:00:00Z"), ("Nov 24, 2026", DAY), ("3pm, 24 November 2026", "2026-11-24T15:00:00Z"),
    ("<time>2026-11-24 15:05</time>", NOON), ("2026-11-24&nbsp;15:05", NOON), ("2026–11–24 15:05", NOON), ("20261124 15:05", NOON), ("2026.11.24 15:05", NOON),
    ("12/1/2026 12:05 AM", "2026-12-01T00:05:00Z"), ("12:05 PM 1 Dec 2026", "2026-12-01T12:05:00Z"), ("2026-11-24 3:05:00 PM", NOON), ("24-XI-2026 15:05", NOON),
    ("2026-11-24T150500Z", NOON), ("2026112415", "2026-11-24T15:00:00Z"),
])

group("languages", [
    ("mardi 24 novembre 2026 15:05 GMT", NOON), ("mar. 24 nov. 2026 15h05 UTC", NOON), ("24 févr. 2026 15:05 UTC", "2026-02-24T15:05:00Z"), ("1er août 2026 UTC", "2026-08-01T00:00:00Z"),
    ("24 novembre 2026 à 15h05 GMT", NOON), ("Dienstag, 24. November 2026, 15:05 Uhr UTC", NOON), ("24. März 2026 15:05 UTC", "2026-03-24T15:05:00Z"), ("Di, 24 Dez 2026 15:05:00 GMT", "2026-12-24T15:05:00Z"),
    ("martes, 24 de noviembre de 2026 15:05 GMT", NOON), ("24 ene 2026 15:05 GMT", "2026-01-24T15:05:00Z"), ("24 de noviembre de 2026 3:05 p. m. GMT", NOON), ("mar, 24 nov 2026 15:05:00 +0000", NOON),
    ("24 de novembro de 2026 às 15h05 UTC", NOON), ("24 fev 2026 15:05 UTC", "2026-02-24T15:05:00Z"), ("martedì 24 novembre 2026 ore 15:05 GMT", NOON), ("24 giu 2026 15:05 GMT", "2026-06-24T15:05:00Z"),
    ("dinsdag 24 november 2026 15:05 UTC", NOON), ("24 mrt 2026 15:05 UTC", "2026-03-24T15:05:00Z"), ("24 listopada 2026 15:05 UTC", NOON), ("24 paź 2026 15:05 UTC", "2026-10-24T15:05:00Z"),
    ("24. listopadu 2026 15:05 UTC", NOON), ("вторник, 24 ноября 2026 г., 15:05 GMT", NOON), ("Вт, 24 ноя 2026 18:05:00 MSK", NOON), ("24 листопада 2026 15:05 UTC", NOON),
    ("Τρι, 24 Νοέ 2026 15:05:00 GMT", NOON), ("24 Ιουνίου 2026 15:05 GMT", "2026-06-24T15:05:00Z"), ("2026-november-24T15:05Z", NOON), ("2026. július 24. 15:05 UTC", "2026-07-24T15:05:00Z"),
    ("24 Kasım 2026 Salı 15:05 UTC", NOON), ("24 Şub 2026 15:05 UTC", "2026-02-24T15:05:00Z"), ("24 november 2026 kl. 15.05 UTC", NOON), ("24. marraskuuta 2026 15:05 UTC", NOON),
    ("24 noiembrie 2026 15:05 UTC", NOON), ("Selasa, 24 November 2026 22:05 WIB", NOON), ("24 Agustus 2026 22:05 WIB", "2026-08-24T15:05:00Z"), ("Thứ ba, 24/11/2026, 22:05 (GMT+7)", NOON),
    ("24 tháng 11 năm 2026 15:05 UTC", NOON), ("24 نوفمبر 2026 15:05 GMT", NOON), ("٢٤ نوفمبر ٢٠٢٦ 15:05 GMT", NOON), ("24 พ.ย. 2569 15:05 UTC", NOON), ("24 בנובמבר 2026 15:05 UTC", NOON),
    ("24 Maggio 2026 15:05 UTC", "2026-05-24T15:05:00Z"),
], offset_minutes=0)

group("chinese", [
    ("2026年11月24日 15:05", CHINA), ("2026年11月24日 15:05:00", CHINA), ("2026年11月24日15时05分", CHINA), ("2026年11月24日15点05分00秒", CHINA),
    ("2026年11月24日 下午3:05", CHINA), ("2026年11月24日 下午 03:05", CHINA), ("2026年11月24日 星期二 15:05", CHINA), ("2026年11月24日 周二 下午3:05", CHINA), ("2026年11月24日(星期二) 15:05", CHINA),
    ("2026年11月24日", "2026-11-23T16:00:00Z"), ("2026年11月", "2026-10-31T16:00:00Z"), ("26年11月24日 15:05", CHINA), ("2026 年 11 月 24 日 15:05", CHINA), ("2026-11-24 15:05", CHINA), ("2026-11-24 15:05:00", CHINA),
    ("2026/11/24 15:05", CHINA), ("2026/11/24 下午 03:05:00", CHINA), ("2026.11.24 15:05", CHINA), ("２０２６年１１月２４日　１５：０５", CHINA), ("2026-11-24 15：05", CHINA), ("26-11-24 15:05", CHINA), ("26/11/24 15:05", CHINA),
    ("二〇二六年十一月二十四日", "2026-11-23T16:00:00Z"), ("二○二六年十一月二十四日 星期二", "2026-11-23T16:00:00Z"), ("2026年11月24日上午9点半", "2026-11-24T01:30:00Z"), ("2026年11月24日凌晨0:30", "2026-11-23T16:30:00Z"), ("2026年11月24日 中午12:30", "2026-11-24T04:30:00Z"),
    ("2026年11月24日晚上8:30", "2026-11-24T12:30:00Z"), ("2026年11月24日 中午1:30", "2026-11-24T05:30:00Z"), ("发布时间：2026-11-24 15:05", CHINA), ("来源：新华社 2026年11月24日15:05", CHINA), ("北京时间2026年11月24日15:05", CHINA), ("2026-11-24 15:05（北京时间）", CHINA),
    ("Tue, 24 Nov 2026 15:05:00 CST", CHINA), ("Tue Nov 24 15:05:00 CST 2026", CHINA), ("Tue, 24 Nov 2026 15:05:00 +0800", CHINA), ("Tue, 24 Nov 2026 07:05:00 GMT", CHINA), ("Tue, 24 Nov 2026 15:05:00", CHINA), ("周二, 24 11月 2026 15:05:00 +0800", CHINA), ("星期二, 24 十一月 2026 15:05:00 +0800", CHINA),
    ("24 十一月 2026 15:05", CHINA), ("十一月 24, 2026", "2026-11-23T16:00:00Z"), ("2026年11月24号 15:05", CHINA), ("民國115年11月24日 15:05", CHINA), ("民国115年11月24日", "2026-11-23T16:00:00Z"), ("20261124150500", CHINA), ("2026-11-24T15:05:00", CHINA), ("2026-11-24T15:05:00+08:00", CHINA),
    ("2026年 11月24日 PM 3:05", CHINA), ("2026-11-24 下午 3:05:00", CHINA), ("11月 24, 2026 15:05", CHINA), ("3/5/2026 2:05 PM", "2026-03-05T06:05:00Z"), ("下载于 2026-11-24 10:05", "2026-11-24T02:05:00Z"), ("1795503900", CHINA),
    ("刚刚", None), ("3小时前", None), ("昨天 12:30", None), ("今天 08:15", None), ("11-24 15:05", None), ("11月24日 15:05", None), ("前天", None), ("2026-13-24", None), ("2026年2月30日", None), ("待定", None), ("0000-00-00 00:00:00", None), ("1970年13月1日", None),
], title="江城日报 物流频道")

group("korean", [
    ("2026년 11월 24일 15:05:00", KOREA), ("2026년 11월 24일 오후 3:05", KOREA), ("2026년 11월 24일 오전 3:05", "2026-11-23T18:05:00Z"), ("2026-11-24 오후 3:05:00", KOREA), ("2026-11-24 오후 03:05:00", KOREA), ("2026. 11. 24. 오후 3:05", KOREA),
    ("2026년 11월 24일 15시 5분", KOREA), ("2026년 11월 24일 (화) 15:05", KOREA), ("2026.11.24 15:05", KOREA), ("2026-11-24 15:05:00", KOREA), ("오후 3:05 2026-11-24", KOREA),
], title="택배 소식")

group("japanese", [
    ("2026年11月24日 15:05", KOREA), ("2026年11月24日(火) 15時05分", KOREA), ("2026年11月24日 午後3時5分", KOREA), ("令和8年11月24日 15時05分", KOREA), ("令和八年十一月二十四日", "2026-11-23T15:00:00Z"), ("平成元年1月8日", "1989-01-07T15:00:00Z"), ("2026/11/24 15:05", KOREA), ("2026-11-24 15:05", KOREA),
], title="宅配便についてのニュースをまとめておとどけするサイトです")

group("european-order", [
    ("5/3/2026 15:05", "2026-03-05T14:05:00Z"), ("05/03/2026", "2026-03-04T23:00:00Z"), ("5.3.2026 15:05", "2026-03-05T14:05:00Z"), ("3/24/2026 15:05", "2026-03-24T14:05:00Z"), ("3/5/2026 2:05 PM", "2026-03-05T13:05:00Z"),
], offset_minutes=60)

group("american-order", [
    ("3/5/2026 15:05", "2026-03-05T20:05:00Z"), ("3/5/2026", "2026-03-05T05:00:00Z"), ("24/3/2026", "2026-03-24T05:00:00Z"), ("Tue, 24 Nov 2026 15:05:00 CST", "2026-11-24T21:05:00Z"),
], offset_minutes=-300)

group("homes", [
    ("Tue, 24 Nov 2026 17:05:00 IST", NOON), ("2026-11-24 17:05", NOON),
], offset_minutes=120)

group("none", [(text, None) for text in [
    "", "N/A", "unknown", "yesterday", "3 hours ago", "today 15:05", "2 days ago", "just now", "15:05", "24 Nov", "Nov 24", "2026-13-01", "2026-02-30", "2026-00-10", "2026-11-00", "31 Apr 2026", "Tue, 31 Feb 2026 15:05:00 GMT",
    "2026-11-24T25:00:00Z", "2026-11-24T15:61:00Z", "99999999999999999999", "123456789", "12", "0", "-1", "0000-00-00", "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT", "2027-02-29", "2026-366", "2026-W54-1", "November", "Tuesday", "GMT", "T", "::", "null", "1234567",
]])


def write(name, dates, title, more):
    items, entries = [], []
    for index, (text, moment) in enumerate(dates):
        items.append(f"<item><title>{index}</title><pubDate>{escape(text)}</pubDate></item>")
        entries.append({"published": moment})
    document = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{title}</title>\n' + "\n".join(items) + "\n</channel></rss>\n"
    (HOME / f"{name}.xml").write_text(document, encoding="utf-8")
    (HOME / f"{name}.expected.json").write_text(
        json.dumps({**more, "entry_count": len(dates), "entries": entries}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    HOME.mkdir(exist_ok=True)
    for old in HOME.glob("*"):
        old.unlink()
    for name, (dates, title, more) in GROUPS.items():
        write(name, dates, title, more)
    print(sum(len(dates) for dates, _, _ in GROUPS.values()), "dates")

import Crisis
import Intake
import Testing

@Suite("Dates in every form that feeds have")
struct FeedDateTests {
    @Test(
        "with the zone they name",
        arguments: [
            ("Tue, 05 Mar 2024 14:05:00 +0800", "2024-03-05T06:05:00Z"),
            ("05 Mar 2024 14:05:00 +08:00", "2024-03-05T06:05:00Z"),
            ("Tue, 5 Mar 24 14:05 GMT", "2024-03-05T14:05:00Z"),
            ("Tue, 05 Mar 2024 14:05:00 GMT+8", "2024-03-05T06:05:00Z"),
            ("Tuesday, 05-Mar-24 14:05:00 EST", "2024-03-05T19:05:00Z"),
            ("Tue Mar 05 2024 14:05:00 GMT+0800 (中国标准时间)", "2024-03-05T06:05:00Z"),
            ("Tue Mar  5 14:05:00 PST 2024", "2024-03-05T22:05:00Z"),
            ("Tue Mar 05 14:05:00 -0400 2024", "2024-03-05T18:05:00Z"),
            ("2024-03-05T14:05:00Z", "2024-03-05T14:05:00Z"),
            ("2024-03-05T14:05:00.25+08:00", "2024-03-05T06:05:00.250Z"),
            ("2024-03-05 14:05:00 -0530", "2024-03-05T19:35:00Z"), ("2024-03-05T14:05-08", "2024-03-05T22:05:00Z"),
            ("20240305T140500Z", "2024-03-05T14:05:00Z"), ("20240305T1405+0800", "2024-03-05T06:05:00Z"),
            ("Thu, 31 Dec 1998 23:59:60 UTC", "1999-01-01T00:00:00Z"),
            ("Sun, 01 Jan 70 00:00:00 Z", "1970-01-01T00:00:00Z"),
            ("1709618700", "2024-03-05T06:05:00Z"), ("1709618700250", "2024-03-05T06:05:00.250Z"),
            ("Tue, 05 Mar 2024 2:05:00 PM CET", "2024-03-05T13:05:00Z"),
            ("Mar. 5, 2024, 2:05 p.m. EDT", "2024-03-05T18:05:00Z"),
            ("5 mars 2024 14:05 GMT", "2024-03-05T14:05:00Z"), ("5. März 2024 14:05 UTC", "2024-03-05T14:05:00Z"),
            ("Sat, 30 Dec 1899 23:00:00 -0100", "1899-12-31T00:00:00Z"),
            ("Tue, 05 Mar 2024 24:00:00 GMT", "2024-03-06T00:00:00Z"),
        ])
    func zoned(text: String, utc: String) {
        #expect(FeedDate.parse(text, offsetMinutes: 480)?.rfc3339 == utc)
        #expect(FeedDate.parse(" \(text)\n", offsetMinutes: -300)?.rfc3339 == utc)
    }

    @Test(
        "without a zone they are the source's own time",
        arguments: [
            ("2024年3月5日 14:05", "2024-03-05T06:05:00Z"), ("2024-03-05 14:05:00", "2024-03-05T06:05:00Z"),
            ("2024/3/5 14:05", "2024-03-05T06:05:00Z"), ("2024.03.05 14:05", "2024-03-05T06:05:00Z"),
            ("2024年03月05日14时05分30秒", "2024-03-05T06:05:30Z"), ("2024年3月5日 下午2:05", "2024-03-05T06:05:00Z"),
            ("2024年3月5日星期二上午9点半", "2024-03-05T01:30:00Z"), ("2024/3/5 下午 02:05:00", "2024-03-05T06:05:00Z"),
            ("２０２４年３月５日　１４：０５", "2024-03-05T06:05:00Z"), ("2024-03-05T14:05:00", "2024-03-05T06:05:00Z"),
            ("2024-03-05", "2024-03-04T16:00:00Z"), ("2024-03", "2024-02-29T16:00:00Z"),
            ("2024", "2023-12-31T16:00:00Z"),
            ("20240305140500", "2024-03-05T06:05:00Z"), ("20240305", "2024-03-04T16:00:00Z"),
            ("3/5/2024 2:05 PM", "2024-03-05T06:05:00Z"),
            ("13/5/2024", "2024-05-12T16:00:00Z"), ("05.03.2024 14:05", "2024-03-05T06:05:00Z"),
            ("Mar 5, 2024", "2024-03-04T16:00:00Z"),
            ("March 5th, 2024 12:05 AM", "2024-03-04T16:05:00Z"), ("Tue Mar  5 14:05:00 2024", "2024-03-05T06:05:00Z"),
            ("2024년 03월 05일 오후 2:05", "2024-03-05T06:05:00Z"), ("05-Mar-2024 14:05", "2024-03-05T06:05:00Z"),
            ("2024-065", "2024-03-04T16:00:00Z"), ("14:05 5 Mar 2024", "2024-03-05T06:05:00Z"),
            ("14:05 05-03-2024", "2024-03-05T06:05:00Z"),
        ])
    func local(text: String, utc: String) {
        #expect(FeedDate.parse(text, offsetMinutes: 480)?.rfc3339 == utc)
    }

    @Test("CST is China's time for a Chinese source and North America's for others")
    func china() {
        let text = "Tue, 05 Mar 2024 14:05:00 CST"
        #expect(FeedDate.parse(text, offsetMinutes: 480)?.rfc3339 == "2024-03-05T06:05:00Z")
        #expect(FeedDate.parse(text, offsetMinutes: 0)?.rfc3339 == "2024-03-05T20:05:00Z")
    }

    @Test(
        "what is no date is none",
        arguments: [
            "", "yesterday", "刚刚", "0000-00-00 00:00:00", "2024-13-05", "Tue, 31 Feb 2024 14:05:00 GMT", "12", "14:05",
            "99999999999999999999",
            "2024-03-05T25:00:00Z", "5 Mar", "N/A", "123456789",
        ])
    func refused(text: String) {
        #expect(FeedDate.parse(text, offsetMinutes: 480) == nil)
    }

    @Test(
        "the day comes first in Europe, and a short year in China, Japan and Korea",
        arguments: [
            ("5/3/2026", 60, "2026-03-05"), ("5/3/2026", -300, "2026-05-03"), ("5/3/2026", 0, "2026-05-03"),
            ("5/3/2026 2:05 PM", 60, "2026-05-03"), ("24/3/2026", -300, "2026-03-24"), ("26/3/5", 480, "2026-03-05"),
            ("5.3.2026", -300, "2026-03-05"),
        ])
    func order(text: String, offset: Int, day: String) throws {
        let moment = try #require(FeedDate.parse(text, offsetMinutes: offset))
        #expect(moment.rfc3339(offsetMinutes: offset).hasPrefix(day))
    }

    @Test(
        "where nobody has configured a zone, the text's language gives it",
        arguments: [
            ("<language>en</language>", "Parcels lost in the north", "2026-11-24T15:05:00Z"),
            ("", "快递网点丢失包裹", "2026-11-24T07:05:00Z"),
            ("<language>en-us</language>", "快递网点丢失包裹", "2026-11-24T07:05:00Z"),
            ("<language>zh-cn</language>", "Parcels lost", "2026-11-24T07:05:00Z"),
            ("", "宅配便についてのお知らせ", "2026-11-24T06:05:00Z"), ("", "택배 분실 신고", "2026-11-24T06:05:00Z"),
            ("", "Smith, of Peking (北京), wrote at length about parcels", "2026-11-24T15:05:00Z"),
        ])
    func home(language: String, title: String, utc: String) throws {
        let text =
            "<rss version='2.0'><channel>\(language)<link>https://a.example/long/address</link><item><title>\(title)</title>"
            + "<pubDate>2026-11-24 15:05</pubDate></item></channel></rss>"
        let feed = try FeedParser.parse(Array(text.utf8), contentType: nil, baseURL: nil, offsetMinutes: nil)
        #expect(feed.entries.first?.published?.rfc3339 == utc)
    }

    @Test("RFC 3339 and RFC 822 of the same moment agree, over three centuries")
    func law() {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var dice = Dice(seed: 7)
        for _ in 0..<2000 {
            let moment = Timestamp(seconds: Int64(dice.roll(2_000_000_000)) * 4 - 2_000_000_000)
            let offset = dice.roll(27) * 60 - 720
            let civil = CivilTime(moment, offsetMinutes: offset)
            let zone = (offset < 0 ? "-" : "+") + abs(offset / 60).padded(2) + "00"
            let text =
                "\(civil.day) \(months[civil.month - 1]) \(civil.year.padded(4)) "
                + "\(civil.hour.padded(2)):\(civil.minute.padded(2)):\(civil.second.padded(2)) \(zone)"
            #expect(FeedDate.parse(text, offsetMinutes: 480) == moment, "\(text)")
            #expect(FeedDate.parse(moment.rfc3339(offsetMinutes: offset), offsetMinutes: 480) == moment)
        }
    }

    @Test("no text crashes it")
    func noise() {
        let pieces = [
            "5", "2024", ":", "-", "+", "/", "年", "月", "Mar", "PM", "T", "Z", "GMT", ".", " ", "(", "上午",
            "999999999999", "0",
        ]
        var dice = Dice(seed: 11)
        for _ in 0..<20_000 {
            let text = (0..<dice.roll(12)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
            _ = FeedDate.parse(text, offsetMinutes: 480)
        }
    }
}

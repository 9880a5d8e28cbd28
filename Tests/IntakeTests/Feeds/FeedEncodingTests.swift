import Foundation
import Intake
import Testing

@Suite("The bytes decide about the encoding, and one bad byte changes nothing")
struct FeedEncodingTests {
    private static func document(_ label: String?) -> String {
        let declaration = label.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return declaration
            + "<rss version=\"2.0\"><channel><title>物流观察</title><item><title>镕基路网点丢失包裹，客户投诉无人处理</title>"
            + "<description>记者昨日从市场监管部门获悉，该公司已被约谈，并承诺三日内赔付。</description></item></channel></rss>"
    }

    private static let title = "镕基路网点丢失包裹，客户投诉无人处理"

    @Test(
        "every label of the GB family is GB18030, also where GB 2312 lacks the character",
        arguments: [
            "gb2312", "GBK", "gb18030", "cp936", "x-gbk", "ms936", "gb_2312-80", "gb18030-2022", "windows-936",
            "euc-cn",
            "GB2312-80", "csGB2312",
        ])
    func guobiao(label: String) throws {
        let feed = try parsed(encoded(Self.document(label), .gb18030))
        #expect(feed.entries.first?.title == Self.title)
        #expect(!feed.bozo, "\(feed.bozoReason ?? "")")
    }

    @Test(
        "the HTTP charset counts, in whatever form",
        arguments: [
            "text/xml; charset=gbk", "application/rss+xml;charset=\"GB18030\"", "text/xml; Charset='x-gbk'; a=b",
        ])
    func http(contentType: String) throws {
        let feed = try parsed(encoded(Self.document(nil), .gb18030), contentType: contentType)
        #expect(feed.entries.first?.title == Self.title)
    }

    @Test(
        "GBK without a label, or with the wrong one, is found out",
        arguments: [nil, "utf-8", "iso-8859-1", "us-ascii", "big5", "no-such-set"] as [String?])
    func mislabelled(label: String?) throws {
        #expect(try parsed(encoded(Self.document(label), .gb18030)).entries.first?.title == Self.title)
    }

    @Test("UTF-8 is UTF-8 whatever the label says", arguments: ["gb2312", "gbk", "iso-8859-1", "big5", "utf-16"])
    func utf8(label: String) throws {
        let feed = try parsed(Array(Self.document(label).utf8), contentType: "text/xml; charset=\(label)")
        #expect(feed.entries.first?.title == Self.title)
    }

    @Test(
        "HTTP and declaration against the bytes", arguments: [("gbk", "utf-8"), ("utf-8", "gbk"), ("big5", "gb2312")])
    func conflict(http: String, declared: String) throws {
        let bytes = encoded(Self.document(declared), .gb18030)
        #expect(try parsed(bytes, contentType: "text/xml; charset=\(http)").entries.first?.title == Self.title)
    }

    @Test("one broken byte is one lost character, in UTF-8 and in GB18030 alike", arguments: [true, false])
    func brokenByte(isUTF8: Bool) throws {
        let text = Self.document(isUTF8 ? "utf-8" : "gb2312")
        var bytes = isUTF8 ? Array(text.utf8) : encoded(text, .gb18030)
        let mark = isUTF8 ? Array("包裹".utf8) : encoded("包裹", .gb18030)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
        bytes[place] = 0xFF
        let title = try #require(try parsed(bytes).entries.first?.title)
        #expect(title.hasPrefix("镕基路网点丢失"))
        #expect(title.hasSuffix("裹，客户投诉无人处理"))
        #expect(title.contains("\u{FFFD}"))
        #expect(try parsed(bytes).bozo)
    }

    @Test("a byte lost at any place of a GBK title costs at most two characters", arguments: 0..<36)
    func lostByte(offset: Int) throws {
        var bytes = encoded(Self.document("gbk"), .gb18030)
        let mark = encoded(Self.title, .gb18030)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
        bytes.remove(at: place + offset)
        let title = try #require(try parsed(bytes).entries.first?.title)
        let kept = title.count { Self.title.contains($0) }
        #expect(kept >= Self.title.count - 2, "\(title)")
    }

    @Test("each piece is read in the set that it was written in")
    func mixture() throws {
        var bytes = Array(Self.document("utf-8").utf8)
        let mark = Array(Self.title.utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
        bytes.replaceSubrange(place..<place + mark.count, with: encoded(Self.title, .gb18030))
        let feed = try parsed(bytes)
        #expect(feed.title == "物流观察")
        #expect(feed.entries.first?.title == Self.title)
        #expect(feed.bozo)
    }

    @Test("an ASCII document with one stray byte stays what it is")
    func strayByte() throws {
        var bytes = Array(
            "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>caf_ au lait</title></channel></rss>".utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "_")))
        bytes[place] = 0xE9
        #expect(try parsed(bytes).title == "caf\u{FFFD} au lait")
    }

    @Test(
        "UTF-16 and UTF-32 show themselves, with a mark and without",
        arguments: [
            (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16LittleEndian, []),
            (.utf16BigEndian, [0xFE, 0xFF]),
            (.utf16BigEndian, []), (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
            (.utf32BigEndian, []), (.utf8, [0xEF, 0xBB, 0xBF]),
        ] as [(String.Encoding, [UInt8])])
    func wide(encoding: String.Encoding, mark: [UInt8]) throws {
        let feed = try parsed(mark + encoded(Self.document("utf-16"), encoding))
        #expect(feed.entries.first?.title == Self.title)
    }

    @Test(
        "other sets by their labels",
        arguments: [
            ("big5", String.Encoding.big5, "快遞公司遭到投訴，消費者要求賠償"), ("Shift_JIS", .shiftJIS, "宅配便の遅延に苦情"),
            ("euc-kr", .eucKR, "택배 분실 항의"), ("koi8-r", .koi8R, "Жалобы на доставку"),
            ("windows-1251", .windowsCP1251, "Жалобы на доставку"), ("iso-8859-1", .isoLatin1, "Réclamation à Genève"),
            ("iso-8859-2", .isoLatin2, "Skargi na przesyłki"), ("windows-1252", .windowsCP1252, "It’s “late” – €5"),
        ] as [(String, String.Encoding, String)])
    func others(label: String, encoding: String.Encoding, title: String) throws {
        let text = "<?xml version='1.0' encoding='\(label)'?><rss><channel><title>\(title)</title></channel></rss>"
        #expect(try parsed(encoded(text, encoding)).title == title)
    }

    @Test("Big5 without a label is told from GBK and from Western text")
    func detection() throws {
        let chinese = "<rss><channel><title>快遞公司遭到投訴，消費者要求賠償並向主管機關檢舉</title></channel></rss>"
        #expect(try parsed(encoded(chinese, .big5)).title == "快遞公司遭到投訴，消費者要求賠償並向主管機關檢舉")
        let french = "<rss><channel><title>Été à Genève, déjà très tôt</title></channel></rss>"
        #expect(try parsed(encoded(french, .isoLatin1)).title == "Été à Genève, déjà très tôt")
    }

    @Test("HZ, which is written in seven bits")
    func hz() throws {
        let text =
            "<?xml version='1.0' encoding='hz-gb-2312'?><rss><channel><title>~{?l5]~}: ~~ 5</title></channel></rss>"
        #expect(try parsed(text).title == "快递: ~ 5")
    }

    @Test("a Windows euro sign in a GBK feed")
    func euro() throws {
        var bytes = encoded(Self.document("gbk"), .gb18030)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: encoded("物流", .gb18030)) })
        bytes.insert(0x80, at: place)
        #expect(try parsed(bytes).title == "€物流观察")
    }
}

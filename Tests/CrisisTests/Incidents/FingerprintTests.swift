import Crisis
import Foundation
import Testing

@Suite("A fingerprint knows a repost from another story")
struct FingerprintTests {
    private static let lead =
        "11月22日，多位居民向记者反映，小燕快递城南网点自本月中旬起陆续有三百多件包裹下落不明，网点负责人电话始终无人接听，"
        + "部分居民自发聚集在网点门前要求给出说法。市邮政管理局表示已介入了解情况。"

    private func same(_ one: (String, String), _ two: (String, String)) -> Bool {
        Fingerprint(title: one.0, text: one.1).reprint(of: Fingerprint(title: two.0, text: two.1)) != nil
    }

    @Test(
        "reposts and reprints are the same story",
        arguments: [
            (("三百件包裹失踪", lead), ("三百件包裹失踪_新浪财经", lead + "（来源：晨报）")),
            (("", lead), ("", "转发微博：" + lead)),
            (("", lead), ("", "太过分了！//@路人:关注//@晨报：" + lead)),
            (("", lead), ("", lead.replacingOccurrences(of: "，", with: " ") + " https://example.org/a?b=1")),
            (("城南网点三百件包裹失踪", lead), ("小燕快递回应前 居民围堵城南网点", "本报讯 " + lead.replacingOccurrences(of: "多位", with: "部分"))),
            (("", lead), ("", String(lead.prefix(60)))),
            (("小燕快递城南网点三百件包裹失踪居民讨说法", ""), ("小燕快递城南网点三百件包裹失踪居民讨说法 | 晨报", "另一家的摘要，写法完全不同。")),
            (
                ("Courier loses three hundred parcels at southern depot - Reuters", ""),
                ("Courier loses three hundred parcels at southern depot", "")
            ),
            (
                ("", "RT @desk: Courier loses three hundred parcels at the southern depot, residents demand answers"),
                ("", "Courier loses 300 parcels at the southern depot, residents demand answers")
            ),
            (("ＡＢＣ 快递丢失包裹怎么办才好", ""), ("abc 快递​丢失包裹，怎么办才好？", "")),
        ] as [((String, String), (String, String))])
    func reprints(one: (String, String), two: (String, String)) {
        #expect(same(one, two))
        #expect(same(two, one))
    }

    @Test(
        "other stories are other stories, even of the same matter",
        arguments: [
            (("小燕快递城南网点三百件包裹失踪", ""), ("小燕快递员工出售客户信息被查", "")),
            (("小燕快递城南网点三百件包裹失踪", ""), ("小燕快递城南网点失火", "")),
            (("小燕快递回应包裹失踪：正在核查", lead), ("邮管局约谈小燕快递", "市邮政管理局昨日约谈小燕快递负责人，要求限期整改。")),
            (
                ("Courier loses three hundred parcels at southern depot", ""),
                ("Courier apologises for rude driver in southern town", "")
            ),
            (("", "转发微博"), ("", "转发微博")),
            (("", ""), ("", "")),
            (("🔥🔥🔥", "！！！"), ("🔥🔥🔥", "！！！")),
        ] as [((String, String), (String, String))])
    func others(one: (String, String), two: (String, String)) {
        #expect(!same(one, two))
        #expect(!same(two, one))
    }

    @Test("similarity is symmetric, one to itself, and falls with every edit", arguments: 1...20 as ClosedRange<UInt64>)
    func law(seed: UInt64) {
        var dice = MatterDice(seed: seed)
        var characters = (0..<(30 + dice.below(300))).map { _ in
            String(UnicodeScalar(UInt32(0x4e00 + dice.below(5000))) ?? "一")
        }
        let original = Fingerprint(title: "", text: characters.joined())
        #expect(original.similarity(to: original) == .one)
        var previous = 1000
        for _ in 0..<8 {
            for _ in 0..<max(1, characters.count / 20) { characters[dice.below(characters.count)] = "丶" }
            let edited = Fingerprint(title: "", text: characters.joined())
            let alike = original.similarity(to: edited)
            #expect(alike == edited.similarity(to: original))
            // An estimate for long texts, so a small rise is possible.
            #expect(alike.value <= previous + 60)
            previous = alike.value
        }
        #expect(previous < 500)
    }

    @Test("a text of ten million characters costs no more than its beginning")
    func long() {
        let text = String(repeating: "包裹丢失", count: 500_000)
        let print = Fingerprint(title: text, text: text)
        #expect(print.size < 20)
        #expect(Fingerprint(title: "", text: String(repeating: "//@", count: 100_000)).isEmpty)
    }

    @Test("it is stored and read back as it was; damaged memory is refused")
    func stored() throws {
        let print = Fingerprint(title: "小燕快递城南网点三百件包裹失踪", text: Self.lead)
        let json = try JSONEncoder().encode(print)
        #expect(try JSONDecoder().decode(Fingerprint.self, from: json) == print)
        #expect(json.count < 1200)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Fingerprint.self, from: Data(#"{"sketch":"zz","size":1}"#.utf8))
        }
    }
}

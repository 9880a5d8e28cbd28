import Crisis
import Testing

@Suite("Personal data does not leave the house")
struct RedactorTests {
    @Test(
        "phones of every spelling are masked, hotlines and amounts are not",
        arguments: [
            ("电话13812345678联系", "电话138****5678联系"), ("138 1234 5678", "138****5678"),
            ("138-1234-5678。", "138****5678。"),
            ("+86 138 1234 5678", "+86 138****5678"), ("8613812345678", "86 138****5678"),
            ("\u{FF11}\u{FF13}\u{FF18}12345678", "138****5678"),
            ("加我一三八一二三四五六七八", "加我138****5678"), ("座机010-62345678", "座机****78"), ("0571 8765 4321", "****21"),
            ("call (212) 555-0142 now", "call (****42 now"), ("+44 20 7946 0018", "+****18"),
            ("拨打95338或400-811-1111", "拨打95338或400-811-1111"), ("赔了11000元", "赔了11000元"),
            ("12345678901件", "12345678901件"),
            ("2026-11-24 15:05", "2026-11-24 15:05"), ("202611241505", "202611241505"),
            ("涨3.1415926535", "涨3.1415926535"),
            ("一二三四", "一二三四"), ("第1234567号", "第1234567号"),
        ])
    func phones(text: String, masked: String) {
        #expect(Redactor().redact(text) == masked)
    }

    @Test(
        "identity numbers, passports and bank cards are masked",
        arguments: [
            ("身份证110105199003071234", "身份证****"), ("11010519900307123X。", "****。"), ("11010519900307123x", "****"),
            ("护照E12345678", "护照****"), ("卡号6222021234567890128", "卡号****0128"), ("4111 1111 1111 1111", "****1111"),
        ])
    func identities(text: String, masked: String) {
        #expect(Redactor().redact(text) == masked)
    }

    @Test(
        "waybills keep the carrier's letters and the last four digits",
        arguments: [
            ("单号SF1234567890123丢了", "单号SF****0123丢了"), ("YT7412345678901", "YT****8901"),
            ("JDVB01234567890", "JDVB****7890"),
            ("快递单号 773123456789012", "快递单号 ****9012"), ("运单：78901234", "运单：****1234"),
            ("tracking 98765432", "tracking ****5432"),
        ])
    func waybills(text: String, masked: String) {
        #expect(Redactor().redact(text) == masked)
    }

    @Test(
        "plates, mail addresses, accounts and house numbers are masked; a town, a district and a street stay",
        arguments: [
            ("浙A12345撞人", "浙A****撞人"), ("粤B·D12345", "粤B****"), ("京东A股", "京东A股"),
            ("写信到wang.li@example.com.", "写信到w***@example.com."), ("@顺丰速运 回复我", "@顺丰速运 回复我"),
            ("加微信：lihua_1988", "加微信：****"), ("微信支付2026", "微信支付2026"), ("QQ 123456789", "QQ ****"),
            ("杭州市西湖区文一西路969号3幢502室", "杭州市西湖区****"), ("住在幸福小区12栋2单元301", "住在****"), ("中山路拥堵", "中山路拥堵"),
            ("at 12 Green Park Road, Leeds", "at ****, Leeds"), ("3 big parcels lost", "3 big parcels lost"),
        ])
    func places(text: String, masked: String) {
        #expect(Redactor().redact(text) == masked)
    }

    @Test("only the kinds that a channel names are taken out")
    func kinds() {
        let text = "13812345678 浙A12345"
        #expect(Redactor([.plate]).redact(text) == "13812345678 浙A****")
        #expect(Redactor([]).redact(text) == text)
    }

    @Test(
        "masking twice is masking once, and a mask is never longer news than the text",
        arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func laws(seed: UInt64) {
        var dice = MatterDice(seed: seed)
        let alphabet = Array("0123456789一二三 -.@()+SFX浙A路号栋区微信qq".unicodeScalars)
        for _ in 0..<500 {
            let scalars = (0..<dice.below(40)).map { _ in alphabet[dice.below(alphabet.count)] }
            let text = String(String.UnicodeScalarView(scalars))
            let findings = Redactor().findings(in: text)
            var place = 0
            for finding in findings {
                #expect(finding.range.lowerBound >= place && finding.range.upperBound <= scalars.count)
                place = finding.range.upperBound
            }
            #expect(Redactor([]).redact(text) == text)
        }
    }

    @Test("a long run of digits takes time in proportion to its length")
    func hostile() {
        let text = String(repeating: "1 2-3.4", count: 20_000) + String(repeating: "路1", count: 20_000)
        #expect(!Redactor().redact(text).isEmpty)
    }
}

import Crisis
import Delivery
import FoundationEssentials
import Testing

@Suite("Text from outside stays text")
struct HostileTextTests {
    /// The Markdown of an alert in which everything that comes from outside is `text`.
    private func markdown(_ text: String) -> String {
        let both = LocalizedText(zh: text, en: text)
        var alert = AlertFixture.alert(
            title: text,
            highlights: [
                .init(
                    fact: FactID(text), at: AlertFixture.now, source: text, tier: .social, title: text, quote: text,
                    url: "https://a.example/" + text)
            ])
        alert.incident.acknowledgement?.by = text
        alert.assessment.floors[0].reason = both
        alert.assessment.floors[0].grounds[0].quote = text
        alert.assessment.parts[0].grounds[0].quote = text
        alert.assessment.parts[0].reason = both
        alert.checklist?.items[0].closedBy = text
        alert.checklist?.items[1].people[0].name = text
        alert.checklist?.items[1].people[0].contact = text
        return AlertMarkdown().text(of: alert)
    }

    /// What is neither escaped nor in a code span; nil when a code span does not end on its line.
    private func alive(_ line: Substring) -> String? {
        var living = ""
        var isCode = false
        var isEscaped = false
        for character in line {
            switch character {
            case "`" where !isEscaped: isCode.toggle()
            case _ where isCode: continue
            case "\\" where !isEscaped: isEscaped = true
            case _ where isEscaped:
                isEscaped = false
                living.append("·")
            default: living.append(character)
            }
        }
        return isCode ? nil : living
    }

    @Test(
        "a hostile title shows and does nothing",
        arguments: [
            ("[点此退款](http://evil.example)", "\\[点此退款\\]\\(http：//evil.example)"),
            ("![](http://tracker.example/p.png)", "!\\[\\]\\(http：//tracker.example/p.png)"),
            ("<img src=x onerror=alert(1)>", "＜img src=x onerror=alert(1)＞"),
            ("<at id=all></at> 全体", "＜at id=all＞＜/at＞ 全体"),
            ("@all @channel a@b.example", "＠all ＠channel a＠b.example"),
            ("www.evil.example", "www．evil.example"),
            ("a\n# 红色预警\r\n- [x] C01", "a # 红色预警 - \\[x\\] C01"),
            ("\u{1B}[31mred\u{1B}]8;;http://e\u{7}", "␛\\[31mred␛\\]8;;http：//e␇"),
            ("合同\u{202E}txt.exe\u{2066}", "合同⟨U+202E⟩txt.exe⟨U+2066⟩"),
            ("a\u{200B}b\u{FEFF}c\u{E0041}", "abc"),
            ("**粗** _斜_ ~~删~~ `码` | 列", "\\*\\*粗\\*\\* \\_斜\\_ \\~\\~删\\~\\~ \\`码\\` \\| 列"),
            ("&lt;script&gt; $x$ \\", "\\&lt;script\\&gt; \\$x\\$ \\\\"),
            ("{{ incident.title }}", "{{ incident.title }}"),
            ("1. 第一", "1\\. 第一"),
        ])
    func titles(text: String, shown: String) {
        let page = markdown(text)
        #expect(page.split(separator: "\n").first?.hasSuffix(" · " + shown) == true, "\(page.prefix(200))")
    }

    @Test("no mixture of dangerous pieces becomes a link, an image, HTML, a mention, a new line or a hidden turn")
    func mixtures() {
        let pieces = [
            "[", "]", "(", ")", "!", "<", ">", "@", "http://", "https://e.example", "www.", "`", "``", "\\", "\n", "\r",
            "\u{1B}[2J", "\u{202E}", "\u{2028}", "\u{0}", "|", "退款", "a", " ", "*", "#", "- ", "mailto:x@y", "&#64;",
            "\u{200D}", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "javascript:alert(1)", "<at id=all>",
        ]
        let lines = markdown("x").count { $0 == "\n" }
        for seed in 0..<80 {
            var dice = Dice(seed: UInt64(seed))
            let text = (0..<Int.random(in: 1...12, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }
                .joined()
            let page = markdown(text)
            #expect(page.count { $0 == "\n" } == lines, "seed \(seed)")
            for line in page.split(separator: "\n") {
                guard let living = alive(line) else {
                    Issue.record("seed \(seed): a code span runs on in \(line)")
                    continue
                }
                for danger in ["](", "![", "<", "@", "://", "www."] {
                    #expect(!living.contains(danger), "seed \(seed): \(danger) in \(line)")
                }
            }
            let hidden = page.unicodeScalars.filter { scalar in
                scalar.properties.isBidiControl || scalar.properties.generalCategory == .format
                    || (scalar.properties.generalCategory == .control && scalar != "\n")
            }
            #expect(hidden.isEmpty, "seed \(seed)")
        }
    }

    @Test("a text of a million characters is cut")
    func length() throws {
        let page = markdown(String(repeating: "包裹", count: 500_000))
        #expect(page.utf8.count < 40_000)
        #expect(page.contains("…"))
        let json = try AlertJSON().file(of: AlertFixture.alert(title: String(repeating: "包", count: 1_000_000)))
        #expect(json.count < 60_000)
    }

    @Test("a link that is no web address is not shown")
    func scheme() {
        var alert = AlertFixture.alert()
        alert.highlights[0].url = "javascript:alert(1)"
        let page = AlertMarkdown().text(of: alert)
        #expect(!page.contains("javascript"))
        #expect(page.contains("the link is no web address"))
    }

    @Test("the JSON keeps the exact text")
    func json() throws {
        let title = "[点此](http://e) \u{202E} <at id=all> \"\\ \n \u{1B}"
        let bytes = try AlertJSON().file(of: AlertFixture.alert(title: title))
        struct Shape: Decodable {
            struct Incident: Decodable { var title: String }
            var incident: Incident
        }
        #expect(try JSONDecoder().decode(Shape.self, from: Data(bytes)).incident.title == title)
        #expect(!bytes.contains(0x1B))
    }
}

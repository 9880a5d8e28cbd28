import Testing

@testable import Crisis

@Suite("Stories from a stream of texts")
struct StoryStreamTests {
    private static let start = Timestamp(seconds: 1_780_000_000)

    /// Places texts an hour apart and returns where each went.
    private func places(_ texts: [(title: String, text: String)]) -> [StoryPlacement] {
        var stream = StoryStream()
        return texts.enumerated().map { number, text in
            stream.place(
                id: "t\(number)", title: text.title, text: text.text, at: Self.start + .hours(Int64(number)))
        }
    }

    private static let report = (
        title: "柳州圆通快递货车撞倒学生",
        text: "3月1日17时许，柳州市鱼峰区一路口发生一起交通事故，圆通快递货车右转时将一名初中生撞倒，伤者被送往柳州市人民医院，经抢救无效身亡。警方已控制驾驶人，事故原因正在调查。"
    )

    @Test("Different words about one event are one story")
    func differentWords() {
        let found = places([
            Self.report,
            ("圆通回应柳州车祸：涉事司机系外包车队人员", "圆通速递在声明中说，柳州肇事货车属于当地一家外包运输公司，公司已派人看望学生家属。"),
            ("哈尔滨冰雪大世界开园首日客流四万", ""),
            ("柳州交警通报圆通货车撞人事故：司机疲劳驾驶", ""),
        ])
        #expect(found[0].story == found[1].story)
        #expect(found[3].story == found[0].story)
        #expect(found[2].story != found[0].story)
    }

    @Test("Two accidents of one kind in two cities are two stories")
    func twoAccidents() {
        let found = places([
            Self.report,
            ("南阳环卫工人被中通面包车撞伤", "清晨6点，南阳市卧龙区，一辆中通快递的面包车与正在作业的环卫工人相撞，伤者送南阳市中心医院，交警正在做责任认定。"),
        ])
        #expect(found[0].story != found[1].story)
    }

    @Test(
        "A reprint is known under another headline, in Traditional characters, with a note, or cut",
        arguments: [
            ("圆通一货车肇事致学生身亡", report.text),
            ("柳州圓通快遞貨車撞倒學生", "3月1日17時許，柳州市魚峰區一路口發生一起交通事故，圓通快遞貨車右轉時將一名初中生撞倒，傷者被送往柳州市人民醫院，經搶救無效身亡。警方已控制駕駛人，事故原因正在調查。"),
            (report.title + "_新浪财经", report.text + "（编辑：李娜 来源：央视新闻）"),
            (report.title, String(report.text.prefix(76))),
        ])
    func reprints(title: String, text: String) throws {
        let found = places([Self.report, ("奶茶店推出低因咖啡系列", ""), (title, text)])
        #expect(found[2].story == found[0].story)
        let reprint = try #require(found[2].reprint)
        #expect(reprint.of == "t0")
        #expect(reprint.jaccard >= PerMille(700))
    }

    @Test("Headlines of one pattern about different companies are no reprints")
    func onePattern() {
        let found = places([("江淮重工发布股权激励草案", ""), ("海天纺织发布股权激励草案", "")])
        #expect(found[1].reprint == nil)
    }

    @Test("English endings are folded and a headline joins by its name and another word")
    func english() {
        let found = places([
            ("Halden Motors recalls 1.7 million cars over faulty airbags", ""),
            ("Halden's airbag recall: is your car affected?", ""),
            ("Coffee may protect against liver cirrhosis, study finds", ""),
        ])
        #expect(found[0].story == found[1].story)
        #expect(found[2].story != found[0].story)
    }

    @Test("A decision rests on what came before it alone")
    func noLookingAhead() {
        let texts = [
            Self.report, ("南阳环卫工人被中通面包车撞伤", ""), ("圆通就柳州交通事故致歉", ""), ("国足2比0胜新加坡", ""),
            ("柳州学生被撞身亡，家属：圆通没有人来道歉", ""),
        ]
        let all = places(texts)
        for count in 1...texts.count { #expect(places(Array(texts.prefix(count))) == Array(all.prefix(count))) }
    }

    @Test("A time before an earlier one counts as that one's")
    func backwards() {
        var stream = StoryStream()
        _ = stream.place(id: "a", title: Self.report.title, text: "", at: Self.start)
        let late = stream.place(id: "b", title: Self.report.title, text: "", at: Self.start - .days(400))
        #expect(late.reason == .reprint)
        #expect(stream.now == Self.start)
    }

    @Test("Alarming stories of one brand in two languages are one incident")
    func otherLanguage() {
        var stream = StoryStream()
        let chinese = stream.place(
            id: "a", title: "特斯拉刹车失灵致两人死亡", text: "", at: Self.start, alarms: ["death"])
        let english = stream.place(
            id: "b", title: "Two killed in Tesla crash blamed on brakes", text: "", at: Self.start + .hours(5),
            alarms: ["death"])
        #expect(english.story != chinese.story)
        #expect(english.incident == chinese.incident)
        #expect(english.link == .otherLanguage)
    }

    @Test("Thousands of equal texts, empty titles and a text of ten megabytes are taken")
    func hostile() {
        var stream = StoryStream()
        let first = stream.place(id: "0", title: Self.report.title, text: Self.report.text, at: Self.start)
        for number in 1...2000 {
            let copy = stream.place(
                id: "\(number)", title: Self.report.title, text: Self.report.text, at: Self.start)
            if copy.story != first.story { Issue.record("copy \(number) went elsewhere") }
        }
        let one = stream.place(id: "e1", title: "", text: "", at: Self.start)
        let two = stream.place(id: "e2", title: "\u{200B}\u{202E}🔥", text: "", at: Self.start)
        #expect(one.story != two.story)
        let large = String(repeating: "快递丢失投诉", count: 600_000)
        #expect(stream.place(id: "big", title: "长文", text: large, at: Self.start).story != first.story)
    }

    @Test("Its summary counts texts and wordings")
    func summary() throws {
        var stream = StoryStream()
        for number in 0..<5 {
            _ = stream.place(
                id: "\(number)", title: Self.report.title, text: Self.report.text,
                at: Self.start + .minutes(Int64(number)))
        }
        _ = stream.place(id: "o", title: "圆通回应柳州车祸：司机系外包", text: "", at: Self.start + .hours(1))
        let story = try #require(stream.summaries.first)
        #expect(story.texts == 6)
        #expect(story.wordings == 2)
        let line = story.line(in: .chinese, outlets: 14) { String($0.rfc3339.prefix(10)) }
        #expect(line.hasPrefix("柳州圆通快递货车撞倒学生 · 14 家媒体，6 篇（2 种写法） · "))
    }

    @Test("The explanation quotes words of the text")
    func explanation() {
        var stream = StoryStream()
        _ = stream.place(id: "a", title: Self.report.title, text: Self.report.text, at: Self.start)
        let title = "柳州交警通报圆通货车撞人事故"
        let close = stream.place(id: "b", title: title, text: "", at: Self.start)
        let line = close.json(id: "b", alarms: [], explaining: (title, ""))
        #expect(line.contains("\"reason\":\"close\""))
        #expect(line.contains("柳州"))
    }
}

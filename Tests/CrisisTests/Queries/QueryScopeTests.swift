import Crisis
import Testing

@Suite("Queries narrow where they look and from where they hear")
struct QueryScopeTests {
    @Test(
        "title: and text: look in one part of a text only",
        arguments: [
            ("title:丢失", "快递丢失", "客服没有回应", true), ("title:丢失", "顺丰致歉", "快递丢失", false),
            ("text:丢失", "快递丢失", "客服没有回应", false), ("text:丢失", "顺丰致歉", "快递丢失", true),
            ("title:(顺丰 OR 圆通) text:丢失", "圆通致歉", "快递丢失", true),
            ("title:(顺丰 丢失)", "顺丰丢失", "", true), ("title:(顺丰 丢失)", "顺丰", "丢失", false),
            ("title:(顺丰 NEAR/2 丢失)", "顺丰又丢失", "快递", true), ("title:\"sf express\"", "SF Express lost it", "x", true),
            ("快递 -title:广告", "广告", "快递", false), ("快递 -title:广告", "新闻", "快递广告", true),
            ("title\u{FF1A}丢失", "快递丢失", "", true), ("text:丢失", "", "快递丢失", true),
        ])
    func areas(query: String, title: String, text: String, holds: Bool) throws {
        #expect((try Query(query).match(NormalizedText(title: title, text: text)) != nil) == holds)
    }

    @Test(
        "source:, family:, tier: and kind: ask where a text comes from",
        arguments: [
            ("丢失 tier:outlet", true), ("丢失 tier:(national OR authority)", false), ("丢失 -tier:own", true),
            ("丢失 kind:coverage", true), ("丢失 kind:complaint", false), ("丢失 source:sina-tech", true),
            ("丢失 source:sina*", true), ("丢失 source:sina", false), ("丢失 family:media", true),
            ("(丢失 family:public) OR (丢失 tier:(outlet, national))", true),
        ])
    func origins(query: String, holds: Bool) throws {
        let origin = TextOrigin(source: "sina-tech", family: .media, tier: .outlet, kind: .coverage)
        #expect((try Query(query).match(NormalizedText("快递丢失"), from: origin) != nil) == holds)
    }

    @Test("a condition on the origin does not hold for a text of unknown origin")
    func unknownOrigin() throws {
        #expect(try Query("丢失 tier:outlet").match(NormalizedText("丢失")) == nil)
    }

    @Test(
        "SENTENCE wants both in one sentence, in either order",
        arguments: [
            ("快递 SENTENCE 丢失", "我的快递，上周寄的，丢失了。", true), ("快递 SENTENCE 丢失", "快递到了。钥匙丢失。", false),
            ("丢失 SENTENCE 快递", "快递又丢失！", true), ("parcel SENTENCE lost", "The parcel came. My key is lost.", false),
            ("parcel SENTENCE lost", "Lost: one parcel, again", true), ("快递 SENTENCE 快递", "快递", false),
            ("(快递 EXCEPT 快递柜) SENTENCE 丢失", "快递柜坏了，钥匙丢失。", false),
        ])
    func sentences(query: String, text: String, holds: Bool) throws {
        #expect((try Query(query).match(NormalizedText(text)) != nil) == holds)
    }

    @Test(
        "? is one character and * the letters of one word",
        arguments: [
            ("顺?丰", "又是顺·丰", true), ("顺?丰", "顺丰", false), ("顺?丰", "顺x丰快递", true), ("退?款", "退了款", true),
            ("wom?n", "two women", true), ("wom?n", "womxyn", false), ("de*ed", "it was delayed", true),
            ("de*ed", "delay, indeed", false), ("*ship", "the hardship", true), ("*ship", "shipping", false),
            ("c*t", "cat", true), ("c*t", "concat", true), ("c*t", "scat", false), ("H?M", "抵制H&M!", true),
            ("de*y*d", "delayed", true),
            ("?丰", "顺丰", true), ("why?", "whys", true), ("\"why?\"", "but why? because", true),
        ])
    func wildcards(query: String, text: String, holds: Bool) throws {
        #expect((try Query(query).match(NormalizedText(text)) != nil) == holds)
    }

    @Test("a group of synonyms stands for each of its words, phrases among them")
    func synonyms() throws {
        let groups = ["lost": ["丢失", "丢件", "went missing"], "parcel": ["快递"]]
        let query = try Query("{parcel} NEAR/6 {lost}", synonyms: groups)
        #expect(query.match(NormalizedText("快递又丢件")) != nil)
        #expect(query.match(NormalizedText("the 快递 went missing")) != nil)
        #expect(query.match(NormalizedText("快递到了")) == nil)
    }

    @Test("a hit names the part of the query that found it, in the writer's words")
    func parts() throws {
        let query = try Query("(快递 NEAR/5 丢失) OR title:complain*")
        let match = try #require(query.match(NormalizedText(title: "Complaints", text: "快递又丢失")))
        #expect(match.hits.map(\.part) == ["complain*", "快递 NEAR/5 丢失"])
        #expect(match.hits.map(\.quote) == ["Complaints", "快递又丢失"])
    }

    @Test("what is missing is told by the query's own words")
    func words() throws {
        let words = try Query("快递 丢失").words(in: NormalizedText("快递，快递"))
        #expect(words.map(\.word) == ["快递", "丢失"])
        #expect(words.map(\.count) == [2, 0])
    }

    @Test(
        "a mistake is told with its place",
        arguments: [
            ("{lost", 0), ("快递 {nobody}", 3), ("tilte:快递", 0), ("快递 tier:press", 8), ("快递 tier:()", 3),
            ("快递 kind:(coverage", 8), ("title:(text:快递)", 7), ("tier:outlet", 0), ("a*b*c*d*e", 0), ("快递 SENTENCE", 3),
            ("(a b) SENTENCE c", 6), ("title:)", 6),
        ])
    func mistakes(query: String, position: Int) throws {
        let error = try #require(throws: QueryError.self) { try Query(query, synonyms: ["lost": ["丢失"]]) }
        #expect(error.position == position)
        #expect(!error.message.zh.isEmpty && !error.message.en.isEmpty)
    }

    @Test("times, ratios and addresses are words, not fields", arguments: ["10:30", "3:1", "C:盘", "rss://x.cn"])
    func colons(query: String) throws {
        _ = try Query(query + " OR 快递")
    }

    @Test("wildcards stay cheap on a hostile text")
    func hostile() throws {
        let text = NormalizedText(String(repeating: String(repeating: "ab", count: 40) + " ", count: 2000))
        #expect(try Query("a*b*b*q").match(text) == nil)
    }
}

import Crisis
import Testing

@Suite("Watch queries find what their words say")
struct QueryTests {
    @Test(
        "words, phrases and operators",
        arguments: [
            ("顺丰", "今天顺丰又丢件", true), ("顺丰", "一帆风顺,丰收", false), ("順豐", "\u{987A}丰快递", true),
            ("sf express", "SF lost my express parcel", true), ("\"sf express\"", "SF lost my express parcel", false),
            ("\"SF Express\"", "my sf\u{3000}EXPRESS parcel", true), ("cat", "concatenate", false),
            ("EMS", "问题systems", false), ("EMS", "用EMS寄的", true), ("complain*", "Complaints!", true),
            ("complain", "complaints", false), ("快递 丢失", "丢失了快递", true), ("快递 AND 丢失", "快递", false),
            ("快递 OR 包裹", "包裹", true), ("快递 NOT 顺丰", "顺丰快递", false), ("快递 -顺丰", "圆通快递", true),
            ("a OR b c", "a", true), ("(a OR b) c", "a", false), ("(a OR b) c", "c b", true),
            ("快递 -(顺丰 OR 圆通)", "圆通快递", false), ("\u{FF08}顺丰\u{FF09} \u{201C}丢失\u{201D}", "顺丰丢失", true),
            ("\"AND\"", "this and that", true), ("e-mail", "an e-mail", true), ("H&M", "抵制H&M!", true),
            ("x NOT NOT y", "x y", true), ("\u{FF33}\u{FF26}", "sf", true),
        ])
    func operators(query: String, text: String, holds: Bool) throws {
        #expect((try Query(query).match(NormalizedText(text)) != nil) == holds)
    }

    @Test(
        "NEAR counts Chinese characters and English words, either way; ONEAR keeps the order",
        arguments: [
            ("快递 NEAR/2 丢失", "快递已经丢失", true), ("快递 NEAR/1 丢失", "快递已经丢失", false),
            ("丢失 NEAR/2 快递", "快递已经丢失", true), ("丢失 ONEAR/2 快递", "快递已经丢失", false),
            ("快递 ONEAR/2 丢失", "快递已经丢失", true), ("lost NEAR/2 parcel", "lost my red parcel", true),
            ("lost NEAR/1 parcel", "lost my red parcel", false), ("lost NEAR/0 parcel", "lost, parcel", true),
            ("快递 NEAR/0 快递", "快递", false), ("快递 NEAR/0 快递", "快递,快递", true),
            ("(丢 OR 失) NEAR/1 (包裹 OR 快递)", "快递丢", true), ("a NEAR/1 b NEAR/1 c", "a b c", true),
            ("a NEAR/1 b NEAR/1 c", "c x x a b", false), ("快递 NEAR/3 lost", "快递公司 has lost", true),
        ])
    func near(query: String, text: String, holds: Bool) throws {
        #expect((try Query(query).match(NormalizedText(text)) != nil) == holds)
    }

    @Test(
        "NOT leaves out texts, EXCEPT leaves out occurrences",
        arguments: [
            ("中通 NOT (深中通道 OR 中通客车)", "深中通道通车,中通爆仓", false),
            ("中通 EXCEPT (深中通道 中通客车)", "深中通道通车,中通爆仓", true),
            ("中通 EXCEPT (深中通道 OR 中通客车)", "深中通道通车", false), ("极兔 EXCEPT 北极兔", "北极兔很可爱", false),
            ("极兔 EXCEPT 北极兔", "北极兔寄极兔", true), ("(中通 OR 圆通) EXCEPT (圆通寺)", "圆通寺", false),
            ("(极兔 EXCEPT 北极兔) NEAR/3 快递", "北极兔快递", false),
            ("中通 EXCEPT (\"深中通道\"\u{FF0C}中通客车\u{3001}空中通话)", "空中通话", false),
        ])
    func except(query: String, text: String, holds: Bool) throws {
        #expect((try Query(query).match(NormalizedText(text)) != nil) == holds)
    }

    @Test("hits quote the original text in its order")
    func hits() throws {
        let text = "丟失的Package和快\u{200B}遞"
        let match = try #require(try Query("快递 package (丢失 OR 找到)").match(NormalizedText(text)))
        #expect(match.hits.map(\.quote) == ["丟失", "Package", "快\u{200B}遞"])
        for hit in match.hits { #expect(text.scalars(hit.range) == hit.quote) }
    }

    @Test(
        "a word repeated a hundred thousand times costs no more than reading it",
        arguments: ["甲 NEAR/100 乙", "甲 EXCEPT 丙甲", "甲 -乙"])
    func repeated(query: String) throws {
        let text = NormalizedText(String(repeating: "甲", count: 100_000) + String(repeating: "乙", count: 90_000))
        let hits = try Query(query).match(text)?.hits.count ?? 0
        #expect(hits <= QueryMatch.maximumHits)
    }

    @Test("queries that mean the same decide the same", arguments: 0..<100 as Range<UInt64>)
    func laws(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = NormalizedText(String((0..<12).map { _ in "甲乙丙丁 ".randomElement(using: &generator) ?? "甲" }))
        func holds(_ query: String) throws -> Bool { try Query(query).match(text) != nil }
        #expect(try holds("甲 乙") == (holds("甲") && holds("乙")))
        #expect(try holds("甲 OR 乙") == (holds("甲") || holds("乙")))
        #expect(try holds("甲 -乙") == (holds("甲") && !holds("乙")))
        #expect(try holds("甲 -(乙 OR 丙)") == (holds("甲 -乙 -丙")))
        #expect(try holds("甲 NEAR/1 乙") == (holds("乙 NEAR/1 甲")))
        #expect(try !holds("甲 NEAR/1 乙") || holds("甲 NEAR/3 乙"))
        #expect(try holds("甲乙") == (holds("甲 ONEAR/0 乙 EXCEPT \"甲 乙\"")))
    }

    @Test(
        "what is wrong with a query is said with its place",
        arguments: [
            ("", 0, .empty), ("   ", 0, .empty), ("顺丰 \"丢", 3, .unclosedQuote), ("(顺丰", 0, .unclosedParenthesis),
            ("顺丰)", 2, .unopenedParenthesis), ("顺丰 AND", 3, .missingOperand(of: "AND")),
            ("OR 顺丰", 0, .missingOperand(of: "OR")),
            ("a OR OR b", 5, .missingOperand(of: "OR")), ("a NEAR b", 2, .nearWithoutDistance("NEAR")),
            ("a NEAR/x b", 2, .nearWithoutDistance("NEAR")), ("a NEAR/101 b", 2, .nearWithoutDistance("NEAR")),
            ("a NEAR/3 (b c)", 2, .notAPlace(operator: "NEAR")), ("NOT a", 0, .matchesEverything),
            ("a OR -b", 0, .matchesEverything), ("a EXCEPT", 2, .exceptNeedsWords),
            ("a EXCEPT (b AND c)", 12, .exceptNeedsWords),
            ("a, b", 1, .strayComma), ("()", 0, .nothingToFind("()")), ("顺丰 \"\"", 3, .nothingToFind("")),
            ("a (NOT)", 3, .missingOperand(of: "NOT")), ("a b)", 3, .unopenedParenthesis),
            ("(a OR (b)", 0, .unclosedParenthesis),
            ("a EXCEPT (", 9, .unclosedParenthesis), ("a NEAR/2", 2, .missingOperand(of: "NEAR")),
        ] as [(String, Int, QueryError.Reason)])
    func errors(query: String, position: Int, reason: QueryError.Reason) {
        let error = #expect(throws: QueryError.self) { try Query(query) }
        #expect(error == QueryError(reason, at: position))
        #expect(error?.message.zh.contains("第 \(position + 1) 个字符") == true)
        #expect(error?.advice.en.isEmpty == false)
    }

    @Test(
        "deep, long and repeated operators give an error and no overflow",
        arguments: [
            String(repeating: "(", count: 1_000) + "a" + String(repeating: ")", count: 1_000),
            String(repeating: "NOT ", count: 900) + "a", "a" + String(repeating: " NEAR/1 a", count: 400),
            String(repeating: "a ", count: 5_000),
        ])
    func limits(query: String) {
        let error = #expect(throws: QueryError.self) { try Query(query) }
        #expect(error?.reason == .tooDeep || error?.reason == .tooLong(query.count))
    }

    @Test("no text makes the parser fail otherwise than by its error", arguments: 0..<300 as Range<UInt64>)
    func anyText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "AND", "OR", "NOT", "-", "(", ")", "\"", "EXCEPT", "NEAR/2", "ONEAR/1", "甲", "b*", ",", " ", "\u{200B}",
            "*",
        ]
        let text = (0..<12).map { _ in (pieces.randomElement(using: &generator) ?? "") + " " }.joined()
        if let query = try? Query(text) { _ = query.match(NormalizedText("甲 b 甲")) }
    }
}

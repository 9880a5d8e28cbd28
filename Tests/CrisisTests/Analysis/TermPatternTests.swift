import Crisis
import Settings
import Testing

@Suite("Patterns find what they describe, and no pattern or text makes them slow")
struct TermPatternTests {
    @Test(
        "what is found in a text",
        arguments: [
            ("等了?{number}个?(半)?(小时|钟头)", "我等了三个小时才到", "等了三个小时"),
            ("等了?{number}个?(半)?(小时|钟头)", "等2.5小时", "等2.5小时"),
            ("等了?{number}个?(半)?(小时|钟头)", "等了很久", ""),
            ("连.{1,6}都没", "连一瓶水都没有", "连一瓶水都没"),
            ("连.{1,6}都没", "连\n水都没有", ""),
            ("退[货款]+", "要求退货款", "退货款"),
            ("[^不]满意", "很满意", "很满意"),
            ("[^不]满意", "不满意", ""),
            ("顺.?丰", "顺·丰", "顺·丰"),
            ("快递|丢件", "又丢件", "丢件"),
            ("賠償{2}", "赔偿偿", "赔偿偿"),
        ])
    func found(pattern: String, text: String, quote: String) throws {
        #expect(try quotes(of: pattern, .chinese, in: text) == (quote.isEmpty ? [] : [quote]))
    }

    @Test(
        "English words are found whole and numbers by their names",
        arguments: [
            ("on hold (for )?{number} (hours?|minutes?)", "ON HOLD for two hours now", "ON HOLD for two hours"),
            ("on hold (for )?{number} (hours?|minutes?)", "on hold for ages", ""),
            ("lost (my|our) bags?", "they lost my bagpipes", ""),
            ("lost (my|our) bags?", "almost lost our bags", "lost our bags"),
            ("broke( down| off)* twice", "broke down off twice", "broke down off twice"),
        ])
    func english(pattern: String, text: String, quote: String) throws {
        #expect(try quotes(of: pattern, .english, in: text) == (quote.isEmpty ? [] : [quote]))
    }

    @Test(
        "a bad pattern is refused at its position",
        arguments: [
            ("退货(", 3), ("退货)", 3), ("退货[", 3), ("退[货-一]", 4), ("退货**", 4), ("*退货", 1), ("退货{5,2}", 3),
            ("退货{900}", 7), ("(退货)\\1", 6), ("(?=退货)", 1), ("^退货", 1), ("退货$", 3), ("退货{x}", 3), ("退货\\", 3),
            (".*", 1), ("[ab]+", 1), ("a?", 1),
        ])
    func refused(pattern: String, position: Int) {
        let error = #expect(throws: PatternError.self) { try TermPattern(pattern, language: .chinese) }
        #expect(error?.position == position)
    }

    @Test("too deep, too long and too large patterns are refused")
    func bounds() {
        for pattern in [
            String(repeating: "(", count: 30) + "退货" + String(repeating: ")", count: 30),
            String(repeating: "退", count: 700), "退货((.{60}){60}){60}",
        ] {
            #expect(throws: PatternError.self) { try TermPattern(pattern, language: .chinese) }
        }
    }

    @Test(
        "what makes backtracking matchers explode ends at once",
        arguments: [
            ("ab(a+)+c", "ab" + String(repeating: "a", count: 10_000)),
            ("ab(a|aa)+(a|aa)+(a|aa)+c", String(repeating: "ab" + String(repeating: "a", count: 50), count: 200)),
            ("(.*.*.*)ab(.*.*.*)!", String(repeating: "ab", count: 10_000)),
            (".{0,60}退款.{0,60}!", String(repeating: "退款", count: 10_000)),
            ("(x+x+)+yy", String(repeating: "x", count: 15_000) + "yy"),
        ])
    func catastrophic(pattern: String, text: String) throws {
        #expect(try quotes(of: pattern, .english, in: text).count <= Analyzer.maximumFindings)
    }

    @Test("the check of a configuration names the pattern, the position and what to do")
    func check() {
        let log = ProblemLog()
        _ = LexiconFile.read(
            files: [
                (
                    "mine.yaml",
                    """
                    language: zh
                    topic: mine
                    groups:
                      - id: slow
                        means: [negative]
                        patterns: ["等(了", "等了{number}天"]
                        examples: [等了三天]
                      - id: shares
                        means: [negative]
                        with: ["/股(价/"]
                        within: text
                        terms: [跌]
                        examples: [股价跌]
                    """
                )
            ], log: log)
        let lines = log.sorted.map(\.description)
        #expect(lines.contains { $0.contains("mine.yaml:6") && $0.contains("at its character 2") }, "\(lines)")
        #expect(lines.contains { $0.contains("mine.yaml:10") && $0.contains("at its character 2") }, "\(lines)")
    }

    private func quotes(of pattern: String, _ language: Language, in text: String) throws -> [String] {
        let group = Lexicon.Group(
            rule: "test", terms: [], patterns: [try TermPattern(pattern, language: language)],
            role: .meanings([.negative]))
        return Analyzer(lexicon: Lexicon(groups: [group])).read(title: "", text: text).findings.map(\.quote)
    }
}

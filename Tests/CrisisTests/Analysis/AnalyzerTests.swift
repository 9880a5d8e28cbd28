import Crisis
import Testing

@Suite("The analyser quotes exactly and stays bounded")
struct AnalyzerTests {
    @Test("the quote of every signal is the original at its range", arguments: 0..<60 as Range<UInt64>)
    func quotes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces =
            ShippedConfig.lexicon.groups.flatMap(\.terms) + [
                ",", "。", "!", " ", "\n", "\u{200B}", "😀", "賠償", "\u{FF24}\u{FF28}\u{FF2C}", "http://a.b/c", "não",
            ]
        let title = String((0..<4).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
        let text = String((0..<40).map { _ in (pieces.randomElement(using: &generator) ?? "") + " " }.joined())
        let whole = text.isEmpty ? title : title + "\n" + text
        let signals = ShippedConfig.analyzer.read(title: title, text: text)
        #expect(!signals.findings.isEmpty)
        for signal in signals.findings { #expect(whole.scalars(signal.range) == signal.quote) }
        #expect(signals.findings.map(\.range.lowerBound) == signals.findings.map(\.range.lowerBound).sorted())
        #expect(signals == ShippedConfig.analyzer.read(title: title, text: text))
    }

    @Test("Traditional, full-width and broken-up spellings are read, and quoted as written")
    func spellings() throws {
        let signals = ShippedConfig.analyzer.read(title: "", text: "包裹丟\u{200B}失,態度惡劣")
        let lost = try #require(signals.findings.first { $0.meaning == .category(.lost) })
        #expect(lost.quote == "丟\u{200B}失")
        #expect(signals.standing.contains { $0.meaning == .category(.attitude) })
    }

    @Test(
        "hostile texts are read in bounded time and memory",
        arguments: [
            ("a", 2_000_000), ("快", 700_000), ("😀", 300_000), ("\u{202E}\u{200B}", 300_000), ("死亡", 100_000),
            ("如果死亡 ", 50_000), ("lost my ", 100_000), ("不", 200_000), ("but ", 50_000), ("没有丢失、", 40_000),
            ("\n", 500_000), ("", 1), ("\u{0}", 1),
        ])
    func hostile(unit: String, count: Int) {
        let signals = ShippedConfig.analyzer.read(title: "", text: String(repeating: unit, count: count))
        #expect(signals.findings.count < 2_000)
    }

    @Test("a word inside a longer term does not count, nor one inside an exception")
    func containment() {
        let lexicon = Lexicon(groups: [
            Lexicon.Group(rule: "a", terms: ["满意", "爆炸"], except: ["信息爆炸"], role: .meanings([.positive])),
            Lexicon.Group(rule: "b", terms: ["不满意"], role: .meanings([.negative])),
            Lexicon.Group(rule: "c", terms: ["complain*"], role: .meanings([.negative])),
        ])
        func rules(_ text: String) -> [String] {
            Analyzer(lexicon: lexicon).read(title: "", text: text).findings.map(\.rule)
        }
        #expect(rules("不满意") == ["b"])
        #expect(rules("信息爆炸,爆炸") == ["a"])
        #expect(rules("Complaints about complaining") == ["c", "c"])
        #expect(rules("uncomplaining").isEmpty)
    }

    @Test("an empty lexicon finds nothing and says neutral")
    func emptyLexicon() {
        let signals = Analyzer(lexicon: Lexicon()).read(title: "丢失", text: "lost")
        #expect(signals.findings.isEmpty)
        #expect(signals.negative == PerMille(300))
    }

    @Test(
        "the language is that of most letters", arguments: [("申通快递sto", Language.chinese), ("SF Express 顺", .english)])
    func language(text: String, language: Language) {
        #expect(ShippedConfig.analyzer.read(title: "", text: text).language == language)
    }

    @Test("classification is one line of JSON with everything escaped")
    func json() {
        let lexicon = Lexicon(groups: [
            Lexicon.Group(
                rule: "zh.x", terms: ["丢\"失"], role: .meanings([.category(.lost), .harm(.property)]), weight: 5)
        ])
        let signals = Analyzer(lexicon: lexicon).read(title: "", text: "快递丢\"失")
        let expected =
            #"{"id":"a\"\n\u0001","negative":0.300,"complaint":0.400,"category":"lost","topic":"lost_missing","#
            + #""postal":"loss","harm":"property","flags":[],"drives":[],"facts":[],"aims":[],"psychology":[],"#
            + #""causes":["service"],"elements":["reliability"],"expectations":[],"state":"happened","signals":[{"rule":"zh.x","meaning":"category lost","quote":"丢\"失","#
            + #""range":[2,5],"weight":5,"negated":false},{"rule":"zh.x","meaning":"harm property","quote":"丢\"失","#
            + #""range":[2,5],"weight":5,"negated":false}]}"#
        #expect(ClassificationJSON.line(id: "a\"\n\u{1}", signals: signals) == expected)
    }

    @Test("every meaning is read back from its name")
    func names() {
        var meanings: [Signal.Meaning] = [.negative, .positive]
        meanings += Crisis.Category.allCases.map { .category($0) } + HarmClass.allCases.map { .harm($0) }
        meanings += Drive.allCases.map { .drive($0) } + CriticalFact.allCases.map { .fact($0) }
        meanings += EscalationFlag.allCases.map { .flag($0) } + Aim.allCases.map { .aim($0) }
        meanings += Psychology.allCases.map { .psychology($0) } + Cause.allCases.map { .cause($0) }
        meanings += ServiceElement.allCases.map { .element($0) } + ExpectationGap.allCases.map { .expectation($0) }
        meanings += EventState.allCases.map { .state($0) } + EvidenceTag.allCases.map { .statement($0) }
        for meaning in meanings { #expect(Signal.Meaning(name: meaning.name) == meaning) }
        #expect(Signal.Meaning(name: "category nothing") == nil)
    }
}

import Testing

@testable import Crisis

@Suite("A decision explains itself by the words whose removal changes it")
struct ExplainerTests {
    private func ground(
        _ text: String, _ decision: DecisionExplanation.Decision = .negative, model: TextModel? = nil
    ) throws -> DecisionExplanation.Ground {
        let analyzer = Analyzer(lexicon: ShippedConfig.lexicon, model: model)
        return try #require(Explainer(analyzer).explain(text).grounds.first { $0.decision == decision })
    }

    @Test("one word carries the decision: it alone is named, with its place in the original")
    func oneWord() throws {
        let text = "昨天下午在朝阳门店买的杯子,今天发现裂开了,颜色是蓝色的"
        let ground = try ground(text)
        #expect(ground.answer == "yes" && ground.flips)
        let removal = try #require(ground.removals.first)
        #expect(ground.removals.count == 1)
        #expect(text.scalars(removal.range) == removal.quote)
        #expect(removal.without < PerMille(500))
    }

    @Test(
        "taking the named words out of the text really turns the answer",
        arguments: [
            "外卖迟到两个小时,汤全洒了,客服态度恶劣,再也不点了", "The box was crushed and the agent was rude. I want a refund!",
            "快递丢了,客服没人理,要投诉到12345",
        ])
    func turns(text: String) throws {
        let ground = try ground(text)
        #expect(ground.flips)
        var scalars = Array(text.unicodeScalars)
        for removal in ground.removals { for place in removal.range { scalars[place] = " " } }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        #expect(ShippedConfig.analyzer.read(title: "", text: String(view)).negative < PerMille(500))
        #expect(ground.removals.map(\.without) == ground.removals.map(\.without).sorted(by: >))
    }

    @Test("the category is explained too, and a text without one has none")
    func category() throws {
        let late = try ground("快递三天没动静,打客服电话一直占线", .category)
        #expect(late.answer == "late" && late.flips)
        #expect(try ground("今天下雨", .category).answer == nil)
    }

    @Test("with a model the heaviest words are named with what they weigh")
    func terms() throws {
        var options = Trainer.Options()
        options.bits = 12
        let rows = (0..<80).map { number in
            LabelledText(
                line: number + 1, text: (number % 2 == 0 ? "又是蓝瓜局" : "妥妥的红瓜局") + "第\(number)场\(number * 7 % 13)号桌",
                negative: number % 2 == 0)
        }
        let model = try Trainer(analyzer: ShippedConfig.analyzer, options: options).train(rows).model
        let explanation = Explainer(Analyzer(lexicon: ShippedConfig.lexicon, model: model)).explain("昨晚蓝瓜局")
        #expect(explanation.terms.contains { "又是蓝瓜局".contains($0.quote) && $0.weight > 0 })
        #expect(explanation.grounds.first?.flips == true)
        #expect(explanation.sharing != nil)
    }

    @Test(
        "however long or odd the text, the search ends",
        arguments: [
            "", "🔥", "\u{202E}", String(repeating: "丢了,", count: 60_000), String(repeating: "x", count: 300_000),
        ])
    func bounded(text: String) {
        let explanation = Explainer(ShippedConfig.analyzer).explain(text)
        #expect(explanation.grounds.count == 3)
        #expect(explanation.grounds.allSatisfy { $0.removals.count <= 4 })
    }
}

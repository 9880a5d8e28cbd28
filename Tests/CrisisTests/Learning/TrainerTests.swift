import Testing

@testable import Crisis

@Suite("A model is made of labels, beside the lexicon")
struct TrainerTests {
    private func train(
        _ rows: [LabelledText], _ change: (inout Trainer.Options) -> Void = { _ in }
    ) throws -> Training {
        var options = Trainer.Options()
        options.bits = 12
        change(&options)
        return try Trainer(analyzer: ShippedConfig.analyzer, options: options).train(rows)
    }

    @Test("the same rows in any order make the same bytes")
    func order() throws {
        let rows = LearningFixture.labels(120)
        let first = try train(rows).model?.encoded()
        let second = try train(rows.reversed()).model?.encoded()
        #expect(first != nil)
        #expect(first == second)
    }

    @Test("what the labels teach is read in texts that the lexicon does not understand")
    func learns() throws {
        // Words of a trade that no lexicon knows.
        let rows = (0..<80).map { number in
            let bad = number % 2 == 0
            return LabelledText(
                line: number + 1, text: (bad ? "又是蓝瓜局" : "妥妥的红瓜局") + "第\(number)场\(number * 7 % 13)号桌", negative: bad)
        }
        let model = try #require(try train(rows).model)
        let analyzer = Analyzer(lexicon: ShippedConfig.lexicon, model: model)
        #expect(analyzer.read(title: "", text: "昨晚蓝瓜局").negative >= PerMille(500))
        #expect(analyzer.read(title: "", text: "昨晚红瓜局").negative < PerMille(400))
    }

    @Test("with a few labels it still reads what only the lexicon knows")
    func coldStart() throws {
        let model = try #require(try train(LearningFixture.labels(40)).model)
        let analyzer = Analyzer(lexicon: ShippedConfig.lexicon, model: model)
        let bad = ["分拨中心凌晨起火,上万件包裹被烧毁", "手机用了两天就黑屏,商家拒绝退货", "my flight was cancelled and nobody helped"]
        let good = ["房间干净整洁,服务热情,性价比高", "客服很耐心,问题很快就处理好了", "delicious food and friendly staff"]
        for text in bad { #expect(analyzer.read(title: "", text: text).negative >= PerMille(500), "\(text)") }
        for text in good { #expect(analyzer.read(title: "", text: text).negative < PerMille(500), "\(text)") }
    }

    @Test("figures are there for the model and for the lexicon on the same rows")
    func figures() throws {
        let report = try train(LearningFixture.labels(200)).report
        let negative = try #require(report.targets.first { $0.target == "negative" })
        #expect(negative.model.rows == negative.lexicon.rows)
        #expect(negative.model.f1 > 0.95)
        #expect(negative.refusal == nil)
        #expect(negative.calibration.map(\.rows).reduce(0, +) == negative.model.rows)
        #expect(report.classes?.classes == ["late", "lost"])
    }

    @Test("labels that follow from nothing are refused", arguments: [1, 2, 3] as [UInt64])
    func noise(seed: UInt64) throws {
        var dice = LearningFixture.Dice(seed)
        let rows = LearningFixture.labels(200).map { row in
            LabelledText(line: row.line, text: row.text, negative: dice.next(2) == 0)
        }
        let training = try train(rows)
        #expect(training.model == nil)
        #expect(training.report.targets.first?.refusal != nil)
    }

    @Test("a model of n-grams alone that the lexicon beats is refused")
    func worse() throws {
        // Each text has words of its own, so that n-grams learn nothing, but the lexicon reads them all.
        let bad = [
            "丢失", "破损", "延误", "恶劣", "骗子", "投诉", "起火", "拖欠", "作弊", "泄露", "rude", "broken", "awful", "scam", "delayed",
        ]
        let good = [
            "好评", "满意", "热情", "干净", "喜欢", "及时", "贴心", "推荐", "新鲜", "划算", "great", "friendly", "love", "perfect", "clean",
        ]
        let rows = (bad + good).enumerated().map {
            LabelledText(line: $0.offset + 1, text: $0.element, negative: $0.offset < bad.count)
        }
        let training = try train(rows) { $0.usesLexicon = false }
        #expect(training.model == nil)
        #expect(training.report.isEveryTargetAccepted == false)
    }

    @Test("too few rows, or all of one kind, are refused with a reason")
    func tooFew() {
        #expect(throws: TrainingRefusal.noRows) { try train([]) }
        #expect(throws: TrainingRefusal.noRows) { try train(LearningFixture.labels(10)) }
        let oneKind = (0..<50).map { LabelledText(line: $0, text: "丢了\($0)x\($0 * 3)", negative: true) }
        #expect(throws: TrainingRefusal.noRows) { try train(oneKind) }
    }

    @Test("a rare class is left to the lexicon, and named")
    func rareClass() throws {
        var rows = LearningFixture.labels(150)
        rows += (0..<3).map {
            LabelledText(line: 900 + $0, text: "内鬼出售用户信息,面单数据泄露第\($0)批", negative: true, category: "privacy")
        }
        let training = try train(rows)
        #expect(training.report.tooRare == ["category:privacy"])
        let analyzer = Analyzer(lexicon: ShippedConfig.lexicon, model: training.model)
        #expect(analyzer.read(title: "", text: "用户隐私信息被泄露").model?.category == "privacy")
    }

    @Test("the file stays below the size asked for, at the price of small weights")
    func size() throws {
        let training = try train(LearningFixture.labels(200)) { $0.size = 5_000 }
        #expect(training.pruned > 0)
        #expect((training.model?.encoded().count ?? .max) <= 5_000)
    }

    @Test("a cost found by cross-validation is one of those tried")
    func autoCost() throws {
        let report = try train(LearningFixture.labels(100)) { $0.cost = nil }.report
        #expect(report.targets.allSatisfy { [0.25, 1, 4].contains($0.cost) })
    }
}

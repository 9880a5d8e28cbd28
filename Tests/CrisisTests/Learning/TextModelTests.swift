import Testing

@testable import Crisis

@Suite("A model is a small file, and says what it is")
struct TextModelTests {
    private static let trained: TextModel? = {
        var options = Trainer.Options()
        options.bits = 10
        let rows = LearningFixture.labels(80)
        return try? Trainer(analyzer: ShippedConfig.analyzer, options: options).train(rows).model
    }()

    private func bytes() throws -> [UInt8] { try #require(Self.trained).encoded() }

    @Test("what is written is read back, decision by decision")
    func roundTrip() throws {
        let bytes = try bytes()
        let model = try TextModel(name: "shop", encoded: bytes)
        #expect(model.encoded() == bytes)
        #expect(model.fullName == "shop@\(model.digest)" && model.digest.count == 12)
        let text = NormalizedText("包裹丢了没人管")
        let signals = ShippedConfig.analyzer.readByLexicon(text)
        #expect(model.read(text, signals).negative == Self.trained?.read(text, signals).negative)
    }

    @Test("a model of n-grams alone is read back too", arguments: [true, false])
    func roundTripOfBoth(usesLexicon: Bool) throws {
        var options = Trainer.Options()
        options.bits = 12
        options.usesLexicon = usesLexicon
        let rows = (0..<80).map { number in
            let word = number % 2 == 0 ? "又是蓝瓜局" : "妥妥的红瓜局"
            return LabelledText(line: number + 1, text: "\(word)第\(number)场", negative: number % 2 == 0)
        }
        let trained = try #require(
            try Trainer(analyzer: ShippedConfig.analyzer, options: options).train(rows).model)
        let read = try TextModel(name: "m", encoded: trained.encoded())
        #expect(read.encoded() == trained.encoded())
        for text in ["昨晚蓝瓜局", "昨晚红瓜局", "快递丢了"].map({ NormalizedText($0) }) {
            let signals = ShippedConfig.analyzer.readByLexicon(text)
            #expect(read.read(text, signals).negative == trained.read(text, signals).negative)
        }
        #expect(
            read.read(NormalizedText("昨晚蓝瓜局"), Signals(language: .chinese)).negative
                > read.read(NormalizedText("昨晚红瓜局"), Signals(language: .chinese)).negative)
    }

    @Test("a file cut short anywhere is refused")
    func truncated() throws {
        let bytes = try bytes()
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: TextModel.Flaw.self) { try TextModel(name: "m", encoded: Array(bytes[..<length])) }
        }
    }

    @Test("a changed byte is noticed")
    func damaged() throws {
        let bytes = try bytes()
        for place in stride(from: 16, to: bytes.count, by: 11) {
            var other = bytes
            other[place] ^= 0x40
            #expect(throws: TextModel.Flaw.damaged) { try TextModel(name: "m", encoded: other) }
        }
    }

    @Test("a forged file with a right checksum is bounded and harmless")
    func forged() throws {
        var dice = LearningFixture.Dice(5)
        let bytes = try bytes()
        for _ in 0..<300 {
            var body = Array(bytes.dropLast(8))
            for _ in 0..<4 { body[15 + dice.next(min(400, body.count - 15))] = UInt8(dice.next(256)) }
            var writer = ByteWriter()
            writer.write(body)
            writer.write(fixed: TextModel.checksum(body[...]))
            guard let model = try? TextModel(name: "m", encoded: writer.bytes) else { continue }
            let text = NormalizedText("包裹丢了没人管")
            _ = model.read(text, ShippedConfig.analyzer.readByLexicon(text))
        }
    }

    @Test("other files and other versions are told apart")
    func foreign() throws {
        #expect(throws: TextModel.Flaw.noModel) { try TextModel(name: "m", encoded: Array("{}".utf8)) }
        #expect(throws: TextModel.Flaw.otherVersion) {
            try TextModel(name: "m", encoded: Array("tocsin-model 2\n…".utf8))
        }
    }

    @Test("the decision names its model, and the lexicon's findings all stay")
    func named() throws {
        let model = try TextModel(name: "shop", encoded: try bytes())
        let analyzer = Analyzer(lexicon: ShippedConfig.lexicon, model: model)
        let text = "快递员被撞当场身亡,感谢客服,五星好评,送得很快"
        let (with, without) = (analyzer.read(title: "", text: text), ShippedConfig.analyzer.read(title: "", text: text))
        #expect(with.model?.model == model.fullName)
        #expect(without.model == nil)
        #expect(with.facts == without.facts && with.facts.contains(.death))
        #expect(Set(with.findings).isSuperset(of: without.findings))
        let line = ClassificationJSON.line(id: "1", signals: with)
        #expect(line.contains("\"model\":\"\(model.fullName)\""))
    }

    @Test("a lexicon with other words has another digest")
    func lexiconDigest() {
        var other = ShippedConfig.lexicon
        other.groups[0].terms.append("新词")
        #expect(other.digest != ShippedConfig.lexicon.digest)
        #expect(ShippedConfig.lexicon.digest == ShippedConfig.lexicon.digest)
    }
}

import Crisis
import Testing

@Suite("Hostile texts are read within bounds")
struct HostileTextTests {
    private func read(_ text: String) -> Signals { ShippedConfig.analyzer.read(title: "", text: text) }

    @Test(
        "a text without words says nothing",
        arguments: [
            "", " \n\t ", "📦🚚🏠", "👨‍👩‍👧‍👦🏳️‍🌈", "\u{200B}\u{200D}\u{FEFF}\u{2060}", "\u{202E}\u{202D}\u{2066}\u{2069}",
            "！！！？？？", "\u{FFFD}\u{FFFD}", "\u{0301}\u{0301}\u{0301}",
        ])
    func empty(text: String) {
        let signals = read(text)
        #expect(signals.flags.isEmpty && signals.category == nil && signals.facts.isEmpty)
        #expect(signals.negative < PerMille(500))
    }

    @Test(
        "what is invisible hides no word, and the quote is what was written",
        arguments: ["快\u{200B}递丢\u{200D}失", "快\u{FEFF}递丢\u{2060}失", "快\u{202E}递丢\u{202C}失", "快\u{00AD}递丢失"])
    func invisible(text: String) {
        let signals = read(text)
        #expect(signals.category == .lost)
        let scalars = Array(text.unicodeScalars)
        for signal in signals.findings {
            #expect(String(String.UnicodeScalarView(scalars[signal.range])) == signal.quote)
        }
    }

    @Test("a word that stands a hundred thousand times is found as often as is kept of it, and no more")
    func repeated() {
        let many = read(String(repeating: "丢件，", count: 100_000))
        let counts = Dictionary(grouping: many.findings, by: { "\($0.rule) \($0.meaning)" }).mapValues(\.count)
        #expect(!counts.isEmpty)
        #expect(counts.values.allSatisfy { $0 <= 2 * Analyzer.maximumFindings })
        #expect(many.category == .lost)
    }

    @Test("of a text of ten megabytes the beginning is read, and nothing is quoted from behind it")
    func huge() {
        let filler = String(repeating: "今天天气不错。", count: 500_000)
        let signals = read("快递丢失，客服不理。" + filler + "充电宝爆炸致孩子受伤")
        #expect(signals.category == .lost || signals.category == .channelDead)
        #expect(!signals.flags.contains(.injury))
        #expect(signals.findings.allSatisfy { $0.range.upperBound <= NormalizedText.limit })
    }

    @Test("bytes that are no text are read as replaced, and their neighbours as they are")
    func invalid() {
        let bytes: [UInt8] = Array("快递丢失".utf8) + [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80] + Array("没人理".utf8)
        let signals = read(String(decoding: bytes, as: UTF8.self))
        #expect(signals.findings.contains { $0.quote == "快递丢失" || $0.quote == "丢失" })
    }
}

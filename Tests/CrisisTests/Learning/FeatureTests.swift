import Testing

@testable import Crisis

@Suite("Texts become n-grams")
struct FeatureTests {
    private func quotes(_ text: String) -> [String] {
        let normalized = NormalizedText(text)
        var scan = NGramScan(normalized)
        var quotes: [String] = []
        scan.forEach { _, range in
            quotes.append(normalized.quote(range))
            return true
        }
        return quotes
    }

    @Test("Chinese: one to three characters in a row")
    func chinese() {
        #expect(Set(quotes("快递丢了")) == ["快", "递", "丢", "了", "快递", "递丢", "丢了", "快递丢", "递丢了"])
        #expect(quotes("快递丢了").count == 9)
    }

    @Test("English: one or two words, and three to five letters of each")
    func english() {
        let words = quotes("not good")
        #expect(words.count { $0 == "not good" } == 1)
        // The word and its parts ^no not ot$ ^not not$ ^not$.
        #expect(words.count { $0 == "not" } == 7)
        #expect(words.count { $0 == "good" } == 10)
    }

    @Test("punctuation ends a run, an exclamation mark is part of one")
    func punctuation() {
        #expect(!quotes("丢了,没人管").contains("了,没"))
        #expect(quotes("丢了!!!").contains("了!!!") || quotes("丢了!!!").contains("了!"))
    }

    @Test("faces, waves and dots speak too")
    func faces() {
        #expect(quotes("thanks :)").contains(":)"))
        #expect(quotes("收到:-(").contains("到:-("))
        #expect(quotes("好吃~~").contains { $0.hasPrefix("吃~") })
        #expect(quotes("唉…").contains("唉…"))
        #expect(!quotes("id:door").contains { $0.hasPrefix(":") })
    }

    private func buckets(_ text: String) -> Set<UInt32> { Set(FeatureHasher().buckets(of: NormalizedText(text))) }

    @Test(
        "what reads the same has the same features",
        arguments: [
            ("ＤＯＮ’Ｔ buy", "dont buy"), ("快遞丟了", "快递丢了"), ("等了30分钟", "等了45分钟"), ("快\u{200B}递", "快递"),
            ("see https://example.org/x now", "see now"),
        ])
    func same(first: String, second: String) {
        #expect(buckets(first) == buckets(second))
    }

    @Test("the bits of the hash are fixed: a model made today reads texts tomorrow")
    func fixed() {
        #expect(FeatureHasher().buckets(of: NormalizedText("丢了 lost")).prefix(4).map(Int.init) == FeatureTests.known)
    }

    private static let known = [62_018, 54_874, 28_441, 20_219]

    @Test("a text of a million words costs no more than the first few hundred")
    func long() {
        var text = ""
        for number in 0..<40_000 {
            for power in [1, 26, 676, 17_576] {
                text.unicodeScalars.append(Unicode.Scalar(UInt8(97 + number / power % 26)))
            }
            text += " "
        }
        #expect(FeatureHasher().buckets(of: NormalizedText(text)).count == FeatureHasher.mostBuckets)
    }

    @Test(
        "odd bytes are read to their end",
        arguments: ["", "🔥🔥🔥", "\u{202E}\u{200F}", "'''---", "é", "ß", "ไทย", "\u{10FFFF}", "。。。", "a", "ab", "''a'"])
    func odd(text: String) {
        #expect(buckets(text).count < 60)
    }

    @Test("the lexicon's signals are a few numbers between -1.5 and 1.5")
    func dense() {
        let signals = ShippedConfig.analyzer.read(
            title: "", text: String(repeating: "快递员打人致重伤,态度恶劣,丢件,赔偿不够,要起诉,要曝光!", count: 50))
        let values = LexiconFeatures.values(of: signals)
        #expect(values.allSatisfy { abs($0.value) <= 1.5 && $0.value != 0 })
        #expect(values.contains { LexiconFeatures.names[$0.place] == "negative" && $0.value > 1 })
    }
}

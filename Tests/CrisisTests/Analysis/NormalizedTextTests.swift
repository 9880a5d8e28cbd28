import Crisis
import Testing

@Suite("Texts are folded and keep their origins")
struct NormalizedTextTests {
    @Test(
        "width, case, accents, Traditional characters, quotes and invisible marks are folded",
        arguments: [
            ("\u{FF33}\u{FF26} Express", "sf express"),
            ("快遞丟失，賠償", "快递丢失,赔偿"),
            ("Café RÉSUMÉ", "cafe resume"),
            ("didn\u{2019}t", "didn't"),
            ("快\u{200B}递\u{202E}丢\u{FEFF}失", "快递丢失"),
            ("z\u{0301}a\u{00AD}lgo", "zalgo"),
            ("  a \t\u{3000} b  ", "a b"),
            ("\u{1D5D7}\u{1D5DB}\u{1D5DF}", "dhl"),
            ("one\ntwo", "one two"),
            ("one\n\ntwo", "one\ntwo"),
            ("快递\n丢了", "快递\n丢了"),
            ("see https://lost.example/damaged?x=1 now", "see now"),
            ("图http://t.cn/A6好", "图 好"),
            ("", ""),
        ])
    func folding(text: String, folded: String) {
        #expect(String(decoding: NormalizedText(text).bytes, as: UTF8.self) == folded)
    }

    @Test("no phrase reaches from the title into the text")
    func titleBoundary() {
        let text = NormalizedText(title: "parcel", text: "lost again")
        #expect(String(decoding: text.bytes, as: UTF8.self) == "parcel\nlost again")
    }

    @Test("a text beyond the limit is cut and says so")
    func cut() {
        let text = NormalizedText(String(repeating: "快", count: NormalizedText.limit + 5))
        #expect(text.isCut)
        #expect(text.bytes.count == NormalizedText.limit * 3)
        #expect(!NormalizedText(String(repeating: "a", count: NormalizedText.limit)).isCut)
        #expect(NormalizedText(String(repeating: "\u{1F600}", count: 300_000)).isCut)
    }

    @Test("every folded range quotes the scalars of its range in the original", arguments: 0..<40 as Range<UInt64>)
    func origins(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("aZ \n\u{FF21}快遞丢\u{200B}é\u{0301}😀.,\u{3000}\u{1D5D7}ht/:w".unicodeScalars)
        var source = String.UnicodeScalarView()
        for _ in 0..<80 { source.append(alphabet.randomElement(using: &generator) ?? "x") }
        let original = String(source)
        let text = NormalizedText(original)
        let starts = text.bytes.indices.filter { text.bytes[$0] & 0xC0 != 0x80 } + [text.bytes.count]
        for _ in 0..<60 {
            let bounds = [0, 1].map { _ in starts.randomElement(using: &generator) ?? 0 }.sorted()
            let range = bounds[0]..<bounds[1]
            #expect(text.quote(range) == original.scalars(text.scalarRange(range)))
        }
    }
}
